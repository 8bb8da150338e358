package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.ReadClaims;
import dev.martello.code.name.NamePattern;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells, of each token whose claims are read, whether they decide anything and whether anybody
 * verifies it. Who only shows or logs claims need not verify them.
 */
final class Claims {
  /** Nothing says before it that it is left out; a word begins there or with a capital letter. */
  private static final String VERIF =
      "(?<!(?:(?<![a-zA-Z])(?i:un|not|no|non|dont|never|without|skip|disable|bypass)"
          + "|Un|Not|No|Non|Dont|Never|Without|Skip|Disable|Bypass)_?)(?i:verif)";

  /** {@code get_unverified_header} and the like only read. */
  private static final Pattern VERIFYING =
      Pattern.compile(
          VERIF
              + "(?i)(?:y|ied|ier)|compare_digest|timingSafeEqual|createHmac|hmac\\.new"
              + "|introspect|^(?:jose\\.jwt|jwt|authlib\\.jose\\.(?:jwt|JsonWebToken\\(\\)))\\.decode$"
              + "|^aws:cognito-idp\\.get_user$|cognito-identity-provider\\.GetUserCommand");

  /** The classes of Java's libraries are called after verifying, too. */
  private static final Pattern VERIFYING_OF_JVM =
      Pattern.compile(
          "\\.(?:\\w*"
              + VERIF
              + "\\w*|(?i:validate)\\w*)$|(?i)^com\\.nimbusds\\..*Processor\\.process$"
              + "|^javax\\.crypto\\.Mac\\.doFinal$|^java\\.security\\.MessageDigest\\.isEqual$"
              + "|^aws:cognitoidentityprovider\\.get_user$|^aws:cognito-idp\\.get_user$");

  /** What tells the time, or only looks at a value. */
  private static final Pattern LOOKING =
      Pattern.compile(
          "^(?:new"
              + " )?(?:datetime|time|Date|moment|dayjs|luxon|atob|console|logging|winston|pino|binascii|Uint8Array"
              + "|TextDecoder|decodeURIComponent|encodeURIComponent|escape)\\b");

  private static final Set<SinkKind> LOGS = Set.of(SinkKind.LOG, SinkKind.SECRET_LOG);

  private final NamePattern verification = new NamePattern(VERIFYING);
  private final NamePattern verificationOfJvm = new NamePattern(VERIFYING_OF_JVM);
  private final NamePattern looking = new NamePattern(LOOKING);

  /** The places where claims were read on which anything hangs that somebody does. */
  private final Set<String> deciding = new HashSet<>();

  /** By the place of a call that reads claims or verifies a token, the data that it is given. */
  private final Map<Origin.Written, Set<Label>> tokens = new HashMap<>();

  /** How the calls are reached that read claims or verify a token. */
  private final Map<Origin.Written, Set<Reached>> ways = new HashMap<>();

  private final Set<Origin.Written> verifying = new HashSet<>();

  /** The functions in which claims are read before, and those in which tokens are verified. */
  private final Map<Origin.Written, ProcedureId> hints = new HashMap<>();

  private final Map<Origin.Written, ProcedureId> calls = new HashMap<>();

  /** Pairs of such calls of which one follows the other. */
  private final Set<Set<Origin.Written>> together = new HashSet<>();

  /** Returns whether anything that somebody does hangs on the claims that were read at a place. */
  boolean decide(Origin.Written where) {
    return deciding.contains(ReadClaims.key(where));
  }

  /**
   * Returns whether a call verifies the token whose claims are read at a place. One that is given
   * nothing of which is known where it comes from may be about any token.
   *
   * @param isTrusting tells calls that only seem to verify
   */
  boolean isVerified(Origin.Written where, Predicate<Origin.Written> isTrusting) {
    return verifying(where, isTrusting).anyMatch(call -> mayBeSame(where, call));
  }

  /** Returns the same, but only of calls on the way to that place or from there. */
  boolean isVerifiedOnTheWay(Origin.Written where, Predicate<Origin.Written> isTrusting) {
    return verifying(where, isTrusting)
        .anyMatch(call -> together.contains(Set.of(where, call)) && mayBeSame(where, call));
  }

