package dev.martello.code.flow;

import dev.martello.code.ir.Procedure;
import dev.martello.code.name.SecretNames;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;

/** Marks what is drawn by lot and then gets the name of a secret: a new token, password or code. */
final class MadeSecrets {
  private MadeSecrets() {}

  /** Returns what a variable or member of a name gets, marked if it is such a secret. */
  static Value named(String name, Value value, Origin.Written where, Interpreter interpreter) {
    return SecretNames.isConfidential(name) || Guessable.isProvingCode(name, where, interpreter)
        ? marked(name, value, where, interpreter)
        : value;
  }

  /** Returns what a function gives, marked if it is such a secret. */
  static Value made(Procedure by, Value value, Origin.Written where, Interpreter interpreter) {
    return SecretNames.isConfidential(by.name()) && SecretNames.isMaking(by.name(), by.owner())
        ? marked(by.name(), value, where, interpreter)
        : value;
  }

  private static Value marked(
      String name, Value value, Origin.Written where, Interpreter interpreter) {
    if (!Guessable.isDrawn(value, !name.equalsIgnoreCase("token"), interpreter)) {
      return value;
    }
    var taint = new Taint(~SinkKind.SECRET_LOG.bit(), false, Trace.from(where, "a secret is made"));
    return value.tainted(new Label(Label.SECRET, Guessable.NEW + name + "`"), taint);
  }
}
