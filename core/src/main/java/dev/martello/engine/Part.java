package dev.martello.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.check.Check;
import dev.martello.check.CodeFacts;
import dev.martello.check.Rule;
import dev.martello.check.Step;
import dev.martello.join.path.Flaw;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Report;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An optional part of the product, which brings checks of its own; the service loader finds it. */
public interface Part {

  /** Returns the word that reports call it by. */
  String name();

  /** Returns its checks; making them loads nothing that only a run needs. */
  List<Check> checks();

  /** Returns whether there is anything for it to look at. */
  boolean concerns(Subject subject);

  /** Looks at the application before the checks run. */
  Outcome run(Subject subject);

  /**
   * What there is to look at.
   *
   * @param context of the run; results of parts are not in it yet
   * @param roots the root below which each template was found, by the template's path
   * @param code code in which handlers are looked for that no template declares; nothing unless the
   *     user asks for it
   * @param knowledge files in which the project says what it knows of its libraries
   * @param closed keys of functions whose code is not to be read
   */
  record Subject(
      App app,
      Check.Context context,
      Map<String, LocalFiles> roots,
      List<Code> code,
      List<SourceFile> knowledge,
      Set<String> closed) {
    public Subject {
      roots = Map.copyOf(roots);
      code = List.copyOf(code);
      knowledge = List.copyOf(knowledge);
      closed = Set.copyOf(closed);
    }
  }

  /**
   * The source code below one root.
   *
   * @param paths the files, sorted
   */
  record Code(LocalFiles files, List<String> paths) {
    public Code {
      paths = List.copyOf(paths);
    }
  }

  /**
   * What a run gave.
   *
   * @param needs what it lacks; empty text if it ran
   * @param files what became of the files that it read
   * @param results what its checks ask the context for, by its class
   * @param unread functions whose code it looked for and did not read
   * @param flaws the flaws in code through which events run code
   * @param assumed functions that nothing declares, which reports tell of beside the others
   */
  record Outcome(
      String needs,
      List<Report.ReportedFile> files,
      Facts results,
      List<Report.UnreadCode> unread,
      List<Flaw> flaws,
      List<LambdaFunction> assumed) {
    public Outcome {
      files = List.copyOf(files);
      unread = List.copyOf(unread);
      flaws = List.copyOf(flaws);
      assumed = List.copyOf(assumed);
    }
  }

  /** What a part learnt, which it can write by itself; nothing else knows what is in it. */
  interface Facts {
    /** Returns what checks of other things ask of it. */
    default CodeFacts facts() {
      return CodeFacts.none();
    }

    /** Writes fields into the JSON object that is open. */
    void write(JsonGenerator json) throws IOException;

    /** Writes lines for people. */
    void write(Appendable target) throws IOException;

    /** Writes what it knows of something by its name, for people who want to teach it more. */
    void explain(String name, Appendable target) throws IOException;
  }

  /** Returns the parts that are there, in the order of their names. */
  static List<Part> all() {
    return Loaded.PARTS;
  }

  /** Returns whether a check asks what parts learn: one of theirs, or one that joins. */
  static boolean isAskedBy(Rule rule) {
    return rule.step() == Step.JOIN
        || rule.check() instanceof CodeFacts.AsksCode
        || Loaded.CHECKS.contains(rule.check().getClass());
  }

  /** Found once, when somebody asks first. */
  final class Loaded {
    private static final List<Part> PARTS =
        Stream.of(ServiceLoader.load(Part.class))
            .flatMap(loader -> loader.stream().map(ServiceLoader.Provider::get))
            .sorted(java.util.Comparator.comparing(Part::name))
            .toList();

    private static final Set<Class<?>> CHECKS =
        PARTS.stream()
            .flatMap(part -> part.checks().stream())
            .map(Check::getClass)
            .collect(Collectors.toUnmodifiableSet());

    private Loaded() {}
  }
}
