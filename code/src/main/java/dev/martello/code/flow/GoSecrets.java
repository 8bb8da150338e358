package dev.martello.code.flow;

import dev.martello.code.ir.Procedure;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that functions of the project make, and whose names say that they are secrets. */
public final class GoSecrets {
  private static final Pattern MAKING =
      Pattern.compile(
          "(?:new|gen|generate|make|create|rand|random|issue|mint|sign|build|get|fetch|load)\\w*"
              + "(?:(?<![nN]ext|[pP]age|[cC]ontinuation|[cC]lient|[iI]dempotency|[iI]dempotent|[rR]equest|[cC]ancel|[cC]ancellation|[cC]orrelation)Token|Password|Passwd|Passphrase|Secret|OTP|Otp|Passcode"
              + "|APIKey|ApiKey|JWT|Jwt|ResetLink|MagicLink)");

  private GoSecrets() {}

  private static final Pattern SIGNING =
      Pattern.compile("github\\.com/(?:golang-jwt/jwt|dgrijalva/jwt-go).*\\.SignedString");

  /** Returns what a library gives that makes tokens; empty for other calls. */
  public static Optional<Value> call(CallEvent event) {
    var label = new Label(Label.SECRET, "a token");
    return SIGNING.matcher(event.name()).matches()
        ? Optional.of(Value.external(event.name() + "()").tainted(label, taint(event.where())))
        : Optional.empty();
  }

  private static final Pattern REQUEST = Pattern.compile("net/http\\.Request(?:\\.limited)?");

  /** What gives a request the right to be answered. */
  private static final Pattern AUTHORIZING =
      Pattern.compile(
          "\\.Header\\.(?:Set|Add)\\(\\s*\"(?i:(?:proxy-)?authorization|cookie|[\\w-]*(?:api-?key|secret|token|access-?key)"
              + "|apikey)\"|\\.SetBasicAuth\\(");

  /** Returns the headers of a request that the code makes, if it puts a secret into them. */
  public static Optional<Value> headers(String name, Value member, Interpreter run) {
    if (!REQUEST.matcher(name).matches() || !member.constantText().equals(Optional.of("Header"))) {
      return Optional.empty();
    }
    var where = run.where(run.place());
    var made = run.program().procedure(run.frame().id).span();
    return AUTHORIZING.matcher(where.file().text()).region(made.start(), made.end()).find()
        ? Optional.of(
            Value.external(name + ".Header")
                .tainted(
                    new Label(Label.SECRET, "what authorizes a request"),
                    new Taint(
                        ~SinkKind.SECRET_LOG.bit(),
                        false,
                        Trace.from(where, "the headers are read"))))
        : Optional.empty();
  }

  /** Returns what a function gave, marked if it is such a secret. */
  static Value marked(Value result, Procedure procedure, Origin.Written where, Interpreter run) {
    if (run.isInitialising() || !MAKING.matcher(procedure.name()).matches()) {
      return result;
    }
    var label = new Label(Label.SECRET, "what `" + procedure.name() + "` gives");
    var taint = taint(where);
    if (result.only().orElse(null) instanceof Atom.Reference reference
        && run.get(reference.object()) instanceof HeapObject held) {
      // Bytes that were put one by one are the text that is made of them.
      if (held.kind() == HeapObject.Kind.LIST) {
        return result.tainted(label, taint);
      }
      int first = run.names().of("0");
      var own = held.kind() == HeapObject.Kind.TUPLE ? held.member(first) : null;
      if (own != null && isText(own)) {
        run.put(reference.object(), held.with(first, own.tainted(label, taint)));
      }
      return result;
    }
    return isText(result) ? result.tainted(label, taint) : result;
  }

  private static Taint taint(Origin.Written where) {
    return new Taint(~SinkKind.SECRET_LOG.bit(), false, Trace.from(where, "a secret is made"));
  }

  private static boolean isText(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Words
                    || atom instanceof Atom.Opaque
                    || atom instanceof Atom.Event
                    || atom instanceof Atom.Method
                    || atom instanceof Atom.External);
  }
}