  /**
   * Returns whether another call verifies the very token whose claims are read at a place, of which
   * it is known where it comes from, on the way there or from there.
   */
  boolean isSurelyVerified(Origin.Written where, Predicate<Origin.Written> isTrusting) {
    var token = tokens.getOrDefault(where, Set.of());
    return verifying(where, isTrusting)
        .filter(call -> !call.equals(where) && together.contains(Set.of(where, call)))
        .anyMatch(call -> token.stream().anyMatch(tokens.getOrDefault(call, Set.of())::contains));
  }

  private Stream<Origin.Written> verifying(
      Origin.Written where, Predicate<Origin.Written> isTrusting) {
    return verifying.stream().filter(isTrusting.negate()).filter(call -> !isInsteadOf(where, call));
  }

  private boolean mayBeSame(Origin.Written where, Origin.Written call) {
    var token = tokens.getOrDefault(where, Set.of());
    var other = tokens.getOrDefault(call, Set.of());
    return token.isEmpty() || other.isEmpty() || isSame(token, other);
  }

  /**
   * A way to a call.
   *
   * @param callers the calls that lead to the function that it stands in, the outermost first
   * @param in that function
   */
  private record Reached(List<Origin.Written> callers, Origin.Written in) {
    /**
     * Returns whether one and the same call leads to this, or to a function that makes the other.
     */
    boolean isInsteadOf(Reached other, Origin.Written where) {
      int depth = callers.size();
      if (depth == 0
          || other.callers.size() < depth
          || !other.callers.subList(0, depth).equals(callers)) {
        return false;
      }
      var made = other.callers.size() == depth ? where : other.callers.get(depth);
      return !made.file().equals(in.file())
          || made.span().start() < in.span().start()
          || made.span().end() > in.span().end();
    }
  }

  /**
   * Returns whether a token is verified, by another function that one and the same call may lead
   * to, only where its claims are not read: by the one for tokens of another kind.
   */
  private boolean isInsteadOf(Origin.Written read, Origin.Written call) {
    var reads = ways.getOrDefault(read, Set.of());
    var verified = ways.getOrDefault(call, Set.of());
    return !reads.isEmpty()
        && !verified.isEmpty()
        && reads.stream()
            .allMatch(one -> verified.stream().allMatch(other -> one.isInsteadOf(other, call)));
  }

  /** Returns whether the code verifies what of a request authenticates the caller. */
  boolean isOfCaller() {
    return verifying.stream()
        .flatMap(call -> tokens.getOrDefault(call, Set.of()).stream())
        .anyMatch(label -> RequestFields.isCredential(Pieces.whole(label.path())));
  }

  /** Returns whether a token that is read comes from where no authorizer looks for one. */
  boolean isUnseenByAuthorizer(Origin.Written where) {
    var token = tokens.getOrDefault(where, Set.of());
    return !token.isEmpty()
        && token.stream()
            .allMatch(label -> RequestFields.isUnseenByAuthorizer(Pieces.whole(label.path())));
  }

  private static boolean isSame(Set<Label> token, Set<Label> other) {
    return token.stream().anyMatch(one -> other.stream().anyMatch(two -> isPart(one, two)));
  }

  private static boolean isPart(Label one, Label two) {
    return one.source() == two.source()
        && (one.path().startsWith(two.path()) || two.path().startsWith(one.path()));
  }

  /** Returns whether a call gives the claims of a token that may be verified elsewhere. */
  static boolean isReading(CallEvent event) {
    return event.language().isOfJvm()
        ? READING.matcher(event.name()).find()
        : event.language().isScript() && HEAD.matcher(event.where().text()).find();
  }

  /** Python: claims are read first to choose the issuer whose key verifies the token. */
  static boolean isHint(Knowledge.Misuse misuse, CallEvent event) {
    return misuse.check().equals("jwt-not-verified")
        && (event.name().equals("jose.jwt.get_unverified_claims")
            || misuse.when().stream()
                .anyMatch(demand -> demand.place().member().equals("verify_signature")));
  }

