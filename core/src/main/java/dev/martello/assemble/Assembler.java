package dev.martello.assemble;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Exposure;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Principals;
import dev.martello.stack.Parameter;
import dev.martello.stack.Resource;
import dev.martello.stack.StackSet;
import dev.martello.syntax.Node;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the application together from the resources of all stacks. */
public final class Assembler {
  private static final String PARAMETER = "AWS::CloudFormation::Parameter";

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
    var functions = new FunctionAssembly(references);
    var entities = new HashMap<String, Entity>(roles.roles());
    var wirings = new Wirings();
    var apis = new ApiAssembly(references, policies, wirings);
    entities.putAll(apis.entities());
    var network = new NetworkAssembly(references, policies);
    entities.putAll(NetworkAssembly.entities(network.network()));
    var around =
        new FunctionAssembly.Surroundings(
            roles.roles(), Map.of(), network.subnets(), network.securityGroups(), entities);
    var finished = new ArrayList<LambdaFunction>();
    for (var function : inventory.ofType(References.FUNCTION)) {
      var triggers = wirings.of(Inventory.key(function));
      var exposure = new Exposure(Exposure.Level.UNKNOWN, List.of());
      var access = new FunctionAssembly.Access(List.of(), triggers, exposure);
      finished.add(functions.function(function, around, access));
    }
    var principals = roles.principals();
    var held = new HashSet<>(entities.keySet());
    finished.forEach(function -> held.add(function.identity().key()));
    principals.users().forEach(user -> held.add(user.identity().key()));
    principals.accessKeys().forEach(key -> held.add(key.identity().key()));
    return new App(
        finished,
        List.copyOf(roles.roles().values()),
        apis.apis(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        network.network(),
        principals,
        parameters(),
        others(held));
  }

  private List<App.Other> others(Set<String> held) {
    return inventory.all().stream()
        .filter(resource -> !held.contains(Inventory.key(resource)))
        .map(this::other)
        .toList();
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
