package dev.martello.code.python;

import dev.martello.code.ir.Annotation;
import dev.martello.code.ir.Argument;
import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.PythonTypes;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Models of events, which those of records are put into. */
  private static final String MODELS = "aws_lambda_powertools.utilities.parser.models.";

  private static final Set<String> WITHOUT_FIELDS =
      Set.of("object", "typing.Generic", "typing.Protocol", "abc.ABC");

  private static final int MAXIMUM_ANCESTORS = 32;
  private static final int MAXIMUM_FIELDS = 255;

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
    if (binds(type, "__init__")) {
      return;
    }
    var lineage = new Lineage();
    collect(type, lineage);
    if (isMarked || lineage.others.stream().anyMatch(BY_PLACE::contains)) {
      constructor(type, register, Procedure.Kind.PLAIN, lineage);
    } else if (lineage.others.stream().anyMatch(DataClasses::isModel)) {
      constructor(type, register, Procedure.Kind.KEYWORD_ONLY, lineage);
    }
  }

  private static boolean isModel(String name) {
    return BY_NAME.contains(name) || name.startsWith(MODELS);
  }

  private boolean binds(Node type, String method) {
    return to.unit().scopes().of(type).binds(method);
  }

  /**
   * A field of a class.
   *
   * @param container the function that makes a new container for each object; empty text for none
   * @param factory the expression for another function that makes what each object gets
   * @param pattern the regular expression that texts must match; empty text for none
   * @param isUnshown whether objects are shown without it
   */
  private record Field(
      String type,
      List<Annotation> elements,
      boolean isOptional,
      String container,
      Optional<Node> factory,
      String pattern,
      boolean isUnshown,
      Span place) {
    List<Annotation> constraints() {
      return Stream.concat(elements.stream(), Constraints.annotations(pattern).stream()).toList();
    }
  }

  private static final Pattern CONTAINER =
      Pattern.compile(
          "\\b(?:default_)?factory\\s*=\\s*(?:(list|dict|set)\\b|lambda\\s*:\\s*(\\[\\]|\\{\\}))");

  private static String container(String assignment) {
    var found = CONTAINER.matcher(assignment);
    if (!found.find()) {
      return "";
    }
    return found.group(1) != null ? found.group(1) : found.group(2).equals("[]") ? "list" : "dict";
  }

  private static final Set<String> ENUMERATIONS =
      Set.of("enum.Enum", "enum.IntEnum", "enum.StrEnum");

  /** A class and what it inherits from: classes of this unit, those above first, and others. */
  private static final class Lineage {
    private final Set<Node> seen = new HashSet<>();
    private final List<Node> classes = new ArrayList<>();
    private final Set<String> others = new HashSet<>();

    boolean isWhole() {
      return others.stream()
          .allMatch(
              name ->
                  BY_PLACE.contains(name)
                      || BY_NAME.contains(name)
                      || WITHOUT_FIELDS.contains(name));
    }
  }

  private void collect(Node type, Lineage lineage) {
    if (lineage.seen.size() >= MAXIMUM_ANCESTORS || !lineage.seen.add(type)) {
      return;
    }
    var classes = to.unit().scopes().classes();
    for (var base : classes.bases(type)) {
      var name = to.types().of(base);
      classes
          .find(name)
          .ifPresentOrElse(above -> collect(above, lineage), () -> lineage.others.add(name));
    }
    lineage.classes.add(type);
  }

  private Map<String, Field> fields(Lineage lineage) {
    var fields = new LinkedHashMap<String, Field>();
    for (var type : lineage.classes) {
      for (var assignment : to.unit().scopes().classes().fields(type)) {
        if (fields.size() < MAXIMUM_FIELDS) {
          field(assignment, fields);
        }
      }
    }
    return fields;
  }

  private void field(Node assignment, Map<String, Field> fields) {
    var name = assignment.child("left").filter(left -> left.is("identifier"));
    var type = assignment.child("type");
    if (name.isPresent() && type.filter(DataClasses::isOfTheClass).isEmpty()) {
      boolean isOptional = assignment.child("right").isPresent();
      var types = to.types();
      var container = container(assignment.text());
      var field =
          new Field(
              type.map(types::of).orElse(""),
              type.map(types::elements).orElse(List.of()),
              isOptional,
              container,
              container.isEmpty() ? Factories.of(assignment) : Optional.empty(),
              Constraints.pattern(assignment).orElse(""),
              Factories.isUnshown(assignment),
              name.get().span());
      fields.put(name.get().text(), field);
    }
  }

  private static boolean isOfTheClass(Node type) {
    return type.text().matches("(\\w+\\.)?ClassVar\\b(?s:.*)");
  }

  private void constructor(Node type, int register, Procedure.Kind kind, Lineage lineage) {
    var fields = fields(lineage);
    var place = type.child("name").orElse(type).span();
    var unit = to.unit();
    var procedure = unit.procedure("__init__", to.procedure().number(), type);
    procedure.in(to.frame().type());
    var inside = new Lowering(unit, procedure, to.frame(), to.cleanups());
    int self = procedure.parameter("self", Procedure.Kind.PLAIN);
    var registers = new ArrayList<Integer>();
    fields.forEach(
        (name, field) ->
            registers.add(procedure.parameter(name, kind, field.type(), field.constraints())));
    if (!lineage.isWhole()) {
      int others = procedure.parameter("", Procedure.Kind.KEYWORDS);
      var all = List.of(new Argument(others, "", Argument.Kind.ENTRIES));
      inside.call(new Callee.Method(self, "super.__init__"), all, place);
    }
    var given = registers.iterator();
    boolean isChecked = lineage.others.stream().anyMatch(DataClasses::isModel);
    var made = factories(type);
    factories(register, made, fields, place);
    fields.forEach((name, field) -> keep(inside, self, made, name, field, given.next(), isChecked));
    if (lineage.others.stream().anyMatch(BY_PLACE::contains)) {
      number(inside, self, fields, place);
    }
    if (lineage.classes.stream().anyMatch(above -> binds(above, "__post_init__"))) {
      inside.call(new Callee.Method(self, "__post_init__"), List.of(), place);
    }
    int closure = to.register();
    to.add(new Instruction.Closure(closure, procedure.number(), place));
    to.store(register, new Key.Member("__init__"), closure, place);
    unshown(register, fields, place);
  }

  /** A tuple has its fields by their places as well. */
  private static void number(Lowering inside, int self, Map<String, Field> fields, Span place) {
    int at = 0;
    for (var name : fields.keySet()) {
      int value = inside.load(self, new Key.Member(name), place);
      inside.store(self, new Key.Member(Integer.toString(at)), value, place);
      at++;
    }
  }

  /** The class says which fields its objects are shown without. */
  private void unshown(int register, Map<String, Field> fields, Span place) {
    var names =
        fields.entrySet().stream()
            .filter(field -> field.getValue().isUnshown())
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" "));
    if (!names.isEmpty()) {
      to.store(
          register, new Key.Member(Instruction.MakeClass.UNSHOWN), to.text(names, place), place);
    }
  }

  /**
   * The class has the functions that make what its objects get, under a name of its own, as those
   * above it have theirs.
   */
  private String factories(Node type) {
    return "$factories " + to.unit().name() + "." + type.child("name").map(Node::text).orElse("");
  }

  private void factories(int register, String member, Map<String, Field> fields, Span place) {
    var made = new ArrayList<Instruction.Entry>();
    fields.forEach(
        (name, field) ->
            field
                .factory()
                .ifPresent(
                    factory -> {
                      int key = to.text(name, field.place());
                      made.add(new Instruction.Entry(key, to.value(factory), false));
                    }));
    if (!made.isEmpty()) {
      int all = to.make(Instruction.Container.MAP, made, place);
      to.store(register, new Key.Member(member), all, place);
    }
  }

  private static int made(Lowering inside, int self, String factories, String name, Field field) {
    var place = field.place();
    if (!field.container().isEmpty()) {
      return inside.callBuiltin(field.container(), place);
    }
    int all = inside.load(self, new Key.Member(factories), place);
    int function = inside.load(all, new Key.Element(inside.text(name, place)), place);
    var given =
        field.factory().filter(Factories::takesObject).stream()
            .map(_ -> new Argument(self, "", Argument.Kind.PLAIN))
            .toList();
    return inside.call(new Callee.Value(function), given, place);
  }

  /** A field that is not given keeps its default, which is a member of the class. */
  private void keep(
      Lowering inside,
      int self,
      String factories,
      String name,
      Field field,
      int value,
      boolean isChecked) {
    var place = field.place();
    int after = inside.block();
    if (field.isOptional()) {
      int given = inside.block();
      int absent = inside.block();
      int test = inside.operate(Operator.IS_ABSENT, place, value);
      inside.branch(test, absent, given, place);
      inside.at(absent);
      if (!field.container().isEmpty() || field.factory().isPresent()) {
        int made = made(inside, self, factories, name, field);
        inside.store(self, new Key.Member(name), made, place);
      }
      inside.jump(after);
      inside.at(given);
    }
    if (isChecked && !field.pattern().isEmpty()) {
      refuse(inside, field.pattern(), value, place);
    }
    int kept =
        !isChecked
            ? value
            : isConverted(field.type())
                ? inside.operate(Operator.OTHER, place, value)
                : HIDDEN.contains(field.type())
                    ? hidden(inside, value, place)
                    // A model takes no object where it says that there is a text.
                    : TEXT.equals(field.type()) ? inside.callBuiltin(TEXT, place, value) : value;
    inside.store(self, new Key.Member(name), kept, place);
    inside.jump(after);
    inside.at(after);
  }

  private static final String TEXT = "str";

  /** Types that show stars in place of what they hold. */
  private static final Set<String> HIDDEN = Set.of("pydantic.SecretStr", "pydantic.SecretBytes");

  private static int hidden(Lowering inside, int value, Span place) {
    int type = inside.register();
    inside.add(new Instruction.Import(type, "pydantic", "SecretStr", place));
    return inside.call(
        new Callee.Value(type), List.of(new Argument(value, "", Argument.Kind.PLAIN)), place);
  }

  /** What does not match is an error. */
  private static void refuse(Lowering inside, String pattern, int value, Span place) {
    int search = inside.register();
    inside.add(new Instruction.Import(search, "re", "search", place));
    var given =
        Stream.of(inside.text(pattern, place), value)
            .map(each -> new Argument(each, "", Argument.Kind.PLAIN))
            .toList();
    int found = inside.call(new Callee.Value(search), given, place);
    int refused = inside.block();
    int matching = inside.block();
    inside.branch(found, matching, refused, place);
    inside.at(refused);
    inside.procedure().end(new Exit.Throw(-1, place));
    inside.at(matching);
  }

  /** Numbers and members of enumerations: nothing else gets into such a field. */
  private boolean isConverted(String type) {
    return PythonTypes.isConverted(type)
        || to.unit()
            .scopes()
            .classes()
            .find(type)
            .filter(
                known ->
                    to.unit().scopes().classes().bases(known).stream()
                        .anyMatch(base -> ENUMERATIONS.contains(to.types().of(base))))
            .isPresent();
  }
}
