package dev.martello.report.text;

import dev.martello.check.Severity;

/** Colours for terminals that want them; plain text otherwise. */
final class Paint {
  private static final String END = "\u001b[0m";
  private final boolean isOn;

  Paint(boolean isOn) {
    this.isOn = isOn;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String severity(Severity severity, String text) {
    return switch (severity) {
      case CRITICAL -> paint("1;97;41", text);
      case HIGH -> paint("1;31", text);
      case MEDIUM -> paint("33", text);
      case LOW -> paint("36", text);
    };
  }

  String good(String text) {
    return paint("32", text);
  }

  private String paint(String code, String text) {
    return isOn && !text.isEmpty() ? "\u001b[" + code + "m" + text + END : text;
  }
}
