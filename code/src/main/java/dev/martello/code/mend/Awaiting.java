package dev.martello.code.mend;

import dev.martello.check.Change;
import dev.martello.code.tree.Node;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets an asynchronous function wait for what it starts. */
public final class Awaiting {
  /*
   * The call, with what is called on its promise, is a statement of its own in a function that may
   * wait. A `forEach`, which waits for nothing, becomes a `map` whose promises are waited for.
   */
  private static final Pattern ARRAY =
      Pattern.compile(
          "(?s)(?:.*\\.)?Records|Object\\.(?:keys|values|entries)\\(.*\\)|.*\\.(?:filter|map|slice|split|flatMap|concat)\\(.*\\)");

  private Awaiting() {}

  /** Returns what mends a call; empty where that needs judgement. */
  public static List<Change> of(Origin.Written call, ParsedSources sources) {
    return Dialect.of(call.file().path())
        .flatMap(dialect -> dialect.call(call, sources))
        .flatMap(Awaiting::mended)
        .orElse(List.of());
  }

  private static Optional<List<Change>> mended(Node place) {
    var call = place.is("new_expression") ? sent(place) : place;
    var whole = chain(call);
    boolean isStatement = whole.parent().filter(it -> it.is("expression_statement")).isPresent();
    if (!isStatement || !Enclosing.function(call).has("async")) {
      return Optional.empty();
    }
    var name = call.child("function").flatMap(it -> it.child("property"));
    boolean isForEach = name.map(Node::text).orElse("").equals("forEach");
    if (!isForEach) {
      return Optional.of(List.of(new Change.Reword(Dialect.before(whole), "await ")));
    }
    return whole.equals(call) && isOnArray(call)
        ? Optional.of(
            List.of(
                new Change.Reword(Dialect.before(call), "await Promise.all("),
                Dialect.reworded(name.orElseThrow(), "map"),
                new Change.Reword(Dialect.after(call), ")")))
        : Optional.empty();
  }

  /** Says whether what is gone through surely is an array, and there. */
  private static boolean isOnArray(Node call) {
    var function = call.child("function");
    return function
        .filter(it -> !it.text().contains("?."))
        .flatMap(it -> it.child("object"))
        .filter(it -> it.is("array") || ARRAY.matcher(it.text()).matches())
        .isPresent();
  }

  /** Returns the call that a command is handed to: {@code send(new Command())}. */
  private static Node sent(Node command) {
    return command
        .parent()
        .filter(it -> it.is("arguments"))
        .flatMap(Node::parent)
        .filter(it -> it.is("call_expression"))
        .orElse(command);
  }

  /** Returns the call with the calls on what it gives: {@code send(...).catch(...)}. */
  private static Node chain(Node call) {
    var member = call.parent().filter(it -> it.is("member_expression"));
    var outer = member.flatMap(Node::parent).filter(it -> it.is("call_expression"));
    boolean isCalled = outer.flatMap(it -> it.child("function")).equals(member);
    return outer.isPresent() && isCalled ? chain(outer.get()) : call;
  }
}
