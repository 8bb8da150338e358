package dev.martello.iam;

import dev.martello.value.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the one resource that policies let somebody use, where they name no other of its kind. */
final class OnlyResource {
  /*
   * Every text of every statement that may grant one of the actions must surely name a single
   * resource, and all of them the same. Wildcards count as names of several resources, but behind
   * the name: the objects of a bucket, the indexes of a table, the versions of a function. A hole
   * is a name only where CloudFormation makes that name up; whatever else is open leaves the
   * question open, and nothing is told.
   */
  private record Kind(String service, String prefix, String name, String rest) {
    Optional<String> named(String arn) {
      var form = "arn:[^:*?]+:%s:[^:*?]*:[^:*?]*:%s(%s)%s".formatted(service, prefix, name, rest);
      var matcher = Pattern.compile(form, Pattern.DOTALL).matcher(arn);
      return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
  }

  private static final String PLAIN = "[^*?:/]+";
  private static final String PATH = "[^*?:]+";
  private static final String PARTS = "(?:[:/].*)?";

  /** What calls name resources by, by the service that is called. */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("dynamodb", new Kind("dynamodb", "table/", PLAIN, PARTS)),
          Map.entry("events", new Kind("events", "event-bus/", PATH, "")),
          Map.entry("firehose", new Kind("firehose", "deliverystream/", PLAIN, "")),
          Map.entry("kinesis", new Kind("kinesis", "stream/", PLAIN, PARTS)),
          Map.entry("kms", new Kind("kms", "key/", PLAIN, "")),
          Map.entry("lambda", new Kind("lambda", "function:", PLAIN, PARTS)),
          Map.entry("logs", new Kind("logs", "log-group:", PATH, PARTS)),
          Map.entry("s3", new Kind("s3", "", PLAIN, PARTS)),
          Map.entry("secretsmanager", new Kind("secretsmanager", "secret:", PATH, "(?:-\\?{6})?")),
          Map.entry("sns", new Kind("sns", "", PLAIN, "")),
          Map.entry("sqs", new Kind("sqs", "", PLAIN, "")),
          Map.entry("ssm", new Kind("ssm", "parameter/", PATH, "")),
          Map.entry("states", new Kind("states", "stateMachine:", PLAIN, "")),
          Map.entry("sts", new Kind("iam", "role/", PATH, "")));

  /** Holes that are the same for all of a stack. */
  private static final Set<String> OF_STACK =
      Set.of("AWS::Partition", "AWS::Region", "AWS::AccountId");

  private static final String ARN = ".Arn";

  private static final String STACK = "#";

  private static final Pattern OF_ARNS = Pattern.compile("[*?:/]");

  private final Names names;

  OnlyResource(Names names) {
    this.names = names;
  }

  /**
   * Returns the name of the only resource on which one of some actions may be granted.
   *
   * @param service the prefix of the actions
   */
  Optional<String> of(List<Grant> grants, String service, Set<String> actions) {
    var kind = KINDS.get(service);
    if (kind == null) {
      return Optional.empty();
    }
    var found = new HashSet<String>();
    for (var grant : grants) {
      if (actions.stream().noneMatch(grant.actions()::contains)) {
        continue;
      }
      if (grant.by().notResource() || grant.resources().isEmpty()) {
        return Optional.empty();
      }
      for (var text : grant.resources()) {
        for (var shape : Shape.of(text)) {
          var name = written(shape, kind).flatMap(kind::named);
          if (name.isEmpty()) {
            return Optional.empty();
          }
          found.add(name.get());
        }
      }
    }
    return found.size() == 1
        ? Optional.of(found.iterator().next().replaceFirst(STACK + ".*", ""))
        : Optional.empty();
  }

  /** Writes an ARN with the logical ids of resources for the names that are made up for them. */
  private Optional<String> written(Shape shape, Kind kind) {
    var text = new StringBuilder();
    for (var piece : shape.pieces()) {
      switch (piece) {
        case Shape.Literal(String literal) -> text.append(literal);
        case Shape.Hole(String hole) when OF_STACK.contains(hole) -> text.append('_');
        case Shape.Hole(String hole) when text.isEmpty() && isArn(hole) ->
            text.append("arn:_:%s:_:_:%s".formatted(kind.service(), kind.prefix()))
                .append(id(hole.substring(0, hole.length() - ARN.length())));
        case Shape.Hole(String hole) when names.isGenerated(hole) -> text.append(id(hole));
        case Shape.Hole _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.toString());
  }

  /**
   * The stack that a resource is of tells it from others, and does not look like part of an ARN.
   */
  private static String id(String hole) {
    int end = hole.lastIndexOf(STACK);
    return hole.substring(end + 1)
        + (end < 0 ? "" : STACK + OF_ARNS.matcher(hole.substring(0, end)).replaceAll("_"));
  }

  private boolean isArn(String hole) {
    return hole.endsWith(ARN) && names.isGenerated(hole.substring(0, hole.length() - ARN.length()));
  }
}
