package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.model.Grantee;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Flags roles that may do whatever a service offers. */
@About(
    severity = MEDIUM,
    title = "Role may do everything that a service offers",
    why =
        "The function needs a few actions and gets those that delete, publish and change"
            + " permissions as well, and every action that AWS adds later.",
    mend = "List the actions that the function calls.",
    cwe = 250,
    sameAs = {
      "IAM.21",
      "CKV_AWS_63",
      "CKV_AWS_49",
      "AWS-0345",
      "F3",
      "F4",
      "F5",
      "IAM5",
      "LambdaStarPermissions",
      "ROLE.LEASTPRIV.001",
      "953b3cdb"
    })
final class ServiceWildcard implements GranteeCheck {
  private static final int FEW_ACTIONS = 12;

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    return judge(grantee, context.grantsOf(grantee));
  }

  /** An administrator is told once, elsewhere. */
  private static Stream<Verdict> judge(Grantee grantee, Grants grants) {
    if (grants.grantsEverything().isYes()) {
      return Stream.of(Verdict.passes());
    }
    var byPlace = new LinkedHashMap<Origin, Whole>();
    for (var whole : grants.serviceWildcards()) {
      var grant = whole.grants().getFirst();
      if (isOfInterest(grantee, whole)) {
        byPlace
            .computeIfAbsent(
                RoleStatements.placeOf(grantee, grant), _ -> new Whole(grant, new TreeSet<>()))
            .services()
            .add(whole.service().prefix());
      }
    }
    return byPlace.entrySet().stream()
        .map(
            entry ->
                Verdict.fails(
                    grantee,
                    entry.getKey(),
                    "%s grants every action of %s"
                        .formatted(
                            RoleStatements.nameOf(grantee, entry.getValue().grant()),
                            show(entry.getValue().services()))));
  }

  /** The services that one statement, or one policy of AWS, gives whole. */
  private record Whole(Grant grant, Set<String> services) {}

  /** AWS's policies hold small services whole that their users never asked for. */
  private static boolean isOfInterest(Grantee grantee, Grants.WholeService whole) {
    return whole.service().count() >= FEW_ACTIONS
        || !RoleStatements.isByAws(grantee, whole.grants().getFirst());
  }

  private static String show(Set<String> services) {
    var first = services.stream().limit(5).map(service -> "`" + service + "`").toList();
    var more = services.size() > 5 ? " and %d more services".formatted(services.size() - 5) : "";
    return String.join(", ", first) + more;
  }
}
