package dev.martello.know;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What holding an action lets one do, across services, where the access level says too little. */
public enum Power {
  /** Reads secrets or parameters, which often hold passwords. */
  READS_SECRETS,
  /** Turns cipher text into plain text, or obtains the means to. */
  DECRYPTS,
  /** Gets credentials of somebody: a role, a user, a database. */
  OBTAINS_CREDENTIALS,
  /** Reads the content of a store, not only facts about it. */
  READS_DATA,
  /** Writes content to a store, queue or topic. */
  WRITES_DATA,
  /** Deletes content, or lets it expire. */
  DELETES_DATA,
  /** Changes what code a function runs, layers and environment included. */
  CHANGES_FUNCTION_CODE,
  /** Changes under which role, or with which permissions, functions run. */
  CHANGES_FUNCTION_ROLE,
  /** Changes what invokes functions. */
  CHANGES_TRIGGERS,
  /** Lets others in through the policy of a resource. */
  CHANGES_RESOURCE_POLICY,
  /** Changes users, groups, roles, their policies or their providers. */
  CHANGES_IDENTITY,
  /** Hands a role to a service that then acts under it. */
  PASSES_ROLE,
  /** Acts as another role. */
  ASSUMES_ROLE,
  /** Makes something else run. */
  INVOKES,
  /** Stops or removes what records an attack. */
  HIDES_TRACES;

  private static final class Standard {
    static final Map<Power, List<String>> ACTIONS = read();
  }

  /** Returns the actions, and patterns of actions, that give this power. */
  public List<String> actions() {
    return Standard.ACTIONS.getOrDefault(this, List.of());
  }

  private static Map<Power, List<String>> read() {
    var found = new EnumMap<Power, List<String>>(Power.class);
    for (var line : PackedFile.lines("powers.tsv")) {
      var fields = Arrays.asList(line.split("\t", -1));
      found.put(valueOf(fields.getFirst()), List.copyOf(fields.subList(1, fields.size())));
    }
    return found;
  }
}
