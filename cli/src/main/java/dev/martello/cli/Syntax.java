package dev.martello.cli;

import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.check.Severity;
import dev.martello.check.Step;
import dev.martello.cli.Request.Comparing;
import dev.martello.cli.Request.Drawing;
import dev.martello.cli.Request.FailOn;
import dev.martello.cli.Request.Format;
import dev.martello.cli.Request.Inputs;
import dev.martello.cli.Request.Listing;
import dev.martello.cli.Request.Notation;
import dev.martello.cli.Request.Output;
import dev.martello.config.ConfigurationReader;
import dev.martello.engine.Catalogue;
import dev.martello.join.path.Foothold;
import dev.martello.triage.Foreign;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The language of the command line: turns arguments into a {@link Request}. */
final class Syntax {
  /*
   * picocli's model is built by hand and not from annotations: annotations would be read by
   * reflection at each start. See docs/decisions/0004.
   */

  private static final String ONLY_SECURITY = "--only-security";
  private static final String FOREIGN = String.join(", ", Foreign.words());
  private static final String FORMATS = named(Format.class);
  private static final String LEVELS = "critical, high, medium, low";
  private static final List<String> FAILING =
      List.of("critical", "high", "medium", "low", "undecided", "none");

  private static final String ASSUME_HANDLERS = "--assume-handlers";
  private static final String EXPLAIN_SOURCE = "--explain-source";

  private static final List<Command> COMMANDS =
      List.of(
          new Command(
              "scan", "Scan folders and templates; nothing of them is run.", Syntax::scanArguments),
          new Command(
              "fix",
              "Print verified patches for what a scan finds, as `git apply` takes them.",
              Syntax::fixArguments),
          new Command(
              "paths",
              "Tell what attackers reach: blast radius, attack paths, what would end them.",
              Syntax::pathsArguments),
          new Command(
              "diff",
              "Tell what a change to templates does to exposure, grants and paths.",
              Syntax::diffArguments),
          new Command(
              "expand",
              "Print the CloudFormation that SAM templates stand for.",
              Syntax::expandArguments),
          new Command(
              "code",
              "Tell what the code of functions does, and what is wrong with it.",
              Syntax::codeArguments),
          new Command("checks", "List the checks.", Syntax::checksArguments),
          new Command(
              "explain",
              "Explain a check: why it matters, how to mend it.",
              Syntax::explainArguments),
          new Command(
              "config", "Work with the configuration, martello.yaml.", Syntax::configArguments),
          new Command(
              "completion",
              "Print a script that lets a shell complete this command line.",
              Syntax::completionArguments));

  /** A command: its line in the list of commands, and what its own arguments are. */
  private record Command(String name, String description, Consumer<CommandSpec> arguments) {}

  private final String version;
  private final Terminal terminal;

  Syntax(String version, Terminal terminal) {
    this.version = version;
    this.terminal = terminal;
  }

