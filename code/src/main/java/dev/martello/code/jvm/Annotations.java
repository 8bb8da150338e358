package dev.martello.code.jvm;

import dev.martello.code.ir.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what is annotated in a class file. */
final class Annotations {
  /** Says to Kotlin what the class looks like in its source; long, and nothing for people. */
  private static final String KOTLIN = "kotlin.Metadata";

  private static final int MOST_ELEMENTS = 100;
  private static final int LONGEST_TEXT = 2_000;

  private final ClassScope scope;

  Annotations(ClassScope scope) {
    this.scope = scope;
  }

  /** Returns the annotations of a class or a method, those that the JVM does not show too. */
  List<Annotation> of(AttributedElement element) {
    var found = new ArrayList<Annotation>();
    element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .ifPresent(some -> addAll(some.annotations(), found));
    element
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .ifPresent(some -> addAll(some.annotations(), found));
    return found;
  }

  /** Returns the annotations of each parameter of a method. */
  List<List<Annotation>> ofParameters(MethodModel method, int parameters) {
    var found = new ArrayList<List<Annotation>>();
    for (int at = 0; at < parameters; at++) {
      found.add(new ArrayList<>());
    }
    method
        .findAttribute(Attributes.runtimeVisibleParameterAnnotations())
        .ifPresent(some -> addEach(some.parameterAnnotations(), found));
    method
        .findAttribute(Attributes.runtimeInvisibleParameterAnnotations())
        .ifPresent(some -> addEach(some.parameterAnnotations(), found));
    return found;
  }

  /** Parameters that the compiler added stand first in descriptors and are missing here. */
  private void addEach(
      List<List<java.lang.classfile.Annotation>> each, List<List<Annotation>> found) {
    int shift = Math.max(0, found.size() - each.size());
    for (int at = 0; at + shift < found.size(); at++) {
      addAll(each.get(at), found.get(at + shift));
    }
  }

  private void addAll(List<java.lang.classfile.Annotation> some, List<Annotation> found) {
    for (var annotation : some) {
      var name = scope.nameOf(annotation.className().stringValue());
      if (!name.equals(KOTLIN)) {
        found.add(new Annotation(name, values(annotation.elements())));
      }
    }
  }

  private Map<String, String> values(List<AnnotationElement> elements) {
    var values = new LinkedHashMap<String, String>();
    for (var element : elements) {
      values.put(element.name().stringValue(), text(element.value()));
    }
    return values;
  }

  private String text(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfString text -> cut(text.stringValue());
      case AnnotationValue.OfEnum constant -> constant.constantName().stringValue();
      case AnnotationValue.OfClass type -> scope.nameOf(type.className().stringValue());
      case AnnotationValue.OfArray array ->
          array.values().stream()
              .limit(MOST_ELEMENTS)
              .map(this::text)
              .collect(Collectors.joining(", "));
      case AnnotationValue.OfAnnotation nested ->
          "@" + scope.nameOf(nested.annotation().className().stringValue());
      case AnnotationValue.OfConstant constant -> String.valueOf(constant.resolvedValue());
    };
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
