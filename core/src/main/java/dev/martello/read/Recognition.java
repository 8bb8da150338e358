package dev.martello.read;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a text is by what stands in it, first cheaply, then by its tree. */
final class Recognition {
  private static final String SAM = "AWS::Serverless-2016-10-31";
  private static final List<String> MARKS =
      List.of("AWS::", "Fn::", "Custom::", "Alexa::", "AWSTemplateFormatVersion", "Transform");
  private static final Pattern SECTION =
      Pattern.compile(
          "^[ \\t]*[{]?[ \\t]*[\"']?(AWSTemplateFormatVersion|Resources)[\"']?[ \\t]*:",
          Pattern.MULTILINE);
  private static final Pattern SERVICE = Pattern.compile("^service[ \\t]*:", Pattern.MULTILINE);
  private static final Pattern PROVIDER = Pattern.compile("^provider[ \\t]*:", Pattern.MULTILINE);
  private static final Set<String> PARAMETER_FILE_KEYS =
      Set.of("Parameters", "Tags", "StackPolicy");

  private Recognition() {}

  /** Returns whether a text is worth parsing as a template: no template fails this. */
  static boolean mayBeTemplate(String text) {
    return text.contains("AWSTemplateFormatVersion")
        || (text.contains("Resources") && MARKS.stream().anyMatch(text::contains));
  }

  /** Returns whether a text that could not be parsed was meant as a template. */
  static boolean isMeantAsTemplate(String text) {
    return mayBeTemplate(text) && SECTION.matcher(text).find();
  }

  /** Returns whether a text configures the Serverless Framework. */
  static boolean isServerless(String text) {
    return text.contains("provider")
        && text.contains("service")
        && PROVIDER.matcher(text).find()
        && SERVICE.matcher(text).find();
  }

  static boolean mayBeParameters(String text) {
    return text.contains("ParameterKey") || text.contains("Parameters");
  }

  /** Returns whether a tree is a template, also one whose resources are hidden or wrong. */
  static boolean isTemplate(Node root) {
    if (!(root instanceof Node.Mapping template)) {
      return false;
    }
    if (template.has("AWSTemplateFormatVersion")) {
      return true;
    }
    if (isSam(template)) {
      return true;
    }
    return template.mapping("Resources").filter(Recognition::holdsResource).isPresent();
  }

  /** Returns whether a template asks for the SAM transform. */
  static boolean isSam(Node.Mapping template) {
    return template.get("Transform").filter(Recognition::namesSam).isPresent();
  }

  private static boolean namesSam(Node transform) {
    return switch (transform) {
      case Node.Text text -> text.value().equals(SAM);
      case Node.Sequence sequence -> sequence.items().stream().anyMatch(Recognition::isSamName);
      case Node.Mapping mapping -> mapping.text("Name").filter(SAM::equals).isPresent();
      case Node.Num _, Node.Bool _, Node.Null _ -> false;
    };
  }

  private static boolean isSamName(Node item) {
    return item instanceof Node.Text text
        ? text.value().equals(SAM)
        : item instanceof Node.Mapping mapping
            && mapping.text("Name").filter(SAM::equals).isPresent();
  }

  private static boolean holdsResource(Node.Mapping resources) {
    return resources.stream()
        .anyMatch(
            entry ->
                entry.key().startsWith("Fn::")
                    || (entry.value() instanceof Node.Mapping resource
                        && resource.text("Type").filter(type -> type.contains("::")).isPresent()));
  }

  /** Returns whether a tree lists parameter values in one of the forms AWS's tools take. */
  static boolean isParameters(Node root) {
    return switch (root) {
      case Node.Sequence sequence ->
          !sequence.items().isEmpty()
              && sequence.items().stream()
                  .allMatch(
                      item -> item instanceof Node.Mapping mapping && mapping.has("ParameterKey"));
      case Node.Mapping mapping ->
          PARAMETER_FILE_KEYS.containsAll(mapping.keys())
              && mapping.mapping("Parameters").filter(Recognition::holdsOnlyScalars).isPresent();
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> false;
    };
  }

  private static boolean holdsOnlyScalars(Node.Mapping values) {
    return values.stream()
        .noneMatch(
            entry -> entry.value() instanceof Node.Mapping || entry.value() instanceof Node.Null);
  }
}
