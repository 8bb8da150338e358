package dev.martello.iam;

import dev.martello.model.Condition;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Set;

/** Judges what conditions are worth: whether they keep strangers out, or hold for everybody. */
final class Restrictions {
  /*
   * After "The meaning of public" in the Amazon S3 User Guide ("Blocking public access to your Amazon
   * S3 storage"): a condition keeps strangers out if it compares a key that a stranger cannot choose
   * with fixed values. Values are alternatives, so one open value opens the condition. Negated
   * operators shut out those whom they name and let in everybody else. With IfExists, and with
   * ForAllValues, a request that lacks the key passes, so they count only for keys that no request
   * lacks (IAM User Guide, "Condition operators" and "Multivalued context keys").
   */
  private static final Set<String> IDENTIFYING =
      Set.of(
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths",
          "aws:principalaccount",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:userid",
          "aws:username",
          "kms:calleraccount",
          "lambda:eventsourcetoken",
          "sns:endpoint",
          "s3:dataaccesspointaccount");

  private static final Set<String> IDENTIFYING_ARN =
      Set.of(
          "aws:sourcearn", "aws:principalarn", "s3:dataaccesspointarn", "lambda:sourcefunctionarn");

  private static final Set<String> LIMITING =
      Set.of(
          "ecs:cluster",
          "ec2:vpc",
          "ec2:subnet",
          "dynamodb:leadingkeys",
          "iam:permissionsboundary",
          "kms:resourcealiases",
          "kms:requestalias",
          "ses:fromaddress",
          "batch:jobqueue");

