package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import java.util.List;

/**
 * Makes the nodes that the transform adds, all with one origin.
 *
 * @param origin says which resource the transform expanded and which property or event caused it
 */
record Make(Origin origin) {

  /** Returns a maker for what the transform of a resource adds because of something written. */
  static Make because(String logicalId, Origin cause) {
    return new Make(Origin.derived("SAM transform of `" + logicalId + "`", cause));
  }

  Node.Text text(String value) {
    return Nodes.text(value, origin);
  }

  Node.Bool bool(boolean value) {
    return Nodes.bool(value, origin);
  }

  Node.Num number(long value) {
    return Nodes.number(value, origin);
  }

  Node.Sequence list(Node... items) {
    return Nodes.sequence(origin, items);
  }

  Node.Sequence list(List<? extends Node> items) {
    return Nodes.sequence(origin, items);
  }

  Node.Sequence texts(String... items) {
    return Nodes.texts(origin, List.of(items));
  }

  Node.Sequence texts(List<String> items) {
    return Nodes.texts(origin, items);
  }

  Nodes.MappingBuilder map() {
    return Nodes.mapping(origin);
  }

  Node.Mapping ref(String logicalId) {
    return Nodes.call("Ref", text(logicalId), origin);
  }

  Node.Mapping noValue() {
    return ref("AWS::NoValue");
  }

  Node.Mapping getAtt(String logicalId, String attribute) {
    return Nodes.call("Fn::GetAtt", texts(logicalId, attribute), origin);
  }

  Node.Mapping sub(String expression) {
    return Nodes.call("Fn::Sub", text(expression), origin);
  }

  Node.Mapping sub(String expression, Node.Mapping variables) {
    return variables.isEmpty()
        ? sub(expression)
        : Nodes.call("Fn::Sub", list(text(expression), variables), origin);
  }

  Node.Mapping join(String delimiter, Node... items) {
    return join(delimiter, List.of(items));
  }

  Node.Mapping join(String delimiter, List<? extends Node> items) {
    return Nodes.call("Fn::Join", list(text(delimiter), list(items)), origin);
  }

  Node.Mapping choice(String condition, Node then, Node otherwise) {
    return Nodes.call("Fn::If", list(text(condition), then, otherwise), origin);
  }

  /** Returns {@code {Condition: name}}, a reference inside another condition. */
  Node.Mapping condition(String name) {
    return Nodes.call("Condition", text(name), origin);
  }

  Node.Mapping not(String condition) {
    return Nodes.call("Fn::Not", list(condition(condition)), origin);
  }

  Node.Mapping and(List<String> conditions) {
    return Nodes.call("Fn::And", list(conditions.stream().map(this::condition).toList()), origin);
  }

  Node.Mapping or(List<String> conditions) {
    return Nodes.call("Fn::Or", list(conditions.stream().map(this::condition).toList()), origin);
  }

  /** Returns {@code [{Key, Value}...]} of a mapping of tags; a null value becomes empty text. */
  Node.Sequence tagList(Node.Mapping tags) {
    return Nodes.sequence(
        tags.origin(),
        tags.stream()
            .map(
                tag ->
                    Nodes.mapping(tag.keyOrigin())
                        .put("Key", tag.key())
                        .put(
                            "Value",
                            tag.value() instanceof Node.Null(var nothing)
                                ? Nodes.text("", nothing)
                                : tag.value())
                        .build())
            .toList());
  }
}
