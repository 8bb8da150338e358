package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Conditions;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Comparisons of signatures: what a signature was computed of is what somebody wrote who has the
 * key, if it is the one that came along.
 */
final class Signatures {
  private static final NamePattern COMPARING =
      NamePattern.ofWhole(
          Pattern.compile(
              "(?:hmac|secrets)\\.compare_digest|crypto\\.timingSafeEqual|crypto/hmac\\.Equal"
                  + "|crypto/subtle\\.ConstantTimeCompare|java\\.security\\.MessageDigest\\.isEqual"));

  private Signatures() {}

  /** Returns what follows from such a comparison; empty for other calls. */
  static Optional<Value> compared(CallEvent event, Interpreter run) {
    if (!COMPARING.isIn(event.name())) {
      return Optional.empty();
    }
    var signed = Value.none();
    for (var argument : event.arguments().all().toList()) {
      var labels = new TreeMap<>(Objects.deep(run, argument));
      // Nothing of what a hash is made of can be in it.
      labels.values().removeIf(taint -> taint.cleared() != SinkKind.ALL);
      signed = signed.tainted(labels);
    }
    return signed.isTainted()
        ? Optional.of(
            Conditions.harmlessIfTrue(
                Value.unknown().tainted(signed.taints()), SinkKind.DESERIALIZATION.bit()))
        : Optional.empty();
  }
}
