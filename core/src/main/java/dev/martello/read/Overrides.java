package dev.martello.read;

import dev.martello.stack.Setting.Given;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the shell notation of {@code --parameter-overrides}. */
final class Overrides {
  private static final String KEY = "ParameterKey=";
  private static final String VALUE = ",ParameterValue=";

  private Overrides() {}

  /** Reads {@code A=1 B="two words"} and {@code ParameterKey=A,ParameterValue=1}. */
  static Map<String, Given> parse(String text, Origin origin) {
    var values = new LinkedHashMap<String, Given>();
    words(text).forEach(word -> values.putAll(assignment(word, origin)));
    return values;
  }

  /** Reads one assignment; what is none gives nothing. */
  static Map<String, Given> assignment(String word, Origin origin) {
    int value = word.indexOf(VALUE);
    if (word.startsWith(KEY) && value > 0) {
      return given(
          word.substring(KEY.length(), value), word.substring(value + VALUE.length()), origin);
    }
    int equals = word.indexOf('=');
    return equals > 0
        ? given(word.substring(0, equals), word.substring(equals + 1), origin)
        : Map.of();
  }

  private static Map<String, Given> given(String key, String value, Origin origin) {
    return Map.of(unquoted(key.strip()), new Given(unquoted(value), origin));
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.startsWith("\"") && text.endsWith("\"")
                || text.startsWith("'") && text.endsWith("'"));
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Splits at blanks outside of quotes; quotes go, a backslash keeps the next character. */
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean isInside = false;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '\\' && quote != '\'' && at + 1 < text.length()) {
        word.append(text.charAt(++at));
        isInside = true;
      } else if (quote != 0) {
        if (here == quote) {
          quote = 0;
        } else {
          word.append(here);
        }
      } else if (here == '"' || here == '\'') {
        quote = here;
        isInside = true;
      } else if (Character.isWhitespace(here)) {
        if (isInside) {
          words.add(word.toString());
        }
        word.setLength(0);
        isInside = false;
      } else {
        word.append(here);
        isInside = true;
      }
    }
    if (isInside) {
      words.add(word.toString());
    }
    return words;
  }
}
