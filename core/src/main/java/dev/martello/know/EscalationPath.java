package dev.martello.know;

import java.util.Arrays;
import java.util.List;

/**
 * A known way from some permissions to more of them, after pathfinding.cloud.
 *
 * @param id the path's id there, for instance {@code iam-005}
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
    EXISTING_PASSROLE
  }

  private static final class Standard {
    static final List<EscalationPath> ALL =
        PackedFile.lines("escalation-paths.tsv").stream().map(EscalationPath::read).toList();
  }

  public EscalationPath {
    actions = List.copyOf(actions);
  }

  /** Returns all known paths by id. */
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
          default -> throw new IllegalStateException("unknown category " + fields.get(1));
        };
    var passedTo = fields.get(2).equals("-") ? "" : fields.get(2);
    return new EscalationPath(
        fields.getFirst(), category, passedTo, fields.subList(3, fields.size()));
  }
}
