package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.Set;

/** Parsers of SAX, which hand what they read to an object of the code, piece by piece. */
final class JvmSax {
  /*
   * org.xml.sax.ContentHandler: the methods are called in the order of the document. One element with
   * text in it stands for all of them.
   */

  private static final Set<String> PARSING =
      Set.of("javax.xml.parsers.SAXParser.parse", "org.xml.sax.XMLReader.parse");

  private static final String SETTING = "org.xml.sax.XMLReader.setContentHandler";
  private static final String HANDLER = "contentHandler";

  private JvmSax() {}

  /** Returns what such a parser gives; empty for other calls. */
  static Optional<Value> call(CallEvent event, Interpreter run) {
    if (event.name().equals(SETTING)) {
      for (var atom : event.receiver().atoms()) {
        if (atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject reader) {
          run.put(
              reference.object(), reader.with(run.names().of(HANDLER), event.arguments().at(0)));
        }
      }
      return Optional.of(Interpreter.NOTHING);
    }
    if (!PARSING.contains(event.name())) {
      return Optional.empty();
    }
    var handler =
        event.arguments().count() > 1
            ? event.arguments().at(1)
            : run.objects().element(event.receiver(), HANDLER);
    var read = Value.unknown().tainted(Objects.deep(run, event.arguments().at(0)));
    for (var atom : handler.atoms()) {
      if (atom instanceof Atom.Reference reference
          && run.get(reference.object()) instanceof HeapObject held
          && run.program().type(held.type(), event.in().unit()).isPresent()) {
        read(read, held.type(), reference, event, run);
      }
    }
    return Optional.of(Interpreter.NOTHING);
  }

  private static void read(
      Value read, String type, Atom.Reference handler, CallEvent event, Interpreter run) {
    // Who asks for the name of an element asks for nothing that stands in it.
    var name = read.each(Taint::guessed);
    var number = Value.unknown();
    var step = new Step(type, handler, event, run);
    step.call("startDocument", Arguments.none());
    step.call("startElement", Arguments.of(name, name, name, read));
    step.call("characters", Arguments.of(read, number, number));
    step.call("endElement", Arguments.of(name, name, name));
    step.call("endDocument", Arguments.none());
  }

  /** Calls methods of the object that is told what is read. */
  private record Step(String type, Atom.Reference handler, CallEvent event, Interpreter run) {
    void call(String method, Arguments arguments) {
      run.program()
          .method(type, method, "", arguments.count(), event.in().unit())
          .ifPresent(
              id -> {
                run.call(
                    Atom.Function.of(id, -1), Value.of(handler), arguments, event.where().span());
                run.frame().goOn();
              });
    }
  }
}
