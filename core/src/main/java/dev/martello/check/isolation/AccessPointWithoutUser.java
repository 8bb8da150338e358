package dev.martello.check.isolation;

import static dev.martello.check.Severity.LOW;

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

/** Flags access points through which a client is whatever user it says it is. */
@About(
    severity = LOW,
    title = "Access point forces no user on its clients",
    why =
        "Whoever mounts the file system through it chooses the user, also root, and the rights of"
            + " the files protect nothing.",
    mend = "Set `PosixUser` to a user of the function's own, not root.",
    cwe = 250,
    sameAs = {"EFS.4", "CKV_AWS_330", "efs_access_point_enforce_user_identity"})
final class AccessPointWithoutUser implements ResourceCheck {

  @Override
  public List<String> types() {
    return List.of("AWS::EFS::AccessPoint");
  }

  @Override
  public Stream<Verdict> run(Entity point, Settings settings) {
    var user = settings.get("PosixUser");
    var id = user.get("Uid").text();
    var isRoot = user.exists().and(id.isEqualTo("0"));
    return Stream.of(
        Verdict.of(
                user.exists().not().or(isRoot),
                point,
                user.exists().isNo() ? point.origin() : user.get("Uid").origin(),
                isRoot.isYes() ? "every client is root" : "clients choose who they are",
                id)
            .mendedBy(beOwner(point, settings.get("RootDirectory", "CreationInfo"))));
  }

  /** Who owns the folder that the access point starts at can work in it. */
  private static Remedy beOwner(Entity point, Settings folder) {
    var user = folder.get("OwnerUid").text().candidates();
    var group = folder.get("OwnerGid").text().candidates();
    boolean isKnown = user.size() == 1 && group.size() == 1;
    if (!isKnown || user.getFirst().isEmpty() || user.getFirst().equals("0")) {
      return Remedy.none();
    }
    var owner =
        Term.parts()
            .with("Uid", Term.text(user.getFirst()))
            .with("Gid", Term.text(group.getFirst()));
    return Remedy.of(
            "force the user that owns the folder", Change.put(point.identity(), owner, "PosixUser"))
        .warning("files of other users in it are open only as far as their rights say");
  }
}
