package dev.martello.cli;

import dev.martello.engine.Expand;
import dev.martello.engine.Settings;
import dev.martello.report.Printable;
import dev.martello.stack.Setting;
import dev.martello.value.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;

/** {@code martello expand}: prints the CloudFormation that templates stand for. */
final class ExpandCommand {
  private static final String COMMAND = "martello expand";

  private final Request.Expand request;

  ExpandCommand(Request.Expand request) {
    this.request = request;
  }

  ExitCode run(PrintStream out, PrintStream err, ProgressLine progress) throws WrongUse {
    refuseEqualNames();
    var setting = setting();
    var code = ExitCode.CLEAN;
    for (var template : request.templates()) {
      progress.at("expanding `" + template + "`");
      var result = expand(template, setting);
      progress.clear();
      result.problems().forEach(problem -> err.println(Printable.line(shown(problem, template))));
      if (result instanceof Expand.Result.Expanded expanded && expanded.isWhole()) {
        write(expanded, template, out);
      } else {
        code = ExitCode.INCOMPLETE;
      }
    }
    return code;
  }

  private Setting setting() throws WrongUse {
    var inputs = request.inputs();
    try {
      return Settings.of(inputs.region(), inputs.parameters(), inputs.files());
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private static Expand.Result expand(Path template, Setting setting) throws WrongUse {
    if (Files.isDirectory(template)) {
      throw new WrongUse("`" + template + "` is a folder; name a template", COMMAND);
    }
    try {
      return Expand.run(template, setting);
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), COMMAND);
    }
  }

  private void write(Expand.Result.Expanded expanded, Path template, PrintStream out)
      throws WrongUse {
    var text =
        switch (request.notation()) {
          case JSON -> expanded.json();
          case YAML -> expanded.yaml();
        };
    var lines = text.endsWith("\n") ? text : text + "\n";
    var folder = request.folder();
    if (folder == null) {
      out.print(lines);
      return;
    }
    var file = folder.resolve(outputName(template));
    try {
      Files.createDirectories(folder);
      Files.writeString(file, lines);
    } catch (IOException e) {
      throw new WrongUse("cannot write `" + file + "`: " + ScanCommand.reason(e), COMMAND);
    }
  }

  /** Two templates of the same name would be written to the same file. */
  private void refuseEqualNames() throws WrongUse {
    var names = new HashSet<String>();
    for (var template : request.templates()) {
      if (request.folder() != null && !names.add(outputName(template))) {
        throw new WrongUse(
            "two templates would be written to `" + outputName(template) + "`", COMMAND);
      }
    }
  }

  private String outputName(Path template) {
    var file = template.getFileName();
    var name = file == null ? "template" : file.toString();
    int dot = name.lastIndexOf('.');
    var ending =
        switch (request.notation()) {
          case JSON -> ".json";
          case YAML -> ".yaml";
        };
    return (dot > 0 ? name.substring(0, dot) : name) + ending;
  }

  /** Shows a problem with the path as the user gave it. */
  private static String shown(Problem problem, Path template) {
    var folder = template.getParent();
    var path = folder == null ? problem.path() : folder.resolve(problem.path()).toString();
    return "%s:%d:%d: %s".formatted(path, problem.line(), problem.column(), problem.message());
  }
}
