package dev.martello.code.flow;

import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.Place;
import dev.martello.value.Origin;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether claims that were read out of a token decide anything. Who only shows or logs them
 * need not verify them.
 */
final class Claims {
  private static final Pattern VERIFYING =
      Pattern.compile(
          "(?i)verif(?:y|ied|ier)|compare_digest|timingSafeEqual|createHmac|hmac\\.new"
              + "|introspect|^(?:jose\\.jwt|jwt|authlib\\.jose\\.(?:jwt|JsonWebToken\\(\\)))\\.decode$"
              + "|^aws:cognito-idp\\.get_user$|cognito-identity-provider\\.GetUserCommand");

  /** What tells the time, or only looks at a value. */
  private static final Pattern LOOKING =
      Pattern.compile(
          "^(?:new"
              + " )?(?:datetime|time|Date|moment|dayjs|luxon|atob|console|logging|winston|pino|binascii|Uint8Array"
              + "|TextDecoder|decodeURIComponent|encodeURIComponent|escape)\\b");

  private static final Set<SinkKind> LOGS = Set.of(SinkKind.LOG, SinkKind.SECRET_LOG);

  private boolean isDeciding;

  /** Returns whether anything that somebody does hangs on the claims. */
  boolean decide() {
    return isDeciding;
  }

  /** Returns whether a misuse goes by how a line looks. */
  static boolean isGuess(Knowledge.Misuse misuse) {
    return misuse.check().equals("jwt-not-verified")
        && misuse.when().stream()
            .anyMatch(demand -> demand.place().kind() == Place.Kind.CIRCUMSTANCE);
  }

  /** Returns whether a call makes sure that what it is given is genuine. */
  static boolean isVerification(String call) {
    return VERIFYING.matcher(call).find();
  }

  /** Marks what was read out of a token. */
  static Value mark(Value value, Origin.Written where) {
    var trace = Trace.from(where, "the claims of a token are read");
    return value.tainted(
        new Label(StandardSemantics.CLAIMS, "claims"), new Taint(SinkKind.ALL, false, trace));
  }

  void compared(Value value) {
    isDeciding |= value.taints().keySet().stream().anyMatch(Claims::isClaim);
  }

  /** Takes note of what is done with claims: what is only logged or reshaped does not count. */
  void called(CallEvent event, Knowledge known, Interpreter interpreter) {
    boolean isDoing =
        !isDeciding
            && !LOOKING.matcher(event.name()).find()
            && known.of(event.name()).stream()
                .noneMatch(
                    entry -> entry instanceof Knowledge.Passage || isLog(entry) || isGuess(entry));
    if (isDoing) {
      event.arguments().all().forEach(value -> decided(value, interpreter));
    }
  }

  void decided(Value value, Interpreter interpreter) {
    isDeciding =
        isDeciding || Objects.deep(interpreter, value).keySet().stream().anyMatch(Claims::isClaim);
  }

  private static boolean isGuess(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Misuse misuse && isGuess(misuse);
  }

  private static boolean isLog(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Sink sink
        && SinkKind.of(sink.kind()).filter(LOGS::contains).isPresent();
  }

  private static boolean isClaim(Label label) {
    return label.source() == StandardSemantics.CLAIMS;
  }
}
