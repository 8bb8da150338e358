package dev.martello.engine;

import dev.martello.read.Discovery;
import dev.martello.read.Environment;
import dev.martello.read.FileEntry;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.TemplateFile;
import dev.martello.stack.Setting;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.YamlWriter;
import dev.martello.value.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Prints what CloudFormation gets of a template once its transforms have run. */
public final class Expand {
  private Expand() {}

  /** What became of a template; problems stand in the template's order. */
  public sealed interface Result {
    List<Problem> problems();

    /**
     * A template.
     *
     * @param isWhole whether it is all that AWS makes; false if AWS would refuse the template
     */
    record Expanded(Node.Mapping root, List<Problem> problems, boolean isWhole) implements Result {
      public Expanded {
        problems = List.copyOf(problems);
      }

      /** Returns the template as indented JSON. */
      public String json() {
        return JsonWriter.pretty(root);
      }

      /** Returns the template as YAML. */
      public String yaml() {
        return YamlWriter.write(root);
      }
    }

    /** No template could be read. */
    record Unreadable(List<Problem> problems) implements Result {
      public Unreadable {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * Expands one template.
   *
   * @param setting region and parameter values; they win over configuration files
   * @throws IOException if the file cannot be opened; the message says why
   */
  public static Result run(Path path, Setting setting) throws IOException {
    var tree = Discovery.read(path);
    var name = String.valueOf(path.toRealPath().getFileName());
    var entry = tree.entries().stream().filter(file -> file.path().equals(name)).findFirst();
    var template = tree.template(name);
    if (template.isEmpty()) {
      return new Result.Unreadable(whyNot(name, entry));
    }
    var file = template.get();
    var expanded = TemplateExpansion.expand(file, tree, merged(file, setting));
    var problems = new ArrayList<>(file.problems());
    problems.addAll(expanded.errors());
    boolean isRead = entry.filter(read -> read.status() == FileEntry.Status.READ).isPresent();
    return new Result.Expanded(
        expanded.root(),
        problems.stream().distinct().sorted().toList(),
        isRead && expanded.errors().isEmpty());
  }

  private static List<Problem> whyNot(String name, Optional<FileEntry> entry) {
    var problems = entry.map(FileEntry::problems).orElse(List.of());
    if (!problems.isEmpty()) {
      return problems;
    }
    var reason = entry.map(FileEntry::reason).filter(text -> !text.isEmpty());
    return List.of(Problem.of(name, reason.orElse("no CloudFormation or SAM template")));
  }

  /** What the user says wins over how the project's own configuration deploys the template. */
  static Setting merged(TemplateFile file, Setting said) {
    var own = file.environment(Environment.DEFAULT).map(Environment::setting);
    var parameters = new LinkedHashMap<String, Setting.Given>();
    own.ifPresent(setting -> parameters.putAll(setting.parameters()));
    parameters.putAll(said.parameters());
    var region = said.region().isEmpty() ? own.map(Setting::region).orElse("") : said.region();
    return new Setting(region, said.account(), said.stackName(), parameters);
  }
}
