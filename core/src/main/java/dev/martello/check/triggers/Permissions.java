package dev.martello.check.triggers;

import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Permission;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.function.Function;
import java.util.stream.Stream;

/** Goes through the permissions to invoke, for the checks on each kind of caller. */
final class Permissions {
  private Permissions() {}

  /** Judges the permissions of declared functions, and those for functions of other stacks. */
  static Stream<Verdict> judge(App app, Function<Permission, Verdict> judge) {
    return Stream.concat(
        app.functions().stream()
            .flatMap(
                function ->
                    function.permissions().stream()
                        .map(permission -> judge.apply(permission).on(function))),
        app.permissionsElsewhere().stream().map(judge));
  }

  /**
   * Asks whether a source ARN names somebody's resource; {@code *} in the account's place does not.
   */
  static Tri namesSource(Val<String> arn) {
    return Shape.isEmpty(arn).not().and(arn.is(Permissions::isOpen).isYes() ? Tri.NO : Tri.YES);
  }

  private static boolean isOpen(String arn) {
    return arn.equals("*") || arn.matches("arn:[^:]*:(?!execute-api:)[^:]*:[^:]*:\\*:.*");
  }
}
