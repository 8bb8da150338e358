package dev.martello.cli;

import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.cli.Request.Comparing;
import dev.martello.cli.Request.Drawing;
import dev.martello.cli.Request.Format;
import dev.martello.cli.Request.Listing;
import dev.martello.cli.Request.Notation;
import dev.martello.join.path.Foothold;
import dev.martello.triage.Foreign;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What each command takes, and what its help says. */
final class CommandArguments {
  static final String ONLY_SECURITY = "--only-security";
  static final String ASSUME_HANDLERS = "--assume-handlers";
  static final String EXPLAIN_SOURCE = "--explain-source";

  /** The severities, worst first, for people. */
  static final String LEVELS = "critical, high, medium, low";

  private static final List<String> FAILING =
      List.of("critical", "high", "medium", "low", "undecided", "none");

  private CommandArguments() {}

  static void scan(CommandSpec spec) {
    spec.addPositional(Specs.paths("PATH", "Folders and files to scan."));
    spec.addOption(
        Specs.choices(
            "--format",
            "FORMAT[=FILE]",
            Choices.names(Format.class),
            "Write a report, to a file or to stdout. May be repeated. Default: text. Takes",
            Choices.named(Format.class) + "."));
    spec.addOption(
        Specs.choices(
            "--fail-on",
            "LEVEL",
            FAILING,
            "Exit with 1 on findings of this severity or a higher one: " + LEVELS + ";",
            "on `undecided` ones too, or on `none`. May be repeated. Default: low."));
    spec.addOption(
        Specs.list(
            "--only",
            "ID|STEP",
            "Run only this check, or the checks of this step. May be repeated."));
    addOnlySecurity(spec);
    spec.addOption(
        Specs.choice(
            "--severity",
            "LEVEL",
            Choices.names(Severity.class),
            "Report only findings of this severity or a higher one: " + LEVELS + "."));
    addProfile(spec);
    addInputs(spec);
    addDecisions(spec);
    spec.addOption(assuming());
    spec.addOption(Specs.flag("--all", "Tell low findings in full, too, and every place.").build());
    spec.addOption(
        Specs.one(
            "--write-baseline", "FILE", "Write the findings of this scan to FILE as a baseline."));
    spec.addOption(
        Specs.one(
            "--links",
            "URL",
            "Where the repository can be seen, for the links of Markdown and HTML:",
            "https://github.com/OWNER/NAME/blob/COMMIT."));
    spec.addOption(
        Specs.flag(
                "--fixes",
                "Tell verified patches with the findings, in json, sarif and html; takes several"
                    + " scans.")
            .build());
    addQuiet(spec, "Print no progress, and as text only functions with findings.");
    addNoColor(spec);
  }

