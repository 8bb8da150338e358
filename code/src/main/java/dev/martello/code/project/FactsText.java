package dev.martello.code.project;

import dev.martello.model.Code;
import dev.martello.report.Printable;
import dev.martello.value.Origin;
import java.io.IOException;
import java.util.List;

/** Writes what is known of functions' code for people. */
final class FactsText {
  private FactsText() {}

  static void write(CodeResults results, Appendable target) throws IOException {
    for (var code : results.functions()) {
      var facts = Facts.of(code.result().usages());
      var unit = code.entry().unit();
      line(
          "%s  %s:%d  %s"
              .formatted(
                  code.function().identity().writtenId(),
                  unit.file().path(),
                  line(code),
                  unit.language().title()),
          target);
      for (var call : facts.calls()) {
        line(
            "  calls %s %s  %s:%d"
                .formatted(
                    call.service(),
                    call.operation(),
                    call.where().file().path(),
                    call.where().inFile().line()),
            target);
      }
      list("imports", code.result().imports(), target);
      list("reads variables", code.result().environment(), target);
      list("contacts", facts.hosts(), target);
      list("writes", facts.writes(), target);
    }
    for (var unread : results.unread()) {
      line(
          unread.function().identity().writtenId() + "  code not read: " + unread.reason(), target);
    }
  }

  /** Returns where the handler begins; the first line for handlers that are no plain function. */
  static int line(CodeResults.FunctionCode code) {
    if (code.function().code() instanceof Code.Undeclared(Origin.Written origin)) {
      return origin.line();
    }
    var unit = code.entry().unit();
    return unit.procedures().stream()
        .filter(procedure -> procedure.name().equals(code.entry().name()))
        .map(procedure -> new Origin.Written(unit.file(), procedure.span()).inFile().line())
        .findFirst()
        .orElse(1);
  }

  private static void list(String title, List<String> items, Appendable target) throws IOException {
    if (!items.isEmpty()) {
      line("  " + title + " " + String.join(", ", items), target);
    }
  }

  private static void line(String text, Appendable target) throws IOException {
    target.append(Printable.line(text)).append('\n');
  }
}
