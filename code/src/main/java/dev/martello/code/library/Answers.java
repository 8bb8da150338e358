package dev.martello.code.library;

import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Markup;
import dev.martello.code.flow.Objects;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a handler's answer to an HTTP request can do: the object with {@code statusCode}, {@code
 * headers} and {@code body} that API Gateway, function URLs and load balancers take.
 */
public final class Answers {
  /** The step that data takes where the answer is made. */
  public static final String PART = "becomes part of the answer";

  private Answers() {}

  /** A part of an answer that data from outside must not reach. */
  public record Part(SinkKind kind, Value value, Knowledge.Sink sink) {

    /** Returns the same after a step of the way there. */
    Part by(Origin.Written where) {
      return new Part(kind, Objects.step(value, where, PART), sink);
    }
  }

  /** Beside requests over HTTP, what invokes functions and reads what they answer. */
  private static final Set<String> READING =
      Set.of(
          "alexa",
          "lex",
          "appsync",
          "connect",
          "bedrock",
          "websocket-api",
          "cognito",
          "authorizer",
          "step-functions");

  /** Returns whether somebody gets to know what the function answers. */
  public static boolean isRead(Source source) {
    return source.isHttp() || READING.contains(source.trigger());
  }

  /** Returns an answer as one part: nothing of earlier events must be in it. */
  public static Part whole(Value answer, Interpreter interpreter) {
    var everything = Value.unknown().tainted(Objects.deep(interpreter, answer));
    return new Part(SinkKind.GLOBAL, everything, sink("global", "the response"));
  }

  /** What shows its users the answer of a function although it is no request over HTTP. */
  private static final Set<String> SHOWING = Set.of("appsync", "alexa", "lex");

  /** Returns an answer that users are shown as one part: no secret must be in it. */
  public static Optional<Part> shown(Value answer, List<Source> events, Interpreter interpreter) {
    return events.stream().anyMatch(source -> SHOWING.contains(source.trigger()))
        ? Optional.of(
            new Part(
                SinkKind.SECRET_ANSWER,
                Value.unknown().tainted(Objects.deep(interpreter, answer)),
                sink("secret-answer", "the response")))
        : Optional.empty();
  }

