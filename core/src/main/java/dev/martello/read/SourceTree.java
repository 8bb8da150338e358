package dev.martello.read;

import dev.martello.read.cdk.Assembly;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was found below one scanned root. */
public final class SourceTree {
  private static final List<String> DEFAULT_NAMES =
      List.of("template.yaml", "template.yml", "template.json");

  private final LocalFiles files;
  private final List<FileEntry> entries;
  private final Map<String, TemplateFile> templates;
  private final List<ParameterFile> parameterFiles;
  private final List<Assembly> assemblies;
  private final Map<String, Assembly.CdkStack> cdkStacks;

  SourceTree(
      LocalFiles files,
      List<FileEntry> entries,
      List<TemplateFile> templates,
      List<ParameterFile> parameterFiles,
      List<Assembly> assemblies) {
    this.files = files;
    this.entries = entries.stream().sorted().toList();
    this.templates =
        templates.stream().collect(Collectors.toMap(TemplateFile::path, Function.identity()));
    this.parameterFiles = List.copyOf(parameterFiles);
    this.assemblies = List.copyOf(assemblies);
    this.cdkStacks =
        assemblies.stream()
            .flatMap(assembly -> assembly.stacks().stream())
            .collect(
                Collectors.toMap(
                    Assembly.CdkStack::template, Function.identity(), (first, _) -> first));
  }

  /** What a location in a template turned out to be. */
  public sealed interface Linked {

    /** A template of this tree. */
    record Found(TemplateFile template) implements Linked {}

    /** Something that is not on this machine; not known, and nobody's fault. */
    record Remote(String location) implements Linked {}

    /** A location that leads nowhere or out of the scanned folder. */
    record Broken(Problem problem) implements Linked {}
  }

  /** Returns the files of the scanned root, which never leaves it. */
  public LocalFiles files() {
    return files;
  }

  /** Returns what became of each file that could declare something, sorted by path. */
  public List<FileEntry> entries() {
    return entries;
  }

  /** Returns the templates, sorted by path. */
  public List<TemplateFile> templates() {
    return templates.values().stream().sorted(Comparator.comparing(TemplateFile::path)).toList();
  }

  public Optional<TemplateFile> template(String path) {
    return Optional.ofNullable(templates.get(path));
  }

  public List<ParameterFile> parameterFiles() {
    return parameterFiles;
  }

  public List<Assembly> assemblies() {
    return assemblies;
  }

  /** Returns the CDK's stack that a template is, if the CDK wrote it. */
  public Optional<Assembly.CdkStack> cdkStack(String template) {
    return Optional.ofNullable(cdkStacks.get(template));
  }

  /** Returns the assembly of the CDK that a template stands in. */
  public Optional<Assembly> assemblyOf(String template) {
    int slash = template.lastIndexOf('/');
    var folder = slash < 0 ? "." : template.substring(0, slash);
    return assemblies.stream().filter(assembly -> assembly.folder().equals(folder)).findFirst();
  }

  /**
   * Finds the template that another one deploys, for instance by {@code TemplateURL}.
   *
   * @param location as written; a local path counts from the template's folder
   * @param origin where the location stands
   */
  public Linked link(TemplateFile from, String location, Origin origin) {
    return switch (files.locate(from.path(), location)) {
      case Located.Remote(String remote) -> new Linked.Remote(remote);
      case Located.Refused(String reason) -> broken(origin, "nested template " + reason);
      case Located.Inside(String path) -> {
        var known =
            Stream.concat(Stream.of(path), DEFAULT_NAMES.stream().map(name -> path + "/" + name))
                .flatMap(name -> Stream.ofNullable(templates.get(name)))
                .findFirst();
        yield known.isPresent() ? new Linked.Found(known.get()) : readLinked(path, origin);
      }
    };
  }

  /** Reads a template that the walk did not come by: in a folder it leaves out, or of one file. */
  private Linked readLinked(String path, Origin origin) {
    return switch (files.read(path)) {
      case FileText.Skipped(String reason) -> broken(origin, quoted(path) + reason);
      case FileText.Broken(String reason) -> broken(origin, quoted(path) + reason);
      case FileText.Text text -> {
        var found = FileInspection.of(text, false, files);
        yield found.templates().isEmpty()
            ? broken(origin, quoted(path) + "no CloudFormation template")
            : new Linked.Found(found.templates().getFirst());
      }
    };
  }

  private static String quoted(String path) {
    return "nested template `" + path + "`: ";
  }

  private static Linked broken(Origin origin, String message) {
    return new Linked.Broken(Problem.at(origin, message));
  }
}
