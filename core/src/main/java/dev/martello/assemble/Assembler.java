package dev.martello.assemble;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Principals;
import dev.martello.model.Settings;
import dev.martello.stack.Parameter;
import dev.martello.stack.Resource;
import dev.martello.stack.Stack;
import dev.martello.stack.StackSet;
import dev.martello.syntax.Node;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the application together from the resources of all stacks. */
public final class Assembler {
  private static final String PARAMETER = "AWS::CloudFormation::Parameter";
  private static final String METADATA = "Metadata";
  private static final String OUTPUT = "AWS::CloudFormation::Output";

  private final Inventory inventory;
  private final References references;
  private final PolicyReader policies;

  private Assembler(StackSet stacks) {
    this.inventory = new Inventory(stacks);
    this.references = new References(inventory);
    this.policies = new PolicyReader(references);
  }

  /** Makes the application that stacks declare. */
  public static App assemble(StackSet stacks) {
    return new Assembler(stacks).app();
  }

  private App app() {
    var roles = new RoleAssembly(references, policies);
    var storeAssembly = new StoreAssembly(references, policies);
    var stores = storeAssembly.stores();
    var monitoring = new Monitoring(references);
    var logGroups = monitoring.logGroups();
    var alarms = monitoring.alarms();
    var trails = monitoring.trails();
    var machines = new StateMachineAssembly(references);
    var stateMachines = machines.machines(roles.roles());
    var principals = roles.principals();

    var wirings = new Wirings();
    var domains = new CustomDomains(references);
    var reach = new RouteReach(domains);
    var apis =
        new ApiAssembly(
            references, policies, new Integrations(references, roles.roles()), reach, wirings);
    var firewalls = new Firewalls(references, apis.apis(), apis.stagesElsewhere());
    var urls = new FunctionUrlAssembly(references, wirings);
    var network = new NetworkAssembly(references, policies);
    var entities = new HashMap<String, Entity>(roles.roles());
    entities.putAll(apis.entities());
    entities.putAll(urls.urls());
    entities.putAll(NetworkAssembly.entities(network.network()));
    entities.putAll(logGroups);
    entities.putAll(firewalls.firewalls());
    entities.putAll(domains.domains());
    addTo(entities, stores);
    addTo(entities, alarms);
    addTo(entities, trails);
    addTo(entities, stateMachines);
    addTo(entities, principals.users());
    addTo(entities, principals.accessKeys());
    var others = others(entities.keySet());
    addTo(entities, others);
    // A function that sends events to another one is known by its identity only: no circles.
    addTo(entities, inventory.ofType(References.FUNCTION).stream().map(this::other).toList());

    var source = new ResourceSettings.Source(references, policies, entities);
    var settings = new HashMap<String, Settings>();
    var metadata = new HashMap<String, Settings>();
    for (var resource : inventory.all()) {
      settings.put(Inventory.key(resource), source.of(resource));
      if (!resource.attribute(METADATA).exists().isNo()) {
        metadata.put(Inventory.key(resource), source.of(resource, METADATA));
      }
    }

    var triggers = new TriggerAssembly(references, entities, wirings);
    triggers.wire(machines);
    for (var function : inventory.ofType(References.FUNCTION)) {
      references
          .find(function.get("Role"), function, "AWS::IAM::Role")
          .only()
          .ifPresent(role -> triggers.wireCaller(function, roles.role(role)));
    }
    var around =
        new FunctionAssembly.Surroundings(
            roles.roles(), logGroups, network.subnets(), network.securityGroups(), entities);
    var exposures = new ExposureRules(references, apis.apis(), reach, network.securityGroups());
    var functions = new FunctionAssembly(references);
    return new App(
        functions(functions, wirings, triggers, around, urls, exposures),
        List.copyOf(roles.roles().values()),
        apis.apis(),
        stores,
        stateMachines,
        List.copyOf(logGroups.values()),
        alarms,
        trails,
        network.network(),
        List.copyOf(firewalls.firewalls().values()),
        firewalls.guards(),
        List.copyOf(domains.domains().values()),
        principals,
        parameters(),
        outputs(),
        others,
        references.texts().arns(),
        references.texts().generatedNames(),
        functions.permissionsElsewhere(),
        triggers.mappingsElsewhere(),
        urls.elsewhere(),
        apis.routesElsewhere(),
        apis.authorizersElsewhere(),
        apis.stagesElsewhere(),
        storeAssembly.policiesElsewhere(),
        unreadStacks(),
        nestedIn(),
        settings,
        metadata);
  }

