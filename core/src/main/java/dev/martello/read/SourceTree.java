package dev.martello.read;

import dev.martello.read.cdk.Assembly;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Origin;
import dev.martello.value.Problem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that was found below one scanned root. */
public final class SourceTree {
  private static final List<String> DEFAULT_NAMES =
      List.of("template.yaml", "template.yml", "template.json");

  private final LocalFiles files;
  private final List<FileEntry> walked;
  private final Map<Candidate, FileInspection> inspected;
  private final List<FileEntry> entries;
  private final Map<String, TemplateFile> templates;
  private final List<ParameterFile> parameterFiles;
  private final List<Assembly> assemblies;
  private final Map<String, Assembly.CdkStack> cdkStacks;
  private final List<String> code;

  /**
   * Puts a tree together.
   *
   * @param walked what the walk left out or could not read
   * @param inspected what stands in each file that could declare something
   * @param code the paths of files with source code, sorted
   */
  SourceTree(
      LocalFiles files,
      List<FileEntry> walked,
      Map<Candidate, FileInspection> inspected,
      List<String> code) {
    this.files = files;
    this.code = List.copyOf(code);
    this.walked = List.copyOf(walked);
    this.inspected = new LinkedHashMap<>(inspected);
    this.entries = Stream.concat(walked.stream(), parts(FileInspection::entries)).sorted().toList();
    var configs = parts(FileInspection::configs).toList();
    this.templates =
        withEnvironments(parts(FileInspection::templates).toList(), configs).stream()
            .collect(Collectors.toMap(TemplateFile::path, Function.identity()));
    this.parameterFiles = parts(FileInspection::parameters).toList();
    this.assemblies = parts(FileInspection::assemblies).toList();
    this.cdkStacks =
        assemblies.stream()
            .flatMap(assembly -> assembly.stacks().stream())
            .collect(
                Collectors.toMap(
                    Assembly.CdkStack::template, Function.identity(), (first, _) -> first));
  }

  private <T> Stream<T> parts(Function<FileInspection, List<T>> kind) {
    return inspected.values().stream().flatMap(one -> kind.apply(one).stream());
  }

  /**
   * Returns the same tree, some of whose files hold another text. Only these are looked at again,
   * and what the CDK wrote, whose manifest tells of its other files.
   *
   * @param texts what files hold instead of what the disk has, by path
   * @param changed the paths of all that hold another text than in this tree
   */
  public SourceTree with(Map<String, String> texts, Set<String> changed) {
    boolean isOfCdk =
        inspected.keySet().stream()
            .anyMatch(one -> one.isInAssembly() && changed.contains(one.path()));
    var others = files.with(texts);
    var stale =
        inspected.keySet().stream()
            .filter(one -> changed.contains(one.path()) || (isOfCdk && one.isInAssembly()))
            .toList();
    var again = new LinkedHashMap<>(inspected);
    again.putAll(Candidate.inspect(stale, others));
    return new SourceTree(others, walked, again, code);
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

  /** Returns the paths of the files with source code, sorted. */
  public List<String> code() {
    return code;
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

  private static List<TemplateFile> withEnvironments(
      List<TemplateFile> templates, List<SamConfig> configs) {
    return templates.stream()
        .map(
            template -> {
              var environments = new TreeMap<String, Environment>();
              for (var config : configs) {
                for (var environment : config.environments()) {
                  if (isFor(environment, config, template, templates)) {
                    environments.putIfAbsent(environment.name(), environment);
                  }
                }
              }
              return template.with(List.copyOf(environments.values()));
            })
        .toList();
  }

  /** An environment that names no template is for `template.yaml`, or the only one, beside it. */
  private static boolean isFor(
      Environment environment,
      SamConfig config,
      TemplateFile template,
      List<TemplateFile> templates) {
    if (!environment.template().isEmpty()) {
      return environment.template().equals(template.path());
    }
    var folder = folderOf(config.path());
    if (!folderOf(template.path()).equals(folder) || template.kind() == FileKind.CDK_TEMPLATE) {
      return false;
    }
    var name = template.path().substring(folder.length());
    long others = templates.stream().filter(other -> folderOf(other.path()).equals(folder)).count();
    return others == 1 || name.matches("template\\.(yaml|yml|json)");
  }

  private static String folderOf(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
