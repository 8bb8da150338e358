package dev.martello.code.java;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassSignature;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the classes of the Java platform from the one that runs; none of them is loaded. */
final class Platform {
  private static final int DEEPEST = 20;

  /** A method of the platform that a call means. */
  record Method(String owner, String descriptor, JavaType result) {}

  private final Map<String, Optional<ClassModel>> models = new HashMap<>();

  /** Returns whether there is a class; names have dots and {@code $}. */
  boolean has(String name) {
    return model(name).isPresent();
  }

  /** Returns whether all classes of a package are those of the platform. */
  boolean hasPackage(String name) {
    return ModuleLayer.boot().modules().stream()
        .anyMatch(module -> module.getPackages().contains(name));
  }

  /** Finds the method that a call means, as far as its name and count of arguments tell. */
  Optional<Method> find(JavaType owner, String name, int arguments) {
    return find(owner, name, arguments, DEEPEST);
  }

  /** Returns whether all methods of a name that a class of the platform has need an object. */
  boolean isOfObjects(JavaType owner, String name) {
    var found =
        model(owner.name()).stream()
            .flatMap(model -> model.methods().stream())
            .filter(method -> method.methodName().equalsString(name))
            .toList();
    return found.isEmpty()
        ? model(owner.name())
            .filter(
                model -> supertypes(owner, model).stream().anyMatch(up -> isOfObjects(up, name)))
            .isPresent()
        : found.stream().noneMatch(method -> method.flags().has(AccessFlag.STATIC));
  }

  /** Returns the type of a static field. */
  JavaType field(JavaType owner, String name) {
    return model(owner.name()).stream()
        .flatMap(model -> model.fields().stream())
        .filter(field -> field.fieldName().equalsString(name))
        .findFirst()
        .map(field -> JavaType.of(nameOf(field.fieldTypeSymbol())))
        .orElse(JavaType.UNKNOWN);
  }

  private Optional<Method> find(JavaType owner, String name, int arguments, int left) {
    var model = model(owner.name());
    if (model.isEmpty() || left == 0) {
      return Optional.empty();
    }
    var fitting =
        model.get().methods().stream()
            .filter(method -> method.methodName().equalsString(name))
            .filter(method -> !method.flags().has(AccessFlag.BRIDGE))
            .filter(method -> method.methodTypeSymbol().parameterCount() == arguments)
            .toList();
    if (!fitting.isEmpty()) {
      return Optional.of(method(owner, model.get(), fitting));
    }
    return supertypes(owner, model.get()).stream()
        .flatMap(type -> find(type, name, arguments, left - 1).stream())
        .findFirst();
  }

  private static Method method(JavaType owner, ClassModel model, List<MethodModel> fitting) {
    var results = fitting.stream().map(method -> result(owner, model, method)).distinct().toList();
    return new Method(
        owner.name(),
        fitting.size() == 1 ? fitting.getFirst().methodType().stringValue() : "",
        results.size() == 1 ? results.getFirst() : JavaType.UNKNOWN);
  }

  private static JavaType result(JavaType owner, ClassModel model, MethodModel method) {
    return method
        .findAttribute(Attributes.signature())
        .map(attribute -> attribute.signature().stringValue())
        .map(text -> type(MethodSignature.parseFrom(text).result(), variables(owner, model)))
        .orElseGet(() -> JavaType.of(nameOf(method.methodTypeSymbol().returnType())));
  }

  /** Returns what stands for the type parameters of a class. */
  private static Map<String, JavaType> variables(JavaType owner, ClassModel model) {
    var names =
        signature(model).map(ClassSignature::typeParameters).orElse(List.of()).stream()
            .map(Signature.TypeParam::identifier)
            .toList();
    var variables = new HashMap<String, JavaType>();
    for (int at = 0; at < Math.min(names.size(), owner.arguments().size()); at++) {
      variables.put(names.get(at), owner.arguments().get(at));
    }
    return variables;
  }

  private static Optional<ClassSignature> signature(ClassModel model) {
    return model
        .findAttribute(Attributes.signature())
        .map(attribute -> ClassSignature.parseFrom(attribute.signature().stringValue()));
  }

  private static List<JavaType> supertypes(JavaType owner, ClassModel model) {
    var signature = signature(model);
    var types = new ArrayList<JavaType>();
    if (signature.isPresent()) {
      var variables = variables(owner, model);
      types.add(type(signature.get().superclassSignature(), variables));
      signature.get().superinterfaceSignatures().forEach(each -> types.add(type(each, variables)));
    } else {
      model.superclass().map(Platform::nameOf).map(JavaType::of).ifPresent(types::add);
      model.interfaces().stream().map(Platform::nameOf).map(JavaType::of).forEach(types::add);
    }
    return types;
  }

  private static JavaType type(Signature signature, Map<String, JavaType> variables) {
    return switch (signature) {
      case Signature.ClassTypeSig type ->
          new JavaType(
              nameOf(type.classDesc()),
              type.typeArgs().stream().map(each -> type(each, variables)).toList());
      case Signature.TypeVarSig variable ->
          variables.getOrDefault(variable.identifier(), JavaType.UNKNOWN);
      case Signature.ArrayTypeSig array -> type(array.componentSignature(), variables).array();
      case Signature.BaseTypeSig base ->
          JavaType.of(nameOf(ClassDesc.ofDescriptor(String.valueOf(base.baseType()))));
    };
  }

  private static JavaType type(Signature.TypeArg argument, Map<String, JavaType> variables) {
    return argument instanceof Signature.TypeArg.Bounded bounded
        ? type(bounded.boundType(), variables)
        : JavaType.UNKNOWN;
  }

  private static String nameOf(ClassEntry entry) {
    return entry.asInternalName().replace('/', '.');
  }

  private static String nameOf(ClassDesc type) {
    return type.isClassOrInterface()
        ? type.descriptorString()
            .substring(1, type.descriptorString().length() - 1)
            .replace('/', '.')
        : type.displayName();
  }

  private Optional<ClassModel> model(String name) {
    var known = models.get(name);
    if (known == null) {
      known = read(name);
      models.put(name, known);
    }
    return known;
  }

  private static Optional<ClassModel> read(String name) {
    boolean isPlatform = name.startsWith("java.") || name.startsWith("javax.");
    if (!isPlatform || !name.matches("[\\w.$]+")) {
      return Optional.empty();
    }
    var home = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    var module =
        ModuleLayer.boot().modules().stream()
            .filter(each -> each.getPackages().contains(home))
            .findFirst();
    return module.isEmpty()
        ? Optional.empty()
        : read(module.get(), name.replace('.', '/') + ".class");
  }

  private static Optional<ClassModel> read(Module module, String path) {
    try (var stream = module.getResourceAsStream(path)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(ClassFile.of().parse(stream.readAllBytes()));
    } catch (IOException _) {
      // What cannot be read is not known, as if the platform lacked it.
      return Optional.empty();
    }
  }
}
