package dev.martello.code.jvm;

import dev.martello.code.archive.Messages;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.JavaTypes;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.code.jvm.Operand.Kind;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.Span;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Lowers one class: what it declares, and its methods one by one. */
final class ClassLowering {
  private static final String INITIALIZER = "<clinit>";
  private static final int MOST_PROBLEMS = 20;

  private final ClassModel model;
  private final String name;
  private final Places places;
  private final ClassScope scope;
  private final List<Procedure> procedures = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ClassLowering(ClassModel model, String name, Places places) {
    this.model = model;
    this.name = name;
    this.places = places;
    scope = new ClassScope(model);
  }

  /** Lowers the class. */
  Unit lower() {
    var methods = new ArrayList<MethodModel>();
    var initializer = Optional.<MethodModel>empty();
    for (var method : model.methods()) {
      if (method.findAttribute(Attributes.code()).isEmpty()) {
        continue;
      }
      if (initializer.isEmpty() && method.methodName().equalsString(INITIALIZER)) {
        initializer = Optional.of(method);
      } else {
        methods.add(method);
      }
    }
    procedures.add(top(initializer));
    methods.forEach(method -> procedures.add(procedure(method)));
    return new Unit(
        name, places.file(), Language.JVM, procedures, List.of(declaration()), problems);
  }

  private TypeDeclaration declaration() {
    var supertypes = new ArrayList<String>();
    model.superclass().ifPresent(type -> supertypes.add(scope.nameOf(type)));
    model.interfaces().forEach(type -> supertypes.add(scope.nameOf(type)));
    var fieldTypes = new TreeMap<String, String>();
    for (var field : model.fields()) {
      var type = field.fieldType().stringValue();
      if (TypeNames.isReference(type) || JavaTypes.isPlain(scope.nameOf(type))) {
        fieldTypes.put(field.fieldName().stringValue(), scope.nameOf(type));
      }
    }
    return new TypeDeclaration(
        name,
        supertypes,
        IntStream.range(1, procedures.size()).boxed().toList(),
        fieldTypes,
        new Annotations(scope).of(model),
        model.flags().has(AccessFlag.ABSTRACT));
  }

  private Procedure top(Optional<MethodModel> initializer) {
    var builder = new ProcedureBuilder(0, INITIALIZER, -1, placeOf(initializer)).in(name);
    model.fields().forEach(field -> addConstant(field, builder));
    return initializer.map(method -> lower(method, builder)).orElseGet(builder::build);
  }

  /** Constants have no code: the JVM sets them when it loads the class. */
  private void addConstant(FieldModel field, ProcedureBuilder builder) {
    var value =
        field
            .findAttribute(Attributes.constantValue())
            .map(ConstantValueAttribute::constant)
            .filter(any -> field.flags().has(AccessFlag.STATIC));
    if (value.isEmpty()) {
      return;
    }
    var frame = new Frame(builder, new LocalKinds(List.of()));
    int holder = frame.register();
    frame.add(new Instruction.TypeObject(holder, name, frame.place()));
    int constant =
        frame.value(
            new Constants(frame, scope).operand(value.get()),
            Kind.of(field.fieldType().stringValue()));
    var key = new Key.Member(field.fieldName().stringValue());
    frame.add(new Instruction.Store(holder, key, constant, frame.place()));
  }

  private Procedure procedure(MethodModel method) {
    int number = procedures.size();
    var place = placeOf(Optional.of(method));
    return lower(method, new ProcedureBuilder(number, nameOf(method), 0, place).in(name));
  }

  private Procedure lower(MethodModel method, ProcedureBuilder builder) {
    try {
      return new ProcedureLowering(method, builder, scope, places).lower();
    } catch (MalformedCodeException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ClassCastException e) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(
            Problem.at(
                new Origin.Written(places.file(), builder.span()),
                "method `"
                    + Messages.line(nameOf(method))
                    + "` is not analysed: "
                    + Messages.of(e)));
      }
      return new ProcedureBuilder(
              builder.number(), nameOf(method), builder.parent(), builder.span())
          .in(name)
          .build();
    }
  }

  private static String nameOf(MethodModel method) {
    return method.methodName().stringValue();
  }

  private Span placeOf(Optional<MethodModel> method) {
    return places.line(
        method
            .flatMap(found -> found.findAttribute(Attributes.code()))
            .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
            .flatMap(table -> table.lineNumbers().stream().findFirst())
            .map(line -> line.lineNumber())
            .orElse(1));
  }
}
