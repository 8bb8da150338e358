package dev.martello.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes scripts that let a shell complete the command line: commands, options, and values as far
 * as they are known. A script knows everything itself, so that pressing the tab key starts no JVM.
 */
final class Completion {

  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  private final List<Command> commands;

  private Completion(List<Command> commands) {
    this.commands = commands;
  }

  /**
   * Writes the script of a shell.
   *
   * @param root the whole command line
   * @param checks ids of checks and names of steps
   */
  static String script(Shell shell, CommandSpec root, List<String> checks) {
    var commands = new ArrayList<Command>();
    collect(root, "", checks, commands);
    var completion = new Completion(commands);
    return switch (shell) {
      case BASH -> completion.bash();
      case ZSH -> completion.zsh();
      case FISH -> completion.fish();
    };
  }

  /** What can stand where a value is wanted. */
  private enum Wanted {
    NOTHING,
    WORDS,
    FILE,
    FOLDER,
    TEXT
  }

  private record Value(Wanted wanted, String label, List<String> words) {}

  private record Option(String name, String description, Value value, boolean isRepeated) {}

  /**
   * A command.
   *
   * @param path its words without the program's name, joined by blanks; empty text for the root
   */
  private record Command(
      String path, String description, List<Option> options, Value argument, List<String> under) {
    private String name() {
      return path.substring(path.lastIndexOf(' ') + 1);
    }

    private String parent() {
      int blank = path.lastIndexOf(' ');
      return blank < 0 ? "" : path.substring(0, blank);
    }
  }

  private static void collect(
      CommandSpec spec, String path, List<String> checks, List<Command> commands) {
    var options = new ArrayList<Option>();
    for (var option : spec.options()) {
      options.add(
          new Option(
              option.longestName(),
              sentence(option.description()),
              value(option, checks),
              option.isMultiValue()));
    }
    var argument =
        spec.positionalParameters().stream()
            .findFirst()
            .map(one -> value(one, checks))
            .orElse(new Value(Wanted.NOTHING, "", List.of()));
    var description = sentence(spec.usageMessage().description());
    var under = List.copyOf(spec.subcommands().keySet());
    commands.add(new Command(path, description, options, argument, under));
    spec.subcommands()
        .forEach(
            (name, line) ->
                collect(
                    line.getCommandSpec(),
                    path.isEmpty() ? name : path + " " + name,
                    checks,
                    commands));
  }

  private static Value value(ArgSpec argument, List<String> checks) {
    var label = argument.paramLabel();
    boolean isFlag = argument instanceof OptionSpec option && option.arity().max() == 0;
    if (isFlag) {
      return new Value(Wanted.NOTHING, "", List.of());
    }
    if (argument.completionCandidates() != null) {
      var words = new ArrayList<String>();
      argument.completionCandidates().forEach(words::add);
      return new Value(Wanted.WORDS, label, words);
    }
    return switch (label) {
      case "ID|STEP", "CHECK" -> new Value(Wanted.WORDS, label, checks);
      case "FILE", "PATH", "TEMPLATE", "OLD", "NEW" -> new Value(Wanted.FILE, label, List.of());
      case "DIR" -> new Value(Wanted.FOLDER, label, List.of());
      default -> new Value(Wanted.TEXT, label, List.of());
    };
  }

