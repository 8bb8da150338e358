package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Unit;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells clients of Go whose connections are refused by the addresses that hosts turn out to be. */
final class GuardedClients {
  /*
   * https://pkg.go.dev/net#Dialer: Control is called with the address before each connection, also
   * after redirects and after the host was looked up again. It has to ask what kind of address that
   * is. A request is sent by the clients whose `Do` is called in the function that makes it. A name
   * means the client of the same function, then one of the package or in a field, then any other:
   * functions hand theirs on. Literals are judged by their words: a client may be made in code that
   * no event runs, and what its dialer asks is asked by code of the project that nobody calls.
   */

  private static final Pattern CLIENT =
      Pattern.compile(
          "\\b(\\w+)\\s*(:=|=|:)\\s*(?:&?http\\.Client\\{|http\\.DefaultClient\\b|new\\(http\\.Client\\))");

  private static final Pattern GUARD =
      Pattern.compile(
          "\\b(?:Control(?:Context)?|DialContext|DialTLSContext)\\s*:\\s*(?:\\w+\\.)?(\\w+)");

  private static final Pattern ASKING =
      Pattern.compile(
          "\\.(?:Is(?:Private|Loopback|GlobalUnicast|LinkLocalUnicast)|(?<!\\b(?:strings|bytes)\\.)Contains)\\(");

  /** https://pkg.go.dev/code.dny.dev/ssrf: {@code Control: ssrf.New().Safe}. */
  private static final Pattern OF_LIBRARY =
      Pattern.compile("\\bControl(?:Context)?\\s*:\\s*[\\w.()]+\\.Safe(?:Context)?\\b");

  private static final Pattern SENDING =
      Pattern.compile("\\b(\\w+)\\.(?:Do|Get|Head|Post|PostForm)\\(");

  private static final Pattern MAKING =
      Pattern.compile("net/http\\.NewRequest(?:WithContext)?|net/http\\.Client\\.\\w+");

  /**
   * A client that is made.
   *
   * @param function where the function starts whose variable it is; negative for other clients
   */
  private record Client(String name, int function, boolean isGuarded) {}

  private final Map<SourceFile, List<Client>> known = new HashMap<>();

  /** Returns whether a request that is made, or sent, now is sent by such clients alone. */
  boolean send(CallEvent event, Interpreter interpreter) {
    if (event.language() != Language.GO || !MAKING.matcher(event.name()).matches()) {
      return false;
    }
    var file = event.where().file();
    var clients =
        known.computeIfAbsent(file, _ -> in(interpreter.program().unit(event.in().unit())));
    if (clients.isEmpty()) {
      return false;
    }
    boolean isSent = event.name().startsWith("net/http.Client.");
    var around = interpreter.program().procedure(event.in()).span();
    var text = isSent ? event.where().text() : file.text().substring(around.start(), around.end());
    var senders = SENDING.matcher(text).results().map(each -> each.group(1)).distinct().toList();
    int function = function(file.text(), event.where().span().start());
    return !senders.isEmpty()
        && (isSent ? senders.stream().limit(1) : senders.stream())
            .allMatch(sender -> isGuarded(sender, function, clients));
  }

  private static boolean isGuarded(String name, int function, List<Client> clients) {
    var called = clients.stream().filter(client -> client.name().equals(name)).toList();
    var own = called.stream().filter(client -> client.function() == function).toList();
    if (function >= 0 && !own.isEmpty()) {
      return own.stream().allMatch(Client::isGuarded);
    }
    // Fields of several classes may have the same name.
    return called.stream().anyMatch(client -> client.function() < 0 && client.isGuarded())
        || !called.isEmpty() && called.stream().allMatch(Client::isGuarded);
  }

  /** Returns the clients of a file, none if it guards none. */
  private static List<Client> in(Unit unit) {
    var clients = new ArrayList<Client>();
    var text = unit.file().text();
    if (text.contains("Control") || text.contains("DialContext")) {
      var client = CLIENT.matcher(text);
      while (client.find()) {
        int open = client.end() - 1;
        boolean isGuarded =
            text.charAt(open) == '{'
                && isGuarded(text.substring(open, unit.brackets().end(open)), unit);
        boolean isVariable =
            client.group(2).equals(":=")
                || text.startsWith("var ", client.start() - "var ".length());
        int function = isVariable ? function(text, client.start()) : -1;
        clients.add(new Client(client.group(1), function, isGuarded));
      }
    }
    return clients.stream().anyMatch(Client::isGuarded) ? clients : List.of();
  }

  /** Returns where the function starts that a place is in, negative if it is in none. */
  private static int function(String text, int place) {
    int start = text.lastIndexOf("\nfunc ", place);
    int end = start < 0 ? -1 : text.indexOf("\n}", start);
    return end < place ? -1 : start;
  }

  private static boolean isGuarded(String literal, Unit unit) {
    if (OF_LIBRARY.matcher(literal).find()) {
      return true;
    }
    var guard = GUARD.matcher(literal);
    while (guard.find()) {
      var function =
          Pattern.compile("(?m)^func " + guard.group(1) + "\\(").matcher(unit.file().text());
      boolean isInline = guard.group(1).equals("func") && ASKING.matcher(literal).find();
      if (isInline || function.find() && ASKING.matcher(body(unit, function.end())).find()) {
        return true;
      }
    }
    return false;
  }

  private static String body(Unit unit, int from) {
    int open = unit.brackets().nextBrace(from);
    return open < 0 ? "" : unit.file().text().substring(open, unit.brackets().end(open));
  }
}
