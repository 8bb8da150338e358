package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.check.Needs;
import dev.martello.check.Verdict;
import dev.martello.iam.Grant;
import dev.martello.know.Action;
import dev.martello.model.Grantee;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tells excesses of one harm, the same way for every check of them. */
final class WideGrants {
  private static final int SHOWN = 3;

  private WideGrants() {}

  /** Returns a verdict for each statement that lets one do a harm. */
  static Stream<Verdict> tell(Harm harm, Grantee grantee, Context context) {
    return Excesses.of(grantee, context).excesses().stream()
        .filter(excess -> excess.harm() == harm)
        .map(excess -> tell(excess, grantee));
  }

  private static Verdict tell(Excesses.Excess excess, Grantee grantee) {
    var resource = resource(excess.grant());
    var actions =
        excess.actions().isEmpty() ? "actions that are not known" : show(excess.actions());
    var message = "%s on `%s`".formatted(actions, resource.brief());
    return switch (excess.isCertain()) {
      case YES ->
          Verdict.fails(grantee, resource.origin(), message).raised(isMilder(excess) ? -1 : 0);
      case NO -> Verdict.passes();
      case UNKNOWN ->
          Verdict.undecided(grantee, resource.origin(), message, needs(excess, resource));
    };
  }

  /**
   * A role that only one service can take is of less use than one that any service can, and who
   * changes what invokes a function does not change what it does.
   */
  private static boolean isMilder(Excesses.Excess excess) {
    return switch (excess.harm()) {
      case ROLES_PASSED ->
          excess.grant().by().conditions().stream()
              .anyMatch(condition -> condition.key().equalsIgnoreCase("iam:PassedToService"));
      case FUNCTIONS -> excess.actions().stream().noneMatch(Harm.FUNCTION_CODE::contains);
      default -> false;
    };
  }

  /** Returns the text that is too wide. */
  private static Val<String> resource(Grant grant) {
    return grant.resources().isEmpty()
        ? Val.known("*", grant.by().origin())
        : grant.resources().getFirst();
  }

  static String show(List<Action> actions) {
    var first = actions.stream().limit(SHOWN).map(action -> "`" + action.id() + "`").toList();
    var more = actions.size() > SHOWN ? " and %d more".formatted(actions.size() - SHOWN) : "";
    return String.join(", ", first) + more;
  }

  private static String needs(Excesses.Excess excess, Val<String> resource) {
    var statement = excess.grant().by();
    List<Val<?>> asked = new ArrayList<>(statement.actions());
    asked.add(resource);
    asked.add(Needs.presence(resource.origin()));
    asked.add(Needs.presence(statement.origin()));
    return Needs.of(asked);
  }
}
