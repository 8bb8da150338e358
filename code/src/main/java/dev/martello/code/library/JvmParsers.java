package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parsers and readers of Java, which the code may tell to refuse what is dangerous. */
final class JvmParsers {
  /** What makes parsers and loaders refuse what is dangerous. */
  static final String SAFE = "safe";

  private static final Set<String> RESTRICTING =
      Set.of(
          "setFeature",
          "setProperty",
          "setAttribute",
          "setSecureProcessing",
          "setExpandEntityReferences",
          "setExpandEntities",
          "setAllowDocTypes",
          "allowTypes",
          "allowTypesByWildcard",
          "setXMLResolver",
          "setEntityResolver",
          "setObjectInputFilter",
          "setInstantiatable");

  /** Parsers and their factories: what they are told is none of what they read. */
  private static final Pattern PARSERS =
      Pattern.compile(
          "javax\\.xml\\..*|org\\.(?:dom4j|jdom2?|xml\\.sax|codehaus\\.stax2|apache\\.xerces|apache\\.commons\\.digester\\d?)\\..*"
              + "|com\\.(?:ctc\\.wstx|thoughtworks\\.xstream)\\..*|nu\\.xom\\..*");

  private JvmParsers() {}

  /** Restricts a parser, or hands on what a factory of parsers was told. */
  static Optional<Value> call(CallEvent event, String type, String method, Interpreter run) {
    boolean isFactory = type.startsWith("javax.xml.") && method.startsWith("new");
    if (isFactory && event.receiver().isNone()) {
      return Optional.of(
          run.make(event, 15, HeapObject.of(HeapObject.Kind.INSTANCE).withType(type)));
    }
    var read = JvmSax.call(event, run);
    if (read.isPresent()) {
      return read;
    }
    var typing = DefaultTyping.call(event, type, method, run);
    if (typing.isPresent()) {
      return typing;
    }
    if (RESTRICTING.contains(method)) {
      if (ParserSettings.restricts(event) && restrict(event.receiver(), run)) {
        return Optional.of(Interpreter.NOTHING);
      }
      if (PARSERS.matcher(type).matches()) {
        return Optional.of(Interpreter.NOTHING);
      }
    }
    return isFactory || (type.startsWith("javax.xml.") && method.equals("getXMLReader"))
        ? Optional.of(event.receiver())
        : Optional.empty();
  }

  private static boolean restrict(Value parser, Interpreter run) {
    for (var atom : parser.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && !held.type().startsWith("java.util")) {
        run.put(reference.object(), held.with(run.names().of(SAFE), Value.text("true")));
        return true;
      }
    }
    return false;
  }

  /** Returns whether a stream of objects was made of which the code says what may be in it. */
  static boolean isSafeStream(CallEvent event, String type, Interpreter run) {
    boolean isSafe = type.equals("java.io.ObjectInputStream") && choosesClasses(event, run);
    if (isSafe) {
      restrict(event.receiver(), run);
    }
    return isSafe;
  }

  /** A class of the code's own decides which classes are made. */
  private static boolean choosesClasses(CallEvent event, Interpreter run) {
    return event.receiver().atoms().stream()
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && run.program()
                        .method(held.type(), "resolveClass", "", 1, event.in().unit())
                        .isPresent());
  }

  /** Returns whether a parser is made of what refuses dangerous classes. */
  static boolean isRestricted(CallEvent event, Interpreter run) {
    return event
        .arguments()
        .all()
        .flatMap(value -> value.atoms().stream())
        .anyMatch(
            atom ->
                atom instanceof Atom.Reference reference
                    && run.get(reference.object()) instanceof HeapObject held
                    && held.type().contains("SafeConstructor"));
  }
}
