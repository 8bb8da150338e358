package dev.martello.read;

import dev.martello.stack.Setting;

/**
 * One way in which a template is deployed, as a configuration file beside it says.
 *
 * @param name for instance {@code default} or {@code prod}
 * @param template the template's path relative to the scanned root, or empty where none is named
 */
public record Environment(String name, String template, Setting setting) {
  /** The environment that is used where the user names none. */
  public static final String DEFAULT = "default";
}
