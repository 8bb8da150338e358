package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Concatenation;
import dev.martello.code.flow.Formats;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.ir.Key;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Part;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code net/url} makes of addresses: parts that are tested, set and put together again. */
final class GoUrls {
  private static final String TYPE = "net/url.URL";
  private static final Set<String> PARSING = Set.of("net/url.Parse", "net/url.ParseRequestURI");

  /** An address whose host stands in the code, and what comes after it. */
  private static final Pattern HOST =
      Pattern.compile("^[a-z][a-z0-9+.-]*://([^/?#\\s]+)(/.*)?$", Pattern.DOTALL);

  private static final Set<String> OF_URLS =
      Set.of(
          "String",
          "Redacted",
          "Hostname",
          "EscapedPath",
          "RequestURI",
          "Query",
          "JoinPath",
          "ResolveReference");

  private static final Set<String> HARMLESS = Set.of("Port", "IsAbs");

  /** What has several texts for a name: parameters of addresses, and headers. */
  private static final Pattern OF_VALUES =
      Pattern.compile(
          "(?:dict|net/url\\.Values|net/http\\.Header|net/textproto\\.MIMEHeader)\\.(?:Set|Add|Get|Encode)");

  /** What no text has in it once it is escaped for an address. */
  private static final long ESCAPED =
      SinkKind.URL.bit()
          | SinkKind.HTML.bit()
          | SinkKind.HEADER.bit()
          | SinkKind.REDIRECT.bit()
          | SinkKind.LOG.bit()
          | SinkKind.FILE_PATH.bit()
          | SinkKind.SQL.bit()
          | SinkKind.OS_COMMAND.bit()
          | SinkKind.LDAP.bit()
          | SinkKind.XPATH.bit();

  private GoUrls() {}

  private static Optional<Value> values(CallEvent event, String method, Interpreter run) {
    var receiver = event.receiver();
    boolean isHeld = receiver.atoms().stream().allMatch(Atom.Reference.class::isInstance);
    if (receiver.isNone() || !isHeld) {
      return Optional.empty();
    }
    var name = event.arguments().at(0).constantText();
    return switch (method) {
      case "Encode" ->
          Optional.of(
              Value.unknown()
                  .tainted(Objects.deep(run, receiver))
                  .each(taint -> taint.clear(ESCAPED)));
      case "Get" ->
          Optional.of(
              name.map(text -> run.objects().element(receiver, text))
                  .orElseGet(() -> run.objects().elements(receiver, false)));
      default -> {
        Key key = name.<Key>map(Key.Member::new).orElseGet(Key.Any::new);
        run.objects().store(receiver, key, event.arguments().at(1), event.where().span());
        yield Optional.of(Value.unknown());
      }
    };
  }

  static Optional<Value> call(CallEvent event, String method, Interpreter run) {
    if (PARSING.contains(event.name())) {
      return Optional.of(parsed(event.arguments().at(0), event, run));
    }
    if (event.name().equals("net/url.JoinPath")) {
      return Optional.of(joinedTexts(event, run));
    }
    if (OF_VALUES.matcher(event.name()).matches()) {
      return values(event, method, run);
    }
    if (!event.name().startsWith(TYPE + ".")) {
      return Optional.empty();
    }
    var url = event.receiver();
    boolean isOpen = url.atoms().stream().allMatch(Atom.External.class::isInstance);
    if (isOpen) {
      return OF_URLS.contains(method)
          ? Optional.of(Value.unknown().tainted(url.taints()))
          : HARMLESS.contains(method) ? Optional.of(Value.unknown()) : Optional.empty();
    }
    return switch (method) {
      case "String", "Redacted" -> Optional.of(text(url, run));
      case "Host", "Hostname" -> Optional.of(part(url, "Host", run));
      case "EscapedPath" -> Optional.of(part(url, "Path", run));
      case "RequestURI" ->
          Optional.of(
              Concatenation.of(List.of(part(url, "Path", run), part(url, "RawQuery", run))));
      case "Query" -> Optional.of(part(url, "RawQuery", run));
      case "Port", "IsAbs" -> Optional.of(Value.unknown());
      case "JoinPath" -> Optional.of(joined(event, run));
      default -> Optional.empty();
    };
  }

  /**
   * An address of the code has parts that may be set; of one from outside every part is whatever
   * its sender likes, and what is tested of the host is tested of the whole.
   */
  private static Value parsed(Value text, CallEvent event, Interpreter run) {
    if (text.isTainted() && !Sinks.isHarmless(SinkKind.URL, text)) {
      return Value.external(TYPE).tainted(text.taints());
    }
    var start = text.parts().getFirst() instanceof Part.Fixed(var fixed) ? fixed : "";
    var matcher = HOST.matcher(start);
    boolean isFixed = matcher.matches() && (text.parts().size() == 1 || matcher.group(2) != null);
    var rest = Value.unknown().tainted(text.taints());
    return run.make(
        event,
        33,
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(TYPE)
            .with(
                run.names().of("Host"),
                isFixed
                    ? Value.text(matcher.group(1))
                    : Value.words(List.of(new Part.Environment("host"))))
            .with(run.names().of("Path"), rest)
            .with(run.names().of("RawQuery"), rest));
  }

  private static Value part(Value url, String name, Interpreter run) {
    return run.objects().load(url, new Key.Member(name), run.place());
  }

  private static Value text(Value url, Interpreter run) {
    var parts = new ArrayList<Value>();
    parts.add(Value.text("https://"));
    parts.add(part(url, "Host", run));
    var path = part(url, "Path", run);
    if (!path.constantText().filter(text -> text.startsWith("/")).isPresent()) {
      parts.add(Value.text("/"));
    }
    parts.add(path);
    parts.add(Value.text("?"));
    parts.add(part(url, "RawQuery", run));
    return Concatenation.of(parts);
  }

  /** What is behind the base is its path, whatever it is. */
  private static Value joinedTexts(CallEvent event, Interpreter run) {
    var parts = new ArrayList<Value>();
    var placed = event.arguments().placed();
    for (var each : placed) {
      if (!parts.isEmpty()) {
        parts.add(Value.text("/"));
      }
      parts.add(Formats.text(run, each));
    }
    var all = Concatenation.of(parts).tainted(Objects.deep(run, event.arguments().elements()));
    return run.make(
        event,
        35,
        HeapObject.of(HeapObject.Kind.TUPLE)
            .with(run.names().of("0"), all)
            .with(run.names().of("1"), run.semantics().error("joining", event.where())));
  }

  private static Value joined(CallEvent event, Interpreter run) {
    var path =
        Concatenation.of(
            List.of(
                part(event.receiver(), "Path", run),
                Value.text("/"),
                event.arguments().all().reduce(Value.none(), Value::join)));
    var all = Value.none();
    for (var atom : event.receiver().atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held) {
        all = all.join(run.make(event, 34, held.with(run.names().of("Path"), path)));
      }
    }
    return all;
  }
}
