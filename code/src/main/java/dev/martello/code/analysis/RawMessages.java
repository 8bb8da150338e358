package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Label;
import dev.martello.code.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which data is sent in messages as they stand, head and body in one text. The same lines in
 * the body of a mail, in a notification or in the log are the head of nothing.
 */
final class RawMessages {
  private enum Call {
    OTHER,
    SENDING,
    /** Takes a message as it stands, or its parts. */
    EITHER,
    /** Writes into what it is given first. */
    WRITING
  }

  private static final Pattern SENDING =
      Pattern.compile(
          ".*(?:(?i:send_?raw_?email(?:command)?)|RawMessage(?:\\.\\w+)*|rawMessage"
              + "|\\.message_from_(?:string|bytes)|[mM]essages\\.(?:send|insert|import)"
              + "|[dD]rafts\\.create|\\.MimeMessage)"
              + "|(?:aio)?smtplib\\..*\\.(?:sendmail|data|send)"
              + "|net/smtp\\..*(?:SendMail|Write)"
              + "|(?:net(?!/http)|tls|socket|ssl|asyncio|crypto/tls|java\\.net(?!\\.http))\\b.*\\.(?:write|end|send|sendall|sendto|Write|writelines)");

  private static final Pattern EITHER =
      Pattern.compile(".*(?:(?i:[.:]send_?email(?:command)?)|\\.sendMail)");

  private static final Pattern WRITING =
      Pattern.compile("fmt\\.Fprint(?:f|ln)?|io\\.(?:WriteString|Copy)");

  private static final Pattern CONNECTION =
      Pattern.compile("(?:net|net/smtp|crypto/tls)\\.[A-Z].*");

  private final Map<String, Call> calls = new HashMap<>();
  private final Set<Label> sent = new HashSet<>();

  /** Takes note of a call that sends such a message. */
  void called(CallEvent event, Interpreter interpreter) {
    switch (calls.computeIfAbsent(event.name(), RawMessages::call)) {
      case OTHER -> {}
      case SENDING -> event.arguments().all().forEach(value -> sent(value, interpreter));
      case EITHER -> {
        parts(event.arguments().at(0), interpreter);
        sent(interpreter.objects().element(event.arguments().named("Content"), "Raw"), interpreter);
      }
      case WRITING -> {
        if (event.arguments().at(0).atoms().stream().anyMatch(RawMessages::isConnection)) {
          event.arguments().all().forEach(value -> sent(value, interpreter));
        }
      }
    }
  }

  private static Call call(String name) {
    return SENDING.matcher(name).matches()
        ? Call.SENDING
        : EITHER.matcher(name).matches()
            ? Call.EITHER
            : WRITING.matcher(name).matches() ? Call.WRITING : Call.OTHER;
  }

  private static boolean isConnection(Atom atom) {
    return atom instanceof Atom.External(var name, _, _) && CONNECTION.matcher(name).matches();
  }

  private void parts(Value message, Interpreter interpreter) {
    var objects = interpreter.objects();
    sent(objects.element(message, "raw"), interpreter);
    sent(objects.element(objects.element(message, "Content"), "Raw"), interpreter);
  }

  private void sent(Value value, Interpreter interpreter) {
    sent.addAll(Objects.deep(interpreter, value).keySet());
  }

  /** Returns whether data is in such a message. */
  boolean have(Label label) {
    return sent.contains(label);
  }
}
