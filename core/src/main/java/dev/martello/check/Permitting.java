package dev.martello.check;

import dev.martello.check.Change.Grant;
import dev.martello.check.Check.Context;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.List;

/** Gives a function's role what a remedy needs, so that the remedy does not fail at deployment. */
public final class Permitting {
  /*
   * Lambda refuses a function whose role may not write traces or send to its dead-letter queue. A
   * role that stands in no template cannot be changed; the remedy's caution says what it has to
   * allow.
   */
  private Permitting() {}

  /** Returns a remedy after which the function's role also allows actions on something. */
  public static Remedy permit(
      Remedy remedy, LambdaFunction function, Context context, Term resource, String... actions) {
    var roles = function.role().known().toList();
    if (roles.isEmpty()) {
      var what = "the function's role has to allow `" + String.join("`, `", actions) + "`";
      return remedy.warning(remedy.caution().isEmpty() ? what : remedy.caution() + "; " + what);
    }
    var more = remedy;
    for (var role : roles) {
      var grants = context.grantsOf(role);
      var everything = Val.known("*", role.origin());
      boolean isGranted =
          List.of(actions).stream().allMatch(action -> grants.grants(action, everything).isYes());
      if (!isGranted) {
        more = more.with(new Grant(role.identity(), List.of(actions), resource));
      }
    }
    return more;
  }
}