  static void fix(CommandSpec spec) {
    spec.addPositional(Specs.paths("PATH", "Folders and files to fix."));
    spec.addOption(
        Specs.list(
            "--check",
            "ID|STEP",
            "Fix only what this check, or the checks of this step, find. May be repeated."));
    spec.addOption(
        Specs.list("--function", "NAME", "Fix only what concerns this function. May be repeated."));
    spec.addOption(Specs.flag("--write", "Apply the patches to the files.").build());
    spec.addOption(
        Specs.flag("--safe", "Only fixes after which callers and operators go on as before.")
            .build());
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

  static void paths(CommandSpec spec) {
    spec.addPositional(Specs.paths("PATH", "Folders and files to look at."));
    spec.addOption(
        Specs.list(
            "--function",
            "NAME",
            "Tell all that this function reaches, and how. May be repeated."));
    spec.addOption(
        Specs.choice(
            "--foothold",
            "WHAT",
            Choices.names(Foothold.class),
            "What the attacker has to begin with: `code` that runs in the function (default),",
            "its `credentials` alone, its `event`, or a `principal` of the account."));
    spec.addOption(
        Specs.one(
            "--what-if",
            "WHAT",
            "Tell what would be out of reach without this: FILE:LINE of a statement or event,",
            "a Sid, an action, a resource."));
    spec.addOption(
        Specs.choice(
            "--format",
            "FORMAT",
            Choices.names(Drawing.class),
            "Print text, json or dot. Default: text."));
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

  static void diff(CommandSpec spec) {
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
        Specs.one(
            "--git",
            "REV[..REV]",
            "Compare a revision of the Git repository with what is there now, or with another."));
    spec.addOption(
        Specs.choice(
            "--format",
            "FORMAT",
            Choices.names(Comparing.class),
            "Print text, markdown or json. Default: text."));
    spec.addOption(
        Specs.list(
            "--fail-on",
            "LEVEL",
            "Exit with 1 if something got worse by this severity or a higher one: " + LEVELS + ".",
            "Default: none."));
    addProfile(spec);
    addInputs(spec);
    addConfig(spec, "each state, or of this folder");
    spec.addOption(Specs.flag("--all", "Tell everything, however much it is.").build());
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

  static void expand(CommandSpec spec) {
    spec.addPositional(Specs.paths("TEMPLATE", "Templates to expand."));
    spec.addOption(
        Specs.choice(
            "--format",
            "FORMAT",
            Choices.names(Notation.class),
            "Print json or yaml. Default: json."));
    spec.addOption(
        Specs.one("--out", "DIR", "Write DIR/<name>.json for each template instead of stdout."));
    addInputs(spec);
  }

  static void code(CommandSpec spec) {
    spec.addPositional(Specs.paths("PATH", "Folders and files to look at."));
    spec.addOption(
        Specs.choice(
            "--format",
            "FORMAT",
            Choices.names(Listing.class),
            "Print text or json. Default: text."));
    addOnlySecurity(spec);
    spec.addOption(assuming());
    spec.addOption(
        Specs.one(
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

  static void checks(CommandSpec spec) {
    spec.addOption(
        Specs.choice(
            "--format",
            "FORMAT",
            Choices.names(Listing.class),
            "Print text or json. Default: text."));
  }

  static void explain(CommandSpec spec) {
    spec.addPositional(
        Specs.word("CHECK", "1", "Its id, or the id that another scanner gives it.").build());
  }

  private static void addOnlySecurity(CommandSpec spec) {
    spec.addOption(
        Specs.flag(ONLY_SECURITY, "Leave out the checks of performance and robustness.").build());
  }

  private static OptionSpec assuming() {
    return Specs.flag(
            ASSUME_HANDLERS,
            "Take functions that look like handlers, and the routes of web frameworks, for some"
                + " though no template declares them.")
        .build();
  }

  /** Adds the two options that say where the configuration stands, if not {@code where}. */
  private static void addConfig(CommandSpec spec, String where) {
    spec.addOption(
        Specs.one(
            "--config", "FILE", "The configuration; without it martello.yaml of " + where + "."));
    spec.addOption(Specs.flag("--no-config", "Use no configuration.").build());
  }

  private static void addQuiet(CommandSpec spec, String what) {
    spec.addOption(Specs.flag("--quiet", what).build());
  }

  private static void addNoColor(CommandSpec spec) {
    spec.addOption(
        Specs.flag("--no-color", "Print no colour, as with the environment variable NO_COLOR.")
            .build());
  }

  private static void addProfile(CommandSpec spec) {
    spec.addOption(
        Specs.choice(
            "--profile",
            "PROFILE",
            Choices.names(Profile.class),
            "standard, or strict: also rules without context, which some organisations demand."));
  }

  private static void addInputs(CommandSpec spec) {
    spec.addOption(
        Specs.list("--param", "KEY=VALUE", "Value of a template parameter. May be repeated."));
    spec.addOption(
        Specs.list(
            "--param-file",
            "FILE",
            "Values of parameters: JSON as AWS's command line takes it, or lines KEY=VALUE.",
            "May be repeated."));
    spec.addOption(Specs.one("--region", "REGION", "The region the application is deployed to."));
  }

  private static void addDecisions(CommandSpec spec) {
    addConfig(spec, "the scanned folder, or of this one");
    spec.addOption(
        Specs.one(
            "--baseline", "FILE", "Compare with an earlier scan: only what is new makes it fail."));
    spec.addOption(
        Specs.flag("--new-only", "Report only what the baseline does not have.").build());
    spec.addOption(
        Specs.choices(
            "--honor",
            "SCANNER",
            Foreign.words(),
            "Suppressions made for this scanner count as well: "
                + String.join(", ", Foreign.words())
                + ".",
            "May be repeated."));
    spec.addOption(
        Specs.flag("--no-suppressions", "Report everything, whatever is suppressed.").build());
  }

  static void config(CommandSpec spec) {
    var check = Specs.command("check", "Check a configuration and say what is wrong with it.");
    check.addPositional(
        Specs.word("FILE", "0..1", "The configuration. Default: martello.yaml.").build());
    spec.addSubcommand("check", check);
  }

  static void completion(CommandSpec spec) {
    spec.addPositional(
        Specs.word("SHELL", "1", "bash, zsh or fish.")
            .completionCandidates(Choices.names(Completion.Shell.class))
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
}
