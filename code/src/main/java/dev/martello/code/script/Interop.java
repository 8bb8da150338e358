package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Knows the calls by which modules are joined, and the small functions that compilers and bundlers
 * put into what they write: they mean what the programmer wrote, which is lowered instead.
 */
final class Interop {
  /** These give back the module that they get. */
  private static final Set<String> MODULE_WRAPPERS =
      Set.of(
          "__importDefault",
          "__importStar",
          "_interopRequireDefault",
          "_interopRequireWildcard",
          "_interop_require_default",
          "_interop_require_wildcard",
          "_interopDefaultLegacy",
          "_interopNamespaceDefault",
          "__toESM",
          "__toModule",
          "__toCommonJS");

  /** These give back their first argument with the members of the others. */
  private static final Set<String> OBJECT_SPREADS =
      Set.of(
          "__assign",
          "_extends",
          "_objectSpread",
          "_objectSpread2",
          "_object_spread",
          "_object_spread_props",
          "__spreadValues",
          "__spreadProps");

  private final Lowering lowering;
  private final Emitter code;

  Interop(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
  }

  /** Lowers a call if it is one of these. */
  OptionalInt call(Node call, Node function, List<Node> arguments) {
    if (arguments.isEmpty()) {
      return OptionalInt.empty();
    }
    var name = name(function);
    if (name.equals("require") || name.equals("__require")) {
      return require(call, name, arguments);
    }
    if (MODULE_WRAPPERS.contains(name)) {
      return OptionalInt.of(lowering.expressions.value(arguments.getFirst()));
    }
    if (OBJECT_SPREADS.contains(name)) {
      return OptionalInt.of(
          lowering.calls.builtin(
              "Object", "assign", lowering.calls.arguments(call.child("arguments")), call.span()));
    }
    return switch (name) {
      case "__exportStar" -> exportAll(call, arguments);
      case "__export", "__webpack_require__.d" -> exportGetters(arguments);
      case "Object.defineProperty" -> define(arguments);
      case "__awaiter", "co" -> awaiter(call, arguments);
      case "_asyncToGenerator",
          "_async_to_generator",
          "co.wrap",
          "Promise.coroutine",
          "Bluebird.coroutine",
          "bluebird.coroutine",
          "Q.async" ->
          asynchronous(arguments);
      default -> OptionalInt.empty();
    };
  }

  /** Helpers are called by their own name, or as members of a library of helpers. */
  private static String name(Node function) {
    if (function.is("identifier")) {
      return function.text();
    }
    if (!function.is("member_expression")) {
      return "";
    }
    var object = function.child("object").filter(it -> it.is("identifier")).map(Node::text);
    var property = function.child("property").map(Node::text).orElse("");
    return object.map(it -> it.startsWith("tslib") ? property : it + "." + property).orElse("");
  }

  /** A function of that name which the module itself makes loads modules too. */
  private OptionalInt require(Node call, String name, List<Node> arguments) {
    boolean isOther =
        lowering.scope().find(name).map(variable -> !variable.home().isModule()).orElse(false);
    boolean isKnown = Literals.constantText(arguments.getFirst()).isPresent();
    if (isOther || (!isKnown && lowering.scope().find(name).isPresent())) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(lowering.calls.load(call, "require", arguments));
  }

  private OptionalInt exportAll(Node call, List<Node> arguments) {
    int module = lowering.expressions.value(arguments.getFirst());
    int exports = code.exports(call.span());
    int both =
        code.make(
            Container.MAP,
            List.of(new Entry(-1, exports, true), new Entry(-1, module, true)),
            call.span());
    code.store(code.module(call.span()), Emitter.EXPORTS, both, call.span());
    return OptionalInt.of(both);
  }

  /** {@code __export(target, {name: () => value})} makes members that are read when asked for. */
  private OptionalInt exportGetters(List<Node> arguments) {
    if (arguments.size() != 2 || !arguments.getLast().is("object")) {
      return OptionalInt.empty();
    }
    var pairs = arguments.getLast().named();
    boolean isKnown =
        pairs.stream()
            .allMatch(
                pair ->
                    pair.is("pair")
                        && pair.child("value").map(Functions::isFunction).orElse(false));
    if (!isKnown) {
      return OptionalInt.empty();
    }
    int target = lowering.expressions.value(arguments.getFirst());
    for (var pair : pairs) {
      var name = pair.child("key").map(Imports::exportedName).orElse("");
      int getter = lowering.functions.getter(pair.child("value").orElseThrow(), name);
      code.store(target, name, getter, pair.span());
    }
    return OptionalInt.of(target);
  }

  private OptionalInt define(List<Node> arguments) {
    if (arguments.size() != 3 || !arguments.get(2).is("object")) {
      return OptionalInt.empty();
    }
    var name = Literals.constantText(arguments.get(1));
    var value = member(arguments.get(2), "value");
    var getter = member(arguments.get(2), "get");
    if (name.isEmpty() || (value.isEmpty() && getter.filter(Functions::isFunction).isEmpty())) {
      return OptionalInt.empty();
    }
    int target = lowering.expressions.value(arguments.getFirst());
    int member =
        value.isPresent()
            ? lowering.expressions.named(value.get(), name.get())
            : lowering.functions.getter(getter.orElseThrow(), name.get());
    code.store(target, name.get(), member, arguments.get(1).span());
    return OptionalInt.of(target);
  }

  private static Optional<Node> member(Node object, String name) {
    return object.named().stream()
        .filter(pair -> pair.is("pair"))
        .filter(pair -> pair.child("key").map(key -> key.text().equals(name)).orElse(false))
        .findFirst()
        .flatMap(pair -> pair.child("value"));
  }

  /**
   * {@code __awaiter(this, ..., function* () {...})} is the call of an async function, and so is
   * {@code co(function* () {...})}.
   */
  private OptionalInt awaiter(Node call, List<Node> arguments) {
    if (!arguments.getLast().is("generator_function")) {
      return OptionalInt.empty();
    }
    int function = lowering.functions.asynchronous(arguments.getLast(), true);
    return OptionalInt.of(code.call(function, List.<Argument>of(), call.span()));
  }

  /** A generator that a library runs, waiting for each promise that it yields. */
  private OptionalInt asynchronous(List<Node> arguments) {
    return arguments.getFirst().is("generator_function")
        ? OptionalInt.of(lowering.functions.asynchronous(arguments.getFirst(), false))
        : OptionalInt.empty();
  }
}