  /** Parses and checks the arguments. */
  Request parse(List<String> arguments) throws WrongUse {
    var name = arguments.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("");
    var root = root(name::equals);
    ParseResult result;
    try {
      result = root.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw wrongUse(wrong);
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
    return switch (spec.name()) {
      case "scan" -> scan(asked);
      case "fix" -> fix(asked);
      case "paths" -> pathsRequest(asked);
      case "diff" -> diff(asked);
      case "expand" -> expand(asked);
      case "code" -> codeRequest(asked);
      case "checks" -> checks(asked);
      case "explain" -> new Request.Explain(positionals(asked).getFirst());
      case "check" -> configCheck(asked);
      case "completion" -> completion(asked);
      case "config" -> throw new WrongUse("name a command: `check`", "martello config");
      default -> throw new WrongUse("name a command", "martello");
    };
  }

  // --- the commands ---

  /** Commands are many and one is asked for; the others are only listed. */
  private static CommandLine root(Predicate<String> isWhole) {
    var spec = command("martello", "Finds what is wrong with AWS Lambda applications.");
    spec.usageMessage()
        .footer(
            "",
            "Exit codes: 0 clean, 1 findings at or above the level of --fail-on, 2 wrong use,",
            "3 incomplete (something could not be read), 4 a defect of Martello.");
    spec.addOption(flag("--version", "Print the version.").versionHelp(true).build());
    for (var command : COMMANDS) {
      var own = command(command.name(), command.description());
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

  private static void scanArguments(CommandSpec spec) {
    spec.addPositional(paths("PATH", "Folders and files to scan."));
    spec.addOption(
        choices(
            "--format",
            "FORMAT[=FILE]",
            names(Format.class),
            "Write a report, to a file or to stdout. May be repeated. Default: text. Takes",
            FORMATS + "."));
    spec.addOption(
        choices(
            "--fail-on",
            "LEVEL",
            FAILING,
            "Exit with 1 on findings of this severity or a higher one: " + LEVELS + ";",
            "on `undecided` ones too, or on `none`. May be repeated. Default: low."));
    spec.addOption(
        list(
            "--only",
            "ID|STEP",
            "Run only this check, or the checks of this step. May be repeated."));
    addOnlySecurity(spec);
    spec.addOption(
        choice(
            "--severity",
            "LEVEL",
            names(Severity.class),
            "Report only findings of this severity or a higher one: " + LEVELS + "."));
    addProfile(spec);
    addInputs(spec);
    addDecisions(spec);
    spec.addOption(assuming());
    spec.addOption(flag("--all", "Tell low findings in full, too, and every place.").build());
    spec.addOption(
        one("--write-baseline", "FILE", "Write the findings of this scan to FILE as a baseline."));
    spec.addOption(
        one(
            "--links",
            "URL",
            "Where the repository can be seen, for the links of Markdown and HTML:",
            "https://github.com/OWNER/NAME/blob/COMMIT."));
    spec.addOption(
        flag(
                "--fixes",
                "Tell verified patches with the findings, in json, sarif and html; takes several"
                    + " scans.")
            .build());
    addQuiet(spec, "Print no progress, and as text only functions with findings.");
    addNoColor(spec);
  }

  private static void fixArguments(CommandSpec spec) {
    spec.addPositional(paths("PATH", "Folders and files to fix."));
    spec.addOption(
        list(
            "--check",
            "ID|STEP",
            "Fix only what this check, or the checks of this step, find. May be repeated."));
    spec.addOption(
        list("--function", "NAME", "Fix only what concerns this function. May be repeated."));
    spec.addOption(flag("--write", "Apply the patches to the files.").build());
    spec.addOption(
        flag("--safe", "Only fixes after which callers and operators go on as before.").build());
    addProfile(spec);
    addInputs(spec);
    addDecisions(spec);
    addQuiet(spec, "Print no progress and no summary.");
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  martello fix . | git apply            apply everything",
            "  martello fix . --check tracing-off    one check only",
            "  martello fix orders --write           change the files in place",
            "",
            "Exit codes: 0 all findings that were chosen are fixed, 1 some are left,",
            "2 wrong use, 3 incomplete (something could not be read or written).");
  }

  private static void pathsArguments(CommandSpec spec) {
    spec.addPositional(paths("PATH", "Folders and files to look at."));
    spec.addOption(
        list(
            "--function",
            "NAME",
            "Tell all that this function reaches, and how. May be repeated."));
    spec.addOption(
        choice(
            "--foothold",
            "WHAT",
            names(Foothold.class),
            "What the attacker has to begin with: `code` that runs in the function (default),",
            "its `credentials` alone, its `event`, or a `principal` of the account."));
    spec.addOption(
        one(
            "--what-if",
            "WHAT",
            "Tell what would be out of reach without this: FILE:LINE of a statement or event,",
            "a Sid, an action, a resource."));
    spec.addOption(
        choice(
            "--format", "FORMAT", names(Drawing.class), "Print text, json or dot. Default: text."));
    addInputs(spec);
    addConfig(spec, "the folder, or of this one");
    addQuiet(spec, "Print no progress.");
    addNoColor(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  martello paths .",
            "  martello paths . --function OrdersFunction",
            "  martello paths . --what-if template.yaml:42",
            "  martello paths . --format dot | dot -Tsvg > paths.svg",
            "",
            "Exit codes: 0 told, 2 wrong use, 3 incomplete (something could not be read).");
  }

  private static void diffArguments(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0..*")
            .arity("0..2")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("PATH")
            .description(
                "The old and the new folder or template; with --git the one that both have,",
                "by default this folder.")
            .build());
    spec.addOption(
        one(
            "--git",
            "REV[..REV]",
            "Compare a revision of the Git repository with what is there now, or with another."));
    spec.addOption(one("--format", "FORMAT", "Print text, markdown or json. Default: text."));
    spec.addOption(
        list(
            "--fail-on",
            "LEVEL",
            "Exit with 1 if something got worse by this severity or a higher one: " + LEVELS + ".",
            "Default: none."));
    addProfile(spec);
    addInputs(spec);
    addConfig(spec, "each state, or of this folder");
    spec.addOption(flag("--all", "Tell everything, however much it is.").build());
    addQuiet(spec, "Print no progress.");
    addNoColor(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  martello diff old/template.yaml new/template.yaml",
            "  martello diff --git main",
            "  martello diff --git main..HEAD services/orders --format markdown --fail-on high",
            "",
            "Exit codes: 0 told, 1 something got worse at or above the level of --fail-on,",
            "2 wrong use, 3 incomplete (something could not be read).");
  }

  private static void expandArguments(CommandSpec spec) {
    spec.addPositional(paths("TEMPLATE", "Templates to expand."));
    spec.addOption(
        choice("--format", "FORMAT", names(Notation.class), "Print json or yaml. Default: json."));
    spec.addOption(
        one("--out", "DIR", "Write DIR/<name>.json for each template instead of stdout."));
    addInputs(spec);
  }

  private static void codeArguments(CommandSpec spec) {
    spec.addPositional(paths("PATH", "Folders and files to look at."));
    spec.addOption(
        choice("--format", "FORMAT", names(Listing.class), "Print text or json. Default: text."));
    addOnlySecurity(spec);
    spec.addOption(assuming());
    spec.addOption(
        one(
            EXPLAIN_SOURCE,
            "NAME",
            "Print only the calls whose name or text holds NAME, with what is known of them."));
    addInputs(spec);
    addDecisions(spec);
    addQuiet(spec, "Print no progress.");
    addNoColor(spec);
    spec.usageMessage()
        .footer(
            "",
            "Examples:",
            "  martello code .",
            "  martello code . --format json",
            "  martello code . --explain-source orders.find    what is known of a call",
            "  martello code src --assume-handlers    code without a template",
            "",
            "Exit codes: 0 clean, 1 findings, 2 wrong use, 3 incomplete (something could not be",
            "read).");
  }

  private static void checksArguments(CommandSpec spec) {
    spec.addOption(
        choice("--format", "FORMAT", names(Listing.class), "Print text or json. Default: text."));
  }

  private static void explainArguments(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .paramLabel("CHECK")
            .description("Its id, or the id that another scanner gives it.")
            .build());
  }

