package dev.martello.code.project;

import dev.martello.model.Settings;
import dev.martello.value.Globs;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Asks whether texts meet the conditions of a pattern of EventBridge, or of a filter policy of SNS.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
final class ContentFilter {
  private ContentFilter() {}

  /**
   * Asks whether one of the texts that a field may have meets one of the conditions.
   *
   * @param texts what the field may be; empty where nothing is known of it
   */
  static Tri meets(List<Settings> conditions, List<Val<String>> texts) {
    return texts.isEmpty()
        ? Tri.any(conditions.stream().map(ContentFilter::meetsAnything).toList())
        : Tri.any(texts.stream().map(text -> meetsAny(conditions, text)).toList());
  }

  /** Asks whether two texts are the same; holes of the same name are. */
  static Tri isSame(Val<String> one, Val<String> other) {
    boolean isSame =
        one instanceof Val.Unknown
            && other instanceof Val.Unknown
            && one.show().equals(other.show());
    return isSame
        ? Tri.YES
        : one.candidates().stream()
            .map(text -> Shape.isEqual(other, text))
            .reduce(Tri::eitherOf)
            .orElse(Tri.UNKNOWN);
  }

  private static Tri meetsAnything(Settings condition) {
    return condition.get("exists").flag(false).isEqualTo(true).isYes() ? Tri.YES : Tri.UNKNOWN;
  }

  private static Tri meetsAny(List<Settings> conditions, Val<String> text) {
    return Tri.any(conditions.stream().map(condition -> meets(condition, text)).toList());
  }

  private static Tri meets(Settings condition, Val<String> text) {
    return condition.isStructured()
        ? Tri.all(
            condition.parts().stream().map(part -> meets(part.name(), part.value(), text)).toList())
        : isSame(condition.text(), text);
  }

  private static Tri meets(String operator, Settings operand, Val<String> text) {
    return switch (operator) {
      case "prefix" -> each(operand, start -> Shape.startsWith(text, start));
      case "suffix" -> each(operand, end -> Shape.endsWith(text, end));
      case "equals-ignore-case" ->
          each(operand, same -> Shape.isEqual(lower(text), same.toLowerCase(Locale.ROOT)));
      case "wildcard" ->
          Tri.any(
              operand.texts().stream()
                  .flatMap(pattern -> pattern.candidates().stream())
                  .map(pattern -> text.is(known -> Globs.matchesName(pattern, known)))
                  .toList());
      case "anything-but" ->
          meetsAny(operand.isStructured() ? all(operand) : operand.items(), text).not();
      case "exists" -> operand.flag(true).is(isThere -> isThere);
      default -> Tri.UNKNOWN;
    };
  }

  /** A list, or one condition of its own. */
  private static List<Settings> all(Settings operand) {
    return operand.parts().isEmpty() ? operand.items() : List.of(operand);
  }

  private static Tri each(Settings operand, Function<String, Tri> question) {
    return operand.isStructured()
        ? Tri.UNKNOWN
        : operand.text().candidates().stream()
            .map(question)
            .reduce(Tri::eitherOf)
            .orElse(Tri.UNKNOWN);
  }

  private static Val<String> lower(Val<String> text) {
    return text.map(known -> known.toLowerCase(Locale.ROOT));
  }
}
