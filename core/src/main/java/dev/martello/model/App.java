package dev.martello.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * The whole application: every function, and everything else by how it touches functions.
 *
 * @param functions sorted by template and logical id, as is every other list
 * @param others entities that no list above holds, for checks of rarely used types
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
    Principals principals,
    List<Principals.TemplateParameter> parameters,
    List<Other> others) {
  public App {
    functions = List.copyOf(functions);
    roles = List.copyOf(roles);
    apis = List.copyOf(apis);
    stores = List.copyOf(stores);
    stateMachines = List.copyOf(stateMachines);
    logGroups = List.copyOf(logGroups);
    alarms = List.copyOf(alarms);
    trails = List.copyOf(trails);
    parameters = List.copyOf(parameters);
    others = List.copyOf(others);
  }

  /** Returns the data stores of one kind. */
  public <T extends DataStore> Stream<T> stores(Class<T> kind) {
    return stores.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns the functions that run with a role. */
  public Stream<LambdaFunction> functionsOf(Role role) {
    return functions.stream()
        .filter(function -> function.role().known().anyMatch(target -> target.identity().key().equals(role.identity().key())));
  }

  /** A resource without a type of its own in the model. */
  public record Other(Identity identity) implements Entity {}
}
