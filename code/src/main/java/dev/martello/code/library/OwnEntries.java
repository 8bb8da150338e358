package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells entries of Java's maps that only one request finds: under its own id, by which the code
 * removes them again.
 */
final class OwnEntries {
  private static final Set<String> IDS =
      Set.of("com.amazonaws.services.lambda.runtime.Context.getAwsRequestId()");

  private static final Pattern ID_OF_EVENT =
      Pattern.compile("requestContext\\.(?:requestId|extendedRequestId|messageId)");

  private OwnEntries() {}

  static boolean isOne(Value key, CallEvent event) {
    return event.language().isOfJvm()
        && !key.atoms().isEmpty()
        && key.atoms().stream().allMatch(OwnEntries::isOfRequest)
        && isRemoved(event);
  }

  private static boolean isOfRequest(Atom key) {
    return switch (key) {
      case Atom.External(var name, _, _) -> IDS.contains(name);
      case Atom.Event(_, var path) -> ID_OF_EVENT.matcher(path).matches();
      default -> false;
    };
  }

  /** {@code open.put(id, ...)} and, somewhere in the file, {@code open.remove(id)}. */
  private static boolean isRemoved(CallEvent event) {
    var call = event.where().text();
    int dot = call.indexOf('.', call.startsWith("this.") ? "this.".length() : 0);
    return dot > 0
        && event.where().file().text().contains(call.substring(0, dot).strip() + ".remove(");
  }
}
