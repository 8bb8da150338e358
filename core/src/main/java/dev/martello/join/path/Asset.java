package dev.martello.join.path;

import dev.martello.value.Origin;

/**
 * Something that an attacker may get hold of.
 *
 * @param key names it in the whole application
 * @param name what people call it; empty text where the kind says it all
 * @param stack the template that declares it or from which it was reached
 * @param weight what it counts in a blast radius
 * @param origin where it is declared, else where it is named
 */
public record Asset(
    String key, Kind kind, Scope scope, String name, String stack, int weight, Origin origin)
    implements Comparable<Asset> {

  /** How much of its kind it is. */
  public enum Scope {
    /** One that is declared in what was read. */
    DECLARED,
    /** What a policy names and nothing that was read declares. */
    ELSEWHERE,
    /** All of its kind in the account. */
    EVERY
  }

  /** What sort of thing it is, with the weight of one. */
  public enum Kind {
    ACCOUNT("account", 40),
    ROLE("role", 4),
    USER("user", 4),
    FUNCTION("function", 4),
    STATE_MACHINE("state machine", 4),
    SECRET("secret", 10),
    KEY("key", 10),
    DATABASE("database", 10),
    TABLE("table", 4),
    BUCKET("bucket", 4),
    QUEUE("queue", 4),
    TOPIC("topic", 4),
    STREAM("stream", 4),
    BUS("event bus", 4),
    PARAMETER("parameter", 4),
    REPOSITORY("image repository", 4),
    LOG_GROUP("log group", 3),
    TRAIL("trail", 3),
    ALARM("alarm", 3),
    /** Who may do what, beyond the role or user that is reached by it. */
    PERMISSIONS("set of permissions", 10),
    OTHER("resource", 4),
    /** A service that makes new things which act as a role; it is a step and no prize. */
    SERVICE("service", 0),
    /** Where data can be sent to; it is a step and no prize. */
    INTERNET("internet", 0);

    private final String noun;
    private final int weight;

    Kind(String noun, int weight) {
      this.noun = noun;
      this.weight = weight;
    }

    public String noun() {
      return noun;
    }

    int weight() {
      return weight;
    }

    /** Returns whether it keeps or carries data. */
    public boolean isStore() {
      return switch (this) {
        case DATABASE, TABLE, BUCKET, QUEUE, TOPIC, STREAM, BUS, PARAMETER, REPOSITORY, OTHER ->
            true;
        case ACCOUNT,
            ROLE,
            USER,
            FUNCTION,
            STATE_MACHINE,
            SECRET,
            KEY,
            LOG_GROUP,
            TRAIL,
            ALARM,
            PERMISSIONS,
            SERVICE,
            INTERNET ->
            false;
      };
    }

    /** Returns whether somebody can act as it. */
    public boolean isPrincipal() {
      return this == ACCOUNT || this == ROLE || this == USER || this == FUNCTION;
    }

    /** Returns whether it is good for what it opens: a secret, or a key. */
    public boolean isSecret() {
      return this == SECRET || this == KEY;
    }

    /** Returns whether it records what happens. */
    public boolean isMonitoring() {
      return this == LOG_GROUP || this == TRAIL || this == ALARM;
    }
  }

  /** Returns it for people: {@code table `Orders`}, {@code every secret}, {@code the account}. */
  public String show() {
    return switch (scope) {
      case EVERY ->
          switch (kind) {
            case OTHER -> "everything else";
            case PERMISSIONS -> "all permissions";
            default -> "every " + kind.noun();
          };
      case DECLARED, ELSEWHERE ->
          name.isEmpty() ? "the " + kind.noun() : kind.noun() + " `" + name + "`";
    };
  }

  @Override
  public int compareTo(Asset other) {
    return key.compareTo(other.key);
  }
}
