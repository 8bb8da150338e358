package dev.martello.read;

import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.stack.Setting;
import dev.martello.stack.Setting.Given;
import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.TomlReader;
import dev.martello.syntax.YamlReader;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environments that a {@code samconfig} file describes.
 *
 * @param environments in the order of the file
 */
record SamConfig(String path, List<Environment> environments, Parsed parsed) {
  /*
   * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
   * A key of the command wins over the same key under `global`. The deploy command's values tell how
   * a template is deployed.
   */
  private static final List<String> COMMANDS = List.of("global", "build", "package", "deploy");
  private static final List<String> TEMPLATE_KEYS = List.of("template_file", "template");
  private static final String BUILT = ".aws-sam/";

  SamConfig {
    environments = List.copyOf(environments);
  }

  static boolean isNamed(String fileName) {
    return fileName.startsWith("samconfig")
        && (fileName.endsWith(".toml") || fileName.endsWith(".yaml") || fileName.endsWith(".yml"));
  }

  static SamConfig read(SourceFile file, LocalFiles files) {
    var parsed =
        file.path().endsWith(".toml") ? TomlReader.read(file) : YamlReader.read(file, TagRule.NONE);
    var environments = new ArrayList<Environment>();
    if (parsed.root() instanceof Node.Mapping root) {
      for (var entry : root.entries()) {
        if (entry.value() instanceof Node.Mapping commands) {
          environments.add(environment(entry.key(), commands, file.path(), files));
        }
      }
    }
    return new SamConfig(file.path(), environments, parsed);
  }

  private static Environment environment(
      String name, Node.Mapping commands, String path, LocalFiles files) {
    Map<String, Given> parameters = new LinkedHashMap<>();
    var region = "";
    var template = "";
    for (var command : COMMANDS) {
      var values = commands.mapping(command).flatMap(node -> node.mapping("parameters"));
      if (values.isEmpty()) {
        continue;
      }
      var own = values.get().get("parameter_overrides").map(ParameterFile::values);
      if (own.isPresent()) {
        parameters = own.get();
      }
      region = values.get().text("region").orElse(region);
      template = template(values.get(), path, files).orElse(template);
    }
    return new Environment(name, template, new Setting(region, parameters));
  }

  /** Returns the template that is named, but not one that another command builds from it. */
  private static Optional<String> template(Node.Mapping values, String path, LocalFiles files) {
    return TEMPLATE_KEYS.stream()
        .flatMap(key -> values.text(key).stream())
        .filter(location -> !location.contains(BUILT))
        .findFirst()
        .flatMap(
            location ->
                files.locate(path, location) instanceof Located.Inside(String inside)
                    ? Optional.of(inside)
                    : Optional.empty());
  }

  List<Problem> problems() {
    return parsed.problems();
  }
}
