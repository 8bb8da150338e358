package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags functions that say of themselves neither whose they are nor what for. */
@About(
    severity = LOW,
    title = "Function has no tags",
    why =
        "After an incident nobody can tell whose the function is, and policies by tag do not"
            + " reach it.",
    mend = "Tag the function, or the whole stack, with its owner and the class of its data.",
    sameAs = {"Lambda.6", "8df8e857", "a71ecabe", "f99d3482"},
    isStrict = true)
final class UntaggedFunction implements Check {
  /**
   * What SAM adds by itself tells nothing, a name tells what the function's own name does, and a
   * version tells neither whose the function is nor what for.
   */
  private static final Set<String> TELLING_NOTHING =
      Set.of("lambda:createdBy", "Name", "name", "Version", "version");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return app.functions().stream()
        .map(function -> judge(function, app.settingsOf(function).get("Tags")).on(function));
  }

  private static Verdict judge(LambdaFunction function, Settings tags) {
    var isTagged =
        tags.items().stream()
            .map(tag -> tag.exists().and(tag.get("Key").text().is(TELLING_NOTHING::contains).not()))
            .reduce(Tri.NO, Tri::or);
    return Verdict.of(
        isTagged.not(),
        function,
        function.origin(),
        "the function has no tags of its own",
        tags.text());
  }
}
