package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Check.Context;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags frameworks that answer with their inner state, and debuggers that run with the code. */
@About(
    severity = LOW,
    title = "A framework runs in debug mode",
    why =
        "Errors are answered with code, variables and, at worst, a console, or statements are logged"
            + " with their values.",
    mend = "Leave debug mode off, or take it from a variable that production does not set.",
    cwe = 489,
    sameAs = {"B201"})
final class DebugMode implements MisuseCheck, PlaceCheck {
  /**
   * Spring's filter that writes every request to the log, with its headers and session; comments
   * tell of it after other words.
   */
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "(?m)^\\s*(?:@\\w+(?:\\([^()\\n"
              + "]*\\))?\\s+)*?(@EnableWebSecurity\\s*\\(\\s*debug\\s*=\\s*true)");

  @Override
  public String misuse() {
    return "debug-mode";
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return AnnotationTexts.in(code, ANNOTATED)
        .map(
            found ->
                new Place(found.where(), "every request is written to the log as it comes in"));
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.of(
            MisuseCheck.super.run(app, context),
            PlaceCheck.super.run(app, context),
            DebugVariables.of(app))
        .flatMap(found -> found);
  }
}
