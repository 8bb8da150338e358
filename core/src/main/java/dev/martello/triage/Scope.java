package dev.martello.triage;

import dev.martello.check.Finding;
import dev.martello.model.Identity;
import dev.martello.value.Globs;
import dev.martello.value.Span;
import java.util.List;
import java.util.stream.Stream;

/** Which findings a decision is about, beside the checks that it names. */
public sealed interface Scope {

  boolean holds(Finding finding);

  /** Everything in a file. */
  record WholeFile(String path) implements Scope {
    @Override
    public boolean holds(Finding finding) {
      return finding.path().equals(path);
    }
  }

  /** What points into a part of a file. */
  record Part(String path, Span span) implements Scope {
    @Override
    public boolean holds(Finding finding) {
      return finding
          .place()
          .filter(place -> place.file().path().equals(path))
          .filter(place -> span.contains(place.span().start()))
          .isPresent();
    }
  }

  /** What is about a resource as the user wrote it, wherever the finding points. */
  record WholeResource(String stack, String writtenId) implements Scope {
    @Override
    public boolean holds(Finding finding) {
      return Stream.of(finding.resource(), finding.about())
          .anyMatch(
              resource -> resource.stack().equals(stack) && resource.writtenId().equals(writtenId));
    }
  }

  /** What either scope is about. */
  record Either(Scope one, Scope other) implements Scope {
    @Override
    public boolean holds(Finding finding) {
      return one.holds(finding) || other.holds(finding);
    }
  }

  /**
   * What matches patterns; an empty list of patterns matches everything.
   *
   * @param paths globs over the finding's file, relative to the scanned root
   * @param resources logical ids or construct paths of the resource, of what it belongs to or of a
   *     function that it concerns, in which {@code *} stands for any text
   */
  record Matching(List<String> paths, List<String> resources) implements Scope {
    public Matching {
      paths = List.copyOf(paths);
      resources = List.copyOf(resources);
    }

    @Override
    public boolean holds(Finding finding) {
      return (paths.isEmpty() || paths.stream().anyMatch(glob -> isIn(glob, finding.path())))
          && (resources.isEmpty() || resources.stream().anyMatch(name -> isAbout(name, finding)));
    }

    private static boolean isIn(String glob, String path) {
      return Globs.matches(glob, path);
    }

    private static boolean isAbout(String name, Finding finding) {
      return isNamed(name, finding.resource())
          || isNamed(name, finding.about())
          || finding.functions().stream().anyMatch(function -> isNamed(name, function));
    }

    private static boolean isNamed(String name, Identity identity) {
      return Globs.matchesName(name, identity.writtenId())
          || Globs.matchesName(name, identity.path());
    }
  }
}
