package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.model.Condition;
import dev.martello.model.Effect;
import dev.martello.model.Exposure.Level;
import dev.martello.model.Principal;
import dev.martello.model.Route;
import dev.martello.model.Statement;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says whom the resource policy of a REST API lets in, before any authorizer is asked. */
final class ResourcePolicyReach {
  /*
   * Sources: API Gateway Developer Guide, "How API Gateway resource policies affect authorization
   * workflow" (without authorizer a caller needs an explicit allow where there is a policy) and
   * "AWS condition keys that can be used in API Gateway resource policies"; IAM User Guide, "Policy
   * evaluation logic". Every statement is reduced to the level it leaves open: anyone; only some
   * addresses or principals (AUTHENTICATED); only some VPCs (INTERNAL); UNKNOWN where a value or key
   * is not known. Allows widen, denies narrow. A key this class does not know leaves a question open,
   * it never closes an API.
   */
  private static final Set<String> NETWORK_KEYS =
      Set.of("aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip", "aws:sourcevpcarn");
  private static final Set<String> CALLER_KEYS =
      Set.of(
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourceorgid",
          "aws:userid",
          "aws:username");
  private static final Set<String> OPEN_KEYS =
      Set.of(
          "aws:securetransport",
          "aws:useragent",
          "aws:referer",
          "aws:currenttime",
          "aws:epochtime",
          "aws:requestedregion");
  private static final Set<String> ALL_ADDRESSES =
      Set.of("0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1");

  private static final char HOLE = '\u0000';

  private ResourcePolicyReach() {}

  /** Returns whom the policies let call a route; anyone where there is no policy. */
  static Level of(Api api, Route route) {
    var level = Level.PUBLIC;
    for (var policy : api.policies()) {
      var allowed = Level.INTERNAL;
      var denied = Level.PUBLIC;
      for (var statement : policy.statements()) {
        var covers = statement.present().and(covers(statement, route));
        if (covers.isNo()) {
          continue;
        }
        if (!statement.effect().isEqualTo(Effect.DENY).isYes()) {
          allowed = allowed.wider(allowedBy(statement, covers));
        }
        if (!statement.effect().isEqualTo(Effect.ALLOW).isYes()) {
          denied = denied.narrower(leftBy(statement, covers));
        }
      }
      level = level.narrower(allowed).narrower(denied);
    }
    return level;
  }

  private static Level allowedBy(Statement statement, Tri covers) {
    var level = principals(statement);
    for (var condition : statement.conditions()) {
      level = level.narrower(admitted(condition));
    }
    boolean isSure = covers.isYes() && statement.effect().isEqualTo(Effect.ALLOW).isYes();
    return isSure || level != Level.PUBLIC ? level : Level.UNKNOWN;
  }

  private static Level principals(Statement statement) {
    if (statement.notPrincipal()) {
      return Level.PUBLIC;
    }
    var level = Level.INTERNAL;
    for (var principal : statement.principals()) {
      level =
          level.wider(
              switch (principal.kind()) {
                case ANYONE -> Level.PUBLIC;
                case AWS -> isAnyone(principal.id());
                case FEDERATED, CANONICAL_USER -> Level.AUTHENTICATED;
                case SERVICE -> Level.INTERNAL;
              });
    }
    return level;
  }

  private static Level isAnyone(Val<String> id) {
    return switch (Shape.isEqual(id, "*")) {
      case YES -> Level.PUBLIC;
      case NO -> Level.AUTHENTICATED;
      case UNKNOWN -> Level.UNKNOWN;
    };
  }

  /** Returns whom a deny leaves: all its conditions must hold for it to apply. */
  private static Level leftBy(Statement statement, Tri covers) {
    var isForAll =
        statement.principals().stream()
            .map(principal -> Tri.of(principal.kind() == Principal.Kind.ANYONE))
            .reduce(Tri.NO, Tri::or);
    if (statement.notPrincipal()) {
      return covers.isYes() ? Level.AUTHENTICATED : Level.UNKNOWN;
    }
    if (isForAll.isNo()) {
      return Level.PUBLIC;
    }
    var left = Level.INTERNAL;
    for (var condition : statement.conditions()) {
      left = left.wider(spared(condition));
    }
    boolean isSure = covers.isYes() && statement.effect().isEqualTo(Effect.DENY).isYes();
    return isSure || left == Level.PUBLIC ? left : Level.UNKNOWN;
  }

  /** Whom the condition of an allow admits. */
  private static Level admitted(Condition condition) {
    return isNegative(condition) ? Level.PUBLIC : named(condition);
  }

  /** Whom the condition of a deny spares. */
  private static Level spared(Condition condition) {
    boolean isNull = condition.operator().toLowerCase(Locale.ROOT).endsWith("null");
    return isNegative(condition) || isNull ? named(condition) : Level.PUBLIC;
  }

