package dev.martello.code.project;

import dev.martello.code.value.Pieces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares where a sender puts data into a message with the fields that the receiver uses. */
final class MessageFields {
  /*
   * The body of a message has fields, where it is an object with known members or the text of one; what
   * stands around the body, such as attributes, is no part of it. What is neither may be anywhere.
   */
  private static final Set<String> BODIES =
      Set.of("messagebody", "message", "detail", "item", "payload", "data");

  private static final Set<String> AROUND =
      Set.of(
          "messageattributes",
          "messagegroupid",
          "messagededuplicationid",
          "subject",
          "source",
          "detailtype");

  /** The body of a message in an event, and what another service wraps it in. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?:Records\\.[^.]+\\.(?:body|Sns\\.Message|kinesis\\.data|dynamodb\\.(?:NewImage|OldImage|Keys))"
              + "|detail)(?:\\.(?<fields>.*))?");

  private static final Pattern WRAPPED = Pattern.compile("(?:Message|detail)(?:\\.(?<fields>.*))?");
  private static final Pattern ATTRIBUTES =
      Pattern.compile("Records\\.[^.]+\\.(?:messageAttributes|Sns\\.MessageAttributes)(?:\\..*)?");

  private MessageFields() {}

  /**
   * Returns whether data may be what a receiver uses.
   *
   * @param at where the sender puts it, as in {@link dev.martello.code.analysis.Handed.Part}
   * @param path the field of the event that the receiver uses
   */
  static boolean mayBe(String at, String path) {
    var sent = steps(at);
    int body = find(sent, BODIES);
    int around = find(sent, AROUND);
    boolean isAround = around >= 0 && (body < 0 || around < body);
    if (body < 0 && !isAround) {
      return true;
    }
    var whole = Pieces.whole(path);
    boolean isAttribute = ATTRIBUTES.matcher(whole).matches();
    var used = fields(whole);
    return isAround
        ? isAttribute || used.isEmpty()
        : !isAttribute
            && (used.isEmpty()
                || used.get().stream()
                    .anyMatch(each -> overlap(sent.subList(body + 1, sent.size()), each)));
  }

  /** Returns the entry of several that data stands in; empty text where that is not known. */
  static String entry(String at) {
    var steps = steps(at);
    int entries = find(steps, Set.of("entries"));
    boolean isNumbered =
        entries >= 0
            && entries + 1 < steps.size()
            && steps.get(entries + 1).chars().allMatch(Character::isDigit);
    return isNumbered ? steps.get(entries + 1) : "";
  }

  /** Returns how the fields of a message that are used may be called; empty for other data. */
  private static Optional<List<List<String>>> fields(String path) {
    var body = BODY.matcher(path);
    if (!body.matches()) {
      boolean isInvoked = !path.isEmpty() && !path.startsWith("Records");
      return isInvoked ? Optional.of(List.of(steps(path))) : Optional.empty();
    }
    var fields = Optional.ofNullable(body.group("fields")).orElse("");
    var wrapped = WRAPPED.matcher(fields);
    return Optional.of(
        wrapped.matches()
            ? List.of(steps(fields), steps(Optional.ofNullable(wrapped.group("fields")).orElse("")))
            : List.of(steps(fields)));
  }

  private static boolean overlap(List<String> one, List<String> other) {
    for (int at = 0; at < Math.min(one.size(), other.size()); at++) {
      var step = one.get(at);
      var with = other.get(at);
      boolean isSame = step.equalsIgnoreCase(with) || isElement(step) && isElement(with);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }

  private static boolean isElement(String step) {
    return step.equals("*") || step.chars().allMatch(Character::isDigit);
  }

  private static int find(List<String> steps, Set<String> names) {
    // Names of tables stand in front of what is written to them.
    boolean isByTable = !steps.isEmpty() && steps.getFirst().equalsIgnoreCase("requestitems");
    for (int at = isByTable ? 2 : 0; at < steps.size(); at++) {
      if (names.contains(steps.get(at).toLowerCase(Locale.ROOT))) {
        return at;
      }
    }
    return -1;
  }

  private static List<String> steps(String path) {
    return Stream.of(path.split("\\.")).filter(step -> !step.isEmpty()).toList();
  }
}
