package dev.martello.join.path;

import java.util.regex.Pattern;

/** What to take away in thought. */
public sealed interface Removal {

  /** Whatever is written at a line: a statement, an event, a resource. */
  record Line(String file, int line) implements Removal {}

  /** An action wherever it is granted; may hold wildcards. */
  record Action(String pattern) implements Removal {}

  /** A resource by its id or construct path, or statements by their {@code Sid}. */
  record Named(String name) implements Removal {}

  Pattern LINE = Pattern.compile("(?<file>.+):(?<line>[1-9][0-9]{0,8})(?::[0-9]+)?");
  Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9*?]+");

  /** Reads {@code FILE:LINE}, {@code service:Action} or a name. */
  static Removal parse(String text) {
    var line = LINE.matcher(text);
    if (line.matches()) {
      return new Line(line.group("file"), Integer.parseInt(line.group("line")));
    }
    return ACTION.matcher(text).matches() ? new Action(text) : new Named(text);
  }

  /** Returns it for people. */
  default String show() {
    return switch (this) {
      case Line(String file, int line) -> file + ":" + line;
      case Action(String pattern) -> pattern;
      case Named(String name) -> name;
    };
  }
}
