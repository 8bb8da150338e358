package dev.martello.code.jvm;

import dev.martello.code.ir.Instruction.Typed;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.jvm.Operand.Kind;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableTableAttribute;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;

/** Lowers one method: its receiver, its parameters and its code. */
final class ProcedureLowering {
  private final MethodModel method;
  private final ProcedureBuilder builder;
  private final ClassScope scope;
  private final Places places;
  private final Annotations annotations;

  ProcedureLowering(MethodModel method, ProcedureBuilder builder, ClassScope scope, Places places) {
    this.method = method;
    this.builder = builder;
    this.scope = scope;
    this.places = places;
    annotations = new Annotations(scope);
  }

  /**
   * Lowers the method.
   *
   * @throws MalformedCodeException if its code breaks the rules
   * @throws IllegalArgumentException if the class file is malformed
   */
  Procedure lower() {
    var text = method.methodType().stringValue();
    var descriptor = scope.descriptor(text);
    builder.descriptor(text).annotated(annotations.of(method));
    var code = method.findAttribute(Attributes.code()).orElseThrow();
    var kinds =
        new LocalKinds(
            code.findAttribute(Attributes.localVariableTable())
                .map(LocalVariableTableAttribute::localVariables)
                .orElse(List.of()));
    var layout = new CodeLayout(code, scope);
    var frame = new Frame(builder, kinds);
    bind(descriptor, layout, frame, kinds);
    new MethodLowering(builder, layout, frame, scope, places, descriptor.result()).lower();
    return builder.build();
  }

  private void bind(Descriptor descriptor, CodeLayout layout, Frame frame, LocalKinds kinds) {
    int slot = 0;
    if (method.flags().has(AccessFlag.STATIC)) {
      builder.trait(Procedure.Trait.STATIC);
    } else {
      frame.bind(slot++, builder.receiver());
    }
    if (method.flags().has(AccessFlag.BRIDGE)) {
      builder.trait(Procedure.Trait.BRIDGE);
    }
    var types = descriptor.parameters();
    var annotated = annotations.ofParameters(method, types.size());
    var names = names(types.size());
    var typeArguments = typeArguments(types.size());
    for (int at = 0; at < types.size(); at++) {
      var type = types.get(at);
      var name = names.isEmpty() ? kinds.nameOf(slot, "arg" + at) : names.get(at);
      var typeName = scope.nameOf(type);
      int register = builder.parameter(name, Procedure.Kind.PLAIN, typeName, annotated.get(at));
      frame.bind(slot, register);
      if (!layout.isStored(slot)) {
        kinds.parameter(slot, Kind.of(type));
      }
      if (!typeArguments.get(at).isEmpty()) {
        frame.add(new Typed(register, register, typeName, typeArguments.get(at), frame.place()));
      }
      slot += Descriptor.isWide(type) ? 2 : 1;
    }
  }

  /** Returns the names of all parameters; nothing if the class file lacks one of them. */
  private List<String> names(int count) {
    var names =
        method
            .findAttribute(Attributes.methodParameters())
            .map(MethodParametersAttribute::parameters)
            .orElse(List.of())
            .stream()
            .map(MethodParameterInfo::name)
            .flatMap(name -> name.map(Utf8Entry::stringValue).stream())
            .toList();
    return names.size() == count ? names : List.of();
  }

  /** Signatures do not tell of parameters that the compiler added; then none is told. */
  private List<Map<String, String>> typeArguments(int count) {
    var found =
        method
            .findAttribute(Attributes.signature())
            .map(SignatureAttribute::signature)
            .map(Utf8Entry::stringValue)
            .map(TypeArguments::ofParameters)
            .orElse(List.of());
    return found.size() == count
        ? found
        : java.util.stream.Stream.generate(Map::<String, String>of).limit(count).toList();
  }
}
