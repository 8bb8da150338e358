package dev.martello.engine;

import dev.martello.config.ConfigurationReader;
import dev.martello.read.ParameterFile;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.stack.Setting;
import dev.martello.syntax.TreeReader;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the user tells of a deployment on the command line. */
public final class Settings {
  private Settings() {}

  /**
   * Reads parameter files and adds single values, which win over those of files.
   *
   * @param region the region, or empty text
   * @param files in the forms that AWS's tools take, or {@code Key=Value}; later ones win
   * @throws IOException if a file cannot be used; the message tells users why
   */
  public static Setting of(String region, Map<String, String> parameters, List<Path> files)
      throws IOException {
    return of(region, Map.of(), parameters, files);
  }

  /**
   * As {@link #of(String, Map, List)}, over what the project's configuration says.
   *
   * @throws IOException if a file cannot be used; the message tells users why
   */
  public static Setting of(
      String region,
      Map<String, String> configured,
      Map<String, String> parameters,
      List<Path> files)
      throws IOException {
    var values = new LinkedHashMap<String, Setting.Given>();
    configured.forEach(
        (key, value) ->
            values.put(
                key,
                new Setting.Given(
                    value, new Origin.Derived("`" + ConfigurationReader.NAME + "`", List.of()))));
    for (var file : files) {
      values.putAll(read(file));
    }
    parameters.forEach(
        (key, value) ->
            values.put(
                key,
                new Setting.Given(value, new Origin.Derived("`--param " + key + "`", List.of()))));
    return new Setting(region, values);
  }

  private static Map<String, Setting.Given> read(Path file) throws IOException {
    var source = source(file);
    var parsed = TreeReader.read(source, ShortTags.RULE);
    if (!parsed.isComplete()) {
      var first = parsed.problems().stream().map(Problem::toString).findFirst();
      throw new IOException("parameters: " + first.orElse("`" + file + "` is broken"));
    }
    var values = ParameterFile.of(source.path(), parsed.root()).values();
    if (values.isEmpty()) {
      throw new IOException("`" + file + "` holds no parameter values");
    }
    return values;
  }

  /**
   * Reads a file that the user named.
   *
   * @throws IOException if it cannot be used; the message tells users why
   */
  static SourceFile source(Path file) throws IOException {
    return switch (text(file)) {
      case FileText.Skipped(String reason) -> throw new IOException("`" + file + "`: " + reason);
      case FileText.Broken(String reason) -> throw new IOException("`" + file + "`: " + reason);
      case FileText.Text text -> text.file();
    };
  }

  private static FileText text(Path file) throws IOException {
    try {
      var real = file.toRealPath();
      var folder = real.getParent();
      var name = real.getFileName();
      if (folder == null || name == null) {
        return new FileText.Broken("is no file");
      }
      return LocalFiles.below(folder).read(name.toString());
    } catch (IOException e) {
      throw new IOException("`" + file + "` " + LocalFiles.reason(e), e);
    }
  }
}