  public static List<Part> of(Value answer, Interpreter interpreter) {
    var parts = new ArrayList<Part>();
    parts.add(whole(answer, interpreter));
    for (var atom : answer.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        var own = new ArrayList<Part>();
        parts(held, interpreter, own);
        var made = interpreter.sites().madeOutside(interpreter.frame().id(), reference.object());
        own.stream().map(part -> made.isPresent() ? part.by(made.get()) : part).forEach(parts::add);
        firstOf(held, interpreter).forEach(first -> parts(first, interpreter, parts));
      }
    }
    switch (interpreter.registrations().returns()) {
      case PAGE -> {
        parts.addAll(page(answer, interpreter));
        parts.addAll(headers(answer, interpreter));
      }
      case DATA -> {
        // What a library makes is told where it is made.
        boolean isMade = answer.atoms().stream().allMatch(Atom.External.class::isInstance);
        var data =
            isMade ? Value.none() : Value.unknown().tainted(Objects.deep(interpreter, answer));
        parts.add(new Part(SinkKind.ERROR, data, sink("error", "the response")));
      }
      case ITSELF -> {}
    }
    for (var address : ViewNames.redirects(answer)) {
      parts.add(new Part(SinkKind.REDIRECT, address, sink("redirect", "the view")));
    }
    return parts;
  }

  /** Python: a view may return its headers behind the page. */
  private static List<Part> headers(Value answer, Interpreter interpreter) {
    var parts = new ArrayList<Part>();
    for (var atom : answer.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && held.kind() == HeapObject.Kind.TUPLE) {
        for (var place : List.of("1", "2")) {
          var given = held.member(interpreter.names().of(place));
          for (var each : given == null ? Value.none().atoms() : given.atoms()) {
            if (each instanceof Atom.Reference map
                && interpreter.get(map.object()) instanceof HeapObject headers
                && headers.kind() == HeapObject.Kind.MAP) {
              parts.addAll(Headers.of(headers, interpreter));
            }
          }
        }
      }
    }
    return parts;
  }

  /** What a framework shows as a page: a text, or a text with a status. */
  private static List<Part> page(Value answer, Interpreter interpreter) {
    var text = Value.none();
    for (var atom : answer.atoms()) {
      switch (atom) {
        case Atom.Reference reference
            when interpreter.get(reference.object()) instanceof HeapObject held
                && held.kind() == HeapObject.Kind.TUPLE -> {
          var first = held.member(interpreter.names().of("0"));
          text = text.join(first == null ? held.any() : first);
        }
        case Atom.Words words when ViewNames.isName(words) -> {}
        case Atom.Words _, Atom.Event _, Atom.Method _, Atom.Opaque _ ->
            text = text.join(Value.of(atom).with(answer.taints()));
        default -> {}
      }
    }
    boolean isTyped = interpreter.program().unit(0).language().isStaticallyTyped();
    var all = text.without(Atom.Reference.class).without(Atom.External.class);
    var shown = isTyped ? all.with(sure(all)) : all;
    var everything = Value.unknown().tainted(Objects.deep(interpreter, answer));
    return List.of(
        new Part(
            SinkKind.HTML,
            shown.atoms().isEmpty() ? Value.none() : shown,
            sink("html", "the page")),
        new Part(SinkKind.ERROR, everything, sink("error", "the page")));
  }

  /** What comes out of unknown calls of a language with declared types is hardly a text. */
  private static Map<Label, Taint> sure(Value text) {
    var sure = new TreeMap<>(text.taints());
    sure.values().removeIf(Taint::isGuess);
    return sure;
  }

  /** Handlers of Go return an error beside their answer. */
  private static List<HeapObject> firstOf(HeapObject results, Interpreter interpreter) {
    var first =
        results.kind() == HeapObject.Kind.TUPLE
            ? results.member(interpreter.names().of("0"))
            : null;
    var found = new ArrayList<HeapObject>();
    for (var atom : first == null ? Value.none().atoms() : first.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        found.add(held);
      }
    }
    return found;
  }

  /** Fields of Go's structs for answers have capitals. */
  private static @Nullable Value member(HeapObject held, String name, Interpreter interpreter) {
    var own = held.member(interpreter.names().of(name));
    return own != null
        ? own
        : held.member(
            interpreter.names().of(Character.toUpperCase(name.charAt(0)) + name.substring(1)));
  }

  private static void parts(HeapObject answer, Interpreter interpreter, List<Part> parts) {
    var names = interpreter.names();
    var body = member(answer, "body", interpreter);
    boolean[] isPage = {false};
    boolean[] isTyped = {false};
    for (var headers : List.of("headers", "multiValueHeaders")) {
      var value = member(answer, headers, interpreter);
      if (value == null) {
        continue;
      }
      for (var atom : value.atoms()) {
        if (atom instanceof Atom.Reference reference
            && interpreter.get(reference.object()) instanceof HeapObject held) {
          parts.addAll(Headers.of(held, interpreter));
          held.members()
              .forEach(
                  (number, content) -> {
                    if (Headers.isType(names.name(number))) {
                      isTyped[0] = true;
                      isPage[0] |= Headers.isPage(content, interpreter);
                    }
                  });
        }
      }
    }
    var cookies = member(answer, "cookies", interpreter);
    if (cookies != null) {
      Headers.of(Headers.COOKIE, cookies, interpreter).ifPresent(parts::add);
    }
    if (body != null) {
      var whole = Value.unknown().tainted(Objects.deep(interpreter, body));
      if (isPage[0]) {
        parts.add(new Part(SinkKind.HTML, whole, sink("html", "the response's body")));
      } else if (!isTyped[0]) {
        for (var markup : Markup.in(body, interpreter)) {
          parts.add(new Part(SinkKind.HTML, markup, guess("html", "the response's body")));
        }
      }
      parts.add(new Part(SinkKind.ERROR, whole, sink("error", "the response's body")));
    }
  }

  /**
   * A cookie that an answer sets.
   *
   * @param texts what it may be, with stars for what is not constant
   * @param isKey whether nobody can guess what is in it
   * @param where where it or the headers were made; empty where that is not known
   */
  public record Cookie(List<String> texts, boolean isKey, Optional<Origin.Written> where) {
    public Cookie {
      texts = List.copyOf(texts);
    }

    /** Returns the one that says least. */
    public String text() {
      return texts.stream().min(Comparator.comparingInt(String::length)).orElse("");
    }
  }

  /** Returns whether an answer lets every site read it that the visitor is signed in to. */
  public static boolean isOpen(Value answer, Interpreter interpreter) {
    for (var held : answers(answer, interpreter)) {
      for (var name : List.of("headers", "multiValueHeaders")) {
        var headers = member(held, name, interpreter);
        for (var atom : headers == null ? Value.none().atoms() : headers.atoms()) {
          if (atom instanceof Atom.Reference map
              && interpreter.get(map.object()) instanceof HeapObject named
              && Headers.areOpen(named, interpreter)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<HeapObject> answers(Value answer, Interpreter interpreter) {
    var answers = new ArrayList<HeapObject>();
    for (var atom : answer.atoms()) {
      if (atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held) {
        answers.add(held);
        answers.addAll(firstOf(held, interpreter));
      }
    }
    return answers;
  }

  public static List<Cookie> cookies(Value answer, Interpreter interpreter) {
    var found = new ArrayList<Cookie>();
    for (var held : answers(answer, interpreter)) {
      var listed = member(held, "cookies", interpreter);
      if (listed != null) {
        add(interpreter.objects().elements(listed, false), listed, interpreter, found);
      }
      for (var headers : List.of("headers", "multiValueHeaders")) {
        var value = member(held, headers, interpreter);
        if (value == null) {
          continue;
        }
        for (var each : value.atoms()) {
          if (each instanceof Atom.Reference map
              && interpreter.get(map.object()) instanceof HeapObject named) {
            var cookie = Headers.named(named, Headers.COOKIE, interpreter);
            add(cookie, value, interpreter, found);
            add(interpreter.objects().elements(cookie, false), value, interpreter, found);
          }
        }
      }
    }
    return found;
  }

  private static void add(
      Value cookies, Value holder, Interpreter interpreter, List<Cookie> found) {
    var where =
        holder.only().orElse(null) instanceof Atom.Reference reference
            ? interpreter.sites().madeOutside(interpreter.frame().id(), reference.object())
            : Optional.<Origin.Written>empty();
    var named = named(cookies);
    // Which of several it is that holds the key is not told apart.
    boolean isKey = named.size() == 1 && Guessable.isKey(cookies);
    named.forEach(texts -> found.add(new Cookie(texts, isKey, where)));
  }

  /** Returns the texts of each cookie, which the code may make in several ways. */
  public static Collection<List<String>> named(Value cookies) {
    var texts = new LinkedHashMap<String, List<String>>();
    for (var atom : cookies.atoms()) {
      if (atom instanceof Atom.Words words) {
        var text = words.shown();
        var name = text.substring(0, Math.max(0, text.indexOf('=')));
        texts.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
      }
    }
    return texts.values();
  }

  private static Knowledge.Sink sink(String kind, String name) {
    return new Knowledge.Sink(
        List.of(new CallPattern(name)), kind, List.of(), List.of(), "high", "");
  }

  /** A sink of which the code does not say that it is one. */
  private static Knowledge.Sink guess(String kind, String name) {
    return new Knowledge.Sink(
        List.of(new CallPattern(name)), kind, List.of(), List.of(), "medium", "");
  }
}
