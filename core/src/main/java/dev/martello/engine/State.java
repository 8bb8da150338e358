package dev.martello.engine;

import dev.martello.fix.Document;
import dev.martello.fix.Draft;
import dev.martello.read.TemplateExpansion;
import dev.martello.read.cloudformation.ShortTags;
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
  private final Reading reading;
  private final Report report;
  private final Tally tally;
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Document> documents = new HashMap<>();

  private State(Scan.Request request, Progress progress, Reading reading) {
    this.reading = reading;
    this.report = Scan.report(reading, request, progress);
    this.tally = Tally.of(report);
    reading.templates().stream()
        .map(TemplateExpansion.Expanded::template)
        .forEach(template -> templates.put(template.id(), template));
  }

  /**
   * Scans.
   *
   * @param texts what some files hold instead of what the disk has, by path
   * @throws IOException if a path that the user named cannot be opened; the message says why
   */
  static State of(Scan.Request request, Map<String, String> texts, Progress progress)
      throws IOException {
    return new State(request, progress, Reading.of(request, texts, progress));
  }

  /** As {@link #of}, but only some of the templates are checked. */
  static State of(
      Scan.Request request, Map<String, String> texts, Set<String> only, Progress progress)
      throws IOException {
    return new State(request, progress, Reading.of(request, texts, progress).only(only));
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
  public Optional<Template> template(String path) {
    return Optional.ofNullable(templates.get(path));
  }
}
