package dev.martello.check.monitoring;

import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Term;
import dev.martello.model.Api;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the stages of APIs, also of those whose API stands elsewhere, with all they are set to. */
final class Stages {
  private static final String REST = "AWS::ApiGateway::Stage";
  private static final String DEPLOYMENT = "AWS::ApiGateway::Deployment";
  private static final String OTHER = "AWS::ApiGatewayV2::Stage";

  private Stages() {}

  /**
   * A stage.
   *
   * @param kind of its API
   * @param settings the properties of the stage; those of the description where a deployment makes
   *     it
   * @param path where the settings stand in the resource
   * @param routes of its API, as far as they are known
   */
  record Described(
      Api.Stage stage, Api.Kind kind, Settings settings, List<String> path, List<Route> routes) {
    Described {
      path = List.copyOf(path);
      routes = List.copyOf(routes);
    }

    boolean isRest() {
      return kind == Api.Kind.REST;
    }

    /** Returns whether a deployment makes it, which has settings of its own for all methods. */
    boolean isOfDeployment() {
      return stage.identity().type().equals(DEPLOYMENT);
    }

    /** Returns the functions behind the stage. */
    List<LambdaFunction> functions(Check.Context context) {
      return Behind.in(context).apisOf(routes);
    }

    /** Returns the settings of single methods and of the whole stage. */
    List<Settings> methods() {
      return settings.get("MethodSettings").items();
    }

    /** Returns the access log's settings. */
    Settings accessLog() {
      return settings.get(isRest() ? "AccessLogSetting" : "AccessLogSettings");
    }

    /** Returns the change that sets a property of the stage. */
    Change put(Term value, String... property) {
      return new Change.Put(stage.identity(), in(property), value);
    }

    /** Returns the change that adds to a list of the stage. */
    Change append(Term item, String... property) {
      return new Change.Append(stage.identity(), in(property), item);
    }

    private List<String> in(String... property) {
      var whole = new ArrayList<>(path);
      whole.addAll(List.of(property));
      return whole;
    }

    /** A stage that comes with an API of nothing but a target has no settings to change. */
    boolean isWritten() {
      return List.of(REST, DEPLOYMENT, OTHER).contains(stage.identity().type());
    }
  }

  static Stream<Described> of(App app) {
    return Stream.concat(
        app.apis().stream()
            .flatMap(
                api ->
                    api.stages().stream()
                        .map(stage -> describe(stage, api.kind(), api.routes(), app))),
        app.stagesElsewhere().stream()
            .map(stage -> describe(stage, kindOf(stage), List.of(), app)));
  }

  private static Described describe(Api.Stage stage, Api.Kind kind, List<Route> routes, App app) {
    var settings = app.settingsOf(stage);
    return stage.identity().type().equals(DEPLOYMENT)
        ? new Described(
            stage, kind, settings.get("StageDescription"), List.of("StageDescription"), routes)
        : new Described(stage, kind, settings, List.of(), routes);
  }

  /** A stage tells REST APIs from the others by its type. */
  private static Api.Kind kindOf(Api.Stage stage) {
    return stage.identity().type().equals(OTHER) ? Api.Kind.HTTP : Api.Kind.REST;
  }
}
