package dev.martello.triage;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the suppressions that stand in a template: in comments and in {@code Metadata}. */
public final class SuppressionReader {
  private final CheckNames names;
  private final Set<Foreign> honored;
  private final SourceFile file;
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private SuppressionReader(SourceFile file, CheckNames names, Set<Foreign> honored) {
    this.file = file;
    this.names = names;
    this.honored = honored;
  }

  /**
   * What a file says.
   *
   * @param problems suppressions that do not count because something is wrong with them
   */
  public record Result(List<Suppression> suppressions, List<Problem> problems) {
    public Result {
      suppressions = List.copyOf(suppressions);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads one template.
   *
   * @param root its tree as it was written
   * @param honored the other scanners whose suppressions count as well
   */
  public static Result read(
      SourceFile file, Node.Mapping root, CheckNames names, Set<Foreign> honored) {
    var reader = new SuppressionReader(file, names, honored);
    boolean hasComments = Comments.mayStandIn(file.text());
    if (hasComments) {
      var layout = Layout.of(file, root);
      for (var comment : Comments.of(file.text())) {
        reader.take(comment, layout);
      }
    }
    for (var entry : MetadataEntries.of(file.path(), root)) {
      reader.take(entry);
    }
    return new Result(reader.suppressions, reader.problems);
  }

  private void take(Comments.Comment comment, Layout layout) {
    var origin = new Origin.Written(file, comment.span());
    switch (comment) {
      case Comments.Own own -> {
        var scope =
            own.isForFile()
                ? new Scope.WholeFile(file.path())
                : layout.startingAt(own.isAlone() ? layout.nextCodeLine(own.line()) : own.line());
        add(own.names(), own.reason(), own.until(), scope, origin);
      }
      case Comments.Misspelt _ ->
          problems.add(
              Problem.at(
                  origin,
                  "this suppresses nothing; a suppression is written"
                      + " `# martello:ignore CHECK: REASON`, without a space before `ignore`"));
      case Comments.OfOthers(
              var by,
              var ids,
              String reason,
              String until,
              int line,
              boolean isAlone,
              Span _) -> {
        if (honored.contains(by)) {
          var scope =
              by.isForWholeResource()
                  ? layout.resourceAround(line)
                  : layout.startingAt(isAlone ? layout.nextCodeLine(line) : line);
          addForeign(by, ids, reason, until, scope, origin);
        }
      }
    }
  }

  private void take(MetadataEntries.Entry entry) {
    switch (entry) {
      case MetadataEntries.Own(
              var checks,
              String reason,
              String until,
              Scope scope,
              Origin origin) ->
          add(checks, reason, until, scope, origin);
      case MetadataEntries.OfOthers(
              var by,
              String id,
              String reason,
              Scope scope,
              Origin origin) -> {
        if (honored.contains(by)) {
          addForeign(by, List.of(id), reason, "", scope, origin);
        }
      }
      case MetadataEntries.Unreadable(Origin origin, String message) ->
          problems.add(Problem.at(origin, message));
    }
  }

  private void add(List<String> written, String reason, String until, Scope scope, Origin origin) {
    var checks = new ArrayList<String>();
    for (var name : written) {
      var ids = names.idsOf(name);
      if (ids.isEmpty()) {
        problems.add(Problem.at(origin, names.unknown(name)));
      }
      checks.addAll(ids);
    }
    if (written.isEmpty()) {
      problems.add(Problem.at(origin, "a suppression names at least one check"));
    } else if (reason.isBlank()) {
      problems.add(
          Problem.at(
              origin,
              "a suppression needs a reason and does not count without:"
                  + " `martello:ignore CHECK: REASON`"));
    } else if (!checks.isEmpty()) {
      Days.read(until)
          .ifPresentOrElse(
              day ->
                  suppressions.add(
                      new Suppression(checks, reason.strip(), day, "martello", scope, origin)),
              () -> problems.add(Problem.at(origin, Days.wrong(until))));
    }
  }

  /** What another scanner suppresses and Martello does not know suppresses nothing. */
  private void addForeign(
      Foreign by, List<String> ids, String reason, String until, Scope scope, Origin origin) {
    var checks = ids.stream().flatMap(id -> names.idsOf(by.idOf(id)).stream()).distinct().toList();
    if (!checks.isEmpty()) {
      var why = reason.isBlank() ? "suppressed for " + by.title() : reason.strip();
      var day = Days.read(until).orElse(LocalDate.MAX);
      suppressions.add(new Suppression(checks, why, day, by.word(), scope, origin));
    }
  }
}
