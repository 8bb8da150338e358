package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether events that a function puts on a bus are ones that a rule hands to it. */
record OwnRules(LambdaFunction function, App app) {
  /*
   * Patterns are matched three-valued: an event is told only where its source and type are surely
   * what the rule asks for. What the rule asks of the detail is met for sure only by an event that
   * is handed on as it came.
   */
  private static final String RULE = "AWS::Events::Rule";
  private static final String DEFAULT_BUS = "default";
  private static final int DEEPEST = 5;

  /** Returns the rule that hands an event of a call to the function, if one does. */
  Stream<Entity> starting(Usage call) {
    var events = entries(call).toList();
    return function.triggers().stream()
        .filter(Trigger.FromEvent.class::isInstance)
        .map(Trigger.FromEvent.class::cast)
        .filter(trigger -> trigger.source() == EventSource.EVENTBRIDGE)
        .flatMap(trigger -> trigger.from().known())
        .filter(rule -> rule.identity().type().equals(RULE))
        .filter(rule -> events.stream().anyMatch(event -> isMatched(event, app.settingsOf(rule))));
  }

  /** Returns the entries of a call, however deep they stand in what it is given. */
  private static Stream<Map<String, Usage.Argument>> entries(Usage call) {
    var given =
        Stream.of(
                Stream.of(call.receiver()), call.placed().stream(), call.named().values().stream())
            .flatMap(all -> all);
    return given.flatMap(argument -> entries(argument, DEEPEST));
  }

  private static Stream<Map<String, Usage.Argument>> entries(Usage.Argument argument, int depth) {
    if (depth == 0) {
      return Stream.empty();
    }
    boolean isEntry = member(argument.members(), "Source") != null;
    return isEntry
        ? Stream.of(argument.members())
        : argument.members().values().stream().flatMap(each -> entries(each, depth - 1));
  }

  /** Builders of Java begin with small letters. */
  private static Usage.@Nullable Argument member(Map<String, Usage.Argument> entry, String name) {
    var small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    var found = entry.containsKey(name) ? entry.get(name) : entry.get(small);
    return found == null ? null : found.members().getOrDefault("*", found);
  }

  private boolean isMatched(Map<String, Usage.Argument> event, Settings rule) {
    var pattern = rule.get("EventPattern").json();
    boolean isOpen =
        pattern.parts().stream()
            .allMatch(part -> List.of("source", "detail-type").contains(part.name()));
    return !pattern.exists().isNo()
        && (isOpen || isHandedOn(member(event, "Detail")))
        && isOnBus(member(event, "EventBusName"), rule)
        && asks(pattern.get("source"), member(event, "Source"), "source").isYes()
        && asks(pattern.get("detail-type"), member(event, "DetailType"), "detail-type").isYes();
  }

  /** The detail of the event, which came through the same rule. */
  private static boolean isHandedOn(Usage.@Nullable Argument detail) {
    return detail != null
        && detail.texts().stream()
            .anyMatch(
                parts ->
                    parts.size() == 1
                        && parts.getFirst() instanceof Part.Field(_, var path)
                        && path.equals("detail"));
  }

  private boolean isOnBus(Usage.@Nullable Argument bus, Settings rule) {
    var wanted = rule.get("EventBusName");
    var target = wanted.target().known().toList();
    if (bus == null) {
      return wanted.text(DEFAULT_BUS).is(DEFAULT_BUS::equals).isYes();
    }
    return bus.texts().stream()
        .filter(parts -> parts.size() == 1)
        .anyMatch(
            parts ->
                switch (parts.getFirst()) {
                  case Part.Environment(var name) -> isBus(name, wanted, target);
                  case Part.Fixed(var text) -> isCalled(text, wanted, target);
                  case Part.Field _, Part.Some _ -> false;
                });
  }

  private boolean isBus(String variable, Settings wanted, List<Entity> target) {
    return function.environment().stream()
        .filter(one -> one.name().equals(variable))
        .anyMatch(
            one ->
                one.refersTo().known().anyMatch(target::contains)
                    || wanted
                        .text(DEFAULT_BUS)
                        .is(text -> one.value().is(text::equals).isYes())
                        .isYes());
  }

  private static boolean isCalled(String name, Settings wanted, List<Entity> target) {
    return wanted.text(DEFAULT_BUS).is(name::equals).isYes()
        || target.stream()
            .anyMatch(
                entity ->
                    entity instanceof DataStore.EventBus bus
                        && bus.name().is(name::equals).isYes());
  }

  private Tri asks(Settings wanted, Usage.@Nullable Argument value, String field) {
    if (wanted.exists().isNo()) {
      return Tri.YES;
    }
    if (value == null) {
      return Tri.NO;
    }
    return value.texts().stream()
        .map(parts -> asks(wanted, parts, field))
        .reduce(Tri::or)
        .orElse(Tri.UNKNOWN);
  }

  private static Tri asks(Settings wanted, List<Part> parts, String field) {
    if (parts.size() != 1) {
      return Tri.UNKNOWN;
    }
    return switch (parts.getFirst()) {
      case Part.Field(_, var path) -> path.equals(field) ? Tri.YES : Tri.UNKNOWN;
      case Part.Fixed(var text) ->
          wanted.items().stream().map(item -> asks(item, text)).reduce(Tri::or).orElse(Tri.NO);
      case Part.Environment _, Part.Some _ -> Tri.UNKNOWN;
    };
  }

  /**
   * One of the values of a pattern.
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
   */
  private static Tri asks(Settings item, String text) {
    if (!item.isStructured()) {
      return item.text().is(text::equals);
    }
    var prefix = item.get("prefix");
    var other = item.get("anything-but");
    if (!prefix.exists().isNo() && !prefix.isStructured()) {
      return prefix.text().is(text::startsWith);
    }
    return !other.exists().isNo() && !other.isStructured()
        ? other.items().stream()
            .map(each -> each.text().is(text::equals))
            .reduce(Tri::or)
            .map(Tri::not)
            .orElse(Tri.UNKNOWN)
        : Tri.UNKNOWN;
  }
}
