package dev.martello.code.flow;

import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Value;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Functions that libraries were handed, to be called when events come. */
public final class Registrations {
  private static final int MOST = 500;

  /**
   * A function that a library was handed.
   *
   * @param event the call that handed it over
   * @param arguments what it will be given
   * @param returns what becomes of what it returns
   * @param tested what the library has tested of the data before
   */
  public record Registered(
      Atom.Function function,
      CallEvent event,
      List<Value> arguments,
      Knowledge.Returns returns,
      List<Condition.Checked> tested) {
    public Registered {
      arguments = List.copyOf(arguments);
      tested = List.copyOf(tested);
    }

    public static Registered of(Atom.Function function, CallEvent event, List<Value> arguments) {
      return new Registered(function, event, arguments, Knowledge.Returns.ITSELF, List.of());
    }
  }

  private final List<Registered> all = new ArrayList<>();

  /** What was called for the first event, and so is for the next. */
  private final BitSet called = new BitSet();

  private Knowledge.Returns returns = Knowledge.Returns.ITSELF;

  /** Takes note of a function that a library was handed. */
  public void add(Registered more) {
    if (all.size() < MOST && !all.contains(more)) {
      all.add(more);
    }
  }

  public List<Registered> all() {
    return List.copyOf(all);
  }

  /** Says whether a text that is returned from now on is shown as a page. */
  public void answering(boolean isPage) {
    returns = isPage ? Knowledge.Returns.PAGE : Knowledge.Returns.ITSELF;
  }

  /** Returns what becomes of what is returned now. */
  public Knowledge.Returns returns() {
    return returns;
  }

  /** Calls the functions that nothing called so far. */
  public void run(Interpreter interpreter) {
    var begun = interpreter.state();
    for (int at = 0; at < all.size(); at++) {
      if (isBefore(all.get(at))) {
        run(at, begun, interpreter);
      }
    }
    // What runs may hand over more.
    for (int at = 0; at < all.size(); at++) {
      if (!isBefore(all.get(at))) {
        run(at, begun, interpreter);
      }
    }
    returns = Knowledge.Returns.ITSELF;
  }

  /** Python: what frameworks call before whatever is there for a route, wherever it is written. */
  private static boolean isBefore(Registered each) {
    return each.event().name().endsWith("request") && each.event().name().contains(".before_");
  }

  private void run(int at, State begun, Interpreter interpreter) {
    var each = all.get(at);
    if (isCalled(at, interpreter)) {
      called.set(at);
      // Another request: what was tested of the one before tells nothing of it. After an event
      // any of the functions may be the first for the next one.
      var state = interpreter.state();
      var before = interpreter.hadEvent() ? begun.join(state) : state;
      var unserved = interpreter.semantics().unserved(each, interpreter);
      interpreter.state(before.untested().after(unserved));
      run(each, interpreter);
    }
  }

  /**
   * Whatever ran for one route may do something else for requests that come by another one, while
   * what wraps a function that is there for a route calls it for nothing else.
   */
  private boolean isCalled(int at, Interpreter interpreter) {
    var each = all.get(at);
    if (isRoute(each, interpreter)) {
      return !each.arguments().isEmpty() || !isRepeated(each, at);
    }
    boolean isOpen =
        !each.arguments().isEmpty() || called.get(at) || !interpreter.hasRun(each.function().id());
    return isOpen && !isServed(each, interpreter);
  }

  private static boolean isRoute(Registered each, Interpreter interpreter) {
    return interpreter.semantics().isRoute(each.event());
  }

  /** Returns whether the same call has handed the same function over before. */
  private boolean isRepeated(Registered each, int at) {
    for (var other : all.subList(0, at)) {
      if (other.function().equals(each.function()) && other.event().equals(each.event())) {
        return true;
      }
    }
    return false;
  }

  private boolean isServed(Registered wrapped, Interpreter interpreter) {
    for (var each : all) {
      if (each.function().equals(wrapped.function())
          && (wrapped.arguments().isEmpty() || isWithin(wrapped, each))
          && isRoute(each, interpreter)) {
        return true;
      }
    }
    return false;
  }

  /** Go: {@code router.Handle("/orders", http.HandlerFunc(orders))}. */
  private static boolean isWithin(Registered inner, Registered outer) {
    var own = inner.event().where();
    var around = outer.event().where();
    return own.file().equals(around.file())
        && own.span().start() > around.span().start()
        && own.span().end() <= around.span().end()
        && inner.arguments().equals(outer.arguments());
  }

  private void run(Registered each, Interpreter interpreter) {
    var tested = each.tested().stream().map(check -> served(check, interpreter)).toList();
    interpreter.state(interpreter.state().after(tested));
    returns = Knowledge.Returns.ITSELF;
    var arguments =
        each.arguments().stream().map(given -> Provided.filled(given, interpreter)).toList();
    var parameters = interpreter.program().procedure(each.function().id()).parameters();
    int first = Math.min(each.function().first().size(), parameters.size());
    var given = Binding.handed(parameters.subList(first, parameters.size()), arguments);
    returns = each.returns();
    interpreter.call(each.function(), Value.none(), given, new Span(0, 0));
  }

  private static Condition.Checked served(Condition.Checked check, Interpreter interpreter) {
    var label = interpreter.semantics().served(check.label(), interpreter);
    return new Condition.Checked(label, check.kinds());
  }
}
