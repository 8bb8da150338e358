package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.ResourceCheck;
import dev.martello.check.Verdict;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import java.util.List;
import java.util.stream.Stream;

/** Flags access points that open the file system down to its root. */
@About(
    severity = LOW,
    title = "Access point opens the whole file system",
    why =
        "A function that was taken over reads and changes what all others keep there, and can leave"
            + " code that they load.",
    mend = "Set `RootDirectory` to a folder of the function's own.",
    cwe = 668,
    sameAs = {"EFS.3", "CKV_AWS_329"})
final class AccessPointToWholeFileSystem implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::EFS::AccessPoint");
  }

  @Override
  public Stream<Verdict> run(Entity point, Settings settings) {
    var setting = settings.get("RootDirectory", "Path");
    var path = setting.text("/");
    return Stream.of(
        Verdict.of(
            path.isEqualTo("/"),
            point,
            setting.exists().isYes() ? setting.origin() : point.origin(),
            "the root directory is `%s`".formatted(path.show()),
            path));
  }
}
