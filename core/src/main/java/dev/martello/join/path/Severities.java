package dev.martello.join.path;

import dev.martello.check.Severity;
import java.util.Optional;

/** Says how bad it is that a stranger gets hold of something. */
final class Severities {
  /*
   * CRITICAL: the account. HIGH: other roles, users and functions, everything of a kind. MEDIUM: one
   * secret, deleting from one store, opening one store, what is tagged as sensitive. LOW: writing
   * to one store, which is what an open entry is mostly there for. Reading from one is not told.
   */
  private static final int SENSITIVE = 10;

  private Severities() {}

  /** Returns how bad it is; empty for what is not worth telling. */
  static Optional<Severity> of(Asset target, Capability capability) {
    boolean isEvery = target.scope() == Asset.Scope.EVERY;
    return switch (capability) {
      case HALF, OBSERVE, INVOKE -> Optional.empty();
      case CONTROL -> Optional.of(ofControl(target, isEvery));
      case DELETE ->
          Optional.of(isEvery && !target.kind().isMonitoring() ? Severity.HIGH : Severity.MEDIUM);
      case WRITE -> ofWriting(target, isEvery);
      case READ -> ofReading(target, isEvery);
    };
  }

  private static Severity ofControl(Asset target, boolean isEvery) {
    return switch (target.kind()) {
      case ACCOUNT -> Severity.CRITICAL;
      case ROLE, USER, FUNCTION, STATE_MACHINE -> Severity.HIGH;
      case SECRET,
          KEY,
          DATABASE,
          TABLE,
          BUCKET,
          QUEUE,
          TOPIC,
          STREAM,
          BUS,
          PARAMETER,
          REPOSITORY,
          LOG_GROUP,
          TRAIL,
          ALARM,
          PERMISSIONS,
          OTHER,
          SERVICE,
          INTERNET ->
          isEvery ? Severity.HIGH : Severity.MEDIUM;
    };
  }

  private static Optional<Severity> ofWriting(Asset target, boolean isEvery) {
    if (target.kind().isSecret()) {
      return Optional.of(isEvery ? Severity.HIGH : Severity.MEDIUM);
    }
    if (target.kind() == Asset.Kind.PERMISSIONS) {
      return Optional.of(Severity.HIGH);
    }
    if (!target.kind().isStore()) {
      return Optional.empty();
    }
    if (!isEvery) {
      return Optional.of(Severity.LOW);
    }
    return switch (target.kind()) {
      case TABLE, BUCKET, DATABASE, PARAMETER, REPOSITORY -> Optional.of(Severity.HIGH);
      default -> Optional.of(Severity.MEDIUM);
    };
  }

  private static Optional<Severity> ofReading(Asset target, boolean isEvery) {
    boolean isSecret =
        target.kind().isSecret()
            || (target.kind() == Asset.Kind.PARAMETER && target.weight() >= SENSITIVE);
    if (isSecret) {
      return Optional.of(isEvery ? Severity.HIGH : Severity.MEDIUM);
    }
    // Whoever polls queues and streams reads them, often by a policy of AWS on every one.
    boolean isPolled = target.kind() == Asset.Kind.QUEUE || target.kind() == Asset.Kind.STREAM;
    return target.kind().isStore() && !isPolled && (isEvery || target.weight() >= SENSITIVE)
        ? Optional.of(Severity.MEDIUM)
        : Optional.empty();
  }
}
