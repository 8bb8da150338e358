package dev.martello.code.jvm;

import dev.martello.code.archive.Messages;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureBuilder;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Lowers class files of the JVM; nothing of them is ever loaded or run. */
public final class ClassFrontEnd {
  private static final int MAGIC = 0xCAFEBABE;

  /** Far more than compilers make; what is lowered takes a multiple of it. */
  private static final int LARGEST = 4 << 20;

  private final Sources sources;

  /**
   * Prepares lowering.
   *
   * @param sources where to find what classes were compiled from
   */
  public ClassFrontEnd(Sources sources) {
    this.sources = sources;
  }

  /** Lowers one class; a malformed one gives a unit without procedures of its own. */
  public Unit lower(ClassBytes file) {
    if (file.bytes().length > LARGEST) {
      return broken(file.path(), "the class file is larger than " + LARGEST + " bytes");
    }
    try {
      return lower(ClassFile.of().parse(file.bytes()), file.path());
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
      // The library documents the first; damaged classes make it throw the others too.
      return broken(file.path(), reason(file.bytes(), e));
    } catch (StackOverflowError _) {
      // The library reads annotations within annotations, and types within types, by recursion.
      return broken(file.path(), "the class file nests annotations or types too deeply");
    }
  }

  private Unit lower(ClassModel model, String path) {
    var name = TypeNames.ofInternal(model.thisClass().asInternalName());
    var fileName =
        model
            .findAttribute(Attributes.sourceFile())
            .map(SourceFileAttribute::sourceFile)
            .map(entry -> entry.stringValue());
    var places =
        new Places(
            fileName
                .flatMap(file -> sources.find(name, file))
                .orElseGet(() -> EmptySource.of(model, path)),
            new InlinedLines(map(model)));
    return new ClassLowering(model, name, places).lower();
  }

  private static String map(ClassModel model) {
    return model
        .findAttribute(Attributes.sourceDebugExtension())
        .map(attribute -> new String(attribute.contents(), StandardCharsets.UTF_8))
        .orElse("");
  }

  private static String reason(byte[] bytes, RuntimeException problem) {
    boolean isClass = bytes.length >= 4 && ByteBuffer.wrap(bytes).getInt() == MAGIC;
    return isClass
        ? "the class file is malformed: " + Messages.of(problem)
        : "this is no class file";
  }

  /** Returns the names of what a class extends and implements; nothing for a malformed one. */
  static List<String> supertypes(byte[] bytes) {
    try {
      var model = ClassFile.of().parse(bytes);
      return Stream.concat(model.superclass().stream(), model.interfaces().stream())
          .map(above -> TypeNames.ofInternal(above.asInternalName()))
          .toList();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException _) {
      return List.of();
    }
  }

  /** Returns a unit for a class of which nothing is known. */
  static Unit broken(String path, String message) {
    var nowhere = new Span(0, 0);
    var top = new ProcedureBuilder(0, "<clinit>", -1, nowhere).build();
    return new Unit(
        nameOf(path),
        new SourceFile(path, ""),
        Language.JVM,
        List.<Procedure>of(top),
        List.<TypeDeclaration>of(),
        List.of(Problem.of(path, message)));
  }

  private static String nameOf(String path) {
    var inside = path.substring(path.lastIndexOf('!') + 1);
    var plain = inside.startsWith("/") ? inside.substring(1) : inside;
    return plain.replaceAll("\\.class$", "").replace('/', '.');
  }
}
