package dev.martello.check;

import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verdict that the user is told of: something wrong, or something that could not be decided.
 *
 * @param id a fingerprint that survives moved lines
 * @param resource what has to be edited; where a part of a resource is declared apart, as a queue's
 *     policy is, that part
 * @param about what is wrong: the resource, or the one whose part it is
 * @param needs what would decide it; empty text for a finding that is certain
 * @param evidence the places that prove it, and after them what makes it as bad as it is here
 * @param assumed of the evidence the defaults of parameters that it holds with, which a deployment
 *     may change
 * @param stakes of the evidence what makes it as bad as it is
 * @param inflow where the data comes from that does it; {@link Inflow#NONE} if it is about none
 * @param remedy how it may be ended by machine; not verified yet
 */
public record Finding(
    String id,
    Rule rule,
    Severity severity,
    Kind kind,
    List<Identity> functions,
    Identity resource,
    Identity about,
    Origin where,
    String message,
    String needs,
    List<Verdict.Evidence> evidence,
    List<Verdict.Evidence> assumed,
    List<Verdict.Evidence> stakes,
    Inflow inflow,
    Remedy remedy) {
  public Finding {
    functions = List.copyOf(functions);
    evidence = List.copyOf(evidence);
    assumed = List.copyOf(assumed);
    stakes = List.copyOf(stakes);
  }

  /** Certain or not. */
  public enum Kind {
    FAILS,
    UNDECIDED
  }

  /** Worst first, then by place, check and message. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::kind)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::path)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(finding -> finding.rule().id())
          .thenComparing(finding -> finding.resource().key())
          .thenComparing(Finding::message)
          .thenComparing(Finding::id);

  /** Returns the file that the finding is in: where it points, else the resource's template. */
  public String path() {
    return where
        .written()
        .or(() -> resource.origin().written())
        .map(place -> place.file().path())
        .orElse(resource.stack());
  }

  public int line() {
    return place().map(Origin.Written::line).orElse(1);
  }

  public int column() {
    return place().map(Origin.Written::column).orElse(1);
  }

  /** Returns the place in a file, if there is one. */
  public Optional<Origin.Written> place() {
    return where.written().or(() -> resource.origin().written());
  }

  /** Returns the way of data that the finding is about, from source to sink; empty for others. */
  public List<Verdict.Evidence> flow() {
    return rule.check() instanceof TellsFlow
        ? evidence.subList(0, evidence.size() - stakes.size() - assumed.size())
        : List.of();
  }

  /** Returns the harm that can come of it, in sentences: of its kind, and here. */
  public String why() {
    if (stakes.isEmpty()) {
      return rule.why();
    }
    var here =
        stakes.stream().map(Verdict.Evidence::message).distinct().collect(Collectors.joining("; "));
    return rule.why() + " Here " + here + ".";
  }

  /**
   * Makes findings of a check's verdicts; passes are left out, repeated ones told once.
   *
   * @param context of the run; under the profile strict remedies have to add what it asks of every
   *     resource
   */
  public static List<Finding> of(Rule rule, List<Verdict> verdicts, Check.Context context) {
    var declarations = Declarations.in(context);
    var findings = new ArrayList<Finding>();
    var fingerprints = new Fingerprints(rule);
    for (var verdict : verdicts.stream().distinct().map(Verdict::inFiles).toList()) {
      switch (verdict) {
        case Verdict.Passes _ -> {}
        case Verdict.Fails fails -> {
          var edited = declarations.edited(fails.resource(), fails.where());
          var defaults = defaults(fails, edited);
          var assumed =
              defaults.stream().map(one -> new Verdict.Evidence(one.place(), name(one))).toList();
          findings.add(
              new Finding(
                  fingerprints.of(fails.resource(), fails.message()),
                  rule,
                  rule.severity().raisedBy(fails.shift()),
                  Kind.FAILS,
                  fails.functions(),
                  edited,
                  fails.resource(),
                  fails.where(),
                  withDefaults(fails.message(), defaults),
                  "",
                  Stream.of(fails.evidence(), assumed, fails.stakes())
                      .flatMap(List::stream)
                      .toList(),
                  assumed,
                  fails.stakes(),
                  fails.inflow(),
                  context.isStrict() ? Thorough.of(fails.remedy()) : fails.remedy()));
        }
        case Verdict.Undecided open ->
            findings.add(
                new Finding(
                    fingerprints.of(open.resource(), open.message()),
                    rule,
                    rule.severity(),
                    Kind.UNDECIDED,
                    open.functions(),
                    declarations.edited(open.resource(), open.where()),
                    open.resource(),
                    open.where(),
                    open.message(),
                    open.needs(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Inflow.NONE,
                    Remedy.none()));
      }
    }
    return findings;
  }

  /**
   * Returns the defaults of parameters that a verdict hangs on, which a deployment may change: its
   * place and proof tell them, and the conditions under which there is what it is about and what
   * has to be edited.
   */
  private static List<Origin.Default> defaults(Verdict.Fails fails, Identity edited) {
    var places =
        Stream.concat(
            Stream.of(fails.where(), fails.resource().origin(), edited.origin()),
            fails.evidence().stream().map(Verdict.Evidence::where));
    return Stream.concat(
            places.flatMap(place -> place.defaults().stream()), fails.defaults().stream())
        .distinct()
        .toList();
  }

  private static String withDefaults(String message, List<Origin.Default> defaults) {
    return defaults.isEmpty()
        ? message
        : defaults.stream()
            .map(Finding::name)
            .distinct()
            .collect(Collectors.joining(", ", message + " (with the ", ")"));
  }

  private static String name(Origin.Default one) {
    return "default of parameter `%s`".formatted(one.parameter());
  }

  /** Makes the ids of a check's findings: the same as long as resource and message are. */
  private static final class Fingerprints {
    private final Rule rule;
    private final MessageDigest digest = sha256();
    private final Map<String, Integer> seen = new HashMap<>();

    Fingerprints(Rule rule) {
      this.rule = rule;
    }

    String of(Identity resource, String message) {
      var text = String.join("\n", rule.id(), resource.stack(), resource.id(), message);
      int repetition = seen.merge(text, 1, Integer::sum);
      var bytes = digest.digest((text + "\n" + repetition).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 16);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
