package dev.martello.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build writes into classes, so that the JVM need not make it at each start. */
final class LinkedClassesTest {
  private static final Path LINKER = Product.CHECKOUT.resolve("tools/link/LinkClasses.java");

  /** Answers in one text what switches and records of every kind do. */
  private static final String SOURCE =
      """
      import java.util.*;

      public class Sample implements java.util.concurrent.Callable<String> {
        sealed interface Shape {
          record Point(int x, long y, double d, float f, boolean b, char c, byte e, short s) implements Shape {}
          record Named(String name, int[] sizes, List<Shape> parts) implements Shape {}
          record Empty() implements Shape {}

          static String kind(Shape shape) {
            return switch (shape) {
              case Point(int x, long y, double d, float f, boolean b, char c, byte e, short s) when x > 5 -> "far";
              case Point p -> "point";
              case Named(String name, int[] sizes, List<Shape> parts) when name == null -> "nameless";
              case Named n -> "named";
              case Empty e -> "empty";
            };
          }
        }

        record Pair<A, B extends Comparable<B>>(A first, B second) {}

        record Own(String name) {
          @Override public boolean equals(Object other) { return other instanceof Own; }
          @Override public int hashCode() { return 7; }
        }

        static String any(Object object) {
          return switch (object) {
            case null -> "null";
            case String text when text.isEmpty() -> "no text";
            case String text -> "text " + text;
            case Integer n when n > 10 -> "many";
            case Number n -> "number";
            case int[] numbers -> "numbers";
            case Shape.Empty[] shapes -> "shapes";
            case Pair(String s, Integer i) -> "pair of text";
            case Pair(Shape.Named(var name, var sizes, var parts), var second) -> "pair of named " + name;
            case Pair<?, ?> pair -> "pair";
            default -> "other";
          };
        }

        enum Size { SMALL, LARGE }

        static String label(Object object) {
          return switch (object) {
            case Size size when size == Size.LARGE -> "large";
            case Size.SMALL -> "small";
            case null, default -> "none";
          };
        }

        @Override public String call() {
          var told = new ArrayList<Object>();
          var point = new Shape.Point(1, 2, 0.0, Float.NaN, true, 'c', (byte) 3, (short) 4);
          var other = new Shape.Point(1, 2, -0.0, Float.NaN, true, 'c', (byte) 3, (short) 4);
          var numbers = new int[] {1};
          var named = new Shape.Named("n", numbers, List.of(point));
          var nameless = new Shape.Named(null, null, null);
          var shapes = List.of(point, other, new Shape.Point(9, 2, 0, 0, false, 'd', (byte) 0, (short) 0), named,
              new Shape.Named("n", numbers, List.of(point)), new Shape.Named("n", new int[] {1}, List.of(point)),
              nameless, new Shape.Named(null, null, null), new Shape.Empty(), new Shape.Empty());
          for (Shape shape : shapes) {
            told.add(Shape.kind(shape) + (shape instanceof Shape.Named n && n.sizes() != null ? "" : shape.hashCode()));
            for (Shape against : shapes) {
              told.add(shape.equals(against));
            }
            told.add(shape.equals(null) || shape.equals("point"));
          }
          for (Object object : new Object[] {null, "", "t", 3, 11, 2.5, numbers, new Shape.Empty[0], new Pair<>("s", 1),
              new Pair<>("s", 1L), new Pair<>(named, "x"), new Pair<>(null, "x"), 'c', new Own("a")}) {
            told.add(any(object));
            told.add(label(object));
          }
          told.add(any(new Pair<>(nameless, null)));
          told.add(label(Size.SMALL) + label(Size.LARGE));
          told.add(new Pair<>("a", 1).equals(new Pair<>("a", 1)) + " " + new Pair<>("a", 1).hashCode());
          told.add(new Own("a").equals(new Own("b")) + " " + new Own("a").hashCode() + point);
          return told.toString();
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void theProductLeavesNoSwitchOverTypesAndNoRecordToTheJvm() throws IOException {
    var left = new ArrayList<String>();
    try (var jars = Files.newDirectoryStream(Product.BIN.resolveSibling("lib"), "martello-*.jar")) {
      for (Path jar : jars) {
        try (var zip = new ZipFile(jar.toFile())) {
          for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
            left.addAll(places(zip.getInputStream(entry).readAllBytes()));
          }
        }
      }
    }
    assertThat(left).isEmpty();
  }

  @Test
  void linkedClassesDoWhatTheyDidBefore() throws Exception {
    var source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
    var classes = Files.createDirectory(folder.resolve("classes"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(
            compiler.run(null, null, null, "-nowarn", "-d", classes.toString(), source.toString()))
        .isZero();
    assertThat(places(classes)).isNotEmpty();
    String before = answer(classes);

    link(classes);
    // A switch with constants of an enum among its labels is left to the JVM.
    assertThat(places(classes)).containsExactly("Sample.label: typeSwitch");
    assertThat(answer(classes)).isEqualTo(before);
    var once = contents(classes);
    link(classes);
    assertThat(contents(classes)).isEqualTo(once);
  }

  private static void link(Path classes) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = List.of(java, "-cp", classes.toString(), LINKER.toString(), classes.toString());
    var result = Product.run(classes, Map.of(), command);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  private static String answer(Path classes) throws Exception {
    var urls = new URL[] {classes.toUri().toURL()};
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      var sample = loader.loadClass("Sample").getConstructor().newInstance();
      return (String) ((Callable<?>) sample).call();
    }
  }

  private static List<byte[]> bytes(Path classes) throws IOException {
    try (var files = Files.list(classes)) {
      var all = new ArrayList<byte[]>();
      for (Path file : files.sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
      return all;
    }
  }

  private static List<Integer> contents(Path classes) throws IOException {
    return bytes(classes).stream().map(Arrays::hashCode).toList();
  }

  private static List<String> places(Path classes) throws IOException {
    return bytes(classes).stream().flatMap(one -> places(one).stream()).toList();
  }

  /** Where a class asks the JVM to make the decision of a switch, or what records compare by. */
  private static List<String> places(byte[] bytes) {
    var model = ClassFile.of().parse(bytes);
    var found = new ArrayList<String>();
    for (MethodModel method : model.methods()) {
      for (var element : method.code().map(CodeModel::elementList).orElse(List.of())) {
        if (element instanceof InvokeDynamicInstruction call) {
          var owner = call.bootstrapMethod().owner().displayName();
          var name = call.name().stringValue();
          if (owner.equals("SwitchBootstraps")
              || owner.equals("ObjectMethods") && !name.equals("toString")) {
            found.add(model.thisClass().asInternalName() + "." + method.methodName() + ": " + name);
          }
        }
      }
    }
    return found;
  }
}
