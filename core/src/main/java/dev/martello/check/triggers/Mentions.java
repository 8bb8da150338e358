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
    if (!settings.isStructured()) {
      return settings.text().show().equals(arn);
    }
    return settings.parts().stream().anyMatch(part -> in(part.value(), arn, depth - 1))
        || settings.items().stream()
            .filter(item -> settings.parts().isEmpty())
            .anyMatch(item -> in(item, arn, depth - 1));
  }
}
