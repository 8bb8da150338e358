package dev.martello.code.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.check.Check;
import dev.martello.check.CodeFacts;
import dev.martello.code.analysis.Analysis;
import dev.martello.code.flow.Flow;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.engine.Part;
import dev.martello.join.path.Flaw;
import dev.martello.model.App;
import dev.martello.model.Code;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the code of all functions told.
 *
 * @param functions those whose code was read, in the order of the application
 * @param unread those whose code was not read
 * @param secrets the credentials in files that are packed with functions and layers
 * @param knowledge what was known of the libraries of each language that was met
 */
public record CodeResults(
    List<FunctionCode> functions,
    List<Unread> unread,
    List<PackedSecret> secrets,
    Map<Language, Knowledge> knowledge)
    implements Part.Facts {
  public CodeResults {
    functions = List.copyOf(functions);
    unread = List.copyOf(unread);
    secrets = List.copyOf(secrets);
    knowledge = Map.copyOf(knowledge);
  }

  /** Returns the same with flows followed from one function into another. */
  public CodeResults crossed(App app, Check.Context context) {
    return new CodeResults(Crossings.follow(functions, app, context), unread, secrets, knowledge);
  }

  /** Returns what is known where no code was read. */
  public static CodeResults of(App app) {
    return none();
  }

  /** Returns what is told where no code could be read. */
  public static CodeResults none() {
    return new CodeResults(List.of(), List.of(), List.of(), Map.of());
  }

  /** Returns what reports tell of code that was not read. */
  public List<Report.UnreadCode> told() {
    return unread.stream()
        .map(one -> new Report.UnreadCode(one.function().identity(), one.reason()))
        .toList();
  }

  /** Returns the flaws through which events run code of functions that are declared. */
  public List<Flaw> flaws() {
    return functions.stream()
        .filter(code -> !(code.function().code() instanceof Code.Undeclared))
        .flatMap(
            code ->
                code.result().flows().stream()
                    .filter(Flow::runsCode)
                    .map(flow -> flaw(code.function(), flow)))
        .distinct()
        .toList();
  }

  private static Flaw flaw(LambdaFunction function, Flow flow) {
    return new Flaw(
        function.identity(),
        Sources.level(flow.source().trust()),
        "%s reaches %s and runs as code".formatted(flow.field(), flow.sink()),
        flow.where().inFile());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    new FactsJson(json).write(this);
  }

  @Override
  public void write(Appendable target) throws IOException {
    FactsText.write(this, target);
  }

  @Override
  public void explain(String name, Appendable target) throws IOException {
    new Explanation(knowledge, target).write(functions, name);
  }

  @Override
  public CodeFacts facts() {
    return new CodeFacts(
        functions.stream()
            .map(
                code ->
                    new CodeFacts.Told(code.function().identity(), code.provided(), verified(code)))
            .toList());
  }

  private static List<CodeFacts.Verified> verified(FunctionCode code) {
    return code.result().verified().stream()
        .flatMap(
            one ->
                Sources.triggers(one.source(), code.function()).stream()
                    .map(by -> new CodeFacts.Verified(by, one.where().inFile())))
        .toList();
  }

  /**
   * What the code of one function told.
   *
   * @param provided what it imports and does not bring along, sorted
   */
  public record FunctionCode(
      LambdaFunction function,
      Analysis.Entry entry,
      Analysis.Result result,
      List<String> provided) {
    public FunctionCode {
      provided = List.copyOf(provided);
    }
  }

  /**
   * A function or layer whose code was not read.
   *
   * @param reason a clause for people
   */
  public record Unread(Entity function, String reason) {}
}
