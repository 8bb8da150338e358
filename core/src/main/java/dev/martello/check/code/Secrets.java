package dev.martello.check.code;

import dev.martello.check.Verdict;
import dev.martello.know.Credentials;
import dev.martello.model.Entity;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds secrets in values, for the checks on each place where they may stand. */
final class Secrets {
  private static final int DEEPEST = 100;

  private Secrets() {}

  /**
   * Returns what kind of credential a value under a name is. Of a text that is known in parts, the
   * parts may still show a credential by its form.
   */
  static Optional<String> kindOf(String name, Val<String> value) {
    return value instanceof Val.Unknown<String>(String expression, Origin _)
        ? Credentials.formIn(expression)
        : value.candidates().stream()
            .flatMap(candidate -> Credentials.kindOf(name, candidate).stream())
            .findFirst();
  }

  /**
   * Returns the reference that deployment replaces with a secret. A plain parameter ({@code
   * resolve:ssm:}) holds configuration and is no secret.
   */
  static Optional<String> referenceIn(Val<String> value) {
    return Shape.of(value).stream()
        .flatMap(shape -> shape.holes().stream())
        .filter(Credentials::isSecretReference)
        .findFirst();
  }

  /**
   * Returns the parameter, of the template or of the parameter store, that brings a secret in plain
   * text into a value.
   */
  static Optional<String> parameterIn(
      Parameters parameters, Entity user, String name, Val<String> value) {
    boolean isNamedSecret = Credentials.isSecretName(name) && !Credentials.isBareName(name);
    var ofTemplate =
        parameters
            .of(user, value)
            .filter(parameter -> isSecret(parameter, isNamedSecret))
            .map(parameter -> "parameter `" + parameter.name() + "`");
    var stored =
        Shape.of(value).stream()
            .flatMap(shape -> shape.holes().stream())
            .filter(hole -> isNamedSecret && hole.startsWith("resolve:ssm:"))
            .map(hole -> "the plain parameter `" + hole + "`");
    return Stream.concat(ofTemplate, stored).findFirst();
  }

  /** A parameter that is kept from view is meant as a secret, if its name says so. */
  private static boolean isSecret(TemplateParameter parameter, boolean isNamedSecret) {
    if (parameter.type().startsWith("AWS::SSM::Parameter::Value")) {
      return isNamedSecret;
    }
    boolean hasValue = parameter.hasDefault() && !Credentials.isNoValue(parameter.defaultValue());
    return !hasValue
        && Credentials.isSecretName(parameter.name())
        && (parameter.noEcho() || isNamedSecret);
  }

  /** Returns the single values inside a part, each with the nearest name above it. */
  static Stream<Settings.Named> leaves(Settings.Named part) {
    return leaves(part, 0);
  }

  /** A mapping without parts counts as a list of itself, so the depth must end it. */
  private static Stream<Settings.Named> leaves(Settings.Named part, int depth) {
    var value = part.value();
    if (!value.isStructured()) {
      return Stream.of(part);
    }
    if (depth > DEEPEST) {
      return Stream.empty();
    }
    var named = value.parts().stream();
    var items =
        value.parts().isEmpty()
            ? value.items().stream()
                .map(item -> new Settings.Named(part.name(), part.nameOrigin(), item))
            : Stream.<Settings.Named>empty();
    return Stream.concat(named, items).flatMap(inner -> leaves(inner, depth + 1));
  }

  /**
   * Judges a single value of a resource's settings.
   *
   * @param place what the value is, for people: {@code stage variable}
   */
  static Optional<Verdict> judge(Entity entity, String place, Settings.Named leaf) {
    var text = leaf.value().text();
    var name = place + " `" + leaf.name() + "`";
    Optional<Verdict> literal =
        kindOf(leaf.name(), text)
            .map(
                kind ->
                    Verdict.fails(
                        entity,
                        text.origin(),
                        "%s holds %s".formatted(name, Credentials.withArticle(kind))));
    return literal.or(
        () ->
            referenceIn(text)
                .map(
                    reference ->
                        Verdict.fails(
                                entity,
                                text.origin(),
                                "%s gets the content of `%s`".formatted(name, reference))
                            .raised(-1)));
  }
}