  /** Returns the first sentence without its full stop. */
  private static String sentence(String[] lines) {
    var text = String.join(" ", lines).strip();
    int end = text.indexOf(". ");
    var first = end < 0 ? text : text.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  // ---- bash ----

  private String bash() {
    var script = new StringBuilder();
    script.append(
        "# Completes martello in bash. Source it, or keep it in a file called martello in\n");
    script.append("# ~/.local/share/bash-completion/completions.\n");
    script.append("_martello() {\n");
    script.append(
        """
          local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" at=1 words=""
          COMPREPLY=()
          # Readline parts words at an equals sign: --format=json is to be completed as --format json.
          if [ "$current" = "=" ]; then
            current=""
          elif [ "$before" = "=" ]; then
            before="${COMP_WORDS[COMP_CWORD-2]}"
          fi
          while [ "$at" -lt "$COMP_CWORD" ]; do
            case "$command ${COMP_WORDS[at]}" in
        """);
    var known =
        commands.stream()
            .filter(command -> !command.path().isEmpty())
            .map(command -> "\"%s %s\"".formatted(command.parent(), command.name()))
            .collect(Collectors.joining(" | "));
    script.append("      ").append(known).append(")\n");
    script.append("        command=\"${command:+$command }${COMP_WORDS[at]}\" ;;\n    esac\n");
    script.append("    at=$((at + 1))\n  done\n  case \"$command $before\" in\n");
    for (var command : commands) {
      for (var option : command.options()) {
        switch (option.value().wanted()) {
          case WORDS ->
              script.append(
                  "    \"%s %s\") words=\"%s\" ;;\n"
                      .formatted(command.path(), option.name(), joined(option.value())));
          case FILE, FOLDER, TEXT ->
              script.append("    \"%s %s\") return ;;\n".formatted(command.path(), option.name()));
          case NOTHING -> {}
        }
      }
    }
    script.append("  esac\n  if [ -z \"$words\" ]; then\n    case \"$command\" in\n");
    for (var command : commands) {
      var options = command.options().stream().map(Option::name).collect(Collectors.joining(" "));
      var others = String.join(" ", command.under()) + joined(command.argument());
      script.append("      \"%s\")\n".formatted(command.path()));
      script.append(
          "        case \"$current\" in -*) words=\"%s\" ;; *) words=\"%s\" ;; esac ;;\n"
              .formatted(options, others));
    }
    script.append(
        """
            esac
          fi
          # Where no word is known readline completes names of files.
          # shellcheck disable=SC2207 # mapfile is too new for the bash of macOS; no word holds a blank
          [ -z "$words" ] || COMPREPLY=($(compgen -W "$words" -- "$current"))
        }
        complete -o default -F _martello martello
        """);
    return script.toString();
  }

  private static String joined(Value value) {
    return String.join(" ", value.words());
  }

  // ---- zsh ----

  private String zsh() {
    var script = new StringBuilder("#compdef martello\n");
    script.append(
        "# Completes martello in zsh. Keep it in a file called _martello in a folder of"
            + " $fpath.\n\n");
    for (var command : commands) {
      script.append(function(command)).append("() {\n");
      if (!command.under().isEmpty()) {
        script.append("  local context state state_descr line\n  typeset -A opt_args\n");
      }
      script.append("  _arguments -s").append(command.under().isEmpty() ? "" : " -C");
      for (var option : command.options()) {
        script.append(" \\\n    ").append(zsh(option));
      }
      if (!command.under().isEmpty()) {
        script.append(" \\\n    '1: :->command' \\\n    '*:: :->arguments'");
      } else if (command.argument().wanted() != Wanted.NOTHING) {
        script.append(" \\\n    '*:%s'".formatted(zsh(command.argument())));
      }
      script.append('\n');
      if (!command.under().isEmpty()) {
        script.append(zshCommands(command));
      }
      script.append("}\n\n");
    }
    return script.append("_martello \"$@\"\n").toString();
  }

  private String zshCommands(Command command) {
    var script = new StringBuilder("  case $state in\n    command)\n      local -a commands\n");
    script.append("      commands=(\n");
    var children = under(command);
    for (var child : children) {
      script.append("        '%s:%s'\n".formatted(child.name(), quoted(child.description())));
    }
    script.append("      )\n      _describe -t commands command commands ;;\n");
    script.append("    arguments)\n      case $words[1] in\n");
    for (var child : children) {
      script.append("        %s) %s ;;\n".formatted(child.name(), function(child)));
    }
    return script.append("      esac ;;\n  esac\n").toString();
  }

  private List<Command> under(Command command) {
    return commands.stream()
        .filter(child -> !child.path().isEmpty() && child.parent().equals(command.path()))
        .toList();
  }

  private static String function(Command command) {
    return command.path().isEmpty() ? "_martello" : "_martello_" + command.path().replace(' ', '_');
  }

  private static String zsh(Option option) {
    var text = "[" + quoted(option.description()).replace("[", "\\[").replace("]", "\\]") + "]";
    var star = option.isRepeated() ? "*" : "";
    return option.value().wanted() == Wanted.NOTHING
        ? "'%s%s%s'".formatted(star, option.name(), text)
        : "'%s%s=%s:%s'".formatted(star, option.name(), text, zsh(option.value()));
  }

  private static String zsh(Value value) {
    var label = value.label().replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    return label
        + ":"
        + switch (value.wanted()) {
          case WORDS -> "(" + joined(value) + ")";
          case FILE -> "_files";
          case FOLDER -> "_files -/";
          case TEXT, NOTHING -> " ";
        };
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''").replace(":", "\\:");
  }

  // ---- fish ----

  private String fish() {
    var script = new StringBuilder();
    script.append(
        "# Completes martello in fish. Keep it as ~/.config/fish/completions/martello.fish.\n");
    script.append("complete -c martello -f\n");
    for (var command : commands) {
      var when = " -n '%s'".formatted(condition(command));
      for (var child : under(command)) {
        script.append(
            "complete -c martello%s -a %s -d '%s'\n"
                .formatted(when, child.name(), fishText(child.description())));
      }
      for (var option : command.options()) {
        script.append(
            "complete -c martello%s -l %s%s -d '%s'\n"
                .formatted(
                    when,
                    option.name().substring(2),
                    fish(option.value()),
                    fishText(option.description())));
      }
      switch (command.argument().wanted()) {
        case WORDS ->
            script.append(
                "complete -c martello%s -a '%s'\n".formatted(when, joined(command.argument())));
        case FILE, FOLDER -> script.append("complete -c martello%s -F\n".formatted(when));
        case TEXT, NOTHING -> {}
      }
    }
    return script.toString();
  }

  private String condition(Command command) {
    if (command.path().isEmpty()) {
      return "__fish_use_subcommand";
    }
    var words = List.of(command.path().split(" "));
    Set<String> parts = new LinkedHashSet<>();
    words.forEach(word -> parts.add("__fish_seen_subcommand_from " + word));
    if (!command.under().isEmpty()) {
      parts.add("not __fish_seen_subcommand_from " + String.join(" ", command.under()));
    }
    return String.join("; and ", parts);
  }

  private static String fish(Value value) {
    return switch (value.wanted()) {
      case NOTHING -> "";
      case WORDS -> " -x -a '" + joined(value) + "'";
      case FILE -> " -r -F";
      case FOLDER -> " -x -a '(__fish_complete_directories)'";
      case TEXT -> " -x";
    };
  }

  private static String fishText(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
