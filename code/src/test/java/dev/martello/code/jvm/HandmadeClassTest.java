package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Instruction.Call;
import dev.martello.code.ir.Instruction.Caught;
import dev.martello.code.ir.Instruction.Concatenate;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.Problem;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Classes that the compiler of Java does not write. */
final class HandmadeClassTest {
  private static final ClassDesc THIS = ClassDesc.of("t.T");
  private static final ClassDesc INTRINSICS = ClassDesc.of("kotlin.jvm.internal.Intrinsics");
  private static final ClassFile UNCHECKED =
      ClassFile.of(
          ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);

  private static Unit lower(Consumer<ClassBuilder> build) {
    var bytes = UNCHECKED.build(THIS, build);
    return new ClassFrontEnd(Sources.NONE).lower(new ClassBytes("t/T.class", bytes));
  }

  /** Lowers a static method {@code String m(String)}. */
  private static Unit lowerMethod(Consumer<CodeBuilder> build) {
    return lower(
        type ->
            type.withMethodBody(
                "m",
                MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String),
                ClassFile.ACC_STATIC,
                build));
  }

  private static Procedure only(Unit unit) {
    assertThat(unit.problems()).isEmpty();
    WellFormed.check(unit);
    return unit.procedures().getLast();
  }

  private static MethodTypeDesc type(ClassDesc result, ClassDesc... parameters) {
    return MethodTypeDesc.of(result, parameters);
  }

  @Test
  void whatKotlinChecksIsLeftOut() {
    var object = ConstantDescs.CD_Object;
    var text = ConstantDescs.CD_String;
    var method =
        only(
            lowerMethod(
                code ->
                    code.aload(0)
                        .ldc("a")
                        .invokestatic(
                            INTRINSICS,
                            "checkNotNullParameter",
                            type(ConstantDescs.CD_void, object, text))
                        .aload(0)
                        .aload(0)
                        .invokestatic(
                            INTRINSICS, "areEqual", type(ConstantDescs.CD_boolean, object, object))
                        .pop()
                        .ldc("x")
                        .aload(0)
                        .invokestatic(INTRINSICS, "stringPlus", type(text, text, object))
                        .areturn()));

    assertThat(Compiled.all(method, Call.class)).isEmpty();
    assertThat(Compiled.listing(method)).contains("operator=EQUAL, operands=[0, 0]");
    assertThat(Compiled.all(method, Concatenate.class)).hasSize(1);
  }

  @Test
  void unknownDynamicCallsAreCalls() {
    var bootstrap =
        ConstantDescs.ofCallsiteBootstrap(
            ClassDesc.of("groovy.Lang"), "link", ConstantDescs.CD_CallSite);
    var method =
        only(
            lowerMethod(
                code ->
                    code.aload(0)
                        .invokedynamic(
                            java.lang.constant.DynamicCallSiteDesc.of(
                                bootstrap,
                                "x",
                                type(ConstantDescs.CD_String, ConstantDescs.CD_String)))
                        .areturn()));

    assertThat(Compiled.listing(method))
        .contains("Builtin[target=2, name=groovy.Lang.link]", "callee=Value[register=2]");
  }

  @Test
  void subroutinesAreAProblem() {
    var unit =
        lowerMethod(
            code -> {
              var label = code.newLabel();
              code.with(DiscontinuedInstruction.JsrInstruction.of(Opcode.JSR, label));
              code.labelBinding(label).aload(0).areturn();
            });

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly(
            "method `m` is not analysed: it uses subroutines, which compilers gave up in 2004");
    assertThat(unit.procedures()).hasSize(2);
  }

  @Test
  void anEmptyStackIsAProblem() {
    assertThat(lowerMethod(code -> code.areturn()).problems())
        .extracting(Problem::message)
        .containsExactly("method `m` is not analysed: it takes from an empty stack");
  }

  @Test
  void waysWithDifferentStacksAreAProblem() {
    var unit =
        lowerMethod(
            code -> {
              var loop = code.newBoundLabel();
              code.aload(0).goto_(loop);
            });

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("method `m` is not analysed: ways with different stacks meet");
  }

  @Test
  void aMethodThatBeginsWithATryIsHandledThere() {
    var method =
        only(
            lowerMethod(
                code ->
                    code.trying(
                        tried -> tried.aload(0).areturn(),
                        caught ->
                            caught.catching(
                                ClassDesc.of("java.lang.Error"),
                                handler -> handler.pop().aconst_null().areturn()))));

    assertThat(method.blocks().getFirst().handler()).isNegative();
    assertThat(Compiled.all(method, Caught.class)).hasSize(1);
  }

  @Test
  void valuesInWrongPlacesOfTheStackAreMovedTogether() {
    // Both ways leave two values; one of them the other way round.
    var method =
        only(
            lowerMethod(
                code -> {
                  var next = code.newLabel();
                  var last = code.newLabel();
                  code.ldc("a").aload(0).aload(0).ifnull(next);
                  code.swap().goto_(last);
                  code.labelBinding(next).goto_(last);
                  code.labelBinding(last)
                      .invokevirtual(
                          ConstantDescs.CD_String,
                          "concat",
                          type(ConstantDescs.CD_String, ConstantDescs.CD_String))
                      .areturn();
                }));

    assertThat(Compiled.listing(method))
        .contains(
            """
                Copy[target=4, source=2]
                Copy[target=5, source=3]
                Copy[target=2, source=5]
                Copy[target=3, source=4]
            """,
            "receiver=2,",
            "Argument[register=3,");
  }

  @Test
  void deepAnnotationsAreAProblem() {
    var shallow =
        UNCHECKED.build(
            THIS,
            type ->
                type.with(
                    RuntimeVisibleAnnotationsAttribute.of(
                        Annotation.of(
                            THIS,
                            AnnotationElement.of(
                                "value", AnnotationValue.ofArray(AnnotationValue.ofInt(1)))))));
    var unit =
        new ClassFrontEnd(Sources.NONE).lower(new ClassBytes("t/T.class", deepened(shallow)));

    assertThat(unit.problems())
        .extracting(Problem::message)
        .containsExactly("the class file nests annotations or types too deeply");
  }

  /** Puts very many arrays into the array at the end of a class file. */
  private static byte[] deepened(byte[] bytes) {
    int depth = 300_000;
    // The end: number of annotations, type, number of elements, name, `[`, 1, `I`, constant.
    int array = bytes.length - 6;
    assertThat(bytes[array]).isEqualTo((byte) '[');
    var deep = ByteBuffer.allocate(bytes.length + 3 * depth).put(bytes);
    deep.position(array);
    for (int level = 0; level <= depth; level++) {
      deep.put((byte) '[').putShort((short) 1);
    }
    deep.put(bytes, array + 3, 3);
    int length = array - 8 - 4;
    deep.putInt(length, deep.getInt(length) + 3 * depth);
    return deep.array();
  }
}
