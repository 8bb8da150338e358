package dev.martello.check.isolation;

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

/** Flags file systems that keep what functions write as plain text. */
@About(
    severity = MEDIUM,
    title = "File system is not encrypted",
    why =
        "What functions write there lies in plain text on disks and in backups, and no key stands"
            + " between it and whoever gets at them.",
    mend = "Set `Encrypted: true`; an existing file system must be copied to a new one.",
    cwe = 311,
    sameAs = {
      "EFS.1",
      "CKV_AWS_42",
      "AWS-0037",
      "2ff8e83c",
      "F32",
      "efs_encryption_at_rest_enabled"
    })
final class UnencryptedFileSystem implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::EFS::FileSystem");
  }

  @Override
  public Stream<Verdict> run(Entity system, Settings settings) {
    var setting = settings.get("Encrypted");
    var isEncrypted = setting.flag(false);
    return Stream.of(
        Verdict.of(
                isEncrypted.isEqualTo(true).not(),
                system,
                setting.exists().isYes() ? setting.origin() : system.origin(),
                "the file system is not encrypted",
                isEncrypted)
            .mendedBy(
                Remedy.of(
                        "set `Encrypted` to `true`",
                        Change.put(system.identity(), Term.flag(true), "Encrypted"))
                    .warning(
                        "CloudFormation replaces the file system by an empty one: copy its content"
                            + " first")));
  }
}
