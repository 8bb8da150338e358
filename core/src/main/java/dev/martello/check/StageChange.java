package dev.martello.check;

import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Limits what callers may do at an API's stage, where that kind of stage keeps its limits. */
public final class StageChange {
  /*
   * What a stage says of one route holds for it instead of what the stage says of all: the new
   * entry of a route is a copy of that for all, and takes over its limits unless they are looser.
   *
   * Sources: AWS CloudFormation Template Reference, "AWS::ApiGateway::Stage MethodSetting" (in a
   * resource path each slash but the first is written `~1`), "AWS::ApiGateway::Deployment
   * StageDescription" and "AWS::ApiGatewayV2::Stage"; Amazon API Gateway Developer Guide, "Throttle
   * requests to your REST APIs" and "Throttle requests to your HTTP APIs".
   */
  private static final String ALL = "*";
  private static final String METHODS = "MethodSettings";
  private static final String DESCRIPTION = "StageDescription";
  private static final String ROUTES = "RouteSettings";
  private static final String EVERY_ROUTE = "DefaultRouteSettings";

  private final Api.Stage stage;
  private final Settings settings;
  private final List<Limit> limits;

  private StageChange(Api.Stage stage, Settings settings, List<Limit> limits) {
    this.stage = stage;
    this.settings = settings;
    this.limits = List.copyOf(limits);
  }

  /**
   * A limit; a lower one that is there is kept.
   *
   * @param most the number that is written where there is none, or a higher one
   */
  public record Limit(String name, long most) {
    /** Asks nothing of what is not known: whoever leaves a limit open to a parameter wants it. */
    private boolean isKept(Settings written) {
      return written.get(name).number().stream()
          .anyMatch(number -> !number.is(value -> value >= 0 && value <= most).isNo());
    }

    private Term value() {
      return Term.number(most);
    }
  }

  /** Prepares for a stage. */
  public static StageChange of(Api.Stage stage, App app, Limit... limits) {
    return new StageChange(stage, app.settingsOf(stage), List.of(limits));
  }

  /** Returns the changes that limit all routes; none where the stage has no place. */
  public List<Change> forAll() {
    return switch (stage.identity().type()) {
      case "AWS::ApiGateway::Stage" -> {
        var item = itemOf(ALL);
        yield item.isPresent() ? put(at(item.getAsInt())) : List.of(append(ALL, "/*"));
      }
      case "AWS::ApiGateway::Deployment" -> put(List.of(DESCRIPTION));
      case "AWS::ApiGatewayV2::Stage" -> put(List.of(EVERY_ROUTE));
      default -> List.of();
    };
  }

  /** Returns the changes that limit one route; none where it is not known. */
  public List<Change> forRoute(Route route) {
    var method = route.method().candidates();
    var path = route.path().candidates();
    if (method.size() != 1 || path.size() != 1) {
      return List.of();
    }
    return switch (stage.identity().type()) {
      case "AWS::ApiGateway::Stage" ->
          inList(
              method.getFirst().equals("ANY") ? ALL : method.getFirst(),
              encoded(path.getFirst()),
              route.show());
      case "AWS::ApiGatewayV2::Stage" -> inMapping(route.show());
      default -> List.of();
    };
  }

  /** Returns whether a limit for all routes is kept, so that it is not this one that counts. */
  public boolean keepsLimits() {
    var all =
        switch (stage.identity().type()) {
          case "AWS::ApiGateway::Stage" -> itemOf(ALL).stream().mapToObj(StageChange::at).toList();
          case "AWS::ApiGateway::Deployment" -> List.of(List.of(DESCRIPTION));
          default -> List.of(List.of(EVERY_ROUTE));
        };
    return all.stream()
        .anyMatch(path -> limits.stream().anyMatch(limit -> limit.isKept(written(path))));
  }

  private static String encoded(String path) {
    return path.equals("/") ? path : "/" + path.replace("/", "~1");
  }

  private List<Change> inList(String method, String path, String route) {
    var own = itemOf(route);
    var all = itemOf(ALL);
    if (own.isPresent()) {
      return fill(at(own.getAsInt()), all.isPresent() ? at(all.getAsInt()) : List.of());
    }
    return all.isPresent()
        ? List.of(copy(at(all.getAsInt()), List.of(METHODS), place(method, path)))
        : List.of(append(method, path));
  }

  private List<Change> inMapping(String route) {
    var own = List.of(ROUTES, route);
    var all = List.of(EVERY_ROUTE);
    return written(own).exists().isNo() && !written(all).exists().isNo()
        ? List.of(copy(all, own, Term.parts()))
        : fill(own, all);
  }

  /** Adds the limits that an entry does not have, no looser than those for all. */
  private List<Change> fill(List<String> own, List<String> all) {
    var changes = new ArrayList<Change>();
    for (var limit : limits) {
      if (limit.isKept(written(own))) {
        continue;
      }
      var to = in(own, limit);
      changes.add(
          !all.isEmpty() && limit.isKept(written(all))
              ? new Change.Copy(stage.identity(), in(all, limit), to, Term.parts())
              : new Change.Put(stage.identity(), to, limit.value()));
    }
    return changes;
  }

  private List<Change> put(List<String> path) {
    return fill(path, List.of());
  }

  private Change copy(List<String> from, List<String> to, Term.Parts place) {
    var other = place;
    for (var limit : limits) {
      other = limit.isKept(written(from)) ? other : other.with(limit.name(), limit.value());
    }
    return new Change.Copy(stage.identity(), from, to, other);
  }

  private Change append(String method, String path) {
    var item = place(method, path);
    for (var limit : limits) {
      item = item.with(limit.name(), limit.value());
    }
    return new Change.Append(stage.identity(), List.of(METHODS), item);
  }

  private static Term.Parts place(String method, String path) {
    return Term.parts().with("HttpMethod", Term.text(method)).with("ResourcePath", Term.text(path));
  }

  // --- what is there ---

  private OptionalInt itemOf(String route) {
    return IntStream.range(0, stage.methods().size())
        .filter(item -> stage.methods().get(item).route().isEqualTo(route).isYes())
        .findFirst();
  }

  private Settings written(List<String> path) {
    return path.size() > 1 && path.getFirst().equals(METHODS)
        ? settings.get(METHODS).items().get(Integer.parseInt(path.get(1)))
        : settings.get(path.toArray(String[]::new));
  }

  private static List<String> at(int item) {
    return List.of(METHODS, Integer.toString(item));
  }

  private static List<String> in(List<String> path, Limit limit) {
    var whole = new ArrayList<>(path);
    whole.add(limit.name());
    return whole;
  }
}
