package dev.martello.check;

import dev.martello.model.Api;
import dev.martello.model.Route;
import java.util.ArrayList;
import java.util.List;

/** Writes settings of an API's stage where that kind of stage keeps them. */
public final class StageChange {
  /*
   * Sources: AWS CloudFormation Template Reference, "AWS::ApiGateway::Stage MethodSetting" (in a
   * resource path each slash but the first is written `~1`), "AWS::ApiGateway::Deployment
   * StageDescription" and "AWS::ApiGatewayV2::Stage".
   */
  private static final String ALL = "*";

  private StageChange() {}

  /** One setting. */
  public record Setting(String name, Term value) {}

  /** Returns the changes that set something for all routes; none where the stage has no place. */
  public static List<Change> forAll(Api.Stage stage, Setting... settings) {
    return switch (stage.identity().type()) {
      case "AWS::ApiGateway::Stage" -> inList(stage, ALL, "/*", ALL, settings);
      case "AWS::ApiGateway::Deployment" -> put(stage, List.of("StageDescription"), settings);
      case "AWS::ApiGatewayV2::Stage" -> put(stage, List.of("DefaultRouteSettings"), settings);
      default -> List.of();
    };
  }

  /** Returns the changes that set something for one route; none where it is not known. */
  public static List<Change> forRoute(Api.Stage stage, Route route, Setting... settings) {
    var method = route.method().candidates();
    var path = route.path().candidates();
    if (method.size() != 1 || path.size() != 1) {
      return List.of();
    }
    return switch (stage.identity().type()) {
      case "AWS::ApiGateway::Stage" ->
          inList(
              stage,
              method.getFirst().equals("ANY") ? ALL : method.getFirst(),
              encoded(path.getFirst()),
              route.show(),
              settings);
      case "AWS::ApiGatewayV2::Stage" ->
          put(stage, List.of("RouteSettings", route.show()), settings);
      default -> List.of();
    };
  }

  private static String encoded(String path) {
    return path.equals("/") ? path : "/" + path.replace("/", "~1");
  }

  private static List<Change> inList(
      Api.Stage stage, String method, String path, String route, Setting... settings) {
    for (int index = 0; index < stage.methods().size(); index++) {
      if (stage.methods().get(index).route().isEqualTo(route).isYes()) {
        return put(stage, List.of("MethodSettings", Integer.toString(index)), settings);
      }
    }
    var item =
        Term.parts().with("HttpMethod", Term.text(method)).with("ResourcePath", Term.text(path));
    for (var setting : settings) {
      item = item.with(setting.name(), setting.value());
    }
    return List.of(new Change.Append(stage.identity(), List.of("MethodSettings"), item));
  }

  private static List<Change> put(Api.Stage stage, List<String> path, Setting... settings) {
    var changes = new ArrayList<Change>();
    for (var setting : settings) {
      var whole = new ArrayList<>(path);
      whole.add(setting.name());
      changes.add(new Change.Put(stage.identity(), whole, setting.value()));
    }
    return changes;
  }
}
