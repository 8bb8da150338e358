package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.library.Answers;
import dev.martello.code.library.Headers;
import dev.martello.code.library.Places;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Headers of answers that the calls of frameworks set, one by one or as a map. Of those that are
 * set by themselves it is seen in the end whether a file also lets credentials be sent.
 */
final class SetHeaders {
  private final Set<Origin.Written> origins = new HashSet<>();
  private final Set<SourceFile> credentials = new HashSet<>();

  /** Returns what must not reach the headers that a call sets. */
  List<Answers.Part> of(Knowledge.Header header, CallEvent event, Interpreter interpreter) {
    var name = name(header, event, interpreter);
    var parts = new ArrayList<Answers.Part>();
    for (var place : header.places()) {
      var value = Places.at(place, event, interpreter);
      var maps = maps(value, interpreter);
      if (name.isPresent() && !value.isNone()) {
        parts.addAll(one(name.get(), value, event, interpreter));
      } else if (header.names().isEmpty() || value.isNone()) {
        maps.forEach(map -> parts.addAll(Headers.of(map, interpreter)));
      }
    }
    if (name.isEmpty() && !header.names().isEmpty()) {
      // All of them may be given where one is named otherwise.
      maps(event.arguments().at(0), interpreter)
          .forEach(map -> parts.addAll(Headers.of(map, interpreter)));
    }
    return parts;
  }

  /** Returns the text of a cookie that a call sets as a header. */
  List<Value> cookies(Knowledge.Header header, CallEvent event, Interpreter interpreter) {
    var name = name(header, event, interpreter);
    var found = new ArrayList<Value>();
    for (var place : header.places()) {
      var value = Places.at(place, event, interpreter);
      if (name.filter(Headers.COOKIE::equalsIgnoreCase).isPresent()) {
        found.add(value.join(Headers.listed(value, interpreter)));
      }
      for (var map : maps(value, interpreter)) {
        var cookie = Headers.named(map, Headers.COOKIE, interpreter);
        found.add(cookie.join(Headers.listed(cookie, interpreter)));
      }
    }
    return found;
  }

  private List<Answers.Part> one(
      String name, Value value, CallEvent event, Interpreter interpreter) {
    if (Headers.areSent(name, value, interpreter)) {
      credentials.add(event.where().file());
    }
    if (Headers.isOrigin(name)) {
      origins.add(event.where());
      return List.of(Headers.cors(value));
    }
    return Headers.of(name, value, interpreter).stream().toList();
  }

  /** What is written to a member of a library's object is called like the member. */
  private static Optional<String> name(
      Knowledge.Header header, CallEvent event, Interpreter interpreter) {
    return header.names().isEmpty()
        ? Optional.of(event.name())
            .filter(member -> member.startsWith("="))
            .map(member -> member.substring(member.lastIndexOf('.') + 1))
            .filter(member -> !ALL.contains(member))
        : header.names().stream()
            .flatMap(place -> Places.at(place, event, interpreter).constant().stream())
            .map(name -> CONSTANT.matcher(name).find() ? spelt(name) : name)
            .findFirst();
  }

  /** Members that hold all headers of an answer. */
  private static final Set<String> ALL = Set.of("headers", "multiValueHeaders");

  /** Libraries call constants like the headers: {@code HttpHeaders.SET_COOKIE}. */
  private static final Pattern CONSTANT = Pattern.compile("\\.[A-Z][A-Z_]+$");

  private static String spelt(String constant) {
    return constant
        .substring(constant.lastIndexOf('.') + 1)
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static List<HeapObject> maps(Value value, Interpreter interpreter) {
    return value.atoms().stream()
        .filter(Atom.Reference.class::isInstance)
        .map(atom -> interpreter.get(((Atom.Reference) atom).object()))
        .filter(java.util.Objects::nonNull)
        .filter(held -> held.kind() == HeapObject.Kind.MAP)
        .toList();
  }

  /** Returns whether an origin was told alone, by a file that lets no credentials be sent. */
  boolean isWithoutCredentials(Flow flow) {
    return origins.contains(flow.where()) && !credentials.contains(flow.where().file());
  }
}
