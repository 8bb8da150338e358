package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import java.util.Set;
import java.util.regex.Pattern;

/** What features, properties and attributes of Java's XML parsers do to entities from outside. */
final class ParserSettings {
  /** What must be on. */
  private static final Pattern REFUSING =
      Pattern.compile("disallow|secure|SECURE", Pattern.CASE_INSENSITIVE);

  /** What must be off, or empty. */
  private static final Pattern ADMITTING =
      Pattern.compile("external|entit|dtd|schema", Pattern.CASE_INSENSITIVE);

  /** Truth values, which are numbers in bytecode. */
  private static final Set<String> ON = Set.of("true", "1");

  private static final Set<String> OFF = Set.of("false", "0");

  private ParserSettings() {}

  /** Returns whether a call makes a parser safe; where it is not known what is set, it does. */
  static boolean restricts(CallEvent event) {
    var arguments = event.arguments();
    if (arguments.count() < 2) {
      var open = event.name().endsWith("setSecureProcessing") ? OFF : ON;
      return arguments.at(0).constant().filter(open::contains).isEmpty();
    }
    var name = arguments.at(0).constant();
    var value = arguments.at(1).constant();
    return name.isEmpty() || value.isEmpty() || restricts(name.get(), value.get());
  }

  private static boolean restricts(String setting, String value) {
    return switch (value) {
      case "true", "java.lang.Boolean.TRUE" -> REFUSING.matcher(setting).find();
      case "false", "", "java.lang.Boolean.FALSE" ->
          !REFUSING.matcher(setting).find() && ADMITTING.matcher(setting).find();
      default -> true;
    };
  }
}
