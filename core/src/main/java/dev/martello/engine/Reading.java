package dev.martello.engine;

import dev.martello.read.Discovery;
import dev.martello.read.FileEntry;
import dev.martello.read.NestingCircles;
import dev.martello.read.SourceTree;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.TemplateFile;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Report;
import dev.martello.stack.Template;
import dev.martello.triage.Suppression;
import dev.martello.triage.SuppressionReader;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads what a scan is asked to read: every file with what became of it, every template expanded.
 */
final class Reading {
  private static final String INCLUDED = "included file";

  private final Scan.Request request;
  private final Progress progress;
  private final Map<String, String> texts;
  private final Map<String, Report.ReportedFile> files = new TreeMap<>();
  private final Map<String, TemplateExpansion.Expanded> expanded = new TreeMap<>();
  private final List<Suppression> suppressions = new ArrayList<>();
  private final List<SourceTree> trees = new ArrayList<>();

  /** Templates that were expanded before and still are as they were then. */
  private final Map<String, TemplateExpansion.Expanded> known = new HashMap<>();

  private final Map<String, SourceFile> sources = new TreeMap<>();
  private final Map<String, LocalFiles> roots = new TreeMap<>();

  private Reading(Scan.Request request, Map<String, String> texts, Progress progress) {
    this.request = request;
    this.texts = texts;
    this.progress = progress;
    suppressions.addAll(request.decisions().suppressions());
  }

  /**
   * Reads all paths of a request.
   *
   * @param texts what some files hold instead of what the disk has, by path; nothing is written
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  static Reading of(Scan.Request request, Map<String, String> texts, Progress progress)
      throws IOException {
    var reading = new Reading(request, texts, progress);
    for (var path : request.paths()) {
      progress.at("reading `" + path + "`");
      reading.read(Discovery.read(path, request.isNamed(), request.decisions().excluded(), texts));
    }
    return reading;
  }

  /**
   * Returns what would be read if files held other texts. What depends on no text that differs is
   * taken over as it is.
   *
   * @param others what files hold instead of what the disk has, by path
   */
  Reading with(Map<String, String> others) throws IOException {
    var changed = new HashSet<String>();
    Stream.of(texts, others)
        .flatMap(map -> map.keySet().stream())
        .filter(path -> !Objects.equals(texts.get(path), others.get(path)))
        .forEach(changed::add);
    if (!sources.keySet().containsAll(changed)) {
      return of(request, others, progress);
    }
    var reading = new Reading(request, others, progress);
    reading.takeOver(this, changed);
    for (var tree : trees) {
      reading.read(tree.with(others, changed));
    }
    return reading;
  }

  /** A template depends on what came into it and on the templates that it deploys. */
  private void takeOver(Reading before, Set<String> changed) {
    before.expanded.forEach(
        (path, was) -> {
          boolean isStale =
              changed.contains(path)
                  || was.included().stream().anyMatch(file -> changed.contains(file.path()))
                  || was.linked().values().stream().anyMatch(one -> changed.contains(one.path()));
          if (!isStale) {
            known.put(path, was);
          }
        });
  }

  /** Returns the same with only some of the templates. */
  Reading only(Set<String> paths) {
    var fewer = new Reading(request, texts, progress);
    fewer.suppressions.clear();
    fewer.suppressions.addAll(suppressions);
    fewer.files.putAll(files);
    fewer.sources.putAll(sources);
    fewer.roots.putAll(roots);
    fewer.trees.addAll(trees);
    fewer.expanded.putAll(expanded);
    fewer.expanded.keySet().retainAll(paths);
    return fewer;
  }

  /** Returns what became of each file, sorted by path. */
  List<Report.ReportedFile> files() {
    return List.copyOf(files.values());
  }

  /** Returns the templates without transforms, sorted by path. */
  List<TemplateExpansion.Expanded> templates() {
    return List.copyOf(expanded.values());
  }

  /** Returns what people decided to live with. */
  List<Suppression> suppressions() {
    return suppressions;
  }

  /** Returns the text of every template and of every file that came into one, by path. */
  Map<String, SourceFile> sources() {
    return sources;
  }

  /** Returns the root below which each of those files was found, by path. */
  Map<String, LocalFiles> roots() {
    return roots;
  }

