package dev.martello.code.value;

import dev.martello.code.name.SecretNames;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is secret of a whole and of its parts: no single part has to be secret, and some never are.
 */
public final class WholeSecrets {
  /** The whole environment; no single variable has it. */
  public static final Label ENVIRONMENT =
      new Label(
          Label.SECRET, "the whole environment, with the credentials of the function's role,");

  /** All settings of a file; no single one has it. */
  public static final Label SETTINGS = new Label(Label.SECRET, "all settings of a file");

  private static final Set<Label> ALL = Set.of(ENVIRONMENT, SETTINGS);

  /** What a database's secret says beside the password. */
  private static final Set<String> NO_SECRET =
      Set.of(
          "name",
          "arn",
          "versionid",
          "versionstages",
          "createddate",
          "responsemetadata",
          "username",
          "user",
          "host",
          "hostname",
          "port",
          "dbname",
          "database",
          "engine",
          "length",
          "expiration",
          "expires",
          "expires_in",
          "expiresin",
          "expires_at",
          "token_type",
          "tokentype",
          "scope",
          "status",
          "status_code",
          "statuscode",
          "statustext",
          "ok",
          "reason",
          "url",
          "uri",
          "endpoint",
          "domain",
          "issuer",
          "audience",
          "kid",
          "client_id",
          "clientid",
          "public_key",
          "publickey",
          "publishable_key",
          "publishablekey",
          "region",
          "$metadata",
          "accesskeyid",
          "accountid",
          "canexpire",
          "providername",
          "source",
          "keyid",
          "encryptionalgorithm",
          "challengename",
          "assumedroleuser");

  private WholeSecrets() {}

  /** Returns whether a label is that of a secret which is none as a whole only. */
  public static boolean isSingle(Label label) {
    return label.isSecret() && !ALL.contains(label);
  }

  /** Returns what a value is tainted with that no single member of it has. */
  public static Map<Label, Taint> in(Value value) {
    if (value.taints().isEmpty()) {
      return Map.of();
    }
    var wholes = new TreeMap<>(value.taints());
    wholes.keySet().retainAll(ALL);
    return wholes;
  }

  /** Returns a value as one of its parts is: one variable is not the whole environment. */
  public static Value without(Value value) {
    var wholes = in(value);
    if (wholes.isEmpty()) {
      return value;
    }
    var others = new TreeMap<>(value.taints());
    others.keySet().removeAll(wholes.keySet());
    return value.with(others);
  }

  /** Returns what holds a member, without the secrets that such a member is none of. */
  public static Value partOf(Value whole, String name) {
    boolean isNone =
        !whole.taints().isEmpty()
            && (NO_SECRET.contains(name.toLowerCase(Locale.ROOT)) || SecretNames.isSetting(name));
    return isNone ? withoutAny(whole) : whole;
  }

  /** Returns a value without any secret in it. */
  public static Value withoutAny(Value value) {
    if (value.taints().keySet().stream().noneMatch(Label::isSecret)) {
      return value;
    }
    var others = new TreeMap<>(value.taints());
    others.keySet().removeIf(Label::isSecret);
    return value.with(others);
  }
}