  private List<LambdaFunction> functions(
      FunctionAssembly functions,
      Wirings wirings,
      TriggerAssembly triggers,
      FunctionAssembly.Surroundings around,
      FunctionUrlAssembly urls,
      ExposureRules exposures) {
    var finished = new ArrayList<LambdaFunction>();
    for (var function : inventory.ofType(References.FUNCTION)) {
      var permissions = functions.permissions(function);
      triggers.wirePermissions(function, permissions);
      var own = urls.of(function);
      var wired = wirings.of(Inventory.key(function));
      var exposure = exposures.of(function, permissions, own, wired);
      var access = new FunctionAssembly.Access(own, wired, exposure);
      finished.add(functions.function(function, around, access));
    }
    return finished;
  }

  private static void addTo(Map<String, Entity> entities, List<? extends Entity> found) {
    found.forEach(entity -> entities.put(entity.identity().key(), entity));
  }

  private List<App.Other> others(Set<String> held) {
    return inventory.all().stream()
        .filter(resource -> !held.contains(Inventory.key(resource)))
        .filter(resource -> !resource.type().equals(References.FUNCTION))
        .map(this::other)
        .toList();
  }

  private List<App.Other> unreadStacks() {
    var stacks = new HashMap<String, Stack>();
    inventory.stacks().forEach(stack -> stacks.put(stack.id(), stack));
    return inventory.ofType(References.STACK).stream()
        .filter(
            resource ->
                Optional.ofNullable(stacks.get(resource.stackId()))
                    .flatMap(stack -> stack.nested(resource.logicalId()))
                    .isEmpty())
        .map(this::other)
        .toList();
  }

  private Map<String, List<String>> nestedIn() {
    var nestedIn = new HashMap<String, List<String>>();
    for (var stack : inventory.stacks()) {
      stack
          .resources(References.STACK)
          .flatMap(resource -> stack.nested(resource.logicalId()).stream())
          .distinct()
          .forEach(
              nested -> nestedIn.computeIfAbsent(nested, _ -> new ArrayList<>()).add(stack.id()));
    }
    return nestedIn;
  }

  private App.Other other(Resource resource) {
    return new App.Other(inventory.identity(resource));
  }

  private List<Principals.TemplateParameter> parameters() {
    var parameters = new ArrayList<Principals.TemplateParameter>();
    for (var stack : inventory.stacks()) {
      for (var parameter : stack.parameters()) {
        parameters.add(parameter(stack.id(), parameter));
      }
    }
    return parameters;
  }

  private List<App.Output> outputs() {
    var outputs = new ArrayList<App.Output>();
    for (var stack : inventory.stacks()) {
      stack
          .outputs()
          .forEach(
              (name, view) -> {
                var identity =
                    new Identity(stack.id(), name, OUTPUT, name, OUTPUT, view.origin(), Tri.YES);
                var value = references.texts().canonical(view.get("Value").text(), stack.id());
                outputs.add(new App.Output(identity, name, value));
              });
    }
    return outputs;
  }

  private static Principals.TemplateParameter parameter(String stack, Parameter parameter) {
    var written = parameter.defaults().stream().map(Assembler::scalar).findFirst();
    var identity =
        new Identity(
            stack,
            parameter.name(),
            PARAMETER,
            parameter.name(),
            PARAMETER,
            parameter.origin(),
            Tri.YES);
    return new Principals.TemplateParameter(
        identity,
        parameter.name(),
        parameter.type(),
        written.orElse(""),
        written.isPresent(),
        parameter.noEcho());
  }

  private static String scalar(Node node) {
    return switch (node) {
      case Node.Text(String text, var _) -> text;
      case Node.Num(var _, String literal, var _) -> literal;
      case Node.Bool(boolean value, var _) -> Boolean.toString(value);
      case Node.Null _, Node.Sequence _, Node.Mapping _ -> "";
    };
  }
}