  /** Returns the root below which a file lies, be it a template or the code of a function. */
  Optional<LocalFiles> rootOf(String path) {
    return Optional.ofNullable(roots.get(path))
        .or(
            () ->
                trees.stream()
                    .map(SourceTree::files)
                    .filter(files -> files.read(path) instanceof FileText.Text)
                    .findFirst());
  }

  /** Returns the source code below each root that was read. */
  List<Part.Code> code() {
    return trees.stream().map(tree -> new Part.Code(tree.files(), tree.code())).toList();
  }

  private void read(SourceTree tree) {
    trees.add(tree);
    var problems = new HashMap<String, List<Problem>>();
    var others = new TreeMap<String, Report.ReportedFile>();
    var waiting = tree.templates();
    while (!waiting.isEmpty()) {
      var linked = new ArrayList<TemplateFile>();
      for (var template : waiting) {
        source(template.file(), tree);
        for (var problem : suppressedIn(template)) {
          problems.computeIfAbsent(template.path(), _ -> new ArrayList<>()).add(problem);
        }
      }
      for (var result : expand(waiting, tree)) {
        expanded.put(result.template().id(), result);
        for (var other : result.linked().values()) {
          linked.add(other);
          others.put(other.path(), read(other.path(), other.kind().title(), other.problems()));
        }
        for (var included : result.included()) {
          source(included, tree);
          others.putIfAbsent(included.path(), read(included.path(), INCLUDED, List.of()));
        }
        for (var problem : result.problems()) {
          var at = problem.path().isEmpty() ? result.template().id() : problem.path();
          problems.computeIfAbsent(at, _ -> new ArrayList<>()).add(problem);
          others.putIfAbsent(at, read(at, INCLUDED, List.of()));
        }
      }
      waiting = linked;
    }
    for (var problem : NestingCircles.problems(expandedTemplates())) {
      problems.computeIfAbsent(problem.path(), _ -> new ArrayList<>()).add(problem);
    }
    tree.entries().forEach(entry -> others.put(entry.path(), told(entry)));
    others.values().stream()
        .map(file -> with(file, problems.getOrDefault(file.path(), List.of())))
        .forEach(file -> files.putIfAbsent(file.path(), file));
  }

  private List<Template> expandedTemplates() {
    return expanded.values().stream().map(TemplateExpansion.Expanded::template).toList();
  }

  /** Collects what a template says of findings to live with; answers with what is wrong with it. */
  private List<Problem> suppressedIn(TemplateFile template) {
    if (!request.decisions().countsSuppressions() || expanded.containsKey(template.path())) {
      return List.of();
    }
    var read =
        SuppressionReader.read(
            template.file(), template.root(), Catalogue.standard(), request.decisions().honored());
    suppressions.addAll(read.suppressions());
    return read.problems();
  }

  private void source(SourceFile file, SourceTree tree) {
    sources.putIfAbsent(file.path(), file);
    roots.putIfAbsent(file.path(), tree.files());
  }

  /** Expands those templates that were not met before, on all processors, in their order. */
  private List<TemplateExpansion.Expanded> expand(List<TemplateFile> templates, SourceTree tree) {
    var isNew = new HashSet<>(expanded.keySet());
    var unseen = templates.stream().filter(file -> isNew.add(file.path())).toList();
    return unseen.parallelStream()
        .map(
            file -> {
              var before = known.get(file.path());
              if (before != null) {
                return before;
              }
              progress.at("expanding `" + file.path() + "`");
              var setting = Expand.merged(file, request.setting());
              return TemplateExpansion.expand(file, tree, setting);
            })
        .toList();
  }

  /** Returns a file that the walk did not take for a declaration, but that one refers to. */
  private static Report.ReportedFile read(String path, String kind, List<Problem> problems) {
    return new Report.ReportedFile(path, kind, Report.Status.READ, "", problems);
  }

  private static Report.ReportedFile told(FileEntry entry) {
    return new Report.ReportedFile(
        entry.path(),
        entry.kind().title(),
        Report.Status.valueOf(entry.status().name()),
        entry.reason(),
        entry.problems());
  }

  private static Report.ReportedFile with(Report.ReportedFile file, List<Problem> more) {
    var all = Stream.concat(file.problems().stream(), more.stream()).distinct().toList();
    return new Report.ReportedFile(file.path(), file.kind(), file.status(), file.reason(), all);
  }
}
