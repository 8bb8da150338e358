package dev.martello.code.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Verdict;
import dev.martello.code.project.CodeResults;
import dev.martello.model.App;
import java.util.stream.Stream;

/** Flags temporary files that go on growing from one event to the next. */
@About(
    severity = LOW,
    title = "A temporary file keeps the data of earlier events",
    why = "The folder outlives the invocation, so the next event adds to what this one wrote.",
    mend =
        "Open the file with `w`, or give it a name of its own (`tempfile.NamedTemporaryFile`) and"
            + " remove it.",
    cwe = 459)
final class TemporaryFileKept implements MisuseCheck, PlaceCheck {
  @Override
  public String misuse() {
    return "temporary-file-kept";
  }

  /** Files of ever new names that nothing ever removes. */
  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    var usages = code.result().usages();
    return Stream.concat(
        NamedFiles.left(code),
        switch (code.entry().unit().language()) {
          case PYTHON -> FilesLeft.places(usages);
          case JAVA ->
              Stream.of(
                      FilesLeft.ofJava(usages, code.result().reached()),
                      FilesLeft.mixedOfJava(usages),
                      FilesLeft.appended(usages),
                      FilesLeft.taken(usages))
                  .flatMap(each -> each);
          case GO -> new GoFiles(code).kept();
          case JAVASCRIPT, TYPESCRIPT ->
              NamedFiles.isRemoving(usages)
                  ? new ForgottenFiles(code.result().reached(), code.entry().unit().language())
                      .ofScripts(usages)
                  : FilesLeft.taken(usages);
          case JVM -> Stream.<Place>empty();
        });
  }

  @Override
  public Stream<Verdict> run(App app, Context context) {
    return Stream.concat(MisuseCheck.super.run(app, context), PlaceCheck.super.run(app, context));
  }
}
