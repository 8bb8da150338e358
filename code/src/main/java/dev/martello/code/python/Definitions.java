package dev.martello.code.python;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Procedure.Trait;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lowers functions, lambdas and classes. */
final class Definitions {
  private final Lowering to;
  private final DataClasses dataClasses;
  private String returnType = "";

  Definitions(Lowering to) {
    this.to = to;
    dataClasses = new DataClasses(to);
  }

  /** Lowers a definition below its decorators. */
  void decorated(Node node) {
    var decorators = node.children().stream().filter(child -> child.is("decorator")).toList();
    node.child("definition").ifPresent(definition -> definition(definition, decorators));
  }

  /** Lowers a function or class. */
  void definition(Node node, List<Node> decorators) {
    if (node.is("class_definition")) {
      type(node, decorators);
    } else if (node.is("function_definition")) {
      function(node, decorators);
    } else {
      to.statements().one(node);
    }
  }

  private void function(Node node, List<Node> decorators) {
    var name = node.child("name").map(Node::text).orElse("");
    var traits = new ArrayList<Trait>();
    var wrappers = new ArrayList<Callee>();
    var written = new ArrayList<Annotation>();
    var member = name;
    for (var decorator : decorators) {
      var meaning = Decorators.of(decorator, name, to);
      switch (meaning) {
        case Decorators.Meaning.Is(var meant) -> traits.addAll(meant);
        case Decorators.Meaning.Accessor(var accessor) -> member = accessor;
        case Decorators.Meaning.Wrapper(var expression) -> {
          wrappers.add(wrapper(expression));
          written.add(annotation(expression));
        }
      }
    }
    int value = wrapped(closure(node, name, traits, written), wrappers, node);
    if (member.equals(name)) {
      to.names().store(name, value, place(node));
    } else {
      to.store(to.frame().object(), new Key.Member(member), value, place(node));
    }
  }

  /** What a decorator is called with says more of the function: the pattern of its route. */
  private static Annotation annotation(Node decorator) {
    var name = decorator.child("function").orElse(decorator).text();
    var arguments = decorator.child("arguments").map(Node::text).orElse("");
    return new Annotation(name, Map.of("value", arguments));
  }

  private static Span place(Node definition) {
    return definition.child("name").orElse(definition).span();
  }

  private Callee wrapper(Node expression) {
    return to.expressions().callee(expression);
  }

  /** The decorator next to the function is applied first. */
  private int wrapped(int value, List<Callee> wrappers, Node node) {
    int result = value;
    for (var wrapper : wrappers.reversed()) {
      result = to.call(wrapper, List.of(Argument.of(result)), place(node));
    }
    return result;
  }

  /** Lowers a lambda and returns the function. */
  int lambda(Node node) {
    return closure(node, "", List.of(), List.of());
  }

  private int closure(Node node, String name, List<Trait> traits, List<Annotation> annotations) {
    var unit = to.unit();
    var scope = unit.scopes().of(node);
    var procedure = unit.procedure(name, to.procedure().number(), node);
    var frame = to.frame().inner(scope, procedure);
    procedure.in(to.frame().type());
    traits.forEach(procedure::trait);
    procedure.annotated(annotations);
    if (node.has("async")) {
      procedure.trait(Trait.ASYNC);
    }
    if (scope.isGenerator()) {
      procedure.trait(Trait.GENERATOR);
    }
    var inside = new Lowering(unit, procedure, frame, to.cleanups());
    if (!scope.isGenerator()) {
      inside.definitions().returnType = node.child("return_type").map(to.types()::of).orElse("");
    }
    var parameters = new Parameters(to, inside);
    node.child("parameters").ifPresent(parameters::declare);
    unit.later(
        () -> {
          parameters.start();
          inside.definitions().body(node);
        });
    int target = to.register();
    to.add(new Instruction.Closure(target, procedure.number(), node.span()));
    return target;
  }

  private void body(Node node) {
    var body = node.child("body");
    if (body.isEmpty()) {
      return;
    }
    if (node.is("lambda")) {
      int value = to.value(body.get());
      to.procedure().end(new Exit.Return(value, body.get().span()));
    } else {
      to.statements().all(body.get());
    }
  }

  /** Says the class of what is returned, where the function declares it. */
  int returned(int value, Span place) {
    return to.typed(value, returnType, place);
  }

  private void type(Node node, List<Node> decorators) {
    var name = node.child("name").map(Node::text).orElse("");
    var wrappers = new ArrayList<Callee>();
    boolean isDataClass = false;
    for (var decorator : decorators) {
      if (dataClasses.isMark(decorator)) {
        isDataClass = true;
      } else {
        Parts.of(decorator).stream().findFirst().map(this::wrapper).ifPresent(wrappers::add);
      }
    }
    var bases = new ArrayList<Integer>();
    node.child("superclasses").ifPresent(list -> bases(list, bases));
    int target = to.register();
    var frame = to.frame().inner(to.unit().scopes().of(node), to.procedure(), target, name);
    to.add(new Instruction.MakeClass(target, frame.type(), bases, node.span()));
    boolean isMarked = isDataClass;
    to.in(
        frame,
        () -> {
          node.child("body").ifPresent(to.statements()::all);
          dataClasses.complete(node, target, isMarked);
        });
    if (!bases.isEmpty()) {
      // https://docs.python.org/3/reference/datamodel.html#object.__init_subclass__
      to.call(new Callee.Method(target, "super.__init_subclass__"), said(node), node.span());
    }
    to.names().store(name, wrapped(target, wrappers, node), place(node));
  }

  /** {@code class Fetch(Job, name="fetch")}: what the class above is told of a new class. */
  private List<Argument> said(Node type) {
    var said = new ArrayList<Argument>();
    for (var part : type.child("superclasses").map(Parts::of).orElse(List.of())) {
      var name = part.child("name").map(Node::text).orElse("");
      if (part.is("keyword_argument") && !name.equals("metaclass")) {
        part.child("value").ifPresent(value -> said.add(Argument.named(name, to.value(value))));
      }
    }
    return said;
  }

  private void bases(Node list, List<Integer> bases) {
    for (var part : Parts.of(list)) {
      if (!part.is("keyword_argument")) {
        bases.add(to.value(part));
      }
    }
  }
}
