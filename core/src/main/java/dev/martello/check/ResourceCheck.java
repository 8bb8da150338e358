package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/**
 * A check that looks at resources of some types, one at a time and by nothing but their settings;
 * its findings concern the functions that use the resource.
 */
public interface ResourceCheck extends Check {

  /** Returns the types, for instance {@code AWS::ECR::Repository}. */
  List<String> types();

  /** Answers for one resource. */
  Stream<Verdict> run(Entity resource, Settings settings);

  @Override
  default Stream<Verdict> run(App app, Context context) {
    return context
        .resources(types())
        .flatMap(
            resource -> {
              var users = context.usersOf(resource);
              return run(resource, app.settingsOf(resource)).map(verdict -> verdict.on(users));
            });
  }
}
