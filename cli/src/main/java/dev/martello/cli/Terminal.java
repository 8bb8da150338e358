package dev.martello.cli;

import java.util.Map;

/**
 * What the launcher knows about the two output streams.
 *
 * @param hasColor whether stdout is a terminal that shows colour and the user wants it
 * @param showsProgress whether stderr is a terminal that can show a line which rewrites itself
 */
record Terminal(boolean hasColor, boolean showsProgress) {

  /** Neither stream is a terminal. */
  static final Terminal NONE = new Terminal(false, false);

  /**
   * Reads what the launcher found out.
   *
   * @param streams the streams that are terminals: {@code out}, {@code err}, {@code outerr} or
   *     empty
   * @param environment the process's environment; see no-color.org for {@code NO_COLOR}
   */
  static Terminal of(String streams, Map<String, String> environment) {
    boolean isDumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean isRefused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        streams.contains("out") && !isDumb && !isRefused, streams.contains("err") && !isDumb);
  }
}
