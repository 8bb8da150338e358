package dev.martello.check.access;

import dev.martello.check.Check;
import dev.martello.know.Credentials;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out whether a value is taken from where a secret is kept. */
final class SecretSource {
  private static final Pattern BY_PARAMETER =
      Pattern.compile("(?:default of |allowed value of )?parameter `([^`]+)`");
  private static final String SECRET = "resolve:secretsmanager:";
  private static final String SECURE_PARAMETER = "resolve:ssm-secure:";

  /** What resources return that opens something; keys for clients and tokens for DNS do not. */
  private static final Pattern SECRET_ATTRIBUTE =
      Pattern.compile(
          "(?i).*(?:password|secret_?access_?key|client_?secret|private_?key|secret_?key|auth_?token)");

  private SecretSource() {}

  /** Returns the secret parameters of a template that a value comes from. */
  static Stream<TemplateParameter> parameters(
      Val<String> value, String stack, Check.Context context) {
    var names = names(value, stack);
    if (names.isEmpty()) {
      return Stream.empty();
    }
    return context.parametersOf(stack).stream()
        .filter(parameter -> names.contains(parameter.name()));
  }

  private static List<String> names(Val<String> value, String stack) {
    var held =
        Shape.of(value).stream()
            .flatMap(shape -> shape.holes().stream())
            .filter(hole -> hole.startsWith(HoleName.prefix(stack)))
            .map(hole -> HoleName.of(hole).local());
    var derived =
        value.origin().derivations(by -> BY_PARAMETER.matcher(by).matches()).stream()
            .map(by -> BY_PARAMETER.matcher(by).replaceFirst("$1"));
    return Stream.concat(held, derived).toList();
  }

  /**
   * Returns where a value's secret comes from, as a phrase.
   *
   * @param isReferenceRead whether CloudFormation puts in what a dynamic reference stands for, as
   *     it does in properties of resources only
   */
  static Optional<String> of(
      Val<String> value, String stack, Check.Context context, boolean isReferenceRead) {
    return secrets(value, stack, context)
        .map(parameter -> "parameter `" + parameter.name() + "`")
        .findFirst()
        .or(() -> attribute(value))
        .or(() -> isReferenceRead ? reference(value) : Optional.empty());
  }

  /** Returns the parameters in a value that bring a secret. */
  static Stream<TemplateParameter> secrets(Val<String> value, String stack, Check.Context context) {
    return parameters(value, stack, context)
        .filter(
            parameter ->
                parameter.noEcho()
                    || Credentials.isSecretName(parameter.name()) && !namesSecret(parameter));
  }

  /** A default such as {@code shop/api-key} says where a secret is. */
  private static boolean namesSecret(TemplateParameter parameter) {
    return parameter.hasDefault() && Credentials.isReference(parameter.defaultValue());
  }

  /** Returns the keys of the resources whose secrets a value takes. */
  static List<String> resources(Val<String> value) {
    return attributes(value).map(hole -> hole.substring(0, hole.lastIndexOf('.'))).toList();
  }

  private static Optional<String> attribute(Val<String> value) {
    return attributes(value).map(hole -> "`" + HoleName.of(hole).local() + "`").findFirst();
  }

  private static Stream<String> attributes(Val<String> value) {
    return holes(value)
        .filter(hole -> HoleName.isOfStack(hole) && HoleName.of(hole).isAttribute())
        .filter(
            hole -> {
              var attribute = hole.substring(hole.lastIndexOf('.') + 1);
              return SECRET_ATTRIBUTE.matcher(attribute).matches();
            });
  }

  private static Optional<String> reference(Val<String> value) {
    return holes(value)
        .filter(hole -> hole.startsWith(SECRET) || hole.startsWith(SECURE_PARAMETER))
        .map(_ -> "a secret by dynamic reference")
        .findFirst();
  }

  private static Stream<String> holes(Val<String> value) {
    return Shape.of(value).stream().flatMap(shape -> shape.holes().stream());
  }
}
