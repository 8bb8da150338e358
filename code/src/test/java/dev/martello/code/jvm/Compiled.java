package dev.martello.code.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Listing;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.Unit;
import dev.martello.value.SourceFile;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Classes that were compiled for a test. */
final class Compiled {
  private final SourceFile source;
  private final Map<String, byte[]> classes;

  private Compiled(SourceFile source, Map<String, byte[]> classes) {
    this.source = source;
    this.classes = classes;
  }

  /** Compiles the source of a class {@code t.T}; options go to the compiler. */
  static Compiled of(String text, String... options) {
    var source = new SourceFile("src/t/T.java", "package t;\n" + text);
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    var memory = new Memory(compiler.getStandardFileManager(diagnostics, null, null));
    var arguments = new ArrayList<>(List.of("-g", "-proc:none", "-Xlint:none"));
    arguments.addAll(List.of(options));
    boolean isCompiled =
        compiler
            .getTask(null, memory, diagnostics, arguments, null, List.of(new Text(source.text())))
            .call();
    assertThat(isCompiled).as(diagnostics.getDiagnostics().toString()).isTrue();
    return new Compiled(source, memory.bytes());
  }

  /** Compiles a class {@code t.T} with these members. */
  static Compiled members(String members, String... options) {
    return of(
        "import java.util.*; import java.util.function.*;\nclass T {\n" + members + "\n}", options);
  }

  Map<String, byte[]> classes() {
    return classes;
  }

  /** Lowers {@code t.T}. */
  Unit unit() {
    return unit("t.T");
  }

  Unit unit(String name) {
    Sources sources =
        (type, file) -> file.equals("T.java") ? Optional.of(source) : Optional.empty();
    return new ClassFrontEnd(sources)
        .lower(new ClassBytes("x/" + name + ".class", classes.get(name)));
  }

  /** Returns the method {@code m}. */
  Procedure method() {
    return method("m");
  }

  Procedure method(String name) {
    return unit().procedures().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Prints the method {@code m}. */
  String listing() {
    return listing(method());
  }

  static String listing(Procedure procedure) {
    var whole =
        new Unit(
            "t.T",
            new SourceFile("t", ""),
            dev.martello.code.ir.Language.JVM,
            List.of(procedure),
            List.of(),
            List.of());
    return Listing.of(whole);
  }

  /** Returns the instructions of a kind in the method {@code m}, in the order of its blocks. */
  <T extends Instruction> List<T> all(Class<T> kind) {
    return all(method(), kind);
  }

  static <T extends Instruction> List<T> all(Procedure procedure, Class<T> kind) {
    return procedure.blocks().stream()
        .map(Block::instructions)
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  Stream<String> lines() {
    return listing().lines().map(String::strip);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("string:///t/T.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Memory(StandardJavaFileManager manager) {
      super(manager);
    }

    Map<String, byte[]> bytes() {
      var bytes = new TreeMap<String, byte[]>();
      written.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
      return bytes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          var stream = new ByteArrayOutputStream();
          written.put(name, stream);
          return stream;
        }
      };
    }
  }
}
