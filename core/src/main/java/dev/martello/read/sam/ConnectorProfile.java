package dev.martello.read.sam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a connector grants between two types of resources.
 *
 * @param kind how the permission is expressed
 * @param isGivenToSource whether the source gets the permission; otherwise the destination does
 * @param precedes what must wait for the permission
 * @param combinations the only sets of categories that make sense together; empty for any
 * @param grants what each category ({@code Read}, {@code Write}) grants
 */
record ConnectorProfile(
    String source,
    String destination,
    Kind kind,
    boolean isGivenToSource,
    Precedes precedes,
    List<Set<String>> combinations,
    Map<String, List<Grant>> grants) {

  /** How a permission is expressed in CloudFormation. */
  enum Kind {
    ROLE_POLICY,
    QUEUE_POLICY,
    TOPIC_POLICY,
    PERMISSION
  }

  /** What must be created after the permission. */
  enum Precedes {
    NOTHING,
    SOURCE,
    MAPPING
  }

  /** One statement; texts may hold {@code %{Source.Arn}} and the like. */
  sealed interface Grant {}

  /** Actions on resources for a role. */
  record Allow(List<String> actions, List<String> resources) implements Grant {}

  /** An action that a resource accepts from a service on behalf of the source. */
  record Accept(String action, String service) implements Grant {}

  /**
   * An action that a function permits a service.
   *
   * @param sourceAccount the account the service must act for; empty for any
   */
  record Permit(String action, String service, String sourceArn, String sourceAccount)
      implements Grant {}

  ConnectorProfile {
    combinations = List.copyOf(combinations);
  }

  /** Reads the words of a {@code profile} line. */
  static ConnectorProfile parse(List<String> words) {
    var combinations = new ArrayList<Set<String>>();
    var precedes = Precedes.NOTHING;
    for (var word : words.subList(5, words.size())) {
      int equals = word.indexOf('=') + 1;
      if (word.startsWith("valid=")) {
        combinations.add(new TreeSet<>(List.of(word.substring(equals).split("\\+"))));
      } else {
        precedes = Precedes.valueOf(word.substring(equals).toUpperCase(java.util.Locale.ROOT));
      }
    }
    return new ConnectorProfile(
        words.get(1),
        words.get(2),
        Kind.valueOf(words.get(3).replace('-', '_').toUpperCase(java.util.Locale.ROOT)),
        words.get(4).equals("source"),
        precedes,
        combinations,
        new LinkedHashMap<>());
  }

  /** Reads the words of a grant line under this profile. */
  void addGrant(List<String> words) {
    grants.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(grant(words));
  }

  private static Grant grant(List<String> words) {
    return switch (words.get(1)) {
      case "allow" -> {
        int on = words.indexOf("on");
        yield new Allow(
            List.copyOf(words.subList(2, on)), List.copyOf(words.subList(on + 1, words.size())));
      }
      case "accept" -> new Accept(words.get(2), words.get(4));
      case "permit" ->
          new Permit(
              words.get(2), words.get(4), words.get(6), words.size() > 8 ? words.get(8) : "");
      default -> throw new IllegalArgumentException("no grant: " + words);
    };
  }
}
