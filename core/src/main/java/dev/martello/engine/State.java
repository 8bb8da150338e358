package dev.martello.engine;

import dev.martello.fix.Document;
import dev.martello.fix.Draft;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.FileText;
import dev.martello.report.Report;
import dev.martello.stack.Template;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The application as it is, or as it would be with other texts: read and checked. */
final class State implements Draft.Round {
  private final Scan.Request request;
  private final Progress progress;
  private final Reading reading;
  private final Report report;
  private final Tally tally;
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Document> documents = new HashMap<>();

  /**
   * Checks.
   *
   * @param reading all that was read
   * @param checked what of it is checked
   */
  private State(Scan.Request request, Progress progress, Reading reading, Reading checked) {
    this.request = request;
    this.progress = progress;
    this.reading = reading;
    this.report = Scan.report(checked, request, progress);
    this.tally = Tally.of(report);
    checked.templates().stream()
        .map(TemplateExpansion.Expanded::template)
        .forEach(template -> templates.put(template.id(), template));
  }

  /**
   * Scans what the disk holds.
   *
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  static State of(Scan.Request request, Progress progress) throws IOException {
    var reading = Reading.of(request, Map.of(), progress);
    return new State(request, progress, reading, reading);
  }

  /**
   * Scans again, reading only what differs.
   *
   * @param texts what some files hold instead of what the disk has, by path
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  State with(Map<String, String> texts) throws IOException {
    var again = reading.with(texts);
    return new State(request, progress, again, again);
  }

  /** As {@link #with(Map)}, but only some of the templates are checked. */
  State with(Map<String, String> texts, Set<String> only) throws IOException {
    var again = reading.with(texts);
    return new State(request, progress, again, again.only(only));
  }

  /** Returns some templates and those that deploy them or are deployed by them. */
  Set<String> around(Set<String> paths) {
    var all = new HashSet<>(paths);
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (var template : templates.values()) {
        boolean isNear =
            all.contains(template.id())
                || template.nested().values().stream().anyMatch(all::contains);
        if (isNear) {
          isGrowing |= all.add(template.id());
          isGrowing |= all.addAll(template.nested().values());
        }
      }
    }
    return all;
  }

  Reading reading() {
    return reading;
  }

  Report report() {
    return report;
  }

  Tally tally() {
    return tally;
  }

  @Override
  public Optional<Document> document(String path) {
    var source = Optional.ofNullable(reading.sources().get(path));
    return source.map(file -> documents.computeIfAbsent(path, _ -> read(file)));
  }

  private static Document read(SourceFile file) {
    return Document.read(file, ShortTags.RULE);
  }

  @Override
  public boolean isFile(SourceFile code) {
    return reading
        .rootOf(code.path())
        .filter(
            root ->
                root.read(code.path()) instanceof FileText.Text text && text.file().equals(code))
        .isPresent();
  }

  @Override
  public Optional<Template> template(String path) {
    return Optional.ofNullable(templates.get(path));
  }
}
