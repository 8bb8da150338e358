package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Label;
import dev.martello.code.value.Source;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;

/** What the language and its libraries do, where the interpreter needs to know. */
public interface Semantics {
  /**
   * Returns the result of a call of something that is not the project's code.
   *
   * @param event what is called; its name starts with the kind of a value for methods of the
   *     language's own types: {@code str.strip}, {@code list.append}, {@code dict.get}
   */
  Value call(CallEvent event, Interpreter interpreter);

  /** Returns whether it matters what becomes of what a library gives. */
  boolean isFollowed(CallEvent event);

  /** Is told that the handler begins, and what it was given. */
  void begun(Procedure handler, List<Value> arguments, Interpreter interpreter);

  /** Returns what is known of a language's libraries. */
  Knowledge knowledge(Language language);

  /** Returns a member of a library's object where it is more than another step of the way there. */
  Optional<Value> member(String name, Value key, Language language, Interpreter interpreter);

  /** Returns the kinds of sinks that a member of a library's object is harmless for, as bits. */
  long cleared(String member, Language language);

  /** Returns what the code gets by importing a module of a library, or a member of it. */
  Value imported(String module, String member, Language language, Interpreter interpreter);

  /** Returns what is known of a value by the library's type that it is declared to have. */
  Value typed(String type, Language language);

  /** Returns what a name means that the code does not bind. */
  Value builtin(String name, Language language);

  /** Returns what is known of an event's field: whether it is data from outside. */
  Value field(int source, String path, Interpreter interpreter);

  /** Is told that elements of a list of the event are numbers, or others of a few. */
  void plain(String path);

  /** Returns the whole event, as whatever invokes the function may bring it. */
  Value event(Interpreter interpreter);

  /** Returns whether a model says that the event has a field at a path. */
  boolean isDeclared(String path);

  /** Returns whether a list of the event has one element, whatever happens. */
  boolean isSingle(int source, String path);

  /** Returns what a handler catches of which nobody knows where it was thrown. */
  Value error(String type, dev.martello.value.Origin.Written where);

  /** Returns what gives events; their numbers are those of labels. */
  List<Source> ofEvents();

  /** Returns whether a call hands a function over that a library calls for a route of its own. */
  boolean isRoute(CallEvent event);

  /** Returns the ways by which no request comes that a library calls a function for. */
  List<Condition.Checked> unserved(Registrations.Registered function, Interpreter interpreter);

  /** Returns the label that data of requests has, of which some may come no longer. */
  Label served(Label label, Interpreter interpreter);

  /** Returns whether data comes from an event that was handled before. */
  boolean isEarlier(Label label);
}
