package dev.martello.check.access;

import dev.martello.iam.Grant;
import dev.martello.know.Action;
import dev.martello.know.SamPolicyTemplates;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Grantee;
import dev.martello.model.Policy;
import dev.martello.model.Principals;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the places of a role's policies that checks point to. */
final class RoleStatements {
  private static final Pattern NAMED_BY_SAM = Pattern.compile(".*RolePolicy\\d+");

  /** What Lambda needs to put a function into a VPC; AWS documents these actions with {@code *}. */
  private static final Set<String> FOR_VPC =
      Set.of(
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DetachNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  private RoleStatements() {}

  /**
   * Says whether SAM made a role, told by the tag that SAM gives it, so that a template and its
   * expansion are judged alike.
   */
  static boolean isMadeBySam(Entity role, App app) {
    return app.settingsOf(role).get("Tags").items().stream()
        .anyMatch(
            tag ->
                Shape.endsWith(tag.get("Key").text(), ":createdBy").isYes()
                    && tag.get("Value").text().isEqualTo("SAM").isYes());
  }

  /** Returns what people call one who is granted something. */
  static String noun(Grantee grantee) {
    return switch (grantee) {
      case Role _ -> "role";
      case Principals.User _ -> "user";
      case Principals.Group _ -> "group";
      case Principals.LoosePolicy _ -> "holder of the policy";
    };
  }

  static boolean isForVpc(Action action) {
    return FOR_VPC.contains(action.id());
  }

  /** Returns the policy that a statement stands in. */
  static Optional<Policy> policyOf(Grantee grantee, Statement statement) {
    return grantee.policies().stream()
        .filter(policy -> policy.document().statements().stream().anyMatch(one -> one == statement))
        .findFirst();
  }

  /** Returns whether AWS wrote the grant; its users can only choose another policy. */
  static boolean isByAws(Grantee grantee, Grant grant) {
    return policyOf(grantee, grant.by())
        .filter(policy -> policy.kind() == Policy.Kind.AWS_MANAGED)
        .isPresent();
  }

  /**
   * Returns the name of the SAM policy template that grants on every resource whatever its
   * parameters say. It is told by the name that SAM gives the policy and by its actions, so that a
   * template and its expansion are judged alike.
   */
  static Optional<String> samTemplate(Grantee grantee, Grant grant) {
    return policyOf(grantee, grant.by())
        .filter(policy -> NAMED_BY_SAM.matcher(policy.name()).matches())
        .flatMap(_ -> SamPolicyTemplates.named(actions(grant)));
  }

  private static List<String> actions(Grant grant) {
    return grant.by().actions().stream().flatMap(text -> text.candidates().stream()).toList();
  }

  /** Returns where a grant is written: the statement, or where an AWS policy is attached. */
  static Origin placeOf(Grantee grantee, Grant grant) {
    return isByAws(grantee, grant)
        ? policyOf(grantee, grant.by()).orElseThrow().origin()
        : grant.by().origin();
  }

  /** Returns a phrase that names where the grant comes from. */
  static String nameOf(Grantee grantee, Grant grant) {
    return samTemplate(grantee, grant)
        .map(name -> "policy template `" + name + "`")
        .or(() -> policyOf(grantee, grant.by()).map(policy -> "policy `" + policy.name() + "`"))
        .orElse("a statement");
  }
}
