package dev.martello.value;

/**
 * What a hole of a text names: a resource, one of its attributes or a parameter, in the words of
 * its own template or of others.
 *
 * @param stack the template in front, as it stands in a hole; empty text where the name is written
 *     in the words of its own template
 * @param local the name there, for instance {@code Orders.Arn}
 */
public record HoleName(String stack, String local) {
  /*
   * A folder may be called anything, {{cookiecutter.name}} too: what ends a hole, parts a name or is a
   * wildcard of policies is written by its number in front of a name, so that it can be read again.
   */
  private static final char END_OF_STACK = '#';

  /** Reads the name of a hole. */
  public static HoleName of(String hole) {
    int end = hole.lastIndexOf(END_OF_STACK);
    return new HoleName(end < 0 ? "" : hole.substring(0, end), hole.substring(end + 1));
  }

  /**
   * Returns what other templates call something.
   *
   * @param template the template, relative to the scanned root
   * @param local the name there
   */
  public static String of(String template, String local) {
    return prefix(template) + local;
  }

  /** Returns what stands in front of all names of a template when others call them. */
  public static String prefix(String template) {
    return written(template) + END_OF_STACK;
  }

  private static String written(String template) {
    for (int at = 0; at < template.length(); at++) {
      if (hasMeaning(template.charAt(at))) {
        return escaped(template);
      }
    }
    return template;
  }

  private static String escaped(String template) {
    var escaped = new StringBuilder();
    for (int at = 0; at < template.length(); at++) {
      char sign = template.charAt(at);
      if (hasMeaning(sign)) {
        escaped.append("%%%02X".formatted((int) sign));
      } else {
        escaped.append(sign);
      }
    }
    return escaped.toString();
  }

  private static boolean hasMeaning(char sign) {
    return switch (sign) {
      case END_OF_STACK,
          '{',
          '}',
          '$',
          '%',
          '*',
          '?',
          ':',
          ',',
          '"',
          '\'',
          '<',
          '>',
          '[',
          ']',
          '|' ->
          true;
      default -> sign == '\\';
    };
  }

  /** Says whether a hole names its template too. */
  public static boolean isOfStack(String hole) {
    return hole.indexOf(END_OF_STACK) >= 0;
  }

  /** Returns the logical id of the resource or the name of the parameter. */
  public String id() {
    int dot = local.indexOf('.');
    return dot < 0 ? local : local.substring(0, dot);
  }

  /** Returns the attribute that is asked for; empty text for none. */
  public String attribute() {
    int dot = local.indexOf('.');
    return dot < 0 ? "" : local.substring(dot + 1);
  }

  /** Says whether an attribute is asked for. */
  public boolean isAttribute() {
    return local.indexOf('.') > 0;
  }

  /** Returns the key of what has the name or the attribute, as {@link #of(String, String)}. */
  public String key() {
    return stack.isEmpty() ? id() : stack + END_OF_STACK + id();
  }
}
