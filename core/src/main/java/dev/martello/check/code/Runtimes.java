package dev.martello.check.code;

import dev.martello.check.Change;
import dev.martello.check.Check.Context;
import dev.martello.check.CodeFacts;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.know.LambdaRuntimes;
import dev.martello.know.LambdaRuntimes.Lifecycle;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the checks on runtimes have in common. */
final class Runtimes {
  /*
   * AWS tells the owners of functions at least 180 days before a runtime is deprecated (Lambda
   * Developer Guide, "Lambda runtimes", runtime deprecation policy).
   */
  private static final int NOTICE_IN_DAYS = 180;

  private Runtimes() {}

  /**
   * Judges the functions whose runtime is known.
   *
   * @param isBad what must not be true of the runtime on a day
   */
  static Stream<Verdict> judge(App app, Context context, BiPredicate<Lifecycle, LocalDate> isBad) {
    var today = context.today();
    Predicate<Lifecycle> question = runtime -> isBad.test(runtime, today);
    return app.functions().stream()
        .filter(function -> !isUnknown(function))
        .map(
            function -> {
              var verdict =
                  Verdict.of(
                      function.runtime().is(name -> is(name, question)),
                      function,
                      function.runtime().origin(),
                      describe(function.runtime(), today, question),
                      function.runtime());
              return withImports(verdict, function, context)
                  .mendedBy(upgrade(function, context))
                  .on(function);
            });
  }

  static Optional<Lifecycle> find(String name) {
    return LambdaRuntimes.standard().find(name);
  }

  /** Returns whether a runtime is still mended, but will not be for much longer. */
  static boolean isEnding(Lifecycle runtime, LocalDate today) {
    return !runtime.isDeprecatedOn(today) && runtime.isDeprecatedOn(today.plusDays(NOTICE_IN_DAYS));
  }

  /** Returns whether there is a newer one, and time enough to move to it. */
  static boolean isOutdated(Lifecycle runtime, LocalDate today) {
    return runtime.successor().isPresent()
        && !runtime.isDeprecatedOn(today.plusDays(NOTICE_IN_DAYS));
  }

  /** Returns whether the runtime of a name is known and passes a test. */
  static boolean is(String name, Predicate<Lifecycle> question) {
    return find(name).filter(question).isPresent();
  }

  /** Returns the dates of the first possible runtime that passes a test, for people. */
  static String describe(Val<String> runtime, LocalDate today, Predicate<Lifecycle> question) {
    return runtime.candidates().stream()
        .flatMap(name -> find(name).stream())
        .filter(question)
        .findFirst()
        .map(found -> describe(found, today))
        .orElse("`%s`".formatted(runtime.show()));
  }

  private static String describe(Lifecycle runtime, LocalDate today) {
    var end = runtime.isDeprecatedOn(today) ? "deprecated since " : "deprecated from ";
    var facts =
        List.of(
            runtime.deprecated().map(day -> end + day).orElse(""),
            runtime.createBlocked().map(day -> "no new functions from " + day).orElse(""),
            runtime.updateBlocked().map(day -> "no updates from " + day).orElse(""),
            runtime.successor().map(name -> "successor `" + name + "`").orElse(""));
    return "`%s`: %s"
        .formatted(
            runtime.name(),
            String.join(", ", facts.stream().filter(fact -> !fact.isEmpty()).toList()));
  }

  /** A runtime that is not known at all is undecided once, for the check on deprecated ones. */
  static boolean isUnknown(LambdaFunction function) {
    return function.runtime() instanceof Val.Unknown;
  }

  /**
   * Returns the move to the successor, where that is of the same language and handler. What was
   * compiled for one version of .NET must be compiled anew for another. Where the code imports what
   * the successor lacks, it is the newest runtime that has it, if that is still mended.
   */
  static Remedy upgrade(LambdaFunction function, Context context) {
    var code = CodeFacts.of(context).of(function);
    return function.runtime().candidates().stream()
        .flatMap(name -> find(name).stream())
        .filter(runtime -> runtime.successor().filter(next -> isAlike(runtime, next)).isPresent())
        .findFirst()
        .flatMap(runtime -> next(runtime, code, context.today()))
        .map(next -> upgrade(function, next, code.isPresent()))
        .orElse(Remedy.none());
  }

  private static Optional<String> next(
      Lifecycle runtime, Optional<CodeFacts.Told> code, LocalDate today) {
    return runtime
        .successor()
        .flatMap(
            successor ->
                gone(runtime, code).isEmpty()
                    ? Optional.of(successor)
                    : LambdaRuntimes.standard().all().stream()
                        .filter(other -> !other.isDeprecatedOn(today.plusDays(NOTICE_IN_DAYS)))
                        .map(Lifecycle::name)
                        .filter(other -> family(other).equals(family(successor)))
                        .filter(other -> GoneModules.byVersion(runtime.name(), other) < 0)
                        .filter(other -> lacks(code, runtime.name(), other).isEmpty())
                        .max(GoneModules::byVersion));
  }

  private static Optional<GoneModules.Gone> lacks(
      Optional<CodeFacts.Told> code, String from, String to) {
    return code.flatMap(told -> GoneModules.between(told, from, to));
  }

  private static Optional<GoneModules.Gone> gone(Lifecycle runtime, Optional<CodeFacts.Told> code) {
    return runtime.successor().flatMap(successor -> lacks(code, runtime.name(), successor));
  }

  /** Says what of the code's imports the successor lacks. */
  static Verdict withImports(Verdict verdict, LambdaFunction function, Context context) {
    var code = CodeFacts.of(context).of(function);
    return function.runtime().candidates().stream()
        .flatMap(name -> find(name).stream())
        .flatMap(
            runtime ->
                gone(runtime, code).stream()
                    .map(
                        gone ->
                            "the code imports `%s`, which %s lacks from version %s on"
                                .formatted(gone.module(), language(runtime.name()), gone.since())))
        .findFirst()
        .map(fact -> verdict.because(function.runtime().origin(), fact))
        .orElse(verdict);
  }

  private static String language(String runtime) {
    return family(runtime).equals("python") ? "Python" : "the runtime of Node.js";
  }

  private static boolean isAlike(Lifecycle runtime, String successor) {
    var family = family(runtime.name());
    return family.equals(family(successor)) && !family.equals("dotnet");
  }

  private static String family(String name) {
    return name.replaceAll("[0-9.].*", "");
  }

  private static Remedy upgrade(LambdaFunction function, String successor, boolean isCodeKnown) {
    return Remedy.of(
            "set `Runtime` to `%s`".formatted(successor),
            Change.put(function.identity(), Term.text(successor), "Runtime"))
        .warning(
            "test the code%s on `%s` first: native packages and layers must fit, and what the runtime"
                    .formatted(isCodeKnown ? "" : ", which was not looked at,", successor)
                + " brings along has changed, such as the AWS SDK and the form of handlers");
  }
}
