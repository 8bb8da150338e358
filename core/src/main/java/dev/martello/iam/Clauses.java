package dev.martello.iam;

import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.Policy;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Statement;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The statements of some policies in one view: in some circumstance, or in every one. */
final class Clauses {
  // A role takes 10,240 characters of inline policies and 20 managed ones of 6,144 (IAM User Guide,
  // "IAM and AWS STS quotas"); what is beyond these bounds was not written to be deployed.
  private static final int MOST_STATEMENTS = 3_000;
  private static final int MOST_TEXTS = 2_000;
  private static final int MOST_TEXTS_OF_ALL = 6_000;
  private static final int MOST_ACROSS = 50;

  private final List<Clause> all;
  private final boolean isAlways;
  private final List<Clause> allowing;
  private final List<Clause> denying;

  private Clauses(List<Clause> all, boolean isAlways) {
    this.all = List.copyOf(all);
    this.isAlways = isAlways;
    this.allowing =
        all.stream()
            .filter(clause -> !clause.allows().isNo() && !clause.isNever())
            .filter(clause -> !(isAlways && clause.isConditional()))
            .toList();
    this.denying = all.stream().filter(this::isDenying).toList();
  }

  /** Reads the statements of policies. */
  static Clauses of(List<Policy> policies, Catalogue catalogue, Names names) {
    var statements =
        policies.stream()
            .flatMap(policy -> policy.document().statements().stream())
            .filter(statement -> !statement.present().isNo())
            .limit(MOST_STATEMENTS + 1L)
            .toList();
    var clauses = new ArrayList<Clause>();
    int texts = 0;
    for (var statement : statements) {
      int more = statement.actions().size() + statement.resources().size();
      boolean isLeftOut =
          clauses.size() == MOST_STATEMENTS
              || texts + more > MOST_TEXTS_OF_ALL
              || isTooLong(statement);
      texts += isLeftOut ? 0 : more;
      var judged = isLeftOut ? unreadable(statement) : statement;
      clauses.add(Clause.of(judged, catalogue, names));
    }
    return new Clauses(clauses, false);
  }

  /** Returns the view of every circumstance. */
  Clauses always() {
    return isAlways ? this : new Clauses(all, true);
  }

  List<Clause> all() {
    return all;
  }

  /** Returns those that may allow something in this view. */
  List<Clause> allowing() {
    return allowing;
  }

  /** Returns those that may deny something in this view. */
  List<Clause> denying() {
    return denying;
  }

  boolean isDenying(Clause clause) {
    return !clause.denies().isNo() && !clause.isNever() && (isAlways || !clause.isConditional());
  }

  boolean isAlways() {
    return isAlways;
  }

  /** Asks whether an Allow of an action answers a question with yes. */
  Tri anyAllow(String action, Optional<Action> known, Function<Clause, Tri> question) {
    var answer = Tri.NO;
    for (var clause : allowing) {
      var weight = weight(clause.allows(), clause, action, known);
      answer = answer.or(() -> weight.and(() -> question.apply(clause)));
    }
    return answer;
  }

  /** Asks whether a Deny of an action answers a question with yes. */
  Tri anyDeny(String action, Optional<Action> known, Function<Clause, Tri> question) {
    var answer = Tri.NO;
    for (var clause : denying) {
      var weight = weight(clause.denies(), clause, action, known);
      answer = answer.or(() -> weight.and(() -> question.apply(clause)));
    }
    return answer;
  }

  private static Tri weight(Tri effect, Clause clause, String action, Optional<Action> known) {
    return clause.present().and(effect).and(() -> clause.hasAction(action, known));
  }

  /** Asks whether an Allow names something of a target that no Deny takes away. */
  Tri leaves(Clause allow, String action, Optional<Action> known, ResourcePattern target) {
    if (allow.statement().notResource()) {
      var touched = allow.touchesResource(target);
      return touched.and(() -> survives(action, known, target));
    }
    var some = Tri.NO;
    for (int text = 0; text < allow.resources().size(); text++) {
      if (known.isPresent() && !allow.mayApply(text, known.get())) {
        continue;
      }
      var answers =
          allow.resources().get(text).stream()
              .map(pattern -> leaves(pattern, action, known, target))
              .toList();
      some = some.or(answers.stream().reduce(Tri::eitherOf).orElse(Tri.UNKNOWN));
    }
    return some;
  }

  private Tri leaves(
      ResourcePattern pattern, String action, Optional<Action> known, ResourcePattern target) {
    var overlap = pattern.overlaps(target);
    if (overlap.isNo()) {
      return Tri.NO;
    }
    boolean isWithin = target.covers(pattern).isYes();
    boolean isExact = isWithin || pattern.covers(target).isYes();
    var piece = isWithin ? pattern : target;
    var left = survives(action, known, piece);
    return overlap.and(isExact || left.isYes() ? left : Tri.UNKNOWN.and(left));
  }

  /** Asks whether the Denies leave something of a piece of the target. */
  private Tri survives(String action, Optional<Action> known, ResourcePattern piece) {
    var taken = Tri.NO;
    int partial = 0;
    for (var clause : denying) {
      var weight = weight(clause.denies(), clause, action, known);
      if (weight.isNo()) {
        continue;
      }
      var whole = weight.and(() -> clause.coversResource(piece));
      taken = taken.or(whole);
      if (!whole.isYes() && !clause.touchesResource(piece).isNo()) {
        partial += clause.statement().notResource() ? 2 : 1;
      }
    }
    // Several Denies might take together what none takes alone.
    return partial > 2 && taken.isNo() ? Tri.UNKNOWN : taken.not();
  }

  /** AWS takes no policy of this size, so no more is known of it than that. */
  private static boolean isTooLong(Statement statement) {
    return statement.actions().size() > MOST_TEXTS
        || statement.resources().size() > MOST_TEXTS
        || statement.conditions().size() > MOST_TEXTS
        || (statement.actions().size() > MOST_ACROSS
            && statement.actions().stream().filter(Clauses::isAcrossServices).count()
                > MOST_ACROSS);
  }

  private static boolean isAcrossServices(Val<String> action) {
    return action.candidates().stream().anyMatch(Clauses::isAcrossServices);
  }

  private static boolean isAcrossServices(String action) {
    int colon = action.indexOf(':');
    var service = colon < 0 ? action : action.substring(0, colon);
    return action.length() > 1 && (service.contains("*") || service.contains("?"));
  }

  private static Statement unreadable(Statement statement) {
    return PolicyDocument.unreadable("statement", statement.origin()).statements().getFirst();
  }
}
