package dev.martello.model;

import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole application: every function, and everything else by how it touches functions.
 *
 * @param functions sorted by template and logical id, as is every other list
 * @param guards which web ACLs stand in front of what, by {@link Identity#key} of a stage, load
 *     balancer, GraphQL API, user pool or distribution
 * @param outputs what the stacks show to everybody who may describe them
 * @param others entities that no list above holds, for checks of rarely used types
 * @param arns the ARN of every resource whose type is known to have one, by {@link Identity#key}; a
 *     name that is not known stands in it as a hole with the resource's key: {@code
 *     arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${template.yaml#Orders}}.
 *     Texts of policies refer to resources in the same form
 * @param generatedNames the keys of all resources whose name CloudFormation makes up: such a hole
 *     is no other resource's name and no text that anybody has written
 * @param permissionsElsewhere permissions to invoke functions that are not declared in what was
 *     read
 * @param mappingsElsewhere event source mappings of functions that are not declared in what was
 *     read
 * @param urlsElsewhere URLs of functions that are not declared in what was read
 * @param routesElsewhere methods and routes of APIs that are not declared in what was read
 * @param authorizersElsewhere authorizers of APIs that are not declared in what was read
 * @param stagesElsewhere stages of APIs that are not declared in what was read
 * @param policiesElsewhere policies of stores that are not declared in what was read
 * @param unreadStacks nested stacks whose template was not read
 * @param nestedIn the templates that deploy a template along with themselves, by the nested one
 * @param settings what every resource is set to, by {@link Identity#key}
 * @param metadata what stands beside the settings of the resources that have such data, by key
 */
public record App(
    List<LambdaFunction> functions,
    List<Role> roles,
    List<Api> apis,
    List<DataStore> stores,
    List<StateMachine> stateMachines,
    List<LogGroup> logGroups,
    List<Alarm> alarms,
    List<Trail> trails,
    Network network,
    List<Firewall> firewalls,
    Map<String, List<Firewall.Guard>> guards,
    List<CustomDomain> domains,
    Principals principals,
    List<Principals.TemplateParameter> parameters,
    List<Output> outputs,
    List<Other> others,
    Map<String, Val<String>> arns,
    Set<String> generatedNames,
    List<Permission> permissionsElsewhere,
    List<Trigger.FromEvent> mappingsElsewhere,
    List<FunctionUrl> urlsElsewhere,
    List<Route> routesElsewhere,
    List<Api.Authorizer> authorizersElsewhere,
    List<Api.Stage> stagesElsewhere,
    List<PolicyElsewhere> policiesElsewhere,
    List<Other> unreadStacks,
    Map<String, List<String>> nestedIn,
    Map<String, Settings> settings,
    Map<String, Settings> metadata) {
  public App {
    functions = List.copyOf(functions);
    roles = List.copyOf(roles);
    apis = List.copyOf(apis);
    stores = List.copyOf(stores);
    stateMachines = List.copyOf(stateMachines);
    logGroups = List.copyOf(logGroups);
    alarms = List.copyOf(alarms);
    trails = List.copyOf(trails);
    firewalls = List.copyOf(firewalls);
    guards = Map.copyOf(guards);
    domains = List.copyOf(domains);
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
    others = List.copyOf(others);
    arns = Map.copyOf(arns);
    generatedNames = Set.copyOf(generatedNames);
    permissionsElsewhere = List.copyOf(permissionsElsewhere);
    mappingsElsewhere = List.copyOf(mappingsElsewhere);
    urlsElsewhere = List.copyOf(urlsElsewhere);
    routesElsewhere = List.copyOf(routesElsewhere);
    authorizersElsewhere = List.copyOf(authorizersElsewhere);
    stagesElsewhere = List.copyOf(stagesElsewhere);
    policiesElsewhere = List.copyOf(policiesElsewhere);
    unreadStacks = List.copyOf(unreadStacks);
    nestedIn = Map.copyOf(nestedIn);
    settings = Map.copyOf(settings);
    metadata = Map.copyOf(metadata);
  }

  /** Returns the same application with more functions. */
  public App with(List<LambdaFunction> more) {
    return new App(
        Stream.concat(functions.stream(), more.stream()).toList(),
        roles,
        apis,
        stores,
        stateMachines,
        logGroups,
        alarms,
        trails,
        network,
        firewalls,
        guards,
        domains,
        principals,
        parameters,
        outputs,
        others,
        arns,
        generatedNames,
        permissionsElsewhere,
        mappingsElsewhere,
        urlsElsewhere,
        routesElsewhere,
        authorizersElsewhere,
        stagesElsewhere,
        policiesElsewhere,
        unreadStacks,
        nestedIn,
        settings,
        metadata);
  }

  /**
   * Returns what a resource is set to.
   *
   * @throws IllegalArgumentException if the entity is no resource of this application
   */
  public Settings settingsOf(Entity entity) {
    var found = settings.get(entity.identity().key());
    if (found == null) {
      throw new IllegalArgumentException(entity.identity().key() + " is no resource");
    }
    return found;
  }

  /** Returns what stands in a resource's {@code Metadata}, if there is any. */
  public Optional<Settings> metadataOf(Entity entity) {
    return Optional.ofNullable(metadata.get(entity.identity().key()));
  }

  /** Returns everything that is a resource, in no particular order. */
  public Stream<Entity> resources() {
    return Stream.<List<? extends Entity>>of(
            functions,
            roles,
            apis,
            partsOfApis(),
            stores,
            stateMachines,
            logGroups,
            alarms,
            trails,
            network.vpcs(),
            network.subnets(),
            network.securityGroups(),
            network.endpoints(),
            firewalls,
            domains,
            others)
        .flatMap(List::stream);
  }

  /** Routes and authorizers of a document are no resources: they have their API's identity. */
  private List<Entity> partsOfApis() {
    var parts = new LinkedHashMap<String, Entity>();
    Stream.<Stream<? extends Entity>>of(
            routes(),
            authorizers(),
            stages(),
            apis.stream().flatMap(api -> api.usagePlans().stream()))
        .flatMap(found -> found)
        .forEach(part -> parts.putIfAbsent(part.identity().key(), part));
    apis.forEach(api -> parts.remove(api.identity().key()));
    return List.copyOf(parts.values());
  }

  /** Returns the ARN of an entity, with holes for what is decided at deployment. */
  public Val<String> arnOf(Entity entity) {
    var known = arns.get(entity.identity().key());
    return known == null
        ? Val.unknown("${" + entity.identity().key() + ".Arn}", entity.origin())
        : known;
  }

  /** Returns the web ACLs that stand, or may stand, in front of a stage or resource. */
  public List<Firewall.Guard> guardsOf(Entity entity) {
    return guards.getOrDefault(entity.identity().key(), List.of());
  }

  /** Asks whether a web ACL stands in front of a stage or resource, as far as it is declared. */
  public Tri isGuarded(Entity entity) {
    return Tri.any(guardsOf(entity).stream().map(Firewall.Guard::exists).toList());
  }

  /** Returns the authorizers of all APIs, declared here or elsewhere. */
  public Stream<Api.Authorizer> authorizers() {
    return Stream.concat(
        apis.stream().flatMap(api -> api.authorizers().stream()), authorizersElsewhere.stream());
  }

  /** Returns whether some template deploys both, itself or by the templates that it nests. */
  public boolean areDeployedTogether(Entity one, Entity other) {
    var stack = one.identity().stack();
    var with = other.identity().stack();
    return stack.equals(with) || !Collections.disjoint(outermost(stack), outermost(with));
  }

  private Set<String> outermost(String stack) {
    var outermost = new HashSet<String>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(stack));
    while (!open.isEmpty()) {
      var next = open.pop();
      var above = nestedIn.getOrDefault(next, List.of());
      if (above.isEmpty()) {
        outermost.add(next);
      } else if (seen.add(next)) {
        open.addAll(above);
      }
    }
    return outermost;
  }

  /** Returns the methods and routes of all APIs, declared here or elsewhere. */
  public Stream<Route> routes() {
    return Stream.concat(
        apis.stream().flatMap(api -> api.routes().stream()), routesElsewhere.stream());
  }

  /** Returns the stages of all APIs, declared here or elsewhere. */
  public Stream<Api.Stage> stages() {
    return Stream.concat(
        apis.stream().flatMap(api -> api.stages().stream()), stagesElsewhere.stream());
  }

  /** Returns the data stores of one kind. */
  public <T extends DataStore> Stream<T> stores(Class<T> kind) {
    return stores.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns everybody who is granted something: roles, users, groups and loose policies. */
  public Stream<Grantee> grantees() {
    return Stream.<List<? extends Grantee>>of(
            roles, principals.users(), principals.groups(), principals.loosePolicies())
        .flatMap(List::stream);
  }

  /** Returns the functions that run with a role. */
  public Stream<LambdaFunction> functionsOf(Role role) {
    var users = new ArrayList<LambdaFunction>();
    for (var function : functions) {
      if (runsWith(function.role(), role)) {
        users.add(function);
      }
    }
    return users.stream();
  }

  private static boolean runsWith(Link<Role> link, Role role) {
    return switch (link) {
      case Link.To<Role>(Role target, Val<String> _) -> target.identity().isSame(role.identity());
      case Link.ToOneOf<Role>(List<Role> targets, Val<String> _) ->
          targets.stream().anyMatch(target -> target.identity().isSame(role.identity()));
      case Link.Elsewhere<Role> _ -> false;
    };
  }

  /**
   * An output of a stack.
   *
   * @param value references stand in it as in {@link App#arns()}
   */
  public record Output(Identity identity, String name, Val<String> value) implements Entity {}

  /** A resource without a type of its own in the model. */
  public record Other(Identity identity) implements Entity {}
}
