package dev.martello.code.project;

import dev.martello.know.WrittenSecrets;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.List;

/**
 * A credential in a file that is packed with a function or a layer.
 *
 * @param owner the function or the layer
 * @param users the functions that have it
 * @param isLayer whether it stands in a layer
 * @param isCode whether the file is code, which then no handler reaches
 * @param isFixture whether the file is there for tests or as an example
 */
public record PackedSecret(
    Entity owner,
    List<LambdaFunction> users,
    boolean isLayer,
    Origin.Written where,
    WrittenSecrets.Hit hit,
    boolean isCode,
    boolean isFixture) {
  public PackedSecret {
    users = List.copyOf(users);
  }

  /** Returns by how much it is milder than a credential that certainly opens something. */
  public int shift() {
    return (hit.isDoubtful() ? -1 : 0) + (isFixture ? -2 : 0);
  }

  /** Says what stands where. */
  public String message() {
    var name = FilePaths.name(where.file().path());
    var why = isCode && !isLayer ? ", which no handler reaches," : "";
    var doubt = hit.isDoubtful() ? ", which may be made up" : "";
    var fixture = isFixture ? "; the file looks like one for tests" : "";
    return "`" + name + "`" + why + " " + hit.what() + doubt + fixture;
  }
}
