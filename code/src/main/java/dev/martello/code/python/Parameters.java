package dev.martello.code.python;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lowers the parameters of a function with their default values. */
final class Parameters {
  /*
   * A default value is computed when the function is defined. For constants and names it makes no
   * difference to compute them when they are needed, and that is simplest. Anything else (a list
   * that is kept from call to call, a client) is computed where the function is defined, and kept
   * in the module or in a variable around.
   */
  private final Lowering outside;
  private final Lowering inside;
  private final Frame frame;
  private final List<Runnable> start = new ArrayList<>();
  private List<Annotation> elements = List.of();
  private boolean isByName;

  /**
   * Begins to read parameters.
   *
   * @param outside where the function is defined
   * @param inside the function
   */
  Parameters(Lowering outside, Lowering inside) {
    this.outside = outside;
    this.inside = inside;
    frame = outside.frame();
  }

  /** Declares the parameters; what is to happen at the function's start waits for it. */
  void declare(Node list) {
    for (var parameter : Parts.of(list)) {
      declare(parameter, "");
    }
  }

  /** Emits what happens at the function's start. */
  void start() {
    start.forEach(Runnable::run);
  }

  private void declare(Node node, String type) {
    switch (node.kind()) {
      case "identifier" -> add(node, kind(), type);
      case "typed_parameter", "default_parameter", "typed_default_parameter" -> wrapped(node);
      case "list_splat_pattern" -> {
        named(node, Procedure.Kind.REST);
        isByName = true;
      }
      case "dictionary_splat_pattern" -> named(node, Procedure.Kind.KEYWORDS);
      case "keyword_separator" -> isByName = true;
      case "tuple_pattern" -> {
        int register = inside.procedure().parameter("", kind());
        start.add(() -> inside.targets().assign(node, register));
      }
      default -> {}
    }
  }

  private Procedure.Kind kind() {
    return isByName ? Procedure.Kind.KEYWORD_ONLY : Procedure.Kind.PLAIN;
  }

  private void named(Node splat, Procedure.Kind kind) {
    // The annotation says what each argument is, not the list or map of them.
    Parts.of(splat).stream().findFirst().ifPresent(name -> add(name, kind, ""));
  }

  private int add(Node name, Procedure.Kind kind, String type) {
    int register = inside.procedure().parameter(name.text(), kind, type, elements);
    inside.frame().put(name.text(), register);
    return register;
  }

  private void wrapped(Node node) {
    var type = node.child("type").map(outside.types()::of).orElse("");
    elements =
        Stream.concat(
                node.child("type").map(outside.types()::elements).orElse(List.of()).stream(),
                Constraints.annotations(node).stream())
            .toList();
    var value = node.child("value");
    var name = node.child("name").orElseGet(() -> Parts.of(node).getFirst());
    if (value.isPresent() && name.is("identifier")) {
      defaulted(add(name, kind(), type), name.text(), value.get());
    } else {
      declare(name, type);
      node.child("type").ifPresent(annotation -> provided(annotation, name.text()));
    }
    elements = List.of();
  }

  /**
   * FastAPI: an annotation, or a variable of the module that holds one, may say which function
   * gives the value. It is kept where a default value would be.
   */
  private void provided(Node annotation, String name) {
    var parts = annotation.is("type") ? Parts.of(annotation) : List.of(annotation);
    var said = parts.size() == 1 ? parts.getFirst() : annotation;
    boolean isVariable = said.is("identifier") && outside.names().isVariable(said.text());
    var value =
        isVariable
            ? Optional.of(said)
            : said.is("identifier")
                ? Optional.<Node>empty()
                : annotation.everything().filter(Parameters::isProviding).findFirst();
    if (value.isPresent() && outside.procedure().number() == 0) {
      int computed = outside.value(value.get());
      var key = new Key.Member(inside.procedure().number() + "(" + name + ")");
      outside.store(outside.names().module(annotation.span()), key, computed, annotation.span());
    }
  }

  private static boolean isProviding(Node node) {
    return node.is("call")
        && node.child("function")
            .filter(function -> PROVIDING.matcher(function.text()).matches())
            .isPresent();
  }

  private static final Pattern PROVIDING = Pattern.compile("(?:\\w+\\.)*(?:Depends|Security)");

  private void defaulted(int register, String name, Node value) {
    var place = value.span();
    if (isTheSameLater(value)) {
      start.add(
          () -> inside.in(frame, () -> whenAbsent(register, place, () -> inside.value(value))));
      return;
    }
    int computed = outside.value(value);
    var owner = outside.procedure();
    if (owner.number() > 0) {
      start.add(
          () -> whenAbsent(register, place, () -> inside.names().read(owner, computed, place)));
      return;
    }
    var key = new Key.Member(inside.procedure().number() + "(" + name + ")");
    outside.store(outside.names().module(place), key, computed, place);
    start.add(
        () ->
            whenAbsent(
                register, place, () -> inside.load(inside.names().module(place), key, place)));
  }

  private static boolean isTheSameLater(Node value) {
    return switch (value.kind()) {
      case "identifier", "integer", "float", "true", "false", "none", "ellipsis" -> true;
      case "string", "concatenated_string" -> true;
      case "unary_operator", "attribute", "tuple", "parenthesized_expression" ->
          Parts.of(value).stream().allMatch(Parameters::isTheSameLater);
      default -> false;
    };
  }

  private void whenAbsent(int register, Span place, IntSupplier value) {
    int absent = inside.block();
    int after = inside.block();
    int test = inside.operate(Operator.IS_ABSENT, place, register);
    inside.branch(test, absent, after, place);
    inside.at(absent);
    inside.copy(register, value.getAsInt(), place);
    inside.jump(after);
    inside.at(after);
  }
}
