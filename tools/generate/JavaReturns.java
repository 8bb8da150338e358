import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Derives what methods of libraries return from their jars, for {@code code/java/returns.txt}:
 *
 * <pre>java tools/generate/JavaReturns.java NAME[,NAME]... JAR...</pre>
 *
 * A name is that of a class or of a package. Prints what stands in the jars of these: owner.method,
 * then the type. Left out are methods that return nothing, numbers, truth values or a type
 * variable, builders that return themselves, and names of which several types are returned.
 */
final class JavaReturns {
  private final Set<String> names;
  private final Map<String, String> found = new TreeMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  private JavaReturns(Set<String> names) {
    this.names = names;
  }

  static void main(String[] arguments) throws IOException {
    var returns = new JavaReturns(Set.of(arguments[0].split(",")));
    for (int jar = 1; jar < arguments.length; jar++) {
      returns.read(Path.of(arguments[jar]));
    }
    returns.found.keySet().removeAll(returns.ambiguous);
    returns.found.forEach((method, type) -> System.out.println(method + " " + type));
  }

  private void read(Path jar) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> isWanted(each.getName())).toList()) {
        ClassModel model = ClassFile.of().parse(zip.getInputStream(entry).readAllBytes());
        if (model.flags().has(AccessFlag.PUBLIC)) {
          model.methods().stream()
              .filter(method -> method.flags().has(AccessFlag.PUBLIC))
              .filter(method -> !method.flags().has(AccessFlag.SYNTHETIC))
              .forEach(method -> add(model.thisClass().asInternalName().replace('/', '.'), method));
        }
      }
    }
  }

  private boolean isWanted(String entry) {
    if (!entry.endsWith(".class") || entry.indexOf('/') < 0) {
      return false;
    }
    var name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    return names.contains(name.replaceAll("\\$.*", ""))
        || names.contains(name.substring(0, name.lastIndexOf('.')));
  }

  private void add(String owner, MethodModel method) {
    var name = method.methodName().stringValue();
    var type =
        method
            .findAttribute(Attributes.signature())
            .map(attribute -> attribute.asMethodSignature())
            .orElseGet(() -> MethodSignature.of(method.methodTypeSymbol()))
            .result();
    var text = text(type);
    boolean isOfObjects = Set.of("toString", "getClass", "clone").contains(name);
    if (text.isEmpty()
        || text.equals(owner) && owner.endsWith("Builder")
        || text.equals("java.lang.Object")
        || isOfObjects
        || name.contains("<")) {
      return;
    }
    var before = found.put(owner + "." + name, text);
    if (before != null && !before.equals(text)) {
      ambiguous.add(owner + "." + name);
    }
  }

  /** The type with its arguments, if these are classes; empty text for what is no class. */
  private static String text(Signature type) {
    return switch (type) {
      case Signature.ClassTypeSig sig -> {
        var arguments = sig.typeArgs().stream().map(JavaReturns::argument).toList();
        boolean isPlain = arguments.isEmpty() || arguments.contains("");
        yield name(sig) + (isPlain ? "" : "<" + String.join(",", arguments) + ">");
      }
      case Signature.ArrayTypeSig sig ->
          text(sig.componentSignature()).isEmpty() ? "" : text(sig.componentSignature()) + "[]";
      default -> "";
    };
  }

  private static String argument(Signature.TypeArg argument) {
    return argument instanceof Signature.TypeArg.Bounded bounded
            && bounded.boundType() instanceof Signature.ClassTypeSig sig
            && sig.typeArgs().isEmpty()
        ? name(sig)
        : "";
  }

  private static String name(Signature.ClassTypeSig sig) {
    return sig.outerType().map(outer -> name(outer) + "$").orElse("")
        + sig.className().replace('/', '.');
  }
}
