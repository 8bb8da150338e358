package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.LambdaFunction;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags functions outside of the VPC that holds the database they use. */
@About(
    severity = LOW,
    title = "Function is outside the VPC of its database",
    why =
        "To reach the database from there, it must be opened to the internet, or the function"
            + " cannot reach it at all.",
    mend = "Put the function into private subnets of the database's VPC (`VpcConfig`).",
    cwe = 923,
    sameAs = {"VPC.SENSITIVE.001"})
final class OutsideVpc implements Check {
  /*
   * A VPC matters only where something private is reached: this is silent for functions that use no
   * database, and for databases with an HTTPS API (the RDS Data API, DynamoDB).
   */

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .filter(function -> !function.network().isInVpc().isYes())
        .flatMap(
            function ->
                database(app, function).stream()
                    .map(database -> judge(function, database).on(function)));
  }

  /** Returns the database that a function reaches through its VPC. */
  static Optional<DataStore.Database> database(App app, LambdaFunction function) {
    var endpoints = endpoints(function);
    return endpoints.isEmpty()
        ? Optional.empty()
        : app.stores(DataStore.Database.class)
            .filter(database -> database.isInVpc().isYes())
            .filter(database -> isAnyOf(endpoints, database.identity().id()))
            .findFirst();
  }

  private static Verdict judge(LambdaFunction function, DataStore.Database database) {
    var verdict =
        Verdict.of(
            function.network().isInVpc().not(),
            function,
            function.origin(),
            "the function uses `%s`, which is reached through its VPC"
                .formatted(database.identity().writtenId()));
    return verdict instanceof Verdict.Fails fails
        ? fails.because(database.origin(), "the database")
        : verdict;
  }

  /** Returns the endpoints that stand in the environment; an ARN there is for the Data API. */
  private static List<String> endpoints(LambdaFunction function) {
    return function.environment().stream()
        .flatMap(variable -> Shape.of(variable.value()).stream())
        .flatMap(shape -> shape.holes().stream())
        .map(hole -> HoleName.of(hole).local())
        .filter(local -> local.toLowerCase(Locale.ROOT).contains("endpoint"))
        .toList();
  }

  private static boolean isAnyOf(List<String> endpoints, String logicalId) {
    return endpoints.stream().anyMatch(local -> local.startsWith(logicalId + "."));
  }
}
