package dev.martello.read.sam.rules;

import dev.martello.syntax.Node;
import dev.martello.value.Origin;
import dev.martello.value.Spelling;
import java.util.List;
import java.util.Map;

/** Checks a map of properties against the types that SAM demands. */
public final class PropertyRules {
  /** Written as a list by many who come from CloudFormation; they change nothing else. */
  private static final String TAGS = "Tags";

  private final Complaints complaints;
  private final String subject;
  private final SamProperties table = SamProperties.table();

  /**
   * @param subject whose properties these are, with the logical id in backticks
   */
  PropertyRules(Complaints complaints, String subject) {
    this.complaints = complaints;
    this.subject = subject;
  }

  /** Checks the properties of a resource or event; a type that the table does not know passes. */
  void check(String block, Node.Mapping properties, Origin place) {
    check(block, "", properties, place);
  }

  /**
   * Checks properties below a property.
   *
   * @param path the path of that property with a full stop at its end
   */
  void check(String block, String path, Node.Mapping properties, Origin place) {
    table.block(block).ifPresent(known -> checkBlock(known, block, path, properties, place));
  }

  private void checkBlock(
      Map<String, SamProperties.Property> known,
      String block,
      String path,
      Node.Mapping properties,
      Origin place) {
    var fit = new Fit(block.startsWith("@"));
    for (var entry : properties.entries()) {
      var property = known.get(entry.key());
      if (property != null) {
        checkProperty(property, path + entry.key(), entry.value(), fit);
      } else if (!entry.key().startsWith("__") && !isOpen(block)) {
        complaints.addHarmless(entry.keyOrigin(), unknown(known, block, path, entry.key()));
      }
    }
    for (var property : known.values()) {
      boolean isSet = properties.get(property.name()).filter(value -> !isNull(value)).isPresent();
      if (property.isRequired() && !isSet) {
        complaints.add(
            place, "%s lacks the property `%s`; add it".formatted(subject, path + property.name()));
      }
    }
  }

  /** AWS drops properties of a GraphQL API that it does not know, without a word. */
  private static boolean isOpen(String block) {
    return block.equals("@GraphQLApi") || block.equals("AWS::Serverless::GraphQLApi");
  }

  private String unknown(
      Map<String, SamProperties.Property> known, String block, String path, String name) {
    var owner = path.isEmpty() ? describe(block) : "`" + path.substring(0, path.length() - 1) + "`";
    var advice =
        Spelling.nearest(name, known.keySet())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("remove it");
    return "%s: `%s` is no property of %s; %s".formatted(subject, name, owner, advice);
  }

  private static String describe(String block) {
    int slash = block.indexOf('/');
    return slash < 0
        ? "`" + block.replace("@", "AWS::Serverless::") + "`"
        : "an event of type `" + block.substring(slash + 1) + "`";
  }

  private void checkProperty(SamProperties.Property property, String path, Node value, Fit fit) {
    if (isNull(value) || (!property.isExact() && isLikeIntrinsic(value))) {
      return;
    }
    checkType(property.type(), path, value, fit);
  }

  private void checkType(PropertyType type, String path, Node value, Fit fit) {
    if (value instanceof Node.Mapping mapping
        && blockOf(type) instanceof PropertyType.Block(var name)) {
      table
          .block(name)
          .ifPresent(known -> checkBlock(known, name, path + ".", mapping, mapping.origin()));
      return;
    }
    if (type instanceof PropertyType.MapOf(var item) && value instanceof Node.Mapping mapping) {
      mapping.stream()
          .forEach(entry -> checkType(item, path + "." + entry.key(), entry.value(), fit));
      return;
    }
    if (type instanceof PropertyType.ListOf(var item)
        && value instanceof Node.Sequence(List<Node> items, Origin _)) {
      for (int index = 0; index < items.size(); index++) {
        checkType(item, path + "[" + index + "]", items.get(index), fit);
      }
      return;
    }
    if (!fit.accepts(type, value)) {
      var message = "%s: `%s` must be %s".formatted(subject, path, type.phrase());
      if (path.equals(TAGS)) {
        complaints.addHarmless(value.origin(), message);
      } else {
        complaints.add(value.origin(), message);
      }
    }
  }

  private static PropertyType blockOf(PropertyType type) {
    return type instanceof PropertyType.Either(var types)
        ? types.stream().filter(PropertyType.Block.class::isInstance).findFirst().orElse(type)
        : type;
  }

  private static boolean isNull(Node value) {
    return value instanceof Node.Null;
  }

  /** Whatever a map with one key is, SAM leaves it to CloudFormation. */
  private static boolean isLikeIntrinsic(Node value) {
    return value instanceof Node.Mapping mapping && mapping.size() == 1;
  }
}
