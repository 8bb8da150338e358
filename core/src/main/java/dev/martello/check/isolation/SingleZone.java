package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Network.Subnet;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags functions that stop when one availability zone does. */
@About(
    severity = LOW,
    title = "Function stands in one availability zone",
    why = "When that zone fails, or its subnet has no address left, the function cannot start.",
    mend = "Name subnets of at least two availability zones in `VpcConfig`.",
    cwe = 654,
    sameAs = {"Lambda.5", "C.2", "awslambda_function_vpc_multi_az"})
final class SingleZone implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    Set<String> lists =
        app.parameters().stream()
            .filter(
                parameter ->
                    parameter.type().contains("List<")
                        || parameter.type().equals("CommaDelimitedList"))
            .map(parameter -> parameter.identity().key())
            .collect(Collectors.toSet());
    return app.functions().stream()
        .filter(function -> !function.network().subnets().isEmpty())
        .map(function -> judge(function, lists).on(function));
  }

  private static Verdict judge(LambdaFunction function, Set<String> lists) {
    var subnets = function.network().subnets();
    var first = subnets.getFirst().written();
    var isAlone = subnets.size() == 1 ? isAlone(function, lists) : isInOneZone(subnets);
    return switch (isAlone.and(function.network().isInVpc())) {
      case YES -> Verdict.fails(function, first.origin(), message(subnets));
      case NO -> Verdict.passes();
      case UNKNOWN ->
          Verdict.undecided(
              function,
              first.origin(),
              message(subnets),
              first instanceof Val.Known
                  ? "the ids of the function's subnets"
                  : Needs.of(List.of(first)));
    };
  }

  private static String message(List<Link<Subnet>> subnets) {
    var first = subnets.getFirst().written();
    if (subnets.size() > 1) {
      return "all %d subnets are in one zone".formatted(subnets.size());
    }
    return first.is(id -> id.startsWith("subnet-")).isYes()
            || subnets.getFirst().known().findAny().isPresent()
        ? "`%s` is the only subnet".formatted(first.brief())
        : "`%s` names the only subnet, or all of them".formatted(first.brief());
  }

  /** What comes as a list, or from a function that may make one, can be several subnets. */
  private static Tri isAlone(LambdaFunction function, Set<String> lists) {
    var written = function.network().subnets().getFirst().written();
    boolean isPlaceholder = written.is(id -> !id.startsWith("subnet-")).isYes();
    boolean mayBeMore =
        Shape.of(written).stream()
            .flatMap(shape -> shape.holes().stream())
            .anyMatch(hole -> hole.startsWith("Fn::") || isList(function, hole, lists));
    return mayBeMore || isPlaceholder ? Tri.UNKNOWN : Tri.YES;
  }

  private static boolean isList(LambdaFunction function, String hole, Set<String> lists) {
    return lists.contains(
        HoleName.isOfStack(hole) ? hole : HoleName.of(function.identity().stack(), hole));
  }

  /** Two subnets whose zone is chosen by the same words are in the same zone. */
  private static Tri isInOneZone(List<Link<Subnet>> subnets) {
    var zones = new HashSet<String>();
    for (var link : subnets) {
      var zone = zoneOf(link).map(Val::show).filter(text -> !text.isEmpty());
      if (zone.isEmpty()) {
        return Tri.NO;
      }
      zones.add(zone.get());
    }
    return Tri.of(zones.size() == 1);
  }

  private static Optional<Val<String>> zoneOf(Link<Subnet> link) {
    return link instanceof Link.To<Subnet>(Subnet subnet, var _)
        ? Optional.of(subnet.zone())
        : Optional.empty();
  }
}
