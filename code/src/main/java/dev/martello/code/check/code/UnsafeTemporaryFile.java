package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags temporary files whose name is made before the file. */
@About(
    severity = LOW,
    title = "A temporary file's name can be taken by others",
    why = "Whoever makes the file first decides what it holds.",
    mend = "Use a function that makes the file together with its name.",
    cwe = 377,
    sameAs = {"B306"})
final class UnsafeTemporaryFile implements MisuseCheck, PlaceCheck {
  @Override
  public String misuse() {
    return "unsafe-temporary-file";
  }

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var files = new GoFiles(code);
    return Stream.concat(files.ofSecrets(), files.shared());
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }
}
