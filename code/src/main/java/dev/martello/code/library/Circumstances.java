package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.ResponseType;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells in which circumstances a call is made: where it stands, in what, and what calls that. */
final class Circumstances {
  private Circumstances() {}

  static Value of(String name, CallEvent event, Interpreter interpreter) {
    return switch (name) {
      case "loop" -> Value.text(Boolean.toString(event.isInLoop()));
      case "call" -> Value.text(event.name());
      case "phase" -> Value.text(event.isInitialisation() ? "start" : "handler");
      case "beside" -> Value.text(Boolean.toString(interpreter.stack().isBesideOthers()));
      case "async" ->
          Value.text(Boolean.toString(interpreter.stack().blocked(event.where()).isPresent()));
      case "procedure" -> Value.text(named(event.in(), interpreter).name());
      case "owner" -> Value.text(owner(event.in(), interpreter));
      case "line" -> Value.text(line(event.where(), event.language()));
      case "caller" ->
          event.callers().isEmpty()
              ? Value.none()
              : Value.text(line(event.callers().getLast(), event.language()));
      case "callers" -> Value.text(callers(event, interpreter));
      case "around" -> Value.text(around(event, interpreter));
      case "file" -> Value.text(event.where().file().text());
      case "types" -> Value.text(types(event, interpreter));
      case "page" ->
          Value.text(Boolean.toString(ResponseType.isPage(event, interpreter.state().guards())));
      default -> Value.none();
    };
  }

  /** Returns, for the calls next to this one, the name of the function and what stands in front. */
  private static String callers(CallEvent event, Interpreter interpreter) {
    var told = new StringBuilder();
    event.callers().reversed().stream()
        .limit(NEAR)
        .forEach(
            caller -> {
              interpreter
                  .stack()
                  .around(caller)
                  .ifPresent(id -> told.append(named(id, interpreter).name()).append('\n'));
              told.append(before(caller)).append('\n');
            });
    return told.toString();
  }

  private static final int NEAR = 3;

  private static String before(Origin.Written where) {
    return where.file().lineUntil(where.span().start());
  }

  /** Returns the name of the class around; empty text for none. */
  private static String owner(ProcedureId in, Interpreter interpreter) {
    var procedures = interpreter.program().unit(in.unit()).procedures();
    var procedure = procedures.get(in.procedure());
    while (procedure.owner().isEmpty() && procedure.parent() > 0) {
      procedure = procedures.get(procedure.parent());
    }
    return procedure.owner();
  }

  /** Returns the innermost function around that has a name. */
  private static Procedure named(ProcedureId in, Interpreter interpreter) {
    var procedures = interpreter.program().unit(in.unit()).procedures();
    var procedure = procedures.get(in.procedure());
    while (procedure.name().isEmpty() && procedure.parent() > 0) {
      procedure = procedures.get(procedure.parent());
    }
    return procedure;
  }

  /** Returns the text of the line where a call stands: it tells what the result is meant for. */
  private static String line(Origin.Written where, Language language) {
    var file = where.file();
    int line = file.line(where.span().start());
    var text = file.lineText(line);
    for (int above = line - 1; language.isScript() && above > line - LINES; above--) {
      if (above < 1 || !GOES_ON.matcher(file.lineText(above)).find()) {
        return text;
      }
      text = file.lineText(above).strip() + " " + text.strip();
    }
    return text;
  }

  private static final int LINES = 4;

  /** A line of a script whose statement goes on in the next one. */
  private static final Pattern GOES_ON = Pattern.compile("(?:=>|[=(,+?:]|&&|\\|\\|)\\s*$");

  /** Returns the text of the function where a call stands. */
  private static String around(CallEvent event, Interpreter interpreter) {
    var procedure = interpreter.program().procedure(event.in());
    var span =
        event.language() == Language.JAVA
            ? named(event.in(), interpreter).extent()
            : procedure.span();
    return event.language() == Language.GO && procedure.number() == 0
        ? literal(event.where(), interpreter.program().unit(event.in().unit()))
        : event.where().file().text().substring(span.start(), span.end());
  }

  /**
   * Go: around what stands outside of functions is the literal that it is a part of, and all of the
   * file where it is part of none; that is text, as what is asked about it are its words.
   */
  private static String literal(Origin.Written where, Unit unit) {
    var text = where.file().text();
    int open = unit.brackets().brace(where.span().start(), where.span().end());
    return open < 0 ? text : text.substring(Math.max(open - 1, 0), unit.brackets().end(open));
  }

  /** Returns the files of the classes of Java that a call names, and of their fields. */
  private static String types(CallEvent event, Interpreter interpreter) {
    var program = interpreter.program();
    int from = event.in().unit();
    return CLASS
        .matcher(event.where().text())
        .results()
        .map(found -> found.group(1))
        .distinct()
        .flatMap(name -> type(name, from, program).stream())
        .flatMap(
            type ->
                Stream.concat(
                    Stream.of(type),
                    type.fieldTypes().values().stream()
                        .flatMap(field -> program.type(field, from).stream())))
        .map(type -> declaration(type, program.unit(program.unitOf(type.name()))))
        .distinct()
        .limit(MOST_TYPES)
        .collect(Collectors.joining("\n"));
  }

  private static final int MOST_TYPES = 20;

  private static final Pattern CLASS = Pattern.compile("\\b([A-Z]\\w*)(?:\\.class\\b|>)");

  /**
   * Returns the class that a file calls by a simple name: one of its own, its package, an import.
   */
  private static Optional<TypeDeclaration> type(String name, int from, Program program) {
    var unit = program.unit(from);
    var own =
        unit.types().stream()
            .filter(type -> type.name().endsWith("$" + name) || type.name().endsWith("." + name))
            .findFirst();
    var imported =
        Pattern.compile("(?m)^import\\s+([\\w.]+\\." + name + ")\\s*;").matcher(unit.file().text());
    var first = unit.types().stream().map(TypeDeclaration::name).filter(each -> each.contains("."));
    return own.or(() -> imported.find() ? program.type(imported.group(1), from) : Optional.empty())
        .or(
            () ->
                first
                    .findFirst()
                    .map(each -> each.substring(0, each.lastIndexOf('.') + 1) + name)
                    .flatMap(each -> program.type(each, from)));
  }

  /** Returns how a class is declared, from what is annotated to where its body ends. */
  private static String declaration(TypeDeclaration type, Unit unit) {
    var text = unit.file().text();
    var name = type.name().replaceAll(".*[.$]", "");
    var found =
        Pattern.compile("\\b(?:class|interface|record|enum)\\s+" + Pattern.quote(name) + "\\b")
            .matcher(text);
    if (!found.find()) {
      return "";
    }
    int start =
        Stream.of(";\n", "}\n", "{\n")
            .mapToInt(end -> text.lastIndexOf(end, found.start()))
            .max()
            .orElse(0);
    int open = unit.brackets().nextBrace(found.end());
    boolean isOpening = open >= 0 && text.charAt(open) == '{';
    int end = isOpening ? unit.brackets().end(open) - 1 : open < 0 ? text.length() : open;
    return text.substring(Math.max(0, start), end);
  }
}
