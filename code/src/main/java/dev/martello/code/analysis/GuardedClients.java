package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.ir.Language;
import dev.martello.value.SourceFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells clients of Go whose connections are refused by the addresses that hosts turn out to be. */
final class GuardedClients {
  /*
   * https://pkg.go.dev/net#Dialer: Control is called with the address before each connection, also
   * after redirects and after the host was looked up again. It has to ask what kind of address that
   * is. A request is sent by the clients whose `Do` is called in the function that makes it.
   */

  private static final Pattern CLIENT =
      Pattern.compile("\\b(\\w+)\\s*(?::=|=|:)\\s*&?http\\.Client\\{");

  private static final Pattern GUARD =
      Pattern.compile(
          "\\b(?:Control(?:Context)?|DialContext|DialTLSContext)\\s*:\\s*(?:\\w+\\.)?(\\w+)");

  private static final Pattern ASKING =
      Pattern.compile("\\.(?:Is(?:Private|Loopback|GlobalUnicast|LinkLocalUnicast)|Contains)\\(");

  /** https://pkg.go.dev/code.dny.dev/ssrf: {@code Control: ssrf.New().Safe}. */
  private static final Pattern OF_LIBRARY =
      Pattern.compile("\\bControl(?:Context)?\\s*:\\s*[\\w.()]+\\.Safe(?:Context)?\\b");

  private static final Pattern SENDING =
      Pattern.compile("\\b(\\w+)\\.(?:Do|Get|Head|Post|PostForm)\\(");

  private static final Pattern MAKING =
      Pattern.compile("net/http\\.NewRequest(?:WithContext)?|net/http\\.Client\\.\\w+");

  private final Map<SourceFile, Set<String>> known = new HashMap<>();

  /** Returns whether a request that is made, or sent, now is sent by such clients alone. */
  boolean send(CallEvent event, Interpreter interpreter) {
    if (event.language() != Language.GO || !MAKING.matcher(event.name()).matches()) {
      return false;
    }
    var file = event.where().file();
    var guarded = known.computeIfAbsent(file, GuardedClients::in);
    if (guarded.isEmpty()) {
      return false;
    }
    boolean isSent = event.name().startsWith("net/http.Client.");
    var around = interpreter.program().procedure(event.in()).span();
    var text = isSent ? event.where().text() : file.text().substring(around.start(), around.end());
    var senders = SENDING.matcher(text).results().map(each -> each.group(1)).distinct().toList();
    return !senders.isEmpty()
        && (isSent ? guarded.contains(senders.getFirst()) : guarded.containsAll(senders));
  }

  private static Set<String> in(SourceFile file) {
    var names = new HashSet<String>();
    var text = file.text();
    if (text.contains("Control") || text.contains("DialContext")) {
      var client = CLIENT.matcher(text);
      while (client.find()) {
        if (isGuarded(text.substring(client.end() - 1, end(text, client.end() - 1)), text)) {
          names.add(client.group(1));
        }
      }
    }
    return names;
  }

  private static boolean isGuarded(String literal, String file) {
    if (OF_LIBRARY.matcher(literal).find()) {
      return true;
    }
    var guard = GUARD.matcher(literal);
    while (guard.find()) {
      var function = Pattern.compile("(?m)^func " + guard.group(1) + "\\(").matcher(file);
      boolean isInline = guard.group(1).equals("func") && ASKING.matcher(literal).find();
      if (isInline || function.find() && ASKING.matcher(body(file, function.end())).find()) {
        return true;
      }
    }
    return false;
  }

  private static String body(String file, int from) {
    int open = file.indexOf('{', from);
    return open < 0 ? "" : file.substring(open, end(file, open));
  }

  /** Returns where the brace is closed that opens at a place. */
  private static int end(String text, int open) {
    int depth = 0;
    int at = open;
    do {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      at++;
    } while (depth > 0 && at < text.length());
    return at;
  }
}
