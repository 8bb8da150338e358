package dev.martello.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags code signing that lets unsigned packages pass with a warning. */
@About(
    severity = MEDIUM,
    title = "Code signing only warns of unsigned packages",
    why =
        "A package that somebody tampered with is deployed all the same; the warning stands in a"
            + " metric that hardly anybody watches.",
    mend = "Set `UntrustedArtifactOnDeployment` to `Enforce`.",
    cwe = 347,
    sameAs = {"E.1", "CODESIGN.ENFORCE.001"})
final class UnenforcedCodeSigning implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::Lambda::CodeSigningConfig");
  }

  @Override
  public Stream<Verdict> run(Entity config, Settings settings) {
    var setting = settings.get("CodeSigningPolicies", "UntrustedArtifactOnDeployment");
    var policy = setting.text("Warn");
    return Stream.of(
        Verdict.of(
                policy.isEqualTo("Enforce").not(),
                config,
                setting.exists().isYes() ? setting.origin() : config.origin(),
                "an unsigned package is answered with `%s`".formatted(policy.show()),
                policy)
            .mendedBy(
                Remedy.of(
                        "set `UntrustedArtifactOnDeployment` to `Enforce`",
                        Change.put(
                            config.identity(),
                            Term.text("Enforce"),
                            "CodeSigningPolicies",
                            "UntrustedArtifactOnDeployment"))
                    .warning("deployments of packages that no allowed profile signed fail")));
  }
}
