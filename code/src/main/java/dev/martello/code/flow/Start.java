package dev.martello.code.flow;

import java.util.List;

/** How the code of a function is entered. */
public sealed interface Start {

  /** By the handler that the function's configuration names. */
  record Named() implements Start {}

  /**
   * By a function or method of the unit.
   *
   * @param procedure its number
   * @param parameters what it is handed, in the words that knowledge files use for entrances
   */
  record At(int procedure, List<String> parameters) implements Start {
    public At {
      parameters = List.copyOf(parameters);
    }
  }

  /** By the functions that a framework is told to call while the unit is loaded. */
  record Routes() implements Start {}
}
