package dev.martello.code.python;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lowers calls. */
final class Calls {
  /** What stands for the same object as one of the classes above. */
  private static final Pattern ABOVE =
      Pattern.compile("super\\(\\s*(?:[\\w.]+\\s*,\\s*\\w+\\s*)?\\)");

  private final Lowering to;

  Calls(Lowering to) {
    this.to = to;
  }

  int call(Node node) {
    if (to.conditions().isInstanceTest(node)) {
      return to.conditions().instanceTest(node);
    }
    var changed = node.child("function").flatMap(Calls::changed);
    if (changed.isPresent()) {
      return change(changed.get(), node);
    }
    var callee = node.child("function").map(this::callee);
    if (callee.isEmpty()) {
      return to.register();
    }
    var arguments = node.child("arguments").map(this::arguments).orElse(List.of());
    return to.call(callee.get(), arguments, node.span());
  }

  /** Returns the object of {@code object.__dict__.update(...)} or {@code vars(object).update}. */
  private static Optional<Node> changed(Node function) {
    var all = function.child("object");
    boolean isUpdate =
        function.is("attribute")
            && function.child("attribute").filter(name -> name.text().equals("update")).isPresent();
    if (!isUpdate || all.isEmpty()) {
      return Optional.empty();
    }
    if (all.get().is("attribute")) {
      return all.get()
          .child("attribute")
          .filter(name -> name.text().equals("__dict__"))
          .flatMap(_ -> all.get().child("object"));
    }
    boolean isOfVariables =
        all.get().is("call")
            && all.get().child("function").filter(name -> name.text().equals("vars")).isPresent();
    return isOfVariables
        ? all.get().child("arguments").stream().flatMap(list -> Parts.of(list).stream()).findFirst()
        : Optional.empty();
  }

  /** What is put into the map of an object's attributes becomes its attributes. */
  private int change(Node object, Node call) {
    var arguments = new ArrayList<Argument>();
    arguments.add(Argument.of(to.value(object)));
    call.child("arguments").map(this::arguments).ifPresent(arguments::addAll);
    int function = to.builtin("vars().update", call.span());
    return to.call(new Callee.Value(function), arguments, call.span());
  }

  /** Lowers what is called, with its receiver. */
  Callee callee(Node function) {
    var inside = Parts.inside(function);
    var object = inside.child("object");
    if (inside.is("attribute") && object.isPresent()) {
      var name = inside.child("attribute").map(Node::text).orElse("");
      int self = to.procedure().firstOfMethod();
      return self >= 0 && ABOVE.matcher(object.get().text()).matches()
          ? new Callee.Method(self, "super." + name)
          : new Callee.Method(to.value(object.get()), name);
    }
    return new Callee.Value(to.value(inside));
  }

  private List<Argument> arguments(Node list) {
    if (!list.is("argument_list")) {
      return List.of(Argument.of(to.value(list)));
    }
    var arguments = new ArrayList<Argument>();
    for (var part : Parts.of(list)) {
      arguments.add(argument(part));
    }
    return arguments;
  }

  private Argument argument(Node node) {
    return switch (Parts.inside(node).kind()) {
      case "keyword_argument" -> {
        var name = node.child("name").map(Node::text).orElse("");
        var value = node.child("value");
        yield Argument.named(name, value.map(to::value).orElseGet(to::register));
      }
      case "list_splat", "list_splat_pattern" ->
          new Argument(to.value(node), "", Argument.Kind.ELEMENTS);
      case "dictionary_splat" -> new Argument(to.value(node), "", Argument.Kind.ENTRIES);
      default -> Argument.of(to.value(node));
    };
  }
}
