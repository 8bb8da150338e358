package dev.martello.know;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A known way from some permissions to more of them, after pathfinding.cloud and of our own.
 *
 * @param id the path's id there, for instance {@code iam-005}; ours begin with {@code martello-}
 * @param passedTo the service that a role is passed to, for instance {@code lambda.amazonaws.com};
 *     empty where none is passed
 * @param actions the actions that are needed together, the decisive one first
 */
public record EscalationPath(String id, Category category, String passedTo, List<String> actions) {

  /** How a path leads to more permissions. */
  public enum Category {
    /** Changes the permissions of whoever calls. */
    SELF_ESCALATION,
    /** Takes over another user or role. */
    PRINCIPAL_ACCESS,
    /** Starts something new under a stronger role. */
    NEW_PASSROLE,
    /** Takes over something that runs under a stronger role. */
    EXISTING_PASSROLE,
    /** Makes a new user or role and gives it everything. */
    NEW_IDENTITY
  }

  private static final class Standard {
    static final List<EscalationPath> ALL =
        Stream.of("escalation-paths.tsv", "more-escalation-paths.tsv")
            .flatMap(file -> PackedFile.lines(file).stream())
            .map(EscalationPath::read)
            .toList();
  }

  public EscalationPath {
    actions = List.copyOf(actions);
  }

  /** Returns all known paths. */
  public static List<EscalationPath> all() {
    return Standard.ALL;
  }

  private static EscalationPath read(String line) {
    var fields = Arrays.asList(line.split("\t", -1));
    var category =
        switch (fields.get(1)) {
          case "self-escalation" -> Category.SELF_ESCALATION;
          case "principal-access" -> Category.PRINCIPAL_ACCESS;
          case "new-passrole" -> Category.NEW_PASSROLE;
          case "existing-passrole" -> Category.EXISTING_PASSROLE;
          case "new-identity" -> Category.NEW_IDENTITY;
          default -> throw new IllegalStateException("unknown category " + fields.get(1));
        };
    var passedTo = fields.get(2).equals("-") ? "" : fields.get(2);
    return new EscalationPath(
        fields.getFirst(), category, passedTo, fields.subList(3, fields.size()));
  }
}