  /**
   * Java: where claims are read is known, and so is whether a call that verifies is on that way.
   */
  static boolean isOnItsWay(CallEvent event) {
    return event.language().isOfJvm() && isReading(event);
  }

  /** Scripts: the head of a token names the key that it is verified with. */
  private static final Pattern HEAD =
      Pattern.compile("(?i)decode\\w*\\(.*complete['\"]?\\s*:\\s*true|decodeProtectedHeader");

  private static final Pattern READING =
      Pattern.compile("\\.(?:decode(?:Jwt)?|getJWTClaimsSet|getPayload)$");

  void compared(Value value) {
    decided(value.taints().keySet());
  }

  /** Takes note of what is done with claims: what is only logged or reshaped does not count. */
  void called(CallEvent event, Knowledge known, Interpreter interpreter) {
    boolean isDoing =
        !looking.isIn(event.name())
            && known.of(event.name()).stream()
                .noneMatch(
                    entry -> entry instanceof Knowledge.Passage || isLog(entry) || isGuess(entry));
    if (isDoing) {
      event.arguments().all().forEach(value -> decided(value, interpreter));
    }
  }

  /** Takes note of a call that makes sure that what it is given is genuine. */
  void verified(CallEvent event, Interpreter interpreter) {
    var pattern = event.language().isOfJvm() ? verificationOfJvm : verification;
    if (pattern.isIn(event.name())) {
      verifying.add(event.where());
      given(event, interpreter);
      meet(event, calls, hints, interpreter);
    }
  }

  /** Takes note of a call that reads claims to learn how the token is to be verified. */
  void read(CallEvent event, Interpreter interpreter) {
    given(event, interpreter);
    meet(event, hints, calls, interpreter);
  }

  /** What is done by the caller, or was done before, belongs to one and the same way. */
  private void meet(
      CallEvent event,
      Map<Origin.Written, ProcedureId> own,
      Map<Origin.Written, ProcedureId> others,
      Interpreter interpreter) {
    var guards = interpreter.state().guards();
    own.put(event.where(), event.in());
    others.forEach(
        (other, in) -> {
          boolean isOnTheWay =
              guards.containsKey(done(other)) || interpreter.stack().isWithin(Set.of(in));
          if (isOnTheWay && !other.equals(event.where())) {
            together.add(Set.of(other, event.where()));
          }
        });
    var now = new Condition.Checked(done(event.where()), SinkKind.ALL);
    interpreter.state(interpreter.state().after(List.of(now)));
  }

  private static Label done(Origin.Written where) {
    return new Label(Label.CLAIMS, ReadClaims.key(where));
  }

  /** Takes note of what a call is given that reads claims, or verifies a token. */
  void given(CallEvent event, Interpreter interpreter) {
    var given = tokens.computeIfAbsent(event.where(), _ -> new HashSet<>());
    var unit = interpreter.program().unit(event.in().unit());
    var span = interpreter.program().procedure(event.in()).extent();
    ways.computeIfAbsent(event.where(), _ -> new HashSet<>())
        .add(new Reached(event.callers(), new Origin.Written(unit.file(), span)));
    Stream.concat(event.arguments().all(), Stream.of(event.receiver()))
        .flatMap(value -> Objects.deep(interpreter, value).keySet().stream())
        .filter(label -> label.source() >= 0)
        .forEach(given::add);
  }

  void decided(Value value, Interpreter interpreter) {
    decided(Objects.deep(interpreter, value).keySet());
  }

  private void decided(Set<Label> labels) {
    labels.stream().filter(Claims::isClaim).map(Label::path).forEach(deciding::add);
  }

  private static boolean isGuess(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Misuse misuse && ReadClaims.isGuess(misuse);
  }

  private static boolean isLog(Knowledge.Entry entry) {
    return entry instanceof Knowledge.Sink sink
        && SinkKind.of(sink.kind()).filter(LOGS::contains).isPresent();
  }

  private static boolean isClaim(Label label) {
    return label.source() == Label.CLAIMS;
  }
}
