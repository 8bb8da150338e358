package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells requests that wait no longer than somebody else than the call itself says: the client, a
 * default of the process, or a timer that it races with.
 */
final class Timeouts {
  private static final String APACHE = "org.apache.";
  private static final String DEFAULT_OF_SOCKETS = "socket.setdefaulttimeout";
  private static final String RACE = "Promise.race(";

  private static final Pattern BOUNDED_PART =
      Pattern.compile(
          "(\\w+)\\.request\\s*=\\s*(?:functools\\.)?partial\\(\\s*\\1\\.request\\b[^\\n"
              + "]*\\btimeout\\s*=");

  private static final Pattern OF_SOCKETS =
      Pattern.compile(
          "(?:urllib|http|httplib|ftplib|smtplib|imaplib|poplib|socket|telnetlib|xmlrpc)\\..*");

  private static final Pattern BOUNDING_ADAPTER =
      Pattern.compile(
          "class\\s+\\w+\\((?:\\w+\\.)*HTTPAdapter\\):(?s:.{0,600}?)\\btimeout\\b(?s:.*)\\.mount\\(");

  private boolean areSocketsBounded;
  private boolean isApacheBounded;

  /** Takes note of a call that sets a default. */
  void called(CallEvent event) {
    var name = event.name();
    areSocketsBounded |= name.equals(DEFAULT_OF_SOCKETS);
    // The configuration of requests may reach clients by ways of its own.
    isApacheBounded |= name.startsWith(APACHE) && name.toLowerCase(Locale.ROOT).contains("timeout");
  }

  /** Returns whether a request that was given no timeout ends in time all the same. */
  boolean isBounded(CallEvent event, Fates fates) {
    return fates.isBounded(event)
        || isBoundedByPart(event)
        || isRaced(event)
        || isBoundedByDefault(event)
        || (isApacheBounded && event.name().startsWith(APACHE));
  }

  /** Python: {@code session.request = partial(session.request, timeout=5)} bounds all of them. */
  private static boolean isBoundedByPart(CallEvent event) {
    return event.language() == Language.PYTHON
        && BOUNDED_PART
            .matcher(event.where().file().text())
            .results()
            .anyMatch(found -> event.where().text().startsWith(found.group(1) + "."));
  }

  /** Scripts: who is the first of several wins, and a timer may be. */
  private static boolean isRaced(CallEvent event) {
    if (!event.language().isScript()) {
      return false;
    }
    var text = event.where().file().text();
    int end = event.where().span().start();
    int race = text.lastIndexOf(RACE, end);
    int depth = 0;
    for (int at = Math.max(race, 0); race >= 0 && at < end; at++) {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      if (depth == 0 && at > race + RACE.length()) {
        return false;
      }
    }
    return race >= 0;
  }

  /** Python: sockets have a timeout unless they are told, or an adapter gives it to requests. */
  private boolean isBoundedByDefault(CallEvent event) {
    if (event.language() != Language.PYTHON) {
      return false;
    }
    return (areSocketsBounded && OF_SOCKETS.matcher(event.name()).matches())
        || (event.name().startsWith("requests.")
            && BOUNDING_ADAPTER.matcher(event.where().file().text()).find());
  }
}
