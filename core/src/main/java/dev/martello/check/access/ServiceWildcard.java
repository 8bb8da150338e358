package dev.martello.check.access;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.iam.Grants;
import dev.martello.model.Grantee;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
      "PolicyStatement",
      "B.4",
      "AWS-0114",
      "AWS-0120",
      "ROLE.LEASTPRIV.001",
      "953b3cdb",
      "CKV_AWS_108",
      "CKV_AWS_109",
      "CKV_AWS_111",
      "CKV_AWS_288",
      "CKV_AWS_289",
      "CKV_AWS_290",
      "CKV_AWS_355",
      "CKV_AWS_356",
      "W11",
      "W12",
      "W13",
      "a0ae0a4e"
    })
final class ServiceWildcard implements GranteeCheck {
  private static final int SHOWN = 5;

  @Override
  public Stream<Verdict> run(Grantee grantee, Context context) {
    var byStatement = new LinkedHashMap<Origin, List<Grants.WholeService>>();
    for (var whole : Excesses.of(grantee, context).services()) {
      byStatement
          .computeIfAbsent(whole.grants().getFirst().by().origin(), _ -> new ArrayList<>())
          .add(whole);
    }
    return byStatement.values().stream().map(services -> judge(grantee, services));
  }

  private static Verdict judge(Grantee grantee, List<Grants.WholeService> services) {
    var grant = services.getFirst().grants().getFirst();
    boolean isWide =
        services.stream()
            .flatMap(service -> service.grants().stream())
            .anyMatch(one -> one.unlimited(true).size() > 0);
    var message =
        "%s grants every action of %s%s"
            .formatted(
                RoleStatements.nameOf(grantee, grant),
                show(services),
                isWide ? " on everything" : "");
    var verdict =
        Verdict.of(
            grant.by().present(), grantee, grant.by().origin(), message, grant.by().resources());
    boolean isHarmful =
        services.stream().map(Grants.WholeService::service).anyMatch(Harm::isDoneBy);
    return isWide && isHarmful ? verdict : verdict.raised(-1);
  }

  static String show(List<Grants.WholeService> services) {
    var first =
        services.stream()
            .limit(SHOWN)
            .map(service -> "`" + service.service().prefix() + "`")
            .toList();
    int rest = services.size() - first.size();
    return String.join(", ", first) + (rest > 0 ? " and %d more services".formatted(rest) : "");
  }
}
