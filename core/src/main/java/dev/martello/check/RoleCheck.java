package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Role;
import java.util.stream.Stream;

/**
 * A check that looks at one role at a time; its findings concern the functions that run with it.
 */
public interface RoleCheck extends Check {

  /** Answers for one role. */
  Stream<Verdict> run(Role role, Context context);

  @Override
  default Stream<Verdict> run(App app, Context context) {
    return app.roles().stream()
        .flatMap(
            role -> {
              var functions = context.functionsOf(role);
              return run(role, context).map(verdict -> verdict.on(functions));
            });
  }
}
