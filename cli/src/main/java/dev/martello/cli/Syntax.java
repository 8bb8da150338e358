package dev.martello.cli;

import dev.martello.check.Rule;
import dev.martello.check.Step;
import dev.martello.engine.Catalogue;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The language of the command line: turns arguments into a {@link Request}. */
final class Syntax {
  /*
   * picocli's model is built by hand and not from annotations: annotations would be read by
   * reflection at each start. See docs/decisions/0004.
   */

  private static final List<Command> COMMANDS =
      List.of(
          new Command(
              "scan",
              "Scan folders and templates; nothing of them is run.",
              CommandArguments::scan),
          new Command(
              "fix",
              "Print verified patches for what a scan finds, as `git apply` takes them.",
              CommandArguments::fix),
          new Command(
              "paths",
              "Tell what attackers reach: blast radius, attack paths, what would end them.",
              CommandArguments::paths),
          new Command(
              "diff",
              "Tell what a change to templates does to exposure, grants and paths.",
              CommandArguments::diff),
          new Command(
              "expand",
              "Print the CloudFormation that SAM templates stand for.",
              CommandArguments::expand),
          new Command(
              "code",
              "Tell what the code of functions does, and what is wrong with it.",
              CommandArguments::code),
          new Command("checks", "List the checks.", CommandArguments::checks),
          new Command(
              "explain",
              "Explain a check: why it matters, how to mend it.",
              CommandArguments::explain),
          new Command(
              "config", "Work with the configuration, martello.yaml.", CommandArguments::config),
          new Command(
              "completion",
              "Print a script that lets a shell complete this command line.",
              CommandArguments::completion));

  /** A command: its line in the list of commands, and what its own arguments are. */
  private record Command(String name, String description, Consumer<CommandSpec> arguments) {}

  private final String version;
  private final Requests requests;

  Syntax(String version, Terminal terminal) {
    this.version = version;
    this.requests = new Requests(terminal);
  }

  /** Parses and checks the arguments. */
  Request parse(List<String> arguments) throws WrongUse {
    var name = arguments.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
    var root = root(name::equals);
    ParseResult result;
    try {
      result = root.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw WrongUse.of(wrong);
    }
    var asked = result;
    while (asked.hasSubcommand()) {
      asked = asked.subcommand();
    }
    if (asked.hasMatchedOption("--version")) {
      return new Request.Show("martello " + version + "\n");
    }
    var spec = asked.commandSpec();
    if (asked.hasMatchedOption("--help")) {
      return new Request.Show(spec.commandLine().getUsageMessage(Ansi.OFF));
    }
    return request(spec.name(), new Given(asked));
  }

  private Request request(String command, Given given) throws WrongUse {
    return switch (command) {
      case "scan" -> requests.scan(given);
      case "fix" -> Requests.fix(given);
      case "paths" -> requests.paths(given);
      case "diff" -> requests.diff(given);
      case "expand" -> Requests.expand(given);
      case "code" -> requests.code(given);
      case "checks" -> Requests.checks(given);
      case "explain" -> new Request.Explain(given.positionals().getFirst());
      case "check" -> Requests.configCheck(given);
      case "completion" -> completion(given);
      case "config" -> throw new WrongUse("name a command: `check`", "martello config");
      default -> throw new WrongUse("name a command", "martello");
    };
  }

  /** Commands are many and one is asked for; the others are only listed. */
  private static CommandLine root(Predicate<String> isWhole) {
    var spec = Specs.command("martello", "Finds what is wrong with AWS Lambda applications.");
    spec.usageMessage()
        .footer(
            "",
            "Exit codes: 0 clean, 1 findings at or above the level of --fail-on, 2 wrong use,",
            "3 incomplete (something could not be read), 4 a defect of Martello.");
    spec.addOption(Specs.flag("--version", "Print the version.").versionHelp(true).build());
    for (var command : COMMANDS) {
      var own = Specs.command(command.name(), command.description());
      if (isWhole.test(command.name())) {
        command.arguments().accept(own);
      }
      spec.addSubcommand(command.name(), own);
    }
    return new CommandLine(spec)
        .setExpandAtFiles(false)
        .setInterpolateVariables(false)
        .setTrimQuotes(false);
  }

  private static Request completion(Given given) throws WrongUse {
    var name = given.positionals().getFirst();
    var shell = given.choose(Completion.Shell.class, name, "completion");
    var steps = Arrays.stream(Step.values()).map(Step::word);
    var ids = Catalogue.standard().rules().stream().map(Rule::id);
    return new Request.Show(
        Completion.script(
            shell, root(_ -> true).getCommandSpec(), Stream.concat(steps, ids).toList()));
  }
}
