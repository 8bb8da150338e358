package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.MadeWith;
import dev.martello.code.knowledge.Knowledge;
import java.util.Set;

/** Tells calls of which it matters what becomes of what they give, or which of them gave it. */
final class FollowedCalls {
  /** Misuses that are judged by what becomes of the result. */
  private static final Set<String> JUDGED =
      Set.of(
          "client-per-invocation",
          "client-per-invocation-open",
          "unclosed-resource",
          "request-without-timeout",
          "blocked-event-loop",
          "ignored-batch-failure");

  private FollowedCalls() {}

  static boolean is(CallEvent event, Knowledge known) {
    var name = event.name();
    return name.startsWith("aws:")
        || name.startsWith(Boto.RESOURCE)
        || name.startsWith("new @aws-sdk/")
        || name.startsWith("@aws-sdk/lib-dynamodb.")
        || name.startsWith("new aws-sdk.")
        || LeftInLibraries.isMaking(name)
        || name.equals(Listeners.CONTEXT)
        || MadeWith.isMaking(name)
        || Routing.of(name).filter(Routing::isGiving).isPresent()
        || known
            .of(name, Knowledge.Misuse.class)
            .anyMatch(misuse -> JUDGED.contains(misuse.check()));
  }
}
