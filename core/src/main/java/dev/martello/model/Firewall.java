package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/**
 * A web ACL of AWS WAF: looks at web requests before what it guards sees them.
 *
 * @param scope {@code REGIONAL} or {@code CLOUDFRONT}
 * @param defaultAction {@code ALLOW} or {@code BLOCK}: what becomes of a request that no rule
 *     decides
 * @param rules in the order written
 */
public record Firewall(
    Identity identity,
    Val<String> name,
    Val<String> scope,
    Val<String> defaultAction,
    List<Rule> rules)
    implements Entity {
  public Firewall {
    rules = List.copyOf(rules);
  }

  /** What a rule goes by. */
  public enum Kind {
    /** How many requests come from one address or other key. */
    RATE,
    /** A group of rules that AWS or a vendor keeps. */
    MANAGED_GROUP,
    /** A group of rules of one's own. */
    OWN_GROUP,
    /** A statement of its own. */
    STATEMENT,
    /** Not known from what was read. */
    UNKNOWN
  }

  /**
   * A rule.
   *
   * @param group {@code VENDOR/NAME} of a managed group, the ARN of one's own; else empty text
   * @param action {@code ALLOW}, {@code BLOCK}, {@code COUNT}, {@code CAPTCHA}, {@code CHALLENGE};
   *     {@code NONE} for a group whose rules act as the group says
   * @param overridden names of a group's rules that no longer act as the group says
   */
  public record Rule(
      Val<String> name,
      Kind kind,
      Val<String> group,
      Val<String> action,
      List<Val<String>> overridden,
      Tri exists,
      Origin origin) {
    public Rule {
      overridden = List.copyOf(overridden);
    }

    /** Asks whether it can stop a request; a rule that counts or lets through stops none. */
    public Tri mayStop() {
      return exists.and(action.is(is -> !is.equals("COUNT") && !is.equals("ALLOW")));
    }
  }

  /**
   * Says that a web ACL stands in front of something.
   *
   * @param exists UNKNOWN where a condition may leave it out, or it may be in front of something
   *     else
   */
  public record Guard(Link<Firewall> firewall, Tri exists, Origin origin) {}
}
