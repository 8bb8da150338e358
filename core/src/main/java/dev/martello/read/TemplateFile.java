package dev.martello.read;

import dev.martello.syntax.Node;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A template as it was written, short tags in their long form, nothing else expanded.
 *
 * @param kind what {@link FileKind#isTemplate} says yes to
 * @param environments how it is deployed as configuration files tell, sorted by name
 * @param problems what was wrong with its notation
 */
public record TemplateFile(
    SourceFile file,
    Node.Mapping root,
    FileKind kind,
    List<Environment> environments,
    List<Problem> problems) {
  public TemplateFile {
    environments = List.copyOf(environments);
    problems = List.copyOf(problems);
  }

  public String path() {
    return file.path();
  }

  /** Returns how the template is deployed under a name. */
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(environment -> environment.name().equals(name)).findFirst();
  }

  TemplateFile with(List<Environment> others) {
    return new TemplateFile(file, root, kind, others, problems);
  }
}
