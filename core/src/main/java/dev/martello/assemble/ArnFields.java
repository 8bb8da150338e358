package dev.martello.assemble;

import dev.martello.value.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The fields of an ARN, a URL or a name, as far as they tell the name of what is meant. */
final class ArnFields {
  /*
   * What stands in a hole, the id of a stack for instance, may hold all signs that part an ARN. So each
   * hole counts as one character, of those that Unicode gives no meaning, until the name is cut out.
   */
  private static final char FIRST_HOLE = '\uE000';
  private static final char LAST_HOLE = '\uF8FF';

  /** ARN services and what stands before the name in the last part of the ARN. */
  private static final Map<String, List<String>> NAME_MARKS =
      Map.ofEntries(
          Map.entry("lambda", List.of("function:", "layer:")),
          Map.entry("dynamodb", List.of("table/")),
          Map.entry("kinesis", List.of("stream/")),
          Map.entry("firehose", List.of("deliverystream/")),
          Map.entry("events", List.of("event-bus/", "rule/")),
          Map.entry("states", List.of("stateMachine:", "activity:")),
          Map.entry("logs", List.of("log-group:")),
          Map.entry("secretsmanager", List.of("secret:")),
          Map.entry("ssm", List.of("parameter")),
          Map.entry("cloudwatch", List.of("alarm:")),
          Map.entry("rds", List.of("cluster:", "db:")),
          Map.entry("iam", List.of("role/", "user/", "policy/", "group/", "instance-profile/")),
          Map.entry("codebuild", List.of("project/")),
          Map.entry("ecr", List.of("repository/")),
          Map.entry("iot", List.of("rule/")),
          Map.entry("pipes", List.of("pipe/")));

  private final List<String> fields;
  private final List<String> holes;

  private ArnFields(List<String> fields, List<String> holes) {
    this.fields = fields;
    this.holes = holes;
  }

  /** Splits a text at colons outside of holes. */
  static ArnFields of(Shape shape) {
    var holes = new ArrayList<String>();
    var text = new StringBuilder();
    for (var piece : shape.pieces()) {
      switch (piece) {
        case Shape.Hole(String name) -> {
          if (FIRST_HOLE + holes.size() <= LAST_HOLE) {
            text.append((char) (FIRST_HOLE + holes.size()));
            holes.add("${" + name + "}");
          }
        }
        case Shape.Literal(String literal) -> text.append(literal);
      }
    }
    return new ArnFields(List.of(text.toString().split(":", -1)), holes);
  }

  boolean isArn() {
    return fields.getFirst().equals("arn") && fields.size() >= 6;
  }

  /** Returns the service of an ARN. */
  String service() {
    return filled(fields.get(2));
  }

  /** Returns what the name may be, the likelier first. */
  List<String> names() {
    return candidates().stream().map(this::filled).toList();
  }

  /** Returns name and qualifier of a function's ARN or of its invocation URI. */
  String function() {
    int function = fields.lastIndexOf("function");
    if (function < 0 || function + 1 >= fields.size()) {
      return fields.size() == 2 ? filled(String.join(":", fields)) : "";
    }
    return filled(beforeInvocations(String.join(":", fields.subList(function + 1, fields.size()))));
  }

  private List<String> candidates() {
    if (fields.getFirst().equals("https")) {
      var url = fields.getLast();
      return List.of(url.substring(url.lastIndexOf('/') + 1));
    }
    if (!isArn()) {
      boolean isPartial = fields.size() >= 3 && fields.get(1).equals("function");
      return isPartial ? List.of(fields.get(2)) : List.of(fields.getFirst());
    }
    var service = fields.get(2);
    if (service.equals("apigateway") || (service.equals("lambda") && fields.contains("function"))) {
      int function = fields.lastIndexOf("function");
      boolean isThere = function >= 0 && function + 1 < fields.size();
      return List.of(isThere ? beforeInvocations(fields.get(function + 1)) : "");
    }
    var rest = String.join(":", fields.subList(5, fields.size()));
    if (service.equals("s3")) {
      return List.of(before('/', rest));
    }
    for (var mark : NAME_MARKS.getOrDefault(service, List.of())) {
      if (rest.startsWith(mark)) {
        return candidates(service, rest.substring(mark.length()));
      }
    }
    return List.of(rest, beforeQualifier(rest));
  }

  private List<String> candidates(String service, String rest) {
    return switch (service) {
      case "dynamodb", "kinesis" -> List.of(before('/', rest));
      case "iam" -> List.of(rest.substring(rest.lastIndexOf('/') + 1));
      case "events" -> List.of(rest, rest.substring(rest.lastIndexOf('/') + 1));
      case "ssm" -> List.of(rest, rest.startsWith("/") ? rest.substring(1) : rest);
      case "secretsmanager" -> {
        int dash = rest.lastIndexOf('-');
        yield dash < 0 ? List.of(rest) : List.of(rest, rest.substring(0, dash));
      }
      default -> List.of(rest, beforeQualifier(rest));
    };
  }

  /** A hole may hold the colon that parts a name from its qualifier. */
  private String beforeQualifier(String text) {
    return text.chars().anyMatch(this::isHole) ? text : before(':', text);
  }

  private static String beforeInvocations(String text) {
    int end = text.indexOf("/invocations");
    return end < 0 ? text : text.substring(0, end);
  }

  private static String before(char sign, String text) {
    int end = text.indexOf(sign);
    return end < 0 ? text : text.substring(0, end);
  }

  private boolean isHole(int character) {
    return character >= FIRST_HOLE && character < FIRST_HOLE + holes.size();
  }

  /** Returns a text with its holes as they were written. */
  private String filled(String text) {
    if (holes.isEmpty()) {
      return text;
    }
    var filled = new StringBuilder();
    text.chars()
        .forEach(
            character -> {
              if (isHole(character)) {
                filled.append(holes.get(character - FIRST_HOLE));
              } else {
                filled.append((char) character);
              }
            });
    return filled.toString();
  }
}
