package dev.martello.code.python;

import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the constructors that some classes get by declaring their fields. */
final class DataClasses {
  // https://docs.python.org/3/library/dataclasses.html, https://www.attrs.org/en/stable/names.html,
  // https://docs.pydantic.dev/latest/concepts/models/
  private static final Set<String> DECORATORS =
      Set.of(
          "dataclasses.dataclass",
          "pydantic.dataclasses.dataclass",
          "attr.s",
          "attr.attrs",
          "attr.define",
          "attr.frozen",
          "attr.dataclass",
          "attrs.define",
          "attrs.frozen",
          "attrs.mutable");

  private static final Set<String> BY_PLACE = Set.of("typing.NamedTuple");

  private static final Set<String> BY_NAME =
      Set.of(
          "pydantic.BaseModel",
          "pydantic.main.BaseModel",
          "pydantic.BaseSettings",
          "pydantic_settings.BaseSettings",
          "aws_lambda_powertools.utilities.parser.BaseModel");

  private static final int MAXIMUM_BASES = 8;

  private final Lowering to;

  DataClasses(Lowering to) {
    this.to = to;
  }

  /** Returns whether a decorator only says that a class gets its constructor so. */
  boolean isMark(Node decorator) {
    var expression = Parts.of(decorator).stream().findFirst().orElse(decorator);
    var function = expression.child("function").orElse(expression);
    return DECORATORS.contains(to.types().of(function));
  }

  /** Adds a constructor to a class that has none of its own, if it gets one by its fields. */
  void complete(Node type, int register, boolean isMarked) {
    var kind = isMarked ? Optional.of(Procedure.Kind.PLAIN) : inherited(type, 0);
    if (kind.isPresent() && !to.unit().scopes().of(type).binds("__init__")) {
      var fields = new LinkedHashMap<String, Field>();
      boolean isWhole = fields(type, fields, 0);
      constructor(type, register, kind.get(), fields, isWhole);
    }
  }

  private record Field(String type, boolean isOptional, Span place) {}

  private Optional<Procedure.Kind> inherited(Node type, int depth) {
    for (var base : bases(type)) {
      var name = to.types().of(base);
      if (BY_PLACE.contains(name)) {
        return Optional.of(Procedure.Kind.PLAIN);
      }
      if (BY_NAME.contains(name)) {
        return Optional.of(Procedure.Kind.KEYWORD_ONLY);
      }
      var declared = to.unit().scopes().type(name);
      if (declared.isPresent() && depth < MAXIMUM_BASES) {
        var found = inherited(declared.get(), depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<Node> bases(Node type) {
    return type.child("superclasses").map(Parts::of).orElse(List.of()).stream()
        .filter(base -> !base.is("keyword_argument"))
        .toList();
  }

  /** Collects the fields, those of bases first; returns whether all bases are known. */
  private boolean fields(Node type, Map<String, Field> fields, int depth) {
    boolean isWhole = true;
    for (var base : bases(type)) {
      var name = to.types().of(base);
      var declared = to.unit().scopes().type(name);
      if (declared.isPresent() && depth < MAXIMUM_BASES) {
        isWhole &= fields(declared.get(), fields, depth + 1);
      } else {
        isWhole &= BY_PLACE.contains(name) || BY_NAME.contains(name) || isPlain(name);
      }
    }
    for (var statement : type.child("body").map(Parts::of).orElse(List.of())) {
      statement.first("assignment").ifPresent(assignment -> field(assignment, fields));
    }
    return isWhole;
  }

  private static boolean isPlain(String name) {
    return Set.of("object", "typing.Generic", "typing.Protocol", "abc.ABC").contains(name);
  }

  private void field(Node assignment, Map<String, Field> fields) {
    var name = assignment.child("left").filter(left -> left.is("identifier"));
    var type = assignment.child("type");
    if (name.isPresent() && type.isPresent() && !type.get().text().contains("ClassVar")) {
      boolean isOptional = assignment.child("right").isPresent();
      var field = new Field(to.types().of(type.get()), isOptional, name.get().span());
      fields.put(name.get().text(), field);
    }
  }

  private void constructor(
      Node type, int register, Procedure.Kind kind, Map<String, Field> fields, boolean isWhole) {
    var place = type.child("name").orElse(type).span();
    var unit = to.unit();
    var procedure = unit.procedure("__init__", to.procedure().number(), type);
    procedure.in(to.frame().type());
    var inside = new Lowering(unit, procedure, to.frame(), to.cleanups());
    int self = procedure.parameter("self", Procedure.Kind.PLAIN);
    var registers = new ArrayList<Integer>();
    fields.forEach(
        (name, field) -> registers.add(procedure.parameter(name, kind, field.type(), List.of())));
    if (!isWhole) {
      int others = procedure.parameter("", Procedure.Kind.KEYWORDS);
      int above = inside.callBuiltin("super", place);
      var all = List.of(new Argument(others, "", Argument.Kind.ENTRIES));
      inside.call(new Callee.Method(above, "__init__"), all, place);
    }
    var given = registers.iterator();
    fields.forEach((name, field) -> keep(inside, self, name, field, given.next()));
    if (unit.scopes().of(type).binds("__post_init__")) {
      inside.call(new Callee.Method(self, "__post_init__"), List.of(), place);
    }
    int closure = to.register();
    to.add(new Instruction.Closure(closure, procedure.number(), place));
    to.store(register, new Key.Member("__init__"), closure, place);
  }

  /** A field that is not given keeps its default, which is a member of the class. */
  private static void keep(Lowering inside, int self, String name, Field field, int value) {
    var place = field.place();
    int after = inside.block();
    if (field.isOptional()) {
      int given = inside.block();
      int test = inside.operate(Operator.IS_ABSENT, place, value);
      inside.branch(test, after, given, place);
      inside.at(given);
    }
    inside.store(self, new Key.Member(name), value, place);
    inside.jump(after);
    inside.at(after);
  }
}
