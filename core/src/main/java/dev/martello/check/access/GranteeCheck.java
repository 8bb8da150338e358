package dev.martello.check.access;

import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Grantee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A check that looks at what one role, user, group or loose policy is granted; its findings concern
 * the functions that run with the role.
 */
interface GranteeCheck extends Check {

  /** Answers for one of them. */
  Stream<Verdict> run(Grantee grantee, Context context);

  @Override
  default Stream<Verdict> run(App app, Context context) {
    var told = new LinkedHashMap<Object, Verdict>();
    app.grantees()
        .forEach(
            grantee -> {
              var functions = context.functionsOf(grantee);
              run(grantee, context)
                  .forEach(
                      verdict ->
                          told.merge(
                              place(verdict), verdict.on(functions), GranteeCheck::together));
            });
    return told.values().stream();
  }

  /** A policy that several roles carry is wrong once. */
  private static Object place(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Passes passes -> passes;
      case Verdict.Fails fails -> List.of(fails.where(), fails.message());
      case Verdict.Undecided open -> List.of(open.where(), open.message());
    };
  }

  private static Verdict together(Verdict one, Verdict other) {
    return one instanceof Verdict.Fails fails && other instanceof Verdict.Fails more
        ? fails.with(more.functions())
        : one;
  }
}
