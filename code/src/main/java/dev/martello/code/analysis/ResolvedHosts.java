package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Consequence;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.flow.Way;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells hosts whose addresses the code looks up, to see whether these are public: whoever does that
 * sends no request where it must not go.
 */
final class ResolvedHosts {
  /*
   * All addresses of a host are gone through in a loop, a comprehension or by `all`, and a loop
   * proves nothing of a way on which it is never entered. So it is enough that the host of the same
   * data was looked up, that an address that came of it was asked what kind it is, and that the
   * answer decides whether the request is sent: what is only written into the log does not.
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

  private static final int MOST = 16;

  private final Set<String> lookedUp = new HashSet<>();

  /** Where addresses were asked, by the data that they came of. */
  private final Map<String, Set<Way>> asked = new HashMap<>();

  /** Takes note of a call that looks a host up, or that asks an address what kind it is. */
  void called(CallEvent event, Interpreter interpreter) {
    if (LOOKING_UP.matcher(event.name()).matches()) {
      paths(event, interpreter).forEach(lookedUp::add);
    } else if (ASKING.matcher(event.name()).matches()) {
      var way = interpreter.stack().way();
      paths(event, interpreter)
          .map(path -> asked.computeIfAbsent(path, _ -> new LinkedHashSet<>()))
          .filter(ways -> ways.size() < MOST)
          .forEach(ways -> ways.add(way));
    }
  }

  private static Stream<String> paths(CallEvent event, Interpreter interpreter) {
    return Stream.concat(Stream.of(event.receiver()), event.arguments().all())
        .flatMap(value -> Objects.deep(interpreter, value).keySet().stream())
        .filter(label -> label.source() >= 0)
        .map(label -> Pieces.whole(label.path()));
  }

  /** Returns whether a request that is sent now is sent for what the host's addresses are. */
  boolean areSeen(Label label, Interpreter interpreter) {
    var path = Pieces.whole(label.path());
    if (!lookedUp.contains(path) || !asked.containsKey(path)) {
      return false;
    }
    var request = interpreter.stack().way();
    var consequence = new Consequence(interpreter.program());
    return asked.get(path).stream().anyMatch(answer -> consequence.decides(answer, request));
  }
}
