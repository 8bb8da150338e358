package dev.martello.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What the user gave to a command. */
record Given(ParseResult result) {

  /** Returns whether an option was given. */
  boolean has(String option) {
    return result.hasMatchedOption(option);
  }

  /** Returns the arguments that belong to no option. */
  List<String> positionals() {
    return result.matchedPositionals().stream()
        .distinct()
        .flatMap(position -> position.originalStringValues().stream())
        .toList();
  }

  /** Returns what was given for an option, each time that it was. */
  List<String> values(String option) {
    return result.hasMatchedOption(option)
        ? List.copyOf(result.matchedOption(option).originalStringValues())
        : List.of();
  }

  /** Returns what was given first for an option. */
  Optional<String> value(String option) {
    return values(option).stream().findFirst();
  }

  /** Returns the parts of what was given for an option, which commas keep apart. */
  List<String> parts(String option) {
    var parts = new ArrayList<String>();
    for (var value : values(option)) {
      for (var part : value.split(",", -1)) {
        if (!part.isBlank()) {
          parts.add(part.strip());
        }
      }
    }
    return parts;
  }

  /**
   * Returns the arguments as paths.
   *
   * @throws WrongUse if one is none
   */
  List<Path> paths() throws WrongUse {
    return toPaths(positionals());
  }

  /**
   * Returns the path that was given for an option; null if none was.
   *
   * @throws WrongUse if it is none
   */
  @Nullable Path path(String option) throws WrongUse {
    var name = value(option);
    return name.isEmpty() ? null : toPath(name.get());
  }

  /**
   * Returns the paths that were given for an option.
   *
   * @throws WrongUse if one is none
   */
  List<Path> paths(String option) throws WrongUse {
    return toPaths(values(option));
  }

  private List<Path> toPaths(List<String> names) throws WrongUse {
    var paths = new ArrayList<Path>();
    for (var name : names) {
      paths.add(toPath(name));
    }
    return paths;
  }

  Path toPath(String name) throws WrongUse {
    if (name.isEmpty()) {
      throw wrong("a path is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw wrong("`" + name + "` is no path on this system");
    }
  }

  /**
   * Finds the constant that an option names.
   *
   * @throws WrongUse if it names none
   */
  <E extends Enum<E>> E choose(Class<E> type, String name, String option) throws WrongUse {
    var chosen = Choices.find(type, name);
    if (chosen.isEmpty()) {
      throw wrong("`%s` takes %s, not `%s`".formatted(option, Choices.named(type), name));
    }
    return chosen.get();
  }

  /** As {@link #choose(Class, String, String)}, of an option that need not be given. */
  <E extends Enum<E>> E choose(Class<E> type, String option, E otherwise) throws WrongUse {
    var name = value(option);
    return name.isEmpty() ? otherwise : choose(type, name.get(), option);
  }

  WrongUse wrong(String message) {
    return new WrongUse(message, result.commandSpec().qualifiedName());
  }
}
