package dev.martello.read.cloudformation;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.syntax.Parsed;
import dev.martello.syntax.TagRule;
import dev.martello.syntax.TreeReader;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the short form of CloudFormation's functions: {@code !Ref X} is {@code {"Ref": "X"}}. */
public final class ShortTags implements TagRule {
  /*
   * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
   */
  private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");
  private static final Map<String, String> FUNCTIONS =
      Stream.of(
              "Ref",
              "Condition",
              "And",
              "Base64",
              "Cidr",
              "Contains",
              "EachMemberEquals",
              "EachMemberIn",
              "Equals",
              "FindInMap",
              "GetAtt",
              "GetAZs",
              "GetStackOutput",
              "If",
              "ImportValue",
              "Join",
              "Length",
              "Not",
              "Or",
              "RefAll",
              "Select",
              "Split",
              "Sub",
              "ToJsonString",
              "Transform",
              "ValueOf",
              "ValueOfAll")
          .collect(
              Collectors.toUnmodifiableMap(
                  name -> "!" + name,
                  name -> WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name));

  /** The rule, which has no state. */
  public static final ShortTags RULE = new ShortTags();

  private ShortTags() {}

  /** Reads a CloudFormation file, YAML or JSON, with its short tags in their long form. */
  public static Parsed read(SourceFile file) {
    return TreeReader.read(file, RULE);
  }

  @Override
  public Optional<Node> read(Tagged tagged) {
    return Optional.ofNullable(FUNCTIONS.get(tagged.tag()))
        .map(function -> call(function, argument(function, tagged.content()), tagged));
  }

  private static Node call(String function, Node argument, Tagged tagged) {
    return Nodes.mapping(tagged.origin())
        .put(new Node.Entry(function, tagged.tagOrigin(), argument))
        .build();
  }

  /** In the short form a resource and its attribute stand in one text: {@code !GetAtt Role.Arn}. */
  private static Node argument(String function, Node content) {
    if (!function.equals("Fn::GetAtt")
        || !(content instanceof Node.Text(String value, Origin at))) {
      return content;
    }
    int dot = value.indexOf('.');
    if (dot < 0) {
      return Nodes.sequence(at, content);
    }
    return Nodes.sequence(
        at,
        Nodes.text(value.substring(0, dot), part(at, value, 0, dot)),
        Nodes.text(value.substring(dot + 1), part(at, value, dot + 1, value.length())));
  }

  /** Returns the place of a part of a text, if the text is written as it reads. */
  private static Origin part(Origin origin, String value, int start, int end) {
    if (!(origin instanceof Origin.Written(SourceFile file, Span span))) {
      return origin;
    }
    int quote = span.length() - value.length() == 2 ? 1 : 0;
    boolean isLiteral =
        span.length() == value.length() + 2 * quote
            && file.text().startsWith(value, span.start() + quote);
    return isLiteral
        ? new Origin.Written(
            file, new Span(span.start() + quote + start, span.start() + quote + end))
        : origin;
  }
}
