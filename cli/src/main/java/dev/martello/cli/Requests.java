package dev.martello.cli;

import static dev.martello.cli.CommandArguments.ASSUME_HANDLERS;
import static dev.martello.cli.CommandArguments.EXPLAIN_SOURCE;
import static dev.martello.cli.CommandArguments.ONLY_SECURITY;

import dev.martello.check.Profile;
import dev.martello.check.Severity;
import dev.martello.cli.Request.Comparing;
import dev.martello.cli.Request.Drawing;
import dev.martello.cli.Request.FailOn;
import dev.martello.cli.Request.Format;
import dev.martello.cli.Request.Inputs;
import dev.martello.cli.Request.Listing;
import dev.martello.cli.Request.Notation;
import dev.martello.cli.Request.Output;
import dev.martello.config.ConfigurationReader;
import dev.martello.join.path.Foothold;
import dev.martello.triage.Foreign;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what the user gave to a command into a request. */
final class Requests {
  private final Terminal terminal;

  Requests(Terminal terminal) {
    this.terminal = terminal;
  }

  Request scan(Given given) throws WrongUse {
    return new Request.Scan(
        given.paths(),
        outputs(given),
        given.parts("--only"),
        given.has(ONLY_SECURITY),
        severity(given),
        failOn(given),
        profile(given),
        inputs(given),
        steering(given),
        links(given),
        given.has("--all") || isLowAskedFor(given),
        given.has("--fixes"),
        given.has(ASSUME_HANDLERS),
        given.has("--quiet"),
        hasColor(given));
  }

  static Request fix(Given given) throws WrongUse {
    return new Request.Fix(
        given.paths(),
        given.parts("--check"),
        given.parts("--function"),
        given.has("--write"),
        given.has("--safe"),
        inputs(given),
        profile(given),
        steering(given),
        given.has("--quiet"));
  }

  Request paths(Given given) throws WrongUse {
    return new Request.Paths(
        given.paths(),
        given.parts("--function"),
        given.choose(Foothold.class, "--foothold", Foothold.CODE),
        given.value("--what-if").orElse(""),
        given.choose(Drawing.class, "--format", Drawing.TEXT),
        inputs(given),
        steering(given),
        given.has("--quiet"),
        hasColor(given));
  }

  Request diff(Given given) throws WrongUse {
    var paths = given.paths();
    var range = given.value("--git").orElse("");
    if (range.isEmpty() && paths.size() != 2) {
      throw given.wrong("name the old and the new state, or `--git REV`");
    }
    if (!range.isEmpty() && (paths.size() > 1 || !isRange(range))) {
      throw given.wrong("`--git` takes REV or REV..REV, and one path at most");
    }
    var named = failOn(given);
    return new Request.Diff(
        paths,
        range,
        given.choose(Comparing.class, "--format", Comparing.TEXT),
        named == null ? new FailOn(null, false) : named,
        profile(given),
        inputs(given),
        steering(given),
        given.has("--all"),
        given.has("--quiet"),
        hasColor(given));
  }

  private boolean hasColor(Given given) {
    return terminal.hasColor() && !given.has("--no-color");
  }

  /** Three dots would mean where two branches part, which is another question. */
  private static boolean isRange(String range) {
    int dots = range.indexOf("..");
    return !range.startsWith("-")
        && !range.contains("...")
        && (dots < 0 || (dots > 0 && dots + 2 < range.length()));
  }

  static Request expand(Given given) throws WrongUse {
    return new Request.Expand(
        given.paths(),
        given.choose(Notation.class, "--format", Notation.JSON),
        given.path("--out"),
        inputs(given));
  }

  Request code(Given given) throws WrongUse {
    return new Request.Code(
        given.paths(),
        given.choose(Listing.class, "--format", Listing.TEXT),
        given.has(ONLY_SECURITY),
        given.has(ASSUME_HANDLERS),
        given.value(EXPLAIN_SOURCE).orElse(""),
        inputs(given),
        steering(given),
        hasColor(given));
  }

  static Request checks(Given given) throws WrongUse {
    return new Request.Checks(given.choose(Listing.class, "--format", Listing.TEXT));
  }

