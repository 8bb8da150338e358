package dev.martello.check.monitoring;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.List;
import java.util.stream.Stream;

/** Flags recorders of AWS Config that leave functions out. */
@About(
    severity = LOW,
    title = "AWS Config does not record functions",
    why =
        "After an incident nobody can tell which role, layers and resource policy a function had at"
            + " the time.",
    mend =
        "Record all supported types, or add `AWS::Lambda::Function` to `ResourceTypes` of the"
            + " recording group.",
    cwe = 778,
    sameAs = {"Config.1", "config_recorder_all_regions_enabled"})
final class ConfigRecorderWithoutFunctions implements ResourceCheck {
  private static final String FUNCTION = "AWS::Lambda::Function";

  @Override
  public List<String> types() {
    return List.of(AccountServices.RECORDER);
  }

  /** A recorder without a recording group records all supported types. */
  @Override
  public Stream<Verdict> run(Entity recorder, Settings settings) {
    var group = settings.get("RecordingGroup");
    var excluded = group.get("ExclusionByResourceTypes", "ResourceTypes");
    var listed = group.get("ResourceTypes");
    Tri isLeftOut = names(excluded);
    Tri isUnlisted = listed.exists().and(names(listed).not());
    return Stream.of(
        Verdict.of(
                isLeftOut.or(isUnlisted),
                recorder,
                isLeftOut.isNo() ? listed.origin() : excluded.origin(),
                "the recorder leaves out `AWS::Lambda::Function`",
                listed.texts())
            .mendedBy(isUnlisted.isYes() ? adding(recorder) : Remedy.none()));
  }

  /** Whoever excludes functions by name has a reason. */
  private static Remedy adding(Entity recorder) {
    return Remedy.of(
            "record functions as well",
            new Change.Append(
                recorder.identity(),
                List.of("RecordingGroup", "ResourceTypes"),
                Term.text(FUNCTION)))
        .warning("AWS Config bills each recorded change");
  }

  private static Tri names(Settings types) {
    return Tri.any(types.texts().stream().map(type -> type.isEqualTo(FUNCTION)).toList());
  }
}
