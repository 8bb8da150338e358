package dev.martello.code.jvm;

import java.util.ArrayList;
import java.util.List;

/**
 * A method's descriptor, taken apart.
 *
 * @param parameters descriptors of the parameters' types
 * @param result descriptor of what is returned
 */
record Descriptor(List<String> parameters, String result) {
  Descriptor {
    parameters = List.copyOf(parameters);
  }

  /**
   * Takes a descriptor apart.
   *
   * @throws MalformedCodeException if it is none
   */
  static Descriptor of(String text) {
    if (!text.startsWith("(")) {
      throw malformed(text);
    }
    var parameters = new ArrayList<String>();
    int at = 1;
    while (at < text.length() && text.charAt(at) != ')') {
      int end = endOfType(text, at);
      parameters.add(text.substring(at, end));
      at = end;
    }
    if (at >= text.length() - 1 || endOfType(text, at + 1) != text.length()) {
      throw malformed(text);
    }
    return new Descriptor(parameters, text.substring(at + 1));
  }

  /** Returns whether a type takes two places among the local variables. */
  static boolean isWide(String type) {
    return type.equals("J") || type.equals("D");
  }

  /** Returns whether nothing is returned. */
  boolean isVoid() {
    return result.equals("V");
  }

  private static int endOfType(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) == '[') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == 'L') {
      int end = text.indexOf(';', at);
      if (end < 0) {
        throw malformed(text);
      }
      return end + 1;
    }
    if (at >= text.length() || "ZBCSIJFDV".indexOf(text.charAt(at)) < 0) {
      throw malformed(text);
    }
    return at + 1;
  }

  private static MalformedCodeException malformed(String text) {
    return new MalformedCodeException(
        "`" + (text.length() > 80 ? text.substring(0, 80) + "..." : text) + "` is no descriptor");
  }
}
