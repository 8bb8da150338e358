package dev.martello.code;

import dev.martello.check.Check;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.check.code.Checks;
import dev.martello.code.ir.Language;
import dev.martello.code.ir.Program;
import dev.martello.code.ir.Unit;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.knowledge.KnowledgeReader;
import dev.martello.code.knowledge.OwnKnowledge;
import dev.martello.code.project.AssumedHandlers;
import dev.martello.code.project.CodeResults;
import dev.martello.code.project.Handlers;
import dev.martello.code.project.PackedSecret;
import dev.martello.code.tree.UnavailableException;
import dev.martello.code.value.SinkKind;
import dev.martello.engine.Part;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the code of functions; the service loader makes it. */
public final class CodePart implements Part {
  private static final long STACK = 512L << 20;

  /**
   * Steps that a function may take which only looks like a handler, as {@link Analysis#BUDGET}:
   * more than handlers need, while a library that is called by chance is left in time.
   */
  private static final long ASSUMED = Analysis.BUDGET / 4;

  /**
   * Steps that any of them may take. Each that is too much halves what the next ones get, so that
   * the sum is bounded too.
   */
  private static final long LEAST = 20_000;

  /** Made by the service loader. */
  public CodePart() {}

  @Override
  public String name() {
    return "code";
  }

  @Override
  public List<Check> checks() {
    return Stream.concat(Checks.all().stream(), dev.martello.code.check.join.Checks.all().stream())
        .toList();
  }

  @Override
  public boolean concerns(Subject subject) {
    return Handlers.areBeside(subject.app(), subject.roots())
        || subject.code().stream().anyMatch(code -> !code.paths().isEmpty());
  }

  @Override
  public Outcome run(Subject subject) {
    try {
      return DeepThread.call(() -> new Run(subject).over(), STACK);
    } catch (UnavailableException e) {
      var needs = String.valueOf(e.getMessage());
      return new Outcome(needs, List.of(), CodeResults.none(), List.of(), List.of(), List.of());
    }
  }

  /** One run over an application. */
  private static final class Run {
    private final Subject subject;
    private final Handlers handlers;
    private final EventFields fields = EventFields.standard();
    private final Map<Language, Knowledge> knowledge = new EnumMap<>(Language.class);
    private final Map<String, Report.ReportedFile> files = new TreeMap<>();
    private final List<OwnKnowledge> own;

    Run(Subject subject) {
      this.subject = subject;
      this.own =
          subject.knowledge().stream().map(file -> OwnKnowledge.read(file, Run::judge)).toList();
      this.handlers = new Handlers(subject.app(), subject.roots());
    }

    Outcome over() {
      var functions = new ArrayList<CodeResults.FunctionCode>();
      var unread = new ArrayList<CodeResults.Unread>();
      for (var function : subject.app().functions()) {
        if (subject.closed().contains(function.identity().key())) {
          unread.add(new CodeResults.Unread(function, "its code is not to be read"));
          continue;
        }
        switch (handlers.find(function)) {
          case Handlers.Found.Handler found ->
              functions.add(analysed(function, found, Analysis.BUDGET));
          case Handlers.Found.Missing missing ->
              unread.add(new CodeResults.Unread(function, missing.reason()));
        }
      }
      var declared = Set.copyOf(files.keySet());
      own.forEach(this::tell);
      var assumed = new ArrayList<LambdaFunction>();
      long patience = ASSUMED;
      for (var code : subject.code()) {
        for (var one : new AssumedHandlers(code).except(declared)) {
          assumed.add(one.function());
          handlers.beside(one.function(), code.files());
          var analysed = analysed(one.function(), one.handler(), patience);
          patience = analysed.result().isCut() ? Math.max(patience / 2, LEAST) : patience;
          functions.add(analysed);
        }
      }
      unread.addAll(handlers.unreadLayers());
      var results =
          new CodeResults(functions, unread, secrets(functions), knowledge)
              .crossed(subject.app(), subject.context());
      Stream.concat(
              subject.roots().values().stream(), subject.code().stream().map(Part.Code::files))
          .flatMap(root -> root.denied().stream())
          .forEach(this::denied);
      return new Outcome(
          "", List.copyOf(files.values()), results, results.told(), results.flaws(), assumed);
    }

    /** Templates and what handlers reach are judged elsewhere. */
    private List<PackedSecret> secrets(List<CodeResults.FunctionCode> functions) {
      var judged = new HashSet<>(subject.roots().keySet());
      for (var code : functions) {
        code.result().reached().forEach(unit -> judged.add(unit.file().path()));
      }
      return handlers.secrets(judged, this::skipped);
    }

    private void skipped(String path, String reason) {
      files.putIfAbsent(
          path,
          new Report.ReportedFile(path, "packed file", Report.Status.SKIPPED, reason, List.of()));
    }

    private void denied(String path) {
      files.putIfAbsent(
          path,
          new Report.ReportedFile(
              path, "source", Report.Status.BROKEN, LocalFiles.PERMISSION_DENIED, List.of()));
    }

    private CodeResults.FunctionCode analysed(
        LambdaFunction function, Handlers.Found.Handler found, long budget) {
      var program = new Program(found.folder());
      var result = new Analysis(program, fields, this::knowledge, budget).run(found.entry());
      result.reached().forEach(this::tell);
      var provided = found.folder().provided(result.imports(), found.entry().unit().language());
      return new CodeResults.FunctionCode(function, found.entry(), result, provided);
    }

    /** What the project says comes first. */
    private Knowledge knowledge(Language language) {
      return knowledge.computeIfAbsent(
          language,
          _ -> {
            var standard = KnowledgeReader.standard(language);
            var more = OwnKnowledge.of(language, own).toList();
            return more.isEmpty() ? standard : standard.after(more);
          });
    }

    /** Says what is wrong with an entry of the project; such an entry would never tell anything. */
    private static Optional<String> judge(Knowledge.Entry entry) {
      return switch (entry) {
        case Knowledge.Sink sink when SinkKind.of(sink.kind()).isEmpty() ->
            Optional.of(unknown("kind", sink.kind(), SinkKind.words()));
        case Knowledge.Misuse misuse when !Checks.misuses().contains(misuse.check()) ->
            Optional.of(unknown("check", misuse.check(), Checks.misuses()));
        default -> Optional.empty();
      };
    }

    private static String unknown(String what, String name, Collection<String> known) {
      return "unknown %s `%s`; known are `%s`"
          .formatted(what, name, String.join("`, `", known.stream().sorted().toList()));
    }

    private void tell(OwnKnowledge knowledge) {
      var path = knowledge.file().path();
      files.put(
          path,
          new Report.ReportedFile(
              path, "knowledge file", Report.Status.READ, "", knowledge.problems()));
    }

    private void tell(Unit unit) {
      var path = unit.file().path();
      files.putIfAbsent(
          path,
          new Report.ReportedFile(
              path, unit.language().title() + " source", Report.Status.READ, "", unit.problems()));
    }
  }
}
