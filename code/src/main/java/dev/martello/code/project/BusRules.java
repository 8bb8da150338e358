package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.stream.Stream;

/** Which rules of buses the events of a function meet. */
final class BusRules {
  /*
   * An event meets a rule of the same bus where the pattern asks for who sends it or for its type, one
   * of these is certainly so, and none is certainly not so. A rule of a bus that is declared may also
   * ask for neither.
   */
  private static final String DEFAULT = "default";

  private final App app;
  private final NamedEntities named;
  private final LambdaFunction function;
  private final GivenTexts texts;

  BusRules(App app, NamedEntities named, LambdaFunction function) {
    this.app = app;
    this.named = named;
    this.function = function;
    this.texts = new GivenTexts(app, function);
  }

  /** Returns whether a rule hands an event of the function to its targets. */
  boolean meets(Entity rule, EventEntry event) {
    var settings = app.settingsOf(rule);
    var pattern = settings.get("EventPattern").json();
    var onBus = isOn(settings, rule, event);
    if (onBus.isNo()) {
      return false;
    }
    var source = meets(pattern.get("source"), event.source());
    var type = meets(pattern.get("detail-type"), event.type());
    if (source.isEmpty() && type.isEmpty()) {
      return onBus.isYes() && isDeclared(settings) && asksForNothing(pattern);
    }
    var both = Stream.concat(source.stream(), type.stream()).toList();
    return both.stream().anyMatch(Tri::isYes) && both.stream().noneMatch(Tri::isNo);
  }

  private List<Tri> meets(Settings conditions, Usage.Argument given) {
    return conditions.exists().isNo()
        ? List.of()
        : List.of(ContentFilter.meets(conditions.items(), texts.of(given)));
  }

  private static boolean asksForNothing(Settings pattern) {
    return pattern.exists().isYes()
        && pattern.parts().stream()
            .allMatch(part -> part.name().equals("account") || part.name().equals("region"));
  }

  /** Returns what of an event tells that it meets a rule, for people. */
  String show(EventEntry event) {
    var source = known(event.source());
    var type = known(event.type());
    return source.isEmpty()
        ? type.isEmpty() ? "for these events" : "for events of type `%s`".formatted(type)
        : "for events from `%s`".formatted(source);
  }

  private String known(Usage.Argument given) {
    return texts.of(given).stream()
        .flatMap(text -> text.candidates().stream())
        .findFirst()
        .orElse("");
  }

  // buses

  /** A bus, declared or by its name. */
  private record Bus(List<Entity> declared, Val<String> name) {
    Tri is(Bus other) {
      if (!declared.isEmpty() && !other.declared.isEmpty()) {
        boolean isOne = declared.stream().anyMatch(other.declared::contains);
        return isOne && declared.size() > 1 ? Tri.UNKNOWN : Tri.of(isOne);
      }
      boolean isDefault = declared.isEmpty() ? other.isOwnOfAccount(this) : isOwnOfAccount(other);
      return isDefault ? Tri.NO : ContentFilter.isSame(name, other.name);
    }

    /** Returns whether this is declared, as the bus that every account has never is. */
    private boolean isOwnOfAccount(Bus other) {
      return !declared.isEmpty() && other.name.isEqualTo(DEFAULT).isYes();
    }
  }

  private static boolean isDeclared(Settings rule) {
    return rule.get("EventBusName").target().known().findAny().isPresent();
  }

  private Tri isOn(Settings settings, Entity rule, EventEntry event) {
    var written = settings.get("EventBusName");
    var of = bus(written.target().known().toList(), written.text(DEFAULT));
    var same = Tri.any(buses(event).map(of::is).toList());
    boolean isNamed = same.isYes() && !of.declared().isEmpty();
    return isNamed || app.areDeployedTogether(rule, function) ? same : Tri.NO;
  }

  private Stream<Bus> buses(EventEntry event) {
    if (!event.hasBus()) {
      return Stream.of(new Bus(List.of(), Val.serviceDefault(DEFAULT, "EventBusName")));
    }
    var argument = GivenTexts.pointed(event.bus());
    var names = texts.of(argument);
    var all = Stream.<Bus>builder();
    for (int at = 0; at < names.size(); at++) {
      all.add(bus(declared(argument.texts().get(at)).toList(), names.get(at)));
    }
    return names.isEmpty()
        ? Stream.of(new Bus(List.of(), Val.unknown("${?}", function.origin())))
        : all.build();
  }

  private Stream<Entity> declared(List<Part> text) {
    if (text.size() != 1) {
      return Stream.empty();
    }
    return switch (text.getFirst()) {
      case Part.Fixed(var name) -> named.find(function, name);
      case Part.Environment(var name) ->
          function.environment().stream()
              .filter(variable -> variable.name().equals(name))
              .flatMap(variable -> variable.refersTo().known());
      case Part.Field _, Part.Some _ -> Stream.empty();
    };
  }

  private static Bus bus(List<Entity> declared, Val<String> written) {
    var buses = declared.stream().filter(DataStore.EventBus.class::isInstance).toList();
    var name =
        buses.size() == 1 && buses.getFirst() instanceof DataStore.EventBus bus
            ? bus.name()
            : written.map(text -> text.substring(text.lastIndexOf('/') + 1));
    return new Bus(buses, name);
  }
}