  private static final Set<String> SOURCE =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:principalorgid",
          "aws:principalaccount",
          "lambda:eventsourcetoken");

  private Restrictions() {}

  /** Says whether every sensible request meets a condition. */
  static boolean isAlwaysMet(Condition condition) {
    return isTransport(condition, "true");
  }

  /** Says whether no sensible request meets a condition. */
  static boolean isNeverMet(Condition condition) {
    return isTransport(condition, "false");
  }

  private static boolean isTransport(Condition condition, String value) {
    return condition.key().equalsIgnoreCase("aws:SecureTransport")
        && Operator.of(condition.operator()).family() == Operator.Family.BOOL
        && !condition.values().isEmpty()
        && condition.values().stream().allMatch(text -> text.is(value::equalsIgnoreCase).isYes());
  }

  /** Asks whether a condition of an Allow keeps out whoever is not named by its values. */
  static Tri keepsStrangersOut(Condition condition, Names names) {
    var operator = Operator.of(condition.operator());
    var key = condition.key().toLowerCase(Locale.ROOT);
    if (operator.isNegated() || operator.family() == Operator.Family.NULL) {
      return Tri.NO;
    }
    if (operator.passesMissingKey() && !key.equals("aws:sourceip")) {
      return Tri.NO;
    }
    return valuesAreFixed(condition, key, operator, names);
  }

  /** Asks whether a condition of a Deny spares only those whom its values name. */
  static Tri sparesOnlyTheNamed(Condition condition, Names names) {
    var operator = Operator.of(condition.operator());
    var key = condition.key().toLowerCase(Locale.ROOT);
    if (key.equals("aws:principalisawsservice")) {
      return condition.values().stream()
          .map(value -> value.is("false"::equalsIgnoreCase))
          .reduce(Tri::and)
          .orElse(Tri.NO);
    }
    boolean isSparing = operator.isNegated() && operator.quantifier() == Operator.Quantifier.NONE;
    return isSparing ? valuesAreFixed(condition, key, operator, names) : Tri.NO;
  }

  /** Asks whether a condition binds a call of a service to somebody's resource or account. */
  static Tri bindsSource(Condition condition, Names names) {
    return SOURCE.contains(condition.key().toLowerCase(Locale.ROOT))
        ? keepsStrangersOut(condition, names)
        : Tri.NO;
  }

  /**
   * Says whether a condition limits on which resources an action may be used: by a tag of the
   * resource, or by a key that holds an ARN or the name of what it belongs to.
   */
  static boolean limitsResources(Condition condition) {
    var operator = Operator.of(condition.operator());
    var key = condition.key().toLowerCase(Locale.ROOT);
    boolean isOfResource =
        key.contains(":resourcetag/")
            || LIMITING.contains(key)
            || (key.endsWith("arn") && !key.startsWith("aws:") && !key.contains(":source"));
    return isOfResource
        && !operator.isNegated()
        && !operator.passesMissingKey()
        && operator.family() != Operator.Family.NULL
        && condition.values().stream()
            .flatMap(value -> value.candidates().stream())
            .noneMatch(value -> operator.readsWildcards() && value.matches("[*?]*"));
  }

  private static Tri valuesAreFixed(
      Condition condition, String key, Operator operator, Names names) {
    boolean isKnownKey =
        IDENTIFYING.contains(key)
            || IDENTIFYING_ARN.contains(key)
            || key.equals("aws:sourceip")
            || key.equals("aws:principalisawsservice")
            || key.equals("elasticfilesystem:accessedviamounttarget");
    if (!isKnownKey || condition.values().isEmpty()) {
      return Tri.NO;
    }
    var answer = Tri.YES;
    for (var value : condition.values()) {
      answer = answer.and(isFixed(key, value, operator, names));
    }
    return answer;
  }

  private static Tri isFixed(String key, Val<String> value, Operator operator, Names names) {
    if (key.equals("aws:sourceip")) {
      return value.is(IpRange::isNarrow);
    }
    if (key.equals("aws:principalisawsservice")
        || key.equals("elasticfilesystem:accessedviamounttarget")) {
      return value.is("true"::equalsIgnoreCase);
    }
    if (!operator.readsWildcards()) {
      return Tri.YES;
    }
    boolean isArn = IDENTIFYING_ARN.contains(key);
    return Shape.ask(
        value, shape -> isArn ? isFixedArn(shape, names) : isFixedText(key, shape, names));
  }

  /** A text that holds more than wildcards, as an account id or an organisation's id does. */
  private static Tri isFixedText(String key, Shape shape, Names names) {
    var onlyHole = shape.onlyHole();
    if (onlyHole.isPresent()) {
      return isFixedHole(onlyHole.get(), names);
    }
    var text = shape.toString();
    if (key.equals("aws:userid") && text.matches("A[A-Z]+[A-Z0-9]*:\\*")) {
      return Tri.YES;
    }
    return Tri.of(!text.isEmpty() && !text.matches("[*?:/]*") && !text.matches("[ora]-\\*"));
  }

  /** An ARN with a fixed account, or a fixed bucket, whose ARN has no account. */
  private static Tri isFixedArn(Shape shape, Names names) {
    var onlyHole = shape.onlyHole();
    if (onlyHole.isPresent()) {
      return isFixedHole(onlyHole.get(), names);
    }
    var parts = shape.brief().replace("AWS::", "AWS..").split(":", 6);
    if (parts.length < 6) {
      return shape.isLiteral()
          ? Tri.of(!shape.toString().contains("*") && !shape.toString().contains("?"))
          : Tri.UNKNOWN;
    }
    if (!isOpen(parts[4]) && !parts[4].isEmpty()) {
      return Tri.YES;
    }
    if (parts[2].equals("s3") && parts[4].isEmpty()) {
      return Tri.of(!isOpen(parts[5].split("/", 2)[0]));
    }
    // An id such as an API's is given once in a region, so it names an owner as an account does.
    boolean isApi = parts[2].equals("execute-api");
    return Tri.of(isApi && !isOpen(parts[5].split("/", 2)[0]));
  }

  private static boolean isOpen(String part) {
    return part.contains("*") || part.contains("?");
  }

  private static Tri isFixedHole(String name, Names names) {
    return name.startsWith("AWS::") || name.endsWith(".Arn") || names.isGenerated(name)
        ? Tri.YES
        : Tri.UNKNOWN;
  }
}
