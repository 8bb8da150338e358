package dev.martello.code.analysis;

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
   * @param isPage whether a text that it returns is shown as a page
   */
  record At(int procedure, List<String> parameters, boolean isPage) implements Start {
    public At {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * By the functions that a method makes when the application starts.
   *
   * @param procedure its number
   * @param parameters the types of what it is handed
   */
  record Made(int procedure, List<String> parameters) implements Start {
    public Made {
      parameters = List.copyOf(parameters);
    }
  }

  /** By the functions that a framework is told to call while the unit is loaded. */
  record Routes() implements Start {}
}
