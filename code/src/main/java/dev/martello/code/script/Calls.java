package dev.martello.code.script;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Lowers calls. */
final class Calls {
  private final Lowering lowering;
  private final Emitter code;
  private final Interop interop;

  Calls(Lowering lowering) {
    this.lowering = lowering;
    code = lowering.code;
    interop = new Interop(lowering);
  }

  /**
   * Lowers a call.
   *
   * @param nothing where to go if {@code ?.} finds nothing; negative for nowhere
   */
  int call(Node call, int nothing) {
    var function = call.child("function").map(Calls::bare);
    if (function.isEmpty()) {
      return code.unknown(call.span());
    }
    var parts = function.get().named();
    boolean isGeneric =
        call.child("function").filter(it -> it.is("await_expression")).isPresent()
            && parts.size() == 1;
    // The grammar takes `await x.f<T>()` for a call of what was awaited.
    return isGeneric
        ? code.await(call(call, bare(parts.getFirst()), NOWHERE), call.span())
        : call(call, function.get(), nothing);
  }

  private static final int NOWHERE = -1;

  private int call(Node call, Node function, int nothing) {
    var awaited = awaited(call, function);
    if (awaited.isPresent()) {
      return awaited.getAsInt();
    }
    var known = special(call, function);
    if (known.isPresent()) {
      return known.getAsInt();
    }
    if (Chains.isMember(function)) {
      return method(call, function, nothing);
    }
    if (function.is("super")) {
      return base(call);
    }
    int value = lowering.chains.function(call, function, nothing);
    return code.call(value, arguments(call.child("arguments")), call.span());
  }

  /**
   * Returns the function without what does not change it: brackets, types, and the {@code (0,
   * x.f)(...)} that compilers write.
   */
  private static Node bare(Node function) {
    var at = function;
    while (true) {
      var parts = at.named();
      boolean isWrapped =
          switch (at.kind()) {
            case "parenthesized_expression", "instantiation_expression" -> !parts.isEmpty();
            case "non_null_expression", "as_expression" -> !parts.isEmpty();
            case "sequence_expression" -> parts.size() == 2 && parts.getFirst().is("number");
            default -> false;
          };
      if (!isWrapped) {
        return at;
      }
      at = at.is("sequence_expression") ? parts.getLast() : parts.getFirst();
    }
  }

  /** The grammar takes {@code await (x)} for a call of a function of that name. */
  private OptionalInt awaited(Node call, Node function) {
    if (isAwait(function)) {
      var argument = only(call);
      return argument.isPresent()
          ? OptionalInt.of(code.await(lowering.expressions.only(argument.get()), call.span()))
          : OptionalInt.empty();
    }
    boolean isCalled =
        function.is("call_expression")
            && function.child("function").map(Calls::isAwait).orElse(false);
    var callee = isCalled ? only(function) : Optional.<Node>empty();
    if (callee.isEmpty()) {
      return OptionalInt.empty();
    }
    int value = lowering.expressions.only(callee.get());
    int result = code.call(value, arguments(call.child("arguments")), call.span());
    return OptionalInt.of(code.await(result, call.span()));
  }

  private static boolean isAwait(Node function) {
    return function.is("identifier") && function.text().equals("await");
  }

  /** Returns the only argument of a call. */
  private static Optional<Node> only(Node call) {
    var arguments =
        call.child("arguments").filter(it -> it.is("arguments")).map(Node::named).orElse(List.of());
    return arguments.size() == 1 ? Optional.of(arguments.getFirst()) : Optional.empty();
  }

  private OptionalInt special(Node call, Node function) {
    var arguments = call.child("arguments").filter(it -> it.is("arguments"));
    if (arguments.isEmpty()) {
      return OptionalInt.empty();
    }
    if (function.is("import")) {
      return OptionalInt.of(load(call, "import", arguments.get().named()));
    }
    return interop.call(call, function, arguments.get().named());
  }

  /** Lowers the loading of a module whose name may be known. */
  int load(Node call, String loader, List<Node> arguments) {
    var name = arguments.stream().findFirst().flatMap(Literals::constantText);
    if (name.isPresent()) {
      return code.imported(name.get(), "", call.span());
    }
    return code.call(
        code.builtin(loader, call.span()), arguments(call.child("arguments")), call.span());
  }