  private static void addOnlySecurity(CommandSpec spec) {
    spec.addOption(
        flag(ONLY_SECURITY, "Leave out the checks of performance and robustness.").build());
  }

  private static OptionSpec assuming() {
    return flag(
            ASSUME_HANDLERS,
            "Take functions that look like handlers, and the routes of web frameworks, for some"
                + " though no template declares them.")
        .build();
  }

  /** Adds the two options that say where the configuration stands, if not {@code where}. */
  private static void addConfig(CommandSpec spec, String where) {
    spec.addOption(
        one("--config", "FILE", "The configuration; without it martello.yaml of " + where + "."));
    spec.addOption(flag("--no-config", "Use no configuration.").build());
  }

  private static void addQuiet(CommandSpec spec, String what) {
    spec.addOption(flag("--quiet", what).build());
  }

  private static void addNoColor(CommandSpec spec) {
    spec.addOption(
        flag("--no-color", "Print no colour, as with the environment variable NO_COLOR.").build());
  }

  private static void addProfile(CommandSpec spec) {
    spec.addOption(
        choice(
            "--profile",
            "PROFILE",
            names(Profile.class),
            "standard, or strict: also rules without context, which some organisations demand."));
  }

  private static void addInputs(CommandSpec spec) {
    spec.addOption(list("--param", "KEY=VALUE", "Value of a template parameter. May be repeated."));
    spec.addOption(
        list(
            "--param-file",
            "FILE",
            "Values of parameters: JSON as AWS's command line takes it, or lines KEY=VALUE.",
            "May be repeated."));
    spec.addOption(one("--region", "REGION", "The region the application is deployed to."));
  }

