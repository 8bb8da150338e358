import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes what the JVM would otherwise make at every start into the classes of a folder: the
 * decisions of switches over types, and {@code equals} and {@code hashCode} of records. Run by the
 * build on what javac wrote:
 *
 * <pre>java -cp CLASSPATH LinkClasses.java FOLDER</pre>
 */
final class LinkClasses {
  /*
   * javac leaves these to invokedynamic: on the first call the JVM spins a class for each place. The class archive holds the
   * results of lambdas and of joined strings, but none of these (JDK 25), so that each start pays for some three hundred. Here
   * each becomes a private static method of the class that needs it, with the meaning that the bootstrap methods document
   * (java.lang.runtime.SwitchBootstraps and ObjectMethods). A switch with other labels than types and texts is left as it is.
   * A second run finds nothing left to do.
   */
  private static final String SWITCHES = "java.lang.runtime.SwitchBootstraps";
  private static final String RECORDS = "java.lang.runtime.ObjectMethods";
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final MethodTypeDesc DECISION = MethodTypeDesc.of(CD_int, CD_Object, CD_int);
  private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);
  private static final MethodTypeDesc HASH = MethodTypeDesc.of(CD_int, CD_Object);
  private static final int HIDDEN =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
  private static final Map<String, String> BOXES =
      Map.of(
          "Z",
          "Boolean",
          "B",
          "Byte",
          "C",
          "Character",
          "S",
          "Short",
          "I",
          "Integer",
          "J",
          "Long",
          "F",
          "Float",
          "D",
          "Double");

  private final ClassFile format =
      ClassFile.of(
          ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(ClassLoader.getSystemClassLoader())
                  .orElse(ClassHierarchyResolver.defaultResolver())));

  /** A method that a class gets: what it is called, its type, and how its code is written. */
  private record Made(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {
    void writeTo(ClassBuilder target) {
      target.withMethodBody(name, type, HIDDEN, code);
    }
  }

  static void main(String[] arguments) throws IOException {
    var linker = new LinkClasses();
    List<Path> classes;
    try (var files = Files.walk(Path.of(arguments[0]))) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : classes) {
      byte[] before = Files.readAllBytes(file);
      byte[] after = linker.linked(before);
      if (after != before) {
        Files.write(file, after);
      }
    }
  }

  /** The class with its places linked; the same array where it has none. */
  private byte[] linked(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    ClassDesc self = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    var made = new ArrayList<Made>();
    CodeTransform calls =
        (code, element) -> {
          if (element instanceof InvokeDynamicInstruction call && isLinkable(call)) {
            Made method = method(call, self, made.size());
            made.add(method);
            code.invokestatic(self, method.name(), method.type(), isInterface);
          } else {
            code.with(element);
          }
        };
    byte[] changed =
        format.transformClass(
            model,
            ClassTransform.transformingMethodBodies(calls)
                .andThen(
                    ClassTransform.endHandler(
                        target -> made.forEach(method -> method.writeTo(target)))));
    return made.isEmpty() ? bytes : changed;
  }

  private static boolean isLinkable(InvokeDynamicInstruction call) {
    return switch (nameOf(call.bootstrapMethod().owner())) {
      case SWITCHES ->
          call.bootstrapMethod().methodName().equals("typeSwitch")
              && !call.typeSymbol().parameterType(0).isPrimitive()
              && call.bootstrapArgs().stream().allMatch(LinkClasses::isTypeOrText);
      case RECORDS -> !call.name().equalsString("toString");
      default -> false;
    };
  }

  private static String nameOf(ClassDesc type) {
    return type.packageName() + "." + type.displayName();
  }

  private static boolean isTypeOrText(ConstantDesc label) {
    return label instanceof String || label instanceof ClassDesc type && !type.isPrimitive();
  }

  private static Made method(InvokeDynamicInstruction call, ClassDesc self, int number) {
    if (nameOf(call.bootstrapMethod().owner()).equals(SWITCHES)) {
      return new Made("typeSwitch$" + number, DECISION, code -> decide(code, call.bootstrapArgs()));
    }
    // The record's class, the names of its components, then a handle that reads each.
    List<DirectMethodHandleDesc> fields =
        call.bootstrapArgs().stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
    return call.name().equalsString("hashCode")
        ? new Made("hashCode$", call.typeSymbol(), code -> hash(code, self, fields))
        : new Made("equals$", call.typeSymbol(), code -> compare(code, self, fields));
  }

  /**
   * The first label from the given one on that the object fits: -1 for null, the number of labels
   * where none does.
   */
  private static void decide(CodeBuilder code, List<ConstantDesc> labels) {
    Label isThere = code.newLabel();
    code.aload(0).ifnonnull(isThere).iconst_m1().ireturn().labelBinding(isThere);
    for (int index = 0; index < labels.size(); index++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(index).if_icmpgt(next);
      if (labels.get(index) instanceof ClassDesc type) {
        code.aload(0).instanceOf(type);
      } else {
        code.loadConstant(labels.get(index)).aload(0).invokestatic(OBJECTS, "equals", EQUALS);
      }
      code.ifeq(next).loadConstant(index).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }

  private static void hash(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (var field : fields) {
      ClassDesc type = typeOf(field);
      code.bipush(31).imul().aload(0).getfield(self, field.methodName(), type);
      if (type.isPrimitive()) {
        code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static void compare(
      CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
    Label differ = code.newLabel();
    Label same = code.newLabel();
    code.aload(0)
        .aload(1)
        .if_acmpeq(same)
        .aload(1)
        .instanceOf(self)
        .ifeq(differ)
        .aload(1)
        .checkcast(self)
        .astore(2);
    for (var field : fields) {
      ClassDesc type = typeOf(field);
      code.aload(0)
          .getfield(self, field.methodName(), type)
          .aload(2)
          .getfield(self, field.methodName(), type);
      if (type.isPrimitive()) {
        code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(CD_int, type, type))
            .ifne(differ);
      } else {
        code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(differ);
      }
    }
    code.labelBinding(same).iconst_1().ireturn().labelBinding(differ).iconst_0().ireturn();
  }

  private static ClassDesc typeOf(DirectMethodHandleDesc field) {
    return ClassDesc.ofDescriptor(field.lookupDescriptor());
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return ClassDesc.of("java.lang", BOXES.get(primitive.descriptorString()));
  }
}
