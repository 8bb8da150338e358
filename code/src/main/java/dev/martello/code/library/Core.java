package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers calls of what belongs to the languages themselves, by their names: of functions, and of
 * methods by kind and method ({@code list.append}, {@code str.strip}); {@code value.} is a receiver
 * of unknown kind.
 */
final class Core {

  private static final Map<String, Behaviour> FUNCTIONS =
      Behaviour.table(
          Conversions.FUNCTIONS,
          Maps.FUNCTIONS,
          Lists.FUNCTIONS,
          Callbacks.FUNCTIONS,
          Records.FUNCTIONS,
          Found.FUNCTIONS,
          ContextVariables.FUNCTIONS,
          ScriptCore.FUNCTIONS);

  private static final Set<String> KINDS =
      Set.of("str", "list", "dict", "set", "value", "number", "regexp", "function");

  /**
   * Operations of AWS whose clients call them as maps call their methods: {@code get}, {@code put}.
   */
  private static final Pattern OPERATION =
      Pattern.compile(
          "(?:new aws-sdk\\.[\\w.]+|new"
              + " @aws-sdk/[\\w-]+\\.\\w+|@aws-sdk/lib-dynamodb\\.\\w+\\.from)\\(\\)\\.\\w+");

  private Core() {}

  /** Returns what the languages themselves say of a call; empty for libraries. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    if (event.language() == Language.GO) {
      return Golang.call(event, run);
    }
    var name = event.name();
    var function = FUNCTIONS.get(name);
    if (function != null) {
      return Optional.of(function.run(event, run));
    }
    int dot = name.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    if (KINDS.contains(name.substring(0, dot))) {
      return ofKind(name.substring(dot + 1), event, run);
    }
    return event.language().isScript()
        ? Schemas.call(event, run)
            .or(() -> ScriptCore.sent(event))
            .or(() -> Injection.resolved(event, run))
            .or(() -> Platform.call(event, run))
        : Platform.call(event, run);
  }

  private static Optional<Value> ofKind(String method, CallEvent event, Interpreter run) {
    if (event.language().isOfJvm()) {
      return Jvm.call(event, run);
    }
    if (method.isEmpty() && event.language().isScript()) {
      return Validators.called(event, run);
    }
    if (event.name().equals("list.subscribe") && event.language().isScript()) {
      return Optional.of(Observables.subscribed(event, run));
    }
    var variable =
        event.language() == Language.PYTHON
            ? ContextVariables.method(method, event, run)
            : Optional.<Value>empty();
    if (variable.isPresent()) {
      return variable;
    }
    var behaviour = CoreMethods.of(method, event.language());
    if (behaviour.isPresent()) {
      return behaviour.map(known -> known.run(event, run));
    }
    return event.language() == Language.PYTHON && event.name().startsWith("regexp.")
        ? Platform.call(event, run)
        : Optional.empty();
  }

  /** As {@link #call}, for a method of something that a library gave. */
  static Optional<Value> method(CallEvent event, Interpreter run) {
    int dot = event.name().lastIndexOf('.');
    var own = event.name().substring(dot + 1);
    boolean isResult =
        dot > 0
            && (event.name().charAt(dot - 1) == ')'
                || (event.language().isScript()
                    && isOfMember(own)
                    && event.name().contains("().")));
    boolean isOfAws =
        OPERATION.matcher(event.name()).matches()
            || (event.name().startsWith("aws:")
                && event.language().isStaticallyTyped()
                && !isOfEach(own, event));
    boolean isOfDirectory = own.equals("bind") && event.arguments().count() > 1;
    return isResult && !isOfAws && !isOfDirectory && !isOfQuery(own, event)
        ? CoreMethods.call(own, event, run)
        : Optional.empty();
  }

  /** Java: what an operation gave is gone through by a function, page by page or not. */
  private static boolean isOfEach(String method, CallEvent event) {
    return event.language().isOfJvm()
        && OF_EACH.contains(method)
        && event.arguments().at(0).atoms().stream()
            .anyMatch(atom -> atom instanceof Atom.Function || atom instanceof Atom.Method);
  }

  private static final Set<String> OF_EACH =
      Set.of(
          "forEach",
          "forEachOrdered",
          "map",
          "mapToObj",
          "flatMap",
          "filter",
          "anyMatch",
          "allMatch",
          "noneMatch");

  /** Scripts: what builds queries has methods that lists and texts have in other languages only. */
  private static boolean isOfQuery(String method, CallEvent event) {
    return event.language().isScript()
        && (OF_QUERIES.contains(method) || method.equals("join") && event.arguments().count() > 1);
  }

  private static final Set<String> OF_QUERIES =
      Set.of("count", "limit", "skip", "distinct", "index", "title", "insert", "remove", "union");

  /** A member of a result that is looped over is a list, one that is piped is a stream. */
  private static boolean isOfMember(String method) {
    return switch (method) {
      case "forEach", "map", "flatMap", "filter", "find", "some", "every", "reduce", "pipe" -> true;
      default -> false;
    };
  }

  /** Members of library objects that are more than a step of the way there. */
  static Optional<Value> member(String name, Value key, Interpreter run) {
    boolean isClient =
        name.startsWith(Boto.RESOURCE)
            && name.endsWith(".meta")
            && key.constantText().filter("client"::equals).isPresent();
    if (isClient) {
      return Optional.of(Value.external(Boto.client(name)));
    }
    if (isVariable(name, key)) {
      return Optional.of(
          key.constantText()
              .map(variable -> Platform.variable(variable, run.where(run.place())))
              .orElseGet(Value::unknown));
    }
    return Optional.empty();
  }

  /** Returns whether a member of the environment is a variable, and no method of the map. */
  static boolean isVariable(String name, Value key) {
    return name.equals("process.env")
        || name.equals("os.environ")
            && key.constantText().filter(METHODS_OF_ENVIRONMENT::contains).isEmpty();
  }

  private static final Set<String> METHODS_OF_ENVIRONMENT =
      Set.of("get", "items", "keys", "values", "copy", "pop", "setdefault", "update");

  /** Returns what a name means that nothing in the code binds. */
  static Value builtin(String name, Language language) {
    return switch (name) {
      case "undefined", "None", "null" -> Interpreter.NOTHING;
      case "__dirname" -> Value.text("/var/task");
      case "__name__" -> Value.text("module");
      default -> Value.external(name);
    };
  }
}