  private static boolean isNegative(Condition condition) {
    return condition.operator().toLowerCase(Locale.ROOT).contains("not");
  }

  /** Who has the values that a condition names. */
  private static Level named(Condition condition) {
    var key = condition.key().toLowerCase(Locale.ROOT);
    boolean isOptional = condition.operator().toLowerCase(Locale.ROOT).endsWith("ifexists");
    if (condition.operator().toLowerCase(Locale.ROOT).endsWith("null")) {
      return Level.UNKNOWN;
    }
    if (OPEN_KEYS.contains(key)) {
      return Level.PUBLIC;
    }
    if (key.equals("aws:sourceip")) {
      return addresses(condition.values());
    }
    if (NETWORK_KEYS.contains(key)) {
      return isOptional && !isNegative(condition)
          ? Level.PUBLIC
          : anyValue(condition, Level.INTERNAL);
    }
    if (CALLER_KEYS.contains(key)) {
      return isOptional && !isNegative(condition)
          ? Level.PUBLIC
          : anyValue(condition, Level.AUTHENTICATED);
    }
    return Level.UNKNOWN;
  }

  private static Level anyValue(Condition condition, Level named) {
    boolean isWild = condition.values().stream().anyMatch(value -> value.isEqualTo("*").isYes());
    return isWild ? Level.PUBLIC : named;
  }

  private static Level addresses(List<Val<String>> values) {
    var level = Level.AUTHENTICATED;
    for (var value : values) {
      level =
          level.wider(
              switch (value.is(ALL_ADDRESSES::contains)) {
                case YES -> Level.PUBLIC;
                case NO -> Level.AUTHENTICATED;
                case UNKNOWN -> Level.UNKNOWN;
              });
    }
    return level;
  }

  // resources

  /**
   * Asks whether a statement is about a route; parts of an ARN that are not known leave it open.
   */
  private static Tri covers(Statement statement, Route route) {
    if (statement.resources().isEmpty()) {
      return Tri.YES;
    }
    var any = Tri.NO;
    for (var resource : statement.resources()) {
      any = any.or(covers(resource, route));
    }
    return statement.notResource() ? any.not() : any;
  }

  private static Tri covers(Val<String> resource, Route route) {
    var method = route.method().candidates();
    var path = route.path().candidates();
    if (method.size() != 1 || path.size() != 1) {
      return Tri.YES;
    }
    var called = "/" + method.getFirst() + path.getFirst().replaceAll("[{}+]", "");
    var any = Tri.NO;
    for (var shape : Shape.of(resource)) {
      any = any.or(covers(shape, called, method.getFirst().equals("ANY")));
    }
    return any;
  }

  /** The last part of the ARN is API/STAGE/METHOD/path, or /STAGE/METHOD/path in the short form. */
  private static Tri covers(Shape resource, String called, boolean isAnyMethod) {
    var text = resource.toString().replaceAll("\\$\\{[^}]*}", String.valueOf(HOLE));
    var last = text.substring(text.lastIndexOf(':') + 1);
    if (last.equals("*") || last.equals(String.valueOf(HOLE))) {
      return last.equals("*") ? Tri.YES : Tri.UNKNOWN;
    }
    int stage = last.indexOf('/');
    int method = stage < 0 ? -1 : last.indexOf('/', stage + 1);
    if (method < 0) {
      return last.endsWith("*") ? Tri.YES : Tri.UNKNOWN;
    }
    var pattern = last.substring(method);
    boolean isMatch = matches(pattern, called);
    if (!isMatch && isAnyMethod) {
      return pattern.startsWith("/*") ? Tri.NO : Tri.UNKNOWN;
    }
    if (!isMatch) {
      return Tri.NO;
    }
    return pattern.indexOf(HOLE) < 0 ? Tri.YES : Tri.UNKNOWN;
  }

  /** Matches a glob without backtracking over more than the last star. */
  private static boolean matches(String glob, String text) {
    int at = 0;
    int star = -1;
    int mark = 0;
    int here = 0;
    while (here < text.length()) {
      char wanted = at < glob.length() ? glob.charAt(at) : '\u0001';
      if (wanted == '*' || wanted == HOLE) {
        star = at++;
        mark = here;
      } else if (wanted == '?' || wanted == text.charAt(here)) {
        at++;
        here++;
      } else if (star >= 0) {
        at = star + 1;
        here = ++mark;
      } else {
        return false;
      }
    }
    while (at < glob.length() && (glob.charAt(at) == '*' || glob.charAt(at) == HOLE)) {
      at++;
    }
    return at == glob.length();
  }
}
