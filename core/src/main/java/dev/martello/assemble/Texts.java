package dev.martello.assemble;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Puts texts together and takes them apart where parts of them may not be known. */
final class Texts {
  private static final int MOST_OPTIONS = 24;

  private Texts() {}

  /** Returns the text of all parts one after the other. */
  static Val<String> join(Origin origin, List<Val<String>> parts) {
    List<String> options = List.of("");
    boolean isKnown = true;
    for (var part : parts) {
      var next = part.candidates();
      isKnown &= !next.isEmpty() && options.size() * next.size() <= MOST_OPTIONS;
      if (!isKnown) {
        break;
      }
      var combined = new ArrayList<String>();
      options.forEach(start -> next.forEach(end -> combined.add(start + end)));
      options = combined;
    }
    if (isKnown) {
      return Val.oneOf(options, origin);
    }
    var expression = new StringBuilder();
    parts.forEach(part -> expression.append(expression(part)));
    return Val.unknown(expression.toString(), origin);
  }

  /** Returns a text in the notation of {@code Fn::Sub}; a choice is one hole. */
  static String expression(Val<String> text) {
    return switch (text) {
      case Val.Known<String>(String value, Origin _) -> value.replace("${", "${!");
      case Val.OneOf<String> choice -> "${" + choice.show().replaceAll("[${}]", "") + "}";
      case Val.Unknown<String>(String expression, Origin _) -> expression;
    };
  }

  /** Returns one value for several that are possible. */
  static <T> Val<T> either(List<Val<T>> possible, Val<T> none) {
    if (possible.isEmpty()) {
      return none;
    }
    if (possible.size() == 1) {
      return possible.getFirst();
    }
    var options = new ArrayList<T>();
    for (var one : possible) {
      if (one.candidates().isEmpty()) {
        var shown = possible.stream().map(Val::show).distinct().toList();
        var hole = String.join(" or ", shown).replaceAll("[${}]", "");
        return Val.unknown("${" + hole + "}", one.origin());
      }
      options.addAll(one.candidates());
    }
    return Val.oneOf(options, possible.getFirst().origin());
  }

  static Val<String> upperCase(Val<String> text) {
    return text.map(value -> value.toUpperCase(Locale.ROOT));
  }

  /** Returns the parts of a text between commas; what is not known is one part. */
  static List<Val<String>> splitAtCommas(Val<String> text) {
    return switch (text) {
      case Val.Known<String>(String value, Origin origin) ->
          Arrays.stream(value.split(","))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .map(part -> Val.known(part, origin))
              .toList();
      case Val.OneOf<String> choice -> List.of(choice);
      case Val.Unknown<String> unknown -> List.of(unknown);
    };
  }
}