  private static List<Output> outputs(Given given) throws WrongUse {
    var outputs = new ArrayList<Output>();
    for (var written : given.values("--format")) {
      int equals = written.indexOf('=');
      var name = equals < 0 ? written : written.substring(0, equals);
      var file = equals < 0 ? "" : written.substring(equals + 1);
      if (equals >= 0 && file.isEmpty()) {
        throw given.wrong("`--format " + written + "` names no file");
      }
      outputs.add(
          new Output(
              given.choose(Format.class, name, "--format"),
              file.isEmpty() ? null : given.toPath(file)));
    }
    if (outputs.stream().filter(output -> output.file() == null).count() > 1) {
      throw given.wrong("only one report can go to stdout; name a file: `--format json=FILE`");
    }
    return outputs.isEmpty() ? List.of(new Output(Format.TEXT, null)) : outputs;
  }

  private static @Nullable Profile profile(Given given) throws WrongUse {
    return given.has("--profile")
        ? given.choose(Profile.class, "--profile", Profile.STANDARD)
        : null;
  }

  private static Request.Steering steering(Given given) throws WrongUse {
    boolean hasNoConfig = given.has("--no-config");
    if (hasNoConfig && given.has("--config")) {
      throw given.wrong("`--config` and `--no-config` contradict each other");
    }
    var honored = EnumSet.noneOf(Foreign.class);
    for (var name : given.parts("--honor")) {
      var foreign = Foreign.named(name);
      if (foreign.isEmpty()) {
        throw given.wrong(
            "`--honor` takes " + String.join(", ", Foreign.words()) + ", not `" + name + "`");
      }
      honored.add(foreign.get());
    }
    return new Request.Steering(
        given.path("--config"),
        !hasNoConfig,
        given.path("--baseline"),
        given.path("--write-baseline"),
        given.has("--new-only"),
        honored,
        !given.has("--no-suppressions"));
  }

  static Request configCheck(Given given) throws WrongUse {
    var name = given.positionals().stream().findFirst().orElse(ConfigurationReader.NAME);
    return new Request.ConfigCheck(given.toPath(name));
  }

  private static Severity severity(Given given) throws WrongUse {
    return given.choose(Severity.class, "--severity", Severity.LOW);
  }

  private static @Nullable FailOn failOn(Given given) throws WrongUse {
    var names = given.parts("--fail-on");
    if (names.isEmpty()) {
      return null;
    }
    boolean onUndecided = names.remove("undecided");
    boolean isNone = names.remove("none");
    if ((isNone && (onUndecided || !names.isEmpty())) || names.size() > 1) {
      throw given.wrong("`--fail-on` takes one severity, `undecided` or both, or `none`");
    }
    if (names.isEmpty()) {
      return new FailOn(isNone ? null : Severity.LOW, onUndecided);
    }
    var name = names.getFirst();
    if (!Choices.find(Severity.class, name).isPresent()) {
      throw given.wrong(
          "`--fail-on` takes "
              + CommandArguments.LEVELS
              + ", undecided or none, not `"
              + name
              + "`");
    }
    return new FailOn(given.choose(Severity.class, name, "--fail-on"), onUndecided);
  }

  private static Inputs inputs(Given given) throws WrongUse {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (var pair : given.values("--param")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw given.wrong("`--param` takes KEY=VALUE, not `" + pair + "`");
      }
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    var files = given.paths("--param-file");
    return new Inputs(parameters, files, region(given));
  }

  /** Who names the lowest severity wants to see what is low. */
  private static boolean isLowAskedFor(Given given) throws WrongUse {
    return given.has("--severity") && severity(given) == Severity.LOW;
  }

  private static String links(Given given) throws WrongUse {
    var links = given.value("--links");
    if (links.isPresent() && !links.get().matches("https?://[!-~&&[^()<>\"\\\\`]]+")) {
      throw given.wrong("`--links` takes an address of the web, not `" + links.get() + "`");
    }
    return links.orElse("");
  }

  private static String region(Given given) throws WrongUse {
    var region = given.value("--region");
    if (region.isPresent() && !region.get().matches("[a-z]{2,4}(-[a-z]{2,9}){1,2}-[0-9]{1,2}")) {
      throw given.wrong(
          "`--region` takes a region such as `eu-west-1`, not `" + region.get() + "`");
    }
    return region.orElse("");
  }
}
