package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.Invocation;
import dev.martello.model.Link;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All APIs of API Gateway, and the functions that their routes and authorizers invoke. */
final class ApiAssembly {
  private final References references;
  private final List<Api> apis = new ArrayList<>();
  private final List<Route> routesElsewhere = new ArrayList<>();
  private final List<Api.Authorizer> authorizersElsewhere = new ArrayList<>();
  private final List<Api.Stage> stagesElsewhere = new ArrayList<>();

  /** Assembles the APIs and adds their triggers to the wirings. */
  ApiAssembly(
      References references,
      PolicyReader policies,
      Integrations integrations,
      RouteReach reach,
      Wirings wirings) {
    this.references = references;
    var rest = new RestApiAssembly(references, policies, integrations);
    var http = new HttpApiAssembly(references, integrations);
    for (var built : rest.apis()) {
      add(built.reachedBy(reach), wirings, rest::variables);
    }
    for (var built : http.apis()) {
      add(built.reachedBy(reach), wirings, http::variables);
    }
    var stray = new ArrayList<>(rest.strayRoutes());
    stray.addAll(http.strayRoutes());
    for (var found : stray) {
      var routed = found.reachedBy(RouteReach.elsewhere(found.route()));
      routesElsewhere.add(routed.route());
      wire(routed, new FunctionTargets(references, List.of()), wirings);
    }
    authorizersElsewhere.addAll(rest.strayAuthorizers());
    authorizersElsewhere.addAll(http.strayAuthorizers());
    stagesElsewhere.addAll(rest.strayStages());
    stagesElsewhere.addAll(http.strayStages());
    apis.sort(Comparator.comparing(Api::identity));
  }

  /** Returns the declared APIs, by stack and id. */
  List<Api> apis() {
    return List.copyOf(apis);
  }

  /** Returns the routes of APIs that are not declared in what was read. */
  List<Route> routesElsewhere() {
    return List.copyOf(routesElsewhere);
  }

  /** Returns the authorizers of APIs that are not declared in what was read. */
  List<Api.Authorizer> authorizersElsewhere() {
    return List.copyOf(authorizersElsewhere);
  }

  /** Returns the stages of APIs that are not declared in what was read. */
  List<Api.Stage> stagesElsewhere() {
    return List.copyOf(stagesElsewhere);
  }

  /** Returns everything that belongs to an API, by the key of the resource that declares it. */
  Map<String, Entity> entities() {
    var entities = new LinkedHashMap<String, Entity>();
    for (var api : apis) {
      var parts = new ArrayList<Entity>(api.routes());
      parts.addAll(api.stages());
      parts.addAll(api.authorizers());
      parts.addAll(api.usagePlans());
      parts.forEach(part -> entities.put(part.identity().key(), part));
    }
    routesElsewhere.forEach(route -> entities.put(route.identity().key(), route));
    authorizersElsewhere.forEach(one -> entities.put(one.identity().key(), one));
    stagesElsewhere.forEach(stage -> entities.put(stage.identity().key(), stage));
    apis.forEach(api -> entities.put(api.identity().key(), api));
    return entities;
  }

  private interface Variables {
    List<FunctionTargets.StageVariables> of(Resource api);
  }

  private void add(BuiltApi built, Wirings wirings, Variables variables) {
    apis.add(built.api());
    var resource = references.inventory().resource(built.api().identity().key()).orElseThrow();
    var targets = new FunctionTargets(references, variables.of(resource));
    built.routed().forEach(routed -> wire(routed, targets, wirings));
    for (var callback : built.callbacks()) {
      Link<Entity> from = new Link.To<>(callback.authorizer(), callback.authorizer().function());
      var trigger =
          new Trigger.FromEvent(
              EventSource.AUTHORIZER,
              Invocation.SYNCHRONOUS,
              from,
              List.of(),
              callback.authorizer().identity().exists(),
              callback.authorizer().origin());
      for (var function : targets.functions(callback.uri(), callback.stackId())) {
        wirings.add(function, trigger);
      }
    }
  }

  private static void wire(BuiltApi.Routed routed, FunctionTargets targets, Wirings wirings) {
    var trigger = new Trigger.FromRoute(routed.route());
    for (var function : targets.functions(routed.uri(), routed.stackId())) {
      wirings.add(function, trigger);
    }
  }
}
