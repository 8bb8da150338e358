package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Span;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Calls in a procedure of Go whose failure is one of the event. */
record GoWork(Unit unit, Procedure procedure, UsagePlaces usages) {
  /** Calls whose failure a new attempt may mend. */
  private static final Pattern WORK =
      Pattern.compile(
          "^aws:|^net/http\\.(?:Client|DefaultClient|Get|Post)|^database/sql\\.\\w+\\.Exec"
              + "|^github\\.com/jmoiron/sqlx\\..*Exec|^github\\.com/jackc/pgx.*\\.Exec$"
              + "|^github\\.com/redis/|^gorm\\.io/gorm.*\\.(?:Create|Save|Updates?|Delete|Exec)$|^net/smtp\\.SendMail"
              + "|^go\\.mongodb\\.org/.*\\.(?:Insert|Update|Replace|Delete)(?:One|Many)$|^github\\.com/(?:stripe|go-resty|sendgrid)/");

  /** Effects of AWS, which nobody asks for anything but whether they came off. */
  private static final Pattern EFFECT =
      Pattern.compile(
          "^aws:[\\w-]+\\.(?:Put|Update|Delete|Send|Publish|Start|Create|Batch|Invoke)");

  /** What is measured and traced beside the work. */
  private static final Pattern MEASURING =
      Pattern.compile("^aws:(?:cloudwatch|monitoring|xray)\\.Put");

  /** Functions that read what came, whose errors no new attempt mends. */
  private static final Pattern READING =
      Pattern.compile(
          "^(?:un)?(?i:pars|decod|valid|load|json|extract|deserial|convert|read|map|format|marshal|close)"
              + "(?!\\w*And[A-Z])\\w*|JSON|Json|Decod|Parse|Unmarshal|Validat");

  private static final Pattern NAME = Pattern.compile("([\\w.]+)(?:\\[[^\\]]*])?\\(");

  /** Returns whether the failure of a call matters. */
  boolean isWork(Instruction.Call call) {
    var names = names(call);
    if (!names.isEmpty()) {
      return names.stream()
          .anyMatch(name -> WORK.matcher(name).find() && !MEASURING.matcher(name).find());
    }
    var name = written(call.place());
    return !name.isEmpty()
        && Character.isLetter(name.charAt(0))
        && !READING.matcher(name.substring(name.lastIndexOf('.') + 1)).find();
  }

  /** Returns the names by which libraries are called in a place. */
  List<String> names(Instruction.Call call) {
    return usages.at(unit.file(), call.place()).map(Usage::name).toList();
  }

  /** Returns whether nobody asks a call for anything but whether it came off. */
  boolean isEffect(Instruction.Call call) {
    return names(call).stream()
        .anyMatch(name -> EFFECT.matcher(name).find() && !MEASURING.matcher(name).find());
  }

  /** Returns whether a function of the project does something itself. */
  boolean isWorking(Unit each, Procedure one) {
    return usages
        .inside(each.file(), one.span())
        .anyMatch(usage -> WORK.matcher(usage.name()).find());
  }

  /** Returns the name that stands before the bracket of a call. */
  String written(Span place) {
    var name = NAME.matcher(unit.file().text().substring(place.start(), place.end()));
    return name.lookingAt() ? name.group(1) : "";
  }

  Stream<Instruction.Call> calls() {
    return instructions()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast);
  }

  Stream<Instruction> instructions() {
    return procedure.instructions();
  }
}
