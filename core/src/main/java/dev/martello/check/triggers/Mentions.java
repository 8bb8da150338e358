package dev.martello.check.triggers;

import dev.martello.model.Settings;

/** Looks for an ARN anywhere in what a resource is set to. */
final class Mentions {
  private static final int DEEPEST = 12;

  private Mentions() {}

  static boolean in(Settings settings, String arn) {
    return in(settings, arn, DEEPEST);
  }

  private static boolean in(Settings settings, String arn, int depth) {
    if (depth == 0) {
      return false;
    }
    return settings.isStructured()
        ? settings.inside().stream().anyMatch(part -> in(part, arn, depth - 1))
        : settings.text().show().equals(arn);
  }
}
