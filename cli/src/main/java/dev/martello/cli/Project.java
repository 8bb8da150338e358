package dev.martello.cli;

import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.check.Rule;
import dev.martello.config.Configuration;
import dev.martello.engine.Catalogue;
import dev.martello.engine.Decisions;
import dev.martello.engine.ProjectFile;
import dev.martello.engine.ProjectFile.Configured;
import dev.martello.engine.Settings;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import dev.martello.triage.Baseline;
import dev.martello.triage.Foreign;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for a scan: the command line first, then the project's configuration. */
final class Project {
  private final Wishes request;
  private final Configuration configuration;
  private final @Nullable Configured configured;
  private final Setting setting;
  private final List<Baseline> baselines;
  private final List<SourceFile> knowledge;

  private Project(
      Wishes request,
      @Nullable Configured configured,
      Setting setting,
      List<Baseline> baselines,
      List<SourceFile> knowledge) {
    this.request = request;
    this.configured = configured;
    this.configuration = configured == null ? Configuration.none() : configured.configuration();
    this.setting = setting;
    this.baselines = List.copyOf(baselines);
    this.knowledge = List.copyOf(knowledge);
  }

  /**
   * What the command line says.
   *
   * @param profile the one that the user named; null if none
   * @param failOn what the user named; null if nothing
   * @param namesChecks whether the user names the checks, which then run whatever is configured
   * @param command for messages
   */
  record Wishes(
      List<Path> paths,
      Request.Inputs inputs,
      Request.Steering steering,
      @Nullable Profile profile,
      Request.@Nullable FailOn failOn,
      boolean namesChecks,
      String command) {}

  /**
   * Reads what the user named or the project has.
   *
   * @throws WrongUse if one of these files cannot be used at all
   */
  static Project of(Wishes request) throws WrongUse {
    try {
      var configured = configured(request);
      var baselines = baselines(request, configured);
      if (request.steering().isNewOnly() && baselines.isEmpty()) {
        throw new WrongUse("`--new-only` needs a baseline: `--baseline FILE`", request.command());
      }
      return new Project(
          request, configured, setting(request, configured), baselines, knowledge(configured));
    } catch (IOException e) {
      throw new WrongUse(String.valueOf(e.getMessage()), request.command());
    }
  }

  private static @Nullable Configured configured(Wishes request) throws IOException {
    var steering = request.steering();
    if (!steering.isConfigured()) {
      return null;
    }
    var named = steering.config();
    var file = named == null ? ProjectFile.find(request.paths(), Path.of("")).orElse(null) : named;
    return file == null ? null : ProjectFile.configuration(file, Catalogue.standard());
  }

  private static Setting setting(Wishes request, @Nullable Configured configured)
      throws IOException {
    var inputs = request.inputs();
    if (configured == null) {
      return Settings.of(inputs.region(), inputs.parameters(), inputs.files());
    }
    var configuration = configured.configuration();
    var region = inputs.region().isEmpty() ? configuration.region() : inputs.region();
    return Settings.of(region, configuration.parameters(), inputs.parameters(), inputs.files());
  }

  private static List<Baseline> baselines(Wishes request, @Nullable Configured configured)
      throws IOException {
    var named = request.steering().baseline();
    if (named != null) {
      return List.of(ProjectFile.baseline(named));
    }
    if (configured == null || configured.configuration().baseline().isEmpty()) {
      return List.of();
    }
    return List.of(
        ProjectFile.baseline(configured.folder(), configured.configuration().baseline()));
  }

  private static List<SourceFile> knowledge(@Nullable Configured configured) throws IOException {
    var files = new ArrayList<SourceFile>();
    if (configured != null) {
      for (var name : configured.configuration().knowledge()) {
        files.add(ProjectFile.knowledge(configured.folder(), name));
      }
    }
    return files;
  }

  Setting setting() {
    return setting;
  }

  Profile profile() {
    return Objects.requireNonNullElse(request.profile(), configuration.profile());
  }

  Organisation organisation() {
    return configuration.organisation();
  }

  Request.FailOn failOn() {
    return Objects.requireNonNullElse(request.failOn(), Request.FailOn.of(configuration.failOn()));
  }

  Decisions decisions() {
    Set<Foreign> honored = EnumSet.noneOf(Foreign.class);
    honored.addAll(configuration.honored());
    honored.addAll(request.steering().honored());
    return new Decisions(
        configuration.excluded(),
        request.steering().countsSuppressions(),
        honored,
        configuration.suppressions(),
        baselines,
        knowledge);
  }

  /** Returns the rules as the configuration wants them; what the user names himself always runs. */
  List<Rule> rules(List<Rule> chosen) {
    return chosen.stream()
        .filter(rule -> request.namesChecks() || !configuration.disabled().contains(rule.id()))
        .map(rule -> rule.with(configuration.severities().getOrDefault(rule.id(), rule.severity())))
        .toList();
  }

  /** Returns what is told of the configuration among the files of the report. */
  Optional<Report.ReportedFile> told() {
    return Optional.ofNullable(configured).map(Configured::file);
  }
}
