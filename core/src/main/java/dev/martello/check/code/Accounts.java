package dev.martello.check.code;

import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells whose account it is that the ARN of something a function uses names. */
final class Accounts {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final int FIELD = 4;

  private final Parameters parameters;
  private final LambdaFunction function;
  private final List<String> own;

  /** A function's role is of its own account, and so is its ARN where the account is told. */
  Accounts(App app, Parameters parameters, LambdaFunction function) {
    this.parameters = parameters;
    this.function = function;
    this.own =
        Stream.of(function.role().written(), app.arnOf(function))
            .flatMap(arn -> of(arn).stream())
            .toList();
  }

  /** Returns the accounts that an ARN names literally. */
  static List<String> of(Val<String> arn) {
    return Shape.of(arn).stream().flatMap(shape -> of(shape).stream()).distinct().toList();
  }

  private static Optional<String> of(Shape arn) {
    var text = new StringBuilder();
    for (var piece : arn.pieces()) {
      text.append(piece instanceof Shape.Literal(String literal) ? literal : "-");
    }
    var fields = text.toString().split(":", FIELD + 2);
    return fields.length > FIELD && ACCOUNT.matcher(fields[FIELD]).matches()
        ? Optional.of(fields[FIELD])
        : Optional.empty();
  }

  /** Says whether a principal or ARN is of the function's own account for sure. */
  boolean isOwn(Val<String> arn) {
    return Shape.of(arn).stream()
        .allMatch(
            shape ->
                shape.holes().contains("AWS::AccountId")
                    || of(shape).filter(own::contains).isPresent());
  }

  /**
   * Asks whether an ARN is of an account that is neither the function's nor trusted. What comes
   * from the same account, such as an export or a stored parameter, is its own choice.
   */
  Tri isForeign(Val<String> arn, Predicate<String> isTrusted) {
    return Shape.ask(
        arn,
        shape ->
            of(shape)
                .map(account -> Tri.of(!own.contains(account) && !isTrusted.test(account)))
                .orElseGet(() -> hangsOnParameter(shape) ? Tri.UNKNOWN : Tri.NO));
  }

  private boolean hangsOnParameter(Shape arn) {
    return arn.holes().stream()
        .anyMatch(
            hole ->
                parameters
                    .find(function, hole)
                    .filter(parameter -> !parameter.type().startsWith("AWS::SSM::"))
                    .isPresent());
  }
}
