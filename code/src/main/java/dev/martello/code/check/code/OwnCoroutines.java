package dev.martello.code.check.code;

import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Knows the coroutines of Python that stand in a project's classes and other modules. */
final class OwnCoroutines {
  /*
   * A call begins one if its receiver is an object of a class whose method is `async`, or a module
   * whose function is. Of what class an object is tell all places of the file that set a variable or
   * member of the name, and annotations; a name of which anything else is told is nobody's.
   */
  private static final Pattern CALLED = Pattern.compile("(?:\\w+\\.)*?(?:(\\w+)\\.)?(\\w+)\\(");

  private final List<Unit> units;

  /** Looks at the code of one function. */
  OwnCoroutines(List<Unit> units) {
    this.units = units;
  }

  /** Returns whether a call surely begins a coroutine. */
  boolean isBegunBy(Origin.Written call) {
    var called = CALLED.matcher(call.text());
    if (!called.lookingAt()) {
      return false;
    }
    var name = called.group(2);
    var receiver = called.group(1);
    var head = "async def " + name + "(";
    if (units.stream().noneMatch(unit -> unit.file().text().contains(head))) {
      return false;
    }
    var file = call.file().text();
    return receiver == null
        ? isOfModule(imported(name, file), name)
        : isOfModule(module(receiver, file), name) || isOfObject(receiver, name, file);
  }

  private boolean isOfObject(String receiver, String method, String file) {
    var types = types(receiver, file);
    return !types.isEmpty()
        && types.stream().allMatch(type -> type.filter(one -> isOfClass(one, method)).isPresent());
  }

  /** What a name is said to be: a class, or nothing that could be one. */
  private static List<Optional<String>> types(String name, String file) {
    var set =
        Pattern.compile(
                "\\b" + name + "\\s*(?::[^=\\n]{1,60})?=(?!=)\\s*(?:await\\s+)?(?:([A-Z]\\w*)\\()?")
            .matcher(file)
            .results()
            .map(found -> Optional.ofNullable(found.group(1)));
    var annotated =
        Pattern.compile("[(,]\\s*" + name + "\\s*:\\s*[\"']?([A-Z]\\w*)[\"']?\\s*[,)=]")
            .matcher(file)
            .results()
            .map(found -> Optional.of(found.group(1)));
    var entered =
        Pattern.compile("\\bwith\\s+([A-Z]\\w*)\\([^\\n]*\\)\\s+as\\s+" + name + "\\b")
            .matcher(file)
            .results()
            .map(found -> Optional.of(found.group(1)));
    return Stream.of(set, annotated, entered).flatMap(each -> each).toList();
  }

  private boolean isOfClass(String type, String method) {
    var heads =
        Pattern.compile(
            "(?m)^([ \\t]*)class "
                + type
                + "\\b[^\\n]*:[^\\n]*\\n((?:\\1[ \\t]+\\S[^\\n]*\\n?|[ \\t]*\\n)*)");
    return units.stream()
        .flatMap(unit -> heads.matcher(unit.file().text()).results())
        .anyMatch(found -> isAsync(found.group(2), method));
  }

  private static boolean isAsync(String body, String name) {
    return body.contains("async def " + name + "(")
        && !Pattern.compile("(?<!async )\\bdef " + name + "\\(").matcher(body).find();
  }

  private boolean isOfModule(Optional<String> module, String function) {
    return module.stream()
        .flatMap(
            name ->
                units.stream()
                    .filter(unit -> unit.name().equals(name) || unit.name().endsWith("." + name)))
        .map(unit -> unit.file().text())
        .anyMatch(
            text ->
                Pattern.compile("(?m)^async def " + function + "\\(").matcher(text).find()
                    && !Pattern.compile("(?m)^def " + function + "\\(").matcher(text).find());
  }

  /** The module that a file knows by a name. */
  private static Optional<String> module(String name, String file) {
    var whole =
        Pattern.compile("(?m)^\\s*import\\s+([\\w.]*\\b" + name + "\\b)\\s*$").matcher(file);
    if (whole.find()) {
      return Optional.of(whole.group(1));
    }
    return Pattern.compile("(?m)^\\s*from\\s+[\\w.]+\\s+import\\s+[^\\n]*\\b" + name + "\\b")
            .matcher(file)
            .find()
        ? Optional.of(name)
        : Optional.empty();
  }

  /** The module that a function comes from. */
  private static Optional<String> imported(String function, String file) {
    var found =
        Pattern.compile(
                "(?m)^\\s*from\\s+\\.*([\\w.]+)\\s+import\\s+(?:\\([^)]*|[^\\n]*)\\b"
                    + function
                    + "\\b")
            .matcher(file);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
