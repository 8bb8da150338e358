package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import dev.martello.code.ir.Procedure;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells which functions a library keeps from being done twice for the same event.
 *
 * @param wrapping the calls that wrap a function
 * @param isOfAll whether everything counts as covered, as it is not known what is
 */
record IdempotentFunctions(EnteredFunctions entered, List<Usage> wrapping, boolean isOfAll) {
  private static final String WORD = "idempoten";

  /** The library whose decorators and wrappers are known. */
  private static final Pattern POWERTOOLS =
      Pattern.compile("aws_lambda_powertools\\b.*|@aws-lambda-powertools/.*|.*\\.powertools\\..*");

  /** https://docs.aws.amazon.com/powertools/python/latest/utilities/idempotency/ and its like. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "(?:aws_lambda_powertools|@aws-lambda-powertools/|.*\\.powertools\\.).*\\.(?:makeIdempotent|idempotent(?:_function)?)");

  static IdempotentFunctions of(CodeResults.FunctionCode code, EnteredFunctions entered) {
    var libraries = code.result().imports().stream().filter(IdempotentFunctions::isOfIt).toList();
    var wrapping =
        code.result().usages().stream()
            .filter(usage -> WRAPPING.matcher(usage.name()).matches())
            .toList();
    boolean isKnown =
        libraries.stream().allMatch(name -> POWERTOOLS.matcher(name).matches())
            && (!wrapping.isEmpty()
                || code.result().reached().stream()
                    .flatMap(unit -> unit.procedures().stream())
                    .anyMatch(IdempotentFunctions::isMarked));
    return new IdempotentFunctions(entered, wrapping, !libraries.isEmpty() && !isKnown);
  }

  /** Returns whether a library is used at all. */
  static boolean isImported(CodeResults.FunctionCode code) {
    return code.result().imports().stream().anyMatch(IdempotentFunctions::isOfIt);
  }

  /** Returns whether a name is one of such a library. */
  static boolean isOfIt(String name) {
    return name.toLowerCase(Locale.ROOT).contains(WORD);
  }

  /** Returns whether a function on the way to an effect is such a one. */
  boolean cover(List<Origin.Written> way) {
    return isOfAll
        || way.stream()
            .anyMatch(
                place ->
                    entered
                        .allAround(place)
                        .anyMatch(procedure -> isMarked(procedure) || isWrapped(procedure, place)));
  }

  /** {@code @idempotent_function(...)}, {@code @Idempotent}. */
  private static boolean isMarked(Procedure procedure) {
    return procedure.annotations().stream()
        .map(annotation -> annotation.name().substring(annotation.name().lastIndexOf('.') + 1))
        .anyMatch(IdempotentFunctions::isOfIt);
  }

  /** {@code makeIdempotent(charge, ...)}, {@code makeIdempotent(this::charge, ...)}. */
  private boolean isWrapped(Procedure procedure, Origin.Written place) {
    var named =
        procedure.name().isEmpty()
            ? null
            : Pattern.compile("[(.:>\\s]" + Pattern.quote(procedure.name()) + "\\b");
    return wrapping.stream()
        .map(Usage::where)
        .anyMatch(
            wrap ->
                EnteredFunctions.isGiven(procedure, wrap, place)
                    || (named != null && named.matcher(wrap.text()).find()));
  }
}
