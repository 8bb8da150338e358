package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells hosts whose addresses the code looks up, to see whether these are public: whoever does that
 * sends no request where it must not go.
 */
final class ResolvedHosts {
  /*
   * All addresses of a host are gone through in a loop, a comprehension or by `all`, and a loop
   * proves nothing of a way on which it is never entered. So it is enough that the host of the same
   * data was looked up and that an address that came of it was asked what kind it is.
   */
  private static final Pattern LOOKING_UP =
      Pattern.compile(
          "socket\\.(?:getaddrinfo|gethostbyname(?:_ex)?)|asyncio\\.Loop\\.getaddrinfo|dns\\.resolver\\.(?:resolve|query)"
              + "|dns(?:/promises|\\.promises)?\\.(?:lookup|resolve[46]?)"
              + "|net\\.(?:LookupIP|LookupHost|LookupNetIP|ResolveIPAddr|Resolver\\.Lookup\\w+)"
              + "|java\\.net\\.InetAddress\\.get(?:All)?ByName");

  private static final Pattern ASKING =
      Pattern.compile(
          "ipaddress\\.\\w+\\(\\)\\.is_\\w+"
              + "|ipaddr\\.js\\.(?:parse|process|isValid)|ip\\.(?:isPrivate|isPublic|isLoopback)|(?:private-ip|is-private-ip|ip-range-check)"
              + "|new net\\.BlockList\\(\\)\\.check|net\\.IP\\.Is\\w+|net/netip\\.Addr\\.Is\\w+"
              + "|net\\.(?:LookupIP|LookupNetIP|LookupIPAddr|Resolver\\.Lookup\\w+)\\b.*\\.Is[A-Z]\\w+"
              + "|java\\.net\\.InetAddress\\.is(?:SiteLocal|Loopback|LinkLocal|AnyLocal)\\w*");

  private final Set<String> lookedUp = new HashSet<>();
  private final Set<String> asked = new HashSet<>();

  /** Takes note of a call that looks a host up, or that asks an address what kind it is. */
  void called(CallEvent event, Interpreter interpreter) {
    if (LOOKING_UP.matcher(event.name()).matches()) {
      add(event, lookedUp, interpreter);
    } else if (ASKING.matcher(event.name()).matches()) {
      add(event, asked, interpreter);
    }
  }

  private static void add(CallEvent event, Set<String> paths, Interpreter interpreter) {
    Objects.deep(interpreter, event.receiver()).keySet().forEach(label -> add(label, paths));
    event
        .arguments()
        .all()
        .flatMap(value -> Objects.deep(interpreter, value).keySet().stream())
        .forEach(label -> add(label, paths));
  }

  private static void add(Label label, Set<String> paths) {
    if (label.source() >= 0) {
      paths.add(Pieces.whole(label.path()));
    }
  }

  /** Returns whether the addresses of the host that a request is sent to were looked at. */
  boolean areSeen(Flow flow) {
    return asked.contains(flow.path()) && lookedUp.contains(flow.path());
  }
}
