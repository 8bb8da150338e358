package dev.martello.code.check.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds, in the text of a file of Python, what names stand for that are called: functions with
 * their decorators and bodies, and the calls whose results variables keep.
 */
final class WrittenFunctions {
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)^([ \\t]*)(?:async[ \\t]+)?def[ \\t]+(\\w+)[ \\t]*\\(");

  /** {@code bounded = limit(gate, fetch)}: the variable may be called. */
  private static final Pattern MADE =
      Pattern.compile("(?m)^[ \\t]*(\\w+)[ \\t]*(?::[^=\\n]{1,60})?=[ \\t]*[\\w.]+\\(");

  private final String text;
  private final Map<String, List<String>> functions = new HashMap<>();
  private final Map<String, List<Integer>> made = new HashMap<>();

  WrittenFunctions(String text) {
    this.text = text;
    var definition = DEFINITION.matcher(text);
    while (definition.find()) {
      functions
          .computeIfAbsent(definition.group(2), _ -> new ArrayList<>())
          .add(definition(definition.start(), definition.group(1)));
    }
    var assignment = MADE.matcher(text);
    while (assignment.find()) {
      made.computeIfAbsent(assignment.group(1), _ -> new ArrayList<>()).add(assignment.start());
    }
  }

  /** Returns the definitions of the functions of a name. */
  List<String> functions(String name) {
    return functions.getOrDefault(name, List.of());
  }

  /** Returns where the statements begin that keep the result of a call in a variable. */
  List<Integer> made(String variable) {
    return made.getOrDefault(variable, List.of());
  }

  private String definition(int head, String indent) {
    int end = behind(head);
    while (end < text.length() && isOfBody(end, indent)) {
      end = behind(end);
    }
    return text.substring(decorators(head, indent), end);
  }

  private int behind(int line) {
    int end = text.indexOf('\n', line);
    return end < 0 ? text.length() : end + 1;
  }

  /** Lines of a body stand further right or are empty; a long list of parameters ends before. */
  private boolean isOfBody(int line, String indent) {
    return isBlank(line) || isInside(line, indent) || text.startsWith(indent + ")", line);
  }

  private boolean isBlank(int line) {
    return text.substring(line, behind(line)).isBlank();
  }

  private boolean isInside(int line, String indent) {
    int at = line + indent.length();
    return text.startsWith(indent, line)
        && at < text.length()
        && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }

  /** Returns where the first decorator above a head begins; one may have several lines. */
  private int decorators(int head, String indent) {
    int first = head;
    int line = head;
    while (line > 0) {
      line = text.lastIndexOf('\n', line - 2) + 1;
      if (text.startsWith(indent + "@", line)) {
        first = line;
      } else if (isBlank(line) || !isOfBody(line, indent)) {
        break;
      }
    }
    return first;
  }
}
