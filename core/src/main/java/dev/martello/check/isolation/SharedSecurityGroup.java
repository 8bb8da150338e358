package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.model.Network.SecurityGroup;
import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags functions whose security group others carry too. */
@About(
    severity = LOW,
    title = "Function shares its security group",
    why =
        "To the network the function is the same as everything else in the group: it reaches what"
            + " they reach, and every rule for one of them is a rule for all.",
    mend = "Give the function a security group of its own and let others name that group.",
    cwe = 653)
final class SharedSecurityGroup implements Check {
  /** {@code VpcDefaultSecurityGroup}, but not {@code NonDefaultSecurityGroup}. */
  private static final Pattern CALLED_DEFAULT =
      Pattern.compile(
          "(?<!(?i:non|not)[-_/]?)(?:(?<![A-Za-z])default|(?<![A-Z])Default|(?<![A-Za-z])DEFAULT)"
              + "(?i)[-_/]?(?:vpc[-_/]?)?(?:security[-_]?group|sg)(?:[-_]?ids?)?\\b");

  /** A group as a template writes it. */
  private record Handed(String stack, String group) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var carriers = context.isStrict() ? carriers(app) : Map.<Handed, List<LambdaFunction>>of();
    return app.functions().stream()
        .flatMap(
            function ->
                function.network().securityGroups().stream()
                    .flatMap(link -> judge(function, link, carriers, context))
                    .map(verdict -> verdict.on(function)));
  }

  private static Map<Handed, List<LambdaFunction>> carriers(App app) {
    var carriers = new HashMap<Handed, List<LambdaFunction>>();
    for (var function : app.functions()) {
      function.network().securityGroups().stream()
          .map(link -> handed(function, link))
          .distinct()
          .forEach(group -> carriers.computeIfAbsent(group, _ -> new ArrayList<>()).add(function));
    }
    return carriers;
  }

  private static Handed handed(LambdaFunction function, Link<SecurityGroup> link) {
    return new Handed(function.identity().stack(), link.written().show());
  }

  private static Stream<Verdict> judge(
      LambdaFunction function,
      Link<SecurityGroup> link,
      Map<Handed, List<LambdaFunction>> carriers,
      Context context) {
    if (isDefault(link)) {
      return Stream.of(
          Verdict.fails(
              function,
              link.written().origin(),
              "the function is in the default security group of its VPC"));
    }
    if (context.isStrict() && link.known().findAny().isEmpty()) {
      return isCalledDefault(link)
          ? Stream.of(
              Verdict.fails(
                  function,
                  link.written().origin(),
                  "the group that the function is handed is called the default one"))
          : elsewhere(function, link, carriers);
    }
    return link.known()
        .flatMap(
            group -> {
              var others = others(function, group, context.isStrict());
              return others.isEmpty()
                  ? Stream.empty()
                  : Stream.of(judge(function, link, group, others));
            });
  }

  private static boolean isDefault(Link<SecurityGroup> link) {
    return Shape.of(link.written()).stream()
        .flatMap(shape -> shape.onlyHole().stream())
        .anyMatch(hole -> hole.endsWith(".DefaultSecurityGroup"));
  }

  /** Who hands the group in may call it what it is. */
  private static boolean isCalledDefault(Link<SecurityGroup> link) {
    var holes = Shape.of(link.written()).stream().flatMap(shape -> shape.holes().stream());
    return Stream.concat(holes, link.written().origin().derivations(_ -> true).stream())
        .anyMatch(name -> CALLED_DEFAULT.matcher(name).find());
  }

  /** Of a group that is declared elsewhere only the functions of the own template are known. */
  private static Stream<Verdict> elsewhere(
      LambdaFunction function,
      Link<SecurityGroup> link,
      Map<Handed, List<LambdaFunction>> carriers) {
    var group = handed(function, link);
    if (group.group().isEmpty()) {
      return Stream.empty();
    }
    return carriers.getOrDefault(group, List.of()).stream()
        .filter(other -> !other.identity().isSame(function.identity()))
        .limit(1)
        .map(
            other ->
                Verdict.fails(
                        function,
                        link.written().origin(),
                        "security group `%s` is also that of `%s`"
                            .formatted(link.written().brief(), other.identity().title()))
                    .because(
                        other.origin(),
                        "`%s` carries the group too".formatted(other.identity().title())));
  }

  /** Functions beside each other are only under the profile strict too many. */
  private static List<Identity> others(
      LambdaFunction function, SecurityGroup group, boolean isStrict) {
    Predicate<Identity> isOther =
        isStrict
            ? member -> !member.isSame(function.identity())
            : member -> !Groups.isFunction(member);
    return group.members().stream().filter(isOther).toList();
  }

  private static Verdict judge(
      LambdaFunction function,
      Link<SecurityGroup> link,
      SecurityGroup group,
      List<Identity> others) {
    var first = others.getFirst();
    var more = others.size() == 1 ? "" : " and %d more".formatted(others.size() - 1);
    return Verdict.fails(
            function,
            link.written().origin(),
            "security group `%s` is also that of `%s`%s"
                .formatted(group.identity().title(), first.title(), more))
        .because(first.origin(), "`%s` carries the group too".formatted(first.title()));
  }
}