  private static void addDecisions(CommandSpec spec) {
    addConfig(spec, "the scanned folder, or of this one");
    spec.addOption(
        one("--baseline", "FILE", "Compare with an earlier scan: only what is new makes it fail."));
    spec.addOption(flag("--new-only", "Report only what the baseline does not have.").build());
    spec.addOption(
        choices(
            "--honor",
            "SCANNER",
            Foreign.words(),
            "Suppressions made for this scanner count as well: " + FOREIGN + ".",
            "May be repeated."));
    spec.addOption(flag("--no-suppressions", "Report everything, whatever is suppressed.").build());
  }

  private static void configArguments(CommandSpec spec) {
    var check = command("check", "Check a configuration and say what is wrong with it.");
    check.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(String.class)
            .paramLabel("FILE")
            .description("The configuration. Default: martello.yaml.")
            .build());
    spec.addSubcommand("check", check);
  }

  private static void completionArguments(CommandSpec spec) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .paramLabel("SHELL")
            .completionCandidates(names(Completion.Shell.class))
            .description("bash, zsh or fish.")
            .build());
    spec.usageMessage()
        .footer(
            "",
            "To have it in every shell:",
            "  bash  martello completion bash >"
                + " ~/.local/share/bash-completion/completions/martello",
            "  zsh   martello completion zsh > \"${fpath[1]}/_martello\"",
            "  fish  martello completion fish > ~/.config/fish/completions/martello.fish");
  }

  private static CommandSpec command(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description, "")
        .parameterListHeading("")
        .sortOptions(false)
        .width(UsageMessageSpec.DEFAULT_USAGE_WIDTH);
    return spec.addOption(flag("--help", "Print this help.").usageHelp(true).order(99).build());
  }

  private static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
  }

  private static OptionSpec one(String name, String label, String... description) {
    return valued(name, label, description).type(String.class).build();
  }

  /** As {@link #one}, with the values that a shell offers. */
  private static OptionSpec choice(
      String name, String label, List<String> values, String... description) {
    return valued(name, label, description).type(String.class).completionCandidates(values).build();
  }

  private static OptionSpec list(String name, String label, String... description) {
    return valued(name, label, description).type(List.class).auxiliaryTypes(String.class).build();
  }

  /** As {@link #list}, with the values that a shell offers. */
  private static OptionSpec choices(
      String name, String label, List<String> values, String... description) {
    return valued(name, label, description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .completionCandidates(values)
        .build();
  }

  private static OptionSpec.Builder valued(String name, String label, String... description) {
    return OptionSpec.builder(name).arity("1").paramLabel(label).description(description);
  }

  private static PositionalParamSpec paths(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("1..*")
        .required(true)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  // --- from options to requests ---

  private Request scan(ParseResult given) throws WrongUse {
    return new Request.Scan(
        toPaths(positionals(given), given),
        outputs(given),
        split(values(given, "--only")),
        given.hasMatchedOption(ONLY_SECURITY),
        severity(given),
        failOn(given),
        profile(given),
        inputs(given),
        steering(given),
        links(given),
        given.hasMatchedOption("--all") || isLowAskedFor(given),
        given.hasMatchedOption("--fixes"),
        given.hasMatchedOption(ASSUME_HANDLERS),
        given.hasMatchedOption("--quiet"),
        hasColor(given));
  }

  private static Request fix(ParseResult given) throws WrongUse {
    return new Request.Fix(
        toPaths(positionals(given), given),
        split(values(given, "--check")),
        split(values(given, "--function")),
        given.hasMatchedOption("--write"),
        given.hasMatchedOption("--safe"),
        inputs(given),
        profile(given),
        steering(given),
        given.hasMatchedOption("--quiet"));
  }

  private Request pathsRequest(ParseResult given) throws WrongUse {
    var foothold = value(given, "--foothold").orElse("code");
    var format = value(given, "--format").orElse("text");
    return new Request.Paths(
        toPaths(positionals(given), given),
        split(values(given, "--function")),
        choose(Foothold.class, foothold, "--foothold", given),
        value(given, "--what-if").orElse(""),
        choose(Drawing.class, format, "--format", given),
        inputs(given),
        steering(given),
        given.hasMatchedOption("--quiet"),
        hasColor(given));
  }

  private Request diff(ParseResult given) throws WrongUse {
    var paths = toPaths(positionals(given), given);
    var range = value(given, "--git").orElse("");
    if (range.isEmpty() && paths.size() != 2) {
      throw wrong("name the old and the new state, or `--git REV`", given);
    }
    if (!range.isEmpty() && (paths.size() > 1 || !isRange(range))) {
      throw wrong("`--git` takes REV or REV..REV, and one path at most", given);
    }
    var format = value(given, "--format").orElse("text");
    var named = failOn(given);
    return new Request.Diff(
        paths,
        range,
        choose(Comparing.class, format, "--format", given),
        named == null ? new FailOn(null, false) : named,
        profile(given),
        inputs(given),
        steering(given),
        given.hasMatchedOption("--all"),
        given.hasMatchedOption("--quiet"),
        hasColor(given));
  }

  private boolean hasColor(ParseResult given) {
    return terminal.hasColor() && !given.hasMatchedOption("--no-color");
  }

  /** Three dots would mean where two branches part, which is another question. */
  private static boolean isRange(String range) {
    int dots = range.indexOf("..");
    return !range.startsWith("-")
        && !range.contains("...")
        && (dots < 0 || (dots > 0 && dots + 2 < range.length()));
  }

  private static Request expand(ParseResult given) throws WrongUse {
    var folder = value(given, "--out");
    var notation = value(given, "--format").orElse("json");
    return new Request.Expand(
        toPaths(positionals(given), given),
        choose(Notation.class, notation, "--format", given),
        folder.isEmpty() ? null : toPath(folder.get(), given),
        inputs(given));
  }

  private Request codeRequest(ParseResult given) throws WrongUse {
    var format = value(given, "--format").orElse("text");
    return new Request.Code(
        toPaths(positionals(given), given),
        choose(Listing.class, format, "--format", given),
        given.hasMatchedOption(ONLY_SECURITY),
        given.hasMatchedOption(ASSUME_HANDLERS),
        given.matchedOptionValue(EXPLAIN_SOURCE, ""),
        inputs(given),
        steering(given),
        hasColor(given));
  }

  private static Request checks(ParseResult given) throws WrongUse {
    var format = value(given, "--format").orElse("text");
    return new Request.Checks(choose(Listing.class, format, "--format", given));
  }

  private static List<Output> outputs(ParseResult given) throws WrongUse {
    var outputs = new ArrayList<Output>();
    for (var written : values(given, "--format")) {
      int equals = written.indexOf('=');
      var name = equals < 0 ? written : written.substring(0, equals);
      var file = equals < 0 ? "" : written.substring(equals + 1);
      if (equals >= 0 && file.isEmpty()) {
        throw wrong("`--format " + written + "` names no file", given);
      }
      outputs.add(
          new Output(
              choose(Format.class, name, "--format", given),
              file.isEmpty() ? null : toPath(file, given)));
    }
    if (outputs.stream().filter(output -> output.file() == null).count() > 1) {
      throw wrong("only one report can go to stdout; name a file: `--format json=FILE`", given);
    }
    return outputs.isEmpty() ? List.of(new Output(Format.TEXT, null)) : outputs;
  }

  private static @Nullable Profile profile(ParseResult given) throws WrongUse {
    var name = value(given, "--profile");
    return name.isEmpty() ? null : choose(Profile.class, name.get(), "--profile", given);
  }

  private static Request.Steering steering(ParseResult given) throws WrongUse {
    var config = value(given, "--config");
    var baseline = value(given, "--baseline");
    var written = value(given, "--write-baseline");
    boolean hasNoConfig = given.hasMatchedOption("--no-config");
    if (hasNoConfig && config.isPresent()) {
      throw wrong("`--config` and `--no-config` contradict each other", given);
    }
    var honored = EnumSet.noneOf(Foreign.class);
    for (var name : split(values(given, "--honor"))) {
      var foreign = Foreign.named(name);
      if (foreign.isEmpty()) {
        throw wrong("`--honor` takes " + FOREIGN + ", not `" + name + "`", given);
      }
      honored.add(foreign.get());
    }
    return new Request.Steering(
        config.isEmpty() ? null : toPath(config.get(), given),
        !hasNoConfig,
        baseline.isEmpty() ? null : toPath(baseline.get(), given),
        written.isEmpty() ? null : toPath(written.get(), given),
        given.hasMatchedOption("--new-only"),
        honored,
        !given.hasMatchedOption("--no-suppressions"));
  }

  private static Request completion(ParseResult given) throws WrongUse {
    var name = positionals(given).getFirst();
    var shell = choose(Completion.Shell.class, name, "completion", given);
    var steps = Arrays.stream(Step.values()).map(Step::word);
    var ids = Catalogue.standard().rules().stream().map(Rule::id);
    return new Request.Show(
        Completion.script(
            shell, root(_ -> true).getCommandSpec(), Stream.concat(steps, ids).toList()));
  }

  private static Request configCheck(ParseResult given) throws WrongUse {
    var name = positionals(given).stream().findFirst().orElse(ConfigurationReader.NAME);
    return new Request.ConfigCheck(toPath(name, given));
  }

  private static Severity severity(ParseResult given) throws WrongUse {
    var name = value(given, "--severity").orElse("low");
    return choose(Severity.class, name, "--severity", given);
  }

  private static @Nullable FailOn failOn(ParseResult given) throws WrongUse {
    var names = split(values(given, "--fail-on"));
    if (names.isEmpty()) {
      return null;
    }
    boolean onUndecided = names.remove("undecided");
    boolean isNone = names.remove("none");
    if ((isNone && (onUndecided || !names.isEmpty())) || names.size() > 1) {
      throw wrong("`--fail-on` takes one severity, `undecided` or both, or `none`", given);
    }
    if (names.isEmpty()) {
      return new FailOn(isNone ? null : Severity.LOW, onUndecided);
    }
    var name = names.getFirst();
    if (!isOneOf(Severity.class, name)) {
      throw wrong("`--fail-on` takes " + LEVELS + ", undecided or none, not `" + name + "`", given);
    }
    return new FailOn(choose(Severity.class, name, "--fail-on", given), onUndecided);
  }

  private static Inputs inputs(ParseResult given) throws WrongUse {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (var pair : values(given, "--param")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw wrong("`--param` takes KEY=VALUE, not `" + pair + "`", given);
      }
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    var files = toPaths(values(given, "--param-file"), given);
    return new Inputs(parameters, files, region(given));
  }

  /** Who names the lowest severity wants to see what is low. */
  private static boolean isLowAskedFor(ParseResult given) throws WrongUse {
    return given.hasMatchedOption("--severity") && severity(given) == Severity.LOW;
  }

  private static String links(ParseResult given) throws WrongUse {
    var links = value(given, "--links");
    if (links.isPresent() && !links.get().matches("https?://[!-~&&[^()<>\"\\\\`]]+")) {
      throw wrong("`--links` takes an address of the web, not `" + links.get() + "`", given);
    }
    return links.orElse("");
  }

  private static String region(ParseResult given) throws WrongUse {
    var region = value(given, "--region");
    if (region.isPresent() && !region.get().matches("[a-z]{2,4}(-[a-z]{2,9}){1,2}-[0-9]{1,2}")) {
      throw wrong(
          "`--region` takes a region such as `eu-west-1`, not `" + region.get() + "`", given);
    }
    return region.orElse("");
  }

  // --- small parts ---

  private static <E extends Enum<E>> E choose(
      Class<E> type, String name, String option, ParseResult given) throws WrongUse {
    for (var constant : type.getEnumConstants()) {
      if (shown(constant).equals(name.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw wrong("`%s` takes %s, not `%s`".formatted(option, named(type), name), given);
  }

  private static <E extends Enum<E>> boolean isOneOf(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .anyMatch(constant -> shown(constant).equals(name.toLowerCase(Locale.ROOT)));
  }

  private static <E extends Enum<E>> String named(Class<E> type) {
    return String.join(", ", names(type));
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Syntax::shown).toList();
  }

  private static String shown(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> positionals(ParseResult given) {
    return given.matchedPositionals().stream()
        .distinct()
        .flatMap(position -> position.originalStringValues().stream())
        .toList();
  }

  private static List<String> values(ParseResult given, String option) {
    return given.hasMatchedOption(option)
        ? List.copyOf(given.matchedOption(option).originalStringValues())
        : List.of();
  }

  private static Optional<String> value(ParseResult given, String option) {
    return values(given, option).stream().findFirst();
  }

  private static List<String> split(List<String> values) {
    var parts = new ArrayList<String>();
    for (var value : values) {
      for (var part : value.split(",", -1)) {
        if (!part.isBlank()) {
          parts.add(part.strip());
        }
      }
    }
    return parts;
  }

  private static List<Path> toPaths(List<String> names, ParseResult given) throws WrongUse {
    var paths = new ArrayList<Path>();
    for (var name : names) {
      paths.add(toPath(name, given));
    }
    return paths;
  }

  private static Path toPath(String name, ParseResult given) throws WrongUse {
    if (name.isEmpty()) {
      throw wrong("a path is empty", given);
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw wrong("`" + name + "` is no path on this system", given);
    }
  }

  private static WrongUse wrong(String message, ParseResult given) {
    return new WrongUse(message, given.commandSpec().qualifiedName());
  }

  /** Says what is wrong in our own words; picocli's name types and indexes. */
  private static WrongUse wrongUse(ParameterException wrong) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return new WrongUse(
        switch (wrong) {
          case UnmatchedArgumentException unmatched -> unmatched(unmatched);
          case MissingParameterException missing ->
              missing.getMissing().stream()
                  .map(Syntax::missing)
                  .collect(Collectors.joining(", ", "name ", ""));
          case OverwrittenOptionException _ -> "an option that may stand once stands twice";
          default -> String.valueOf(wrong.getMessage());
        },
        command);
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    var first = unmatched.getUnmatched().getFirst();
    boolean isCommand = unmatched.getCommandLine().getCommandSpec().parent() == null;
    var what =
        unmatched.isUnknownOption()
            ? "unknown option"
            : isCommand ? "unknown command" : "one argument too many:";
    var suggestions = unmatched.getSuggestions();
    var hint = suggestions.isEmpty() ? "" : "; do you mean `" + suggestions.getFirst() + "`?";
    return "%s `%s`%s".formatted(what, first, hint);
  }

  private static String missing(CommandLine.Model.ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? "a value: `%s %s`".formatted(option.longestName(), option.paramLabel())
        : "at least one " + missing.paramLabel();
  }
}
