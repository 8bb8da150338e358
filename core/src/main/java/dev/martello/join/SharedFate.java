package dev.martello.join;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.join.path.Asset;
import dev.martello.join.path.Gain;
import dev.martello.join.path.Reach;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Link;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Flags what makes one blast zone of applications that have nothing else in common. */
@About(
    severity = MEDIUM,
    title = "Separate applications share a role, secret or group",
    why =
        "Whoever breaks into the weaker application has the other one's key in his hand, and"
            + " changing it breaks both.",
    mend =
        "Give each application its own role, its own secret with its own credentials, and its own"
            + " security group.",
    cwe = 653)
final class SharedFate implements Check {
  /*
   * What is shared is told by what is written: an ARN, an id or an import that is complete, so that
   * it means the same in both templates. What is open in part, such as a parameter, may differ. A role
   * that is declared in what was read is told with the functions that run with it.
   */
  private static final int SHOWN = 5;

  /**
   * One use of something, told as {@code what}, by a function.
   *
   * @param shared what is used, where it is declared in what was read
   */
  private record Use(
      LambdaFunction function,
      String key,
      String what,
      Origin where,
      Optional<Origin> shared,
      int shift) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var applications = new Applications(app);
    var reach = Reach.of(context);
    return app.functions().stream()
        .flatMap(function -> uses(function, reach))
        .collect(Collectors.groupingBy(Use::key, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(shared -> judge(shared, applications));
  }

  private static Stream<Use> uses(LambdaFunction function, Reach reach) {
    var role = elsewhere(function, function.role(), "role", 0);
    // The same group is the same address to every database that lets it in.
    var groups =
        function.network().securityGroups().stream()
            .flatMap(link -> elsewhere(function, link, "security group", -1));
    var secrets =
        reach.gains(function).stream()
            .filter(gain -> gain.asset().kind() == Asset.Kind.SECRET)
            .filter(gain -> gain.asset().scope() != Asset.Scope.EVERY)
            .filter(gain -> isOwnRight(gain) && isOne(gain.asset()))
            .map(gain -> secret(function, gain));
    return Stream.of(role, groups, secrets, named(function)).flatMap(Function.identity());
  }

  /** A function that is told where a secret is reads it, whatever its role is known to allow. */
  private static Stream<Use> named(LambdaFunction function) {
    return function.environment().stream()
        .flatMap(
            variable ->
                variable
                    .refersTo()
                    .known()
                    .filter(DataStore.Secret.class::isInstance)
                    .map(
                        secret ->
                            new Use(
                                function,
                                secret.identity().key(),
                                "secret `" + secret.identity().title() + "`",
                                variable.origin(),
                                Optional.of(secret.origin()),
                                0)));
  }

  private static Use secret(LambdaFunction function, Gain gain) {
    var asset = gain.asset();
    return new Use(
        function,
        asset.key(),
        asset.show(),
        gain.first().origin(),
        Optional.of(asset.origin()).filter(_ -> asset.scope() == Asset.Scope.DECLARED),
        0);
  }

  private static Stream<Use> elsewhere(
      LambdaFunction function, Link<?> link, String noun, int shift) {
    var written = link.written();
    return link.isElsewhere() && isWhole(written)
        ? Stream.of(
            new Use(
                function,
                noun + " " + written.show(),
                noun + " `" + written.brief() + "`",
                written.origin(),
                Optional.empty(),
                shift))
        : Stream.empty();
  }

  /** What another function's role reads is that function's share. */
  private static boolean isOwnRight(Gain gain) {
    return gain.steps().size() == 2 && gain.first() == gain.last();
  }

  /** Secrets Manager puts six characters behind each name, for which policies write wildcards. */
  private static boolean isOne(Asset asset) {
    var name = asset.key().replaceFirst("-(?:\\?{6}|\\*)$", "");
    return !name.contains("*") && !name.contains("?");
  }

  /** Asks whether a text means the same wherever it stands. */
  private static boolean isWhole(Val<String> written) {
    return Shape.isEmpty(written).isNo()
        && Shape.of(written).stream()
            .flatMap(shape -> shape.holes().stream())
            .allMatch(hole -> hole.startsWith("AWS::") || hole.startsWith("Fn::ImportValue "));
  }

  private static Stream<Verdict> judge(List<Use> shared, Applications applications) {
    var byApplication =
        shared.stream()
            .collect(
                Collectors.groupingBy(
                    use -> applications.of(use.function()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byApplication.size() < 2
        ? Stream.empty()
        : byApplication.entrySet().stream()
            .map(own -> fails(own.getKey(), own.getValue(), byApplication));
  }

  private static Verdict fails(
      String application, List<Use> own, Map<String, List<Use>> byApplication) {
    var others =
        byApplication.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(application))
            .flatMap(entry -> entry.getValue().stream())
            .collect(
                Collectors.toMap(
                    use -> use.function().identity(),
                    Function.identity(),
                    (first, _) -> first,
                    TreeMap::new))
            .values()
            .stream()
            .toList();
    var names =
        others.stream()
            .map(use -> use.function().identity())
            .distinct()
            .map(SharedFate::show)
            .toList();
    var more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
    var first = own.getFirst();
    Verdict.Fails fails =
        Verdict.fails(
            first.function(),
            first.where(),
            "%s is shared with another application: %s"
                .formatted(
                    first.what(),
                    String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more));
    if (first.shared().isPresent()) {
      fails = fails.because(first.shared().get(), "declared here");
    }
    for (var use : others.subList(0, Math.min(SHOWN, others.size()))) {
      fails = fails.because(use.where(), "%s uses it".formatted(show(use.function().identity())));
    }
    return fails.raised(first.shift()).on(own.stream().map(Use::function).toList());
  }

  private static String show(Identity function) {
    return "`%s` of %s".formatted(function.title(), function.stack());
  }
}
