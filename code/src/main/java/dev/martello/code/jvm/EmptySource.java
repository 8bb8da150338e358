package dev.martello.code.jvm;

import dev.martello.value.SourceFile;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.LineNumberInfo;

/** Stands for a source that is not there: a text of empty lines, so that line numbers are right. */
final class EmptySource {
  private EmptySource() {}

  /** Makes a text with as many lines as the class tells. */
  static SourceFile of(ClassModel model, String path) {
    int lines =
        model.methods().stream()
            .flatMap(method -> method.findAttribute(Attributes.code()).stream())
            .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()).stream())
            .flatMap(table -> table.lineNumbers().stream())
            .mapToInt(LineNumberInfo::lineNumber)
            .max()
            .orElse(0);
    return new SourceFile(path, "\n".repeat(lines));
  }
}