  private int method(Node call, Node member, int nothing) {
    if (isRaw(call, member)) {
      return raw(call);
    }
    boolean isOfBase = member.child("object").map(it -> it.is("super")).orElse(false);
    int receiver = lowering.chains.object(member, nothing);
    var key = lowering.chains.key(member);
    if (Chains.hasQuestion(call)) {
      int function = code.load(receiver, key, member.span());
      lowering.chains.leaveWhereNothing(call, function, nothing);
    }
    if (isOfOldBase(member, key)) {
      receiver = code.load(receiver, Classes.CONSTRUCTOR, member.span());
    }
    return switch (key) {
      case Key.Member name ->
          code.method(
              receiver,
              isOfBase ? "super." + name.name() : name.name(),
              arguments(call.child("arguments")),
              call.span());
      case Key.Element element ->
          code.call(
              code.load(receiver, element, member.span()),
              arguments(call.child("arguments")),
              call.span());
      case Key.Any any -> code.unknown(call.span());
    };
  }

  /**
   * Returns whether it is {@code Base.call(this, ...)}, by which classes in the manner of old call
   * the constructor of their base.
   */
  private boolean isOfOldBase(Node member, Key key) {
    boolean passesReceiver =
        key.equals(new Key.Member("call")) || key.equals(new Key.Member("apply"));
    return passesReceiver
        && member
            .child("object")
            .filter(object -> object.is("identifier"))
            .map(Node::text)
            .filter(name -> lowering.scope().find(name).isPresent())
            .filter(name -> name.equals("_super") || lowering.scopes.hasPrototype(name))
            .isPresent();
  }

  private static boolean isRaw(Node call, Node member) {
    return member.text().equals("String.raw")
        && call.child("arguments").map(it -> it.is("template_string")).orElse(false);
  }

  /** {@code String.raw} gives the template's text with its escapes unresolved. */
  private int raw(Node call) {
    var parts = new ArrayList<Integer>();
    new TemplateReader(call.child("arguments").orElseThrow())
        .readRaw(
            (text, place) -> parts.add(code.text(text, place)),
            substitution -> parts.add(lowering.expressions.only(substitution)));
    return code.concatenate(parts, call.span());
  }

  /** Lowers the call of the base class' constructor; the new object's own fields come after. */
  private int base(Node call) {
    int receiver = lowering.variables.receiver(call.span());
    int result =
        code.method(receiver, "super.constructor", arguments(call.child("arguments")), call.span());
    code.frame().makeFields();
    return result;
  }

  /** Lowers arguments; a template's are its texts as a list, then its substitutions. */
  List<Argument> arguments(Optional<Node> node) {
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get().is("template_string")) {
      return tagged(node.get());
    }
    var arguments = new ArrayList<Argument>();
    for (var argument : node.get().named()) {
      boolean isSpread = argument.is("spread_element");
      int value =
          isSpread ? lowering.expressions.only(argument) : lowering.expressions.value(argument);
      arguments.add(
          new Argument(value, "", isSpread ? Argument.Kind.ELEMENTS : Argument.Kind.PLAIN));
    }
    return arguments;
  }

  private List<Argument> tagged(Node template) {
    var texts = new ArrayList<Entry>();
    var substitutions = new ArrayList<Argument>();
    new TemplateReader(template)
        .read(
            (text, place) -> texts.add(element(code.text(text, place))),
            part -> substitutions.add(Argument.of(lowering.expressions.only(part))));
    var all = new ArrayList<Argument>();
    all.add(Argument.of(code.make(Container.LIST, texts, template.span())));
    all.addAll(substitutions);
    return all;
  }

  private static Entry element(int value) {
    return new Entry(-1, value, false);
  }

  /** Calls a method of something that is there without being declared: {@code Object.assign}. */
  int builtin(String object, String name, List<Argument> arguments, Span place) {
    return code.method(code.builtin(object, place), name, arguments, place);
  }
}
