package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Optional;

/** What the parts of one GraphQL API have in common. */
record GraphQlParts(SamResource api) {

  /** Starts a resource of the API. */
  Generated resource(String suffix, String type, Make make) {
    return new Generated(api.logicalId() + suffix, type, make)
        .dependsOn(api.dependsOn())
        .attributes(api.attributes());
  }

  /** Starts a resource that belongs to the API and names it. */
  Generated belonging(String suffix, String type, Make make) {
    return resource(suffix, type, make).put("ApiId", make.getAtt(api.logicalId(), "ApiId"));
  }

  /** Starts a role that AppSync may assume. */
  Generated role(String suffix, Make make) {
    return resource(suffix, "AWS::IAM::Role", make)
        .put("AssumeRolePolicyDocument", IamDocuments.trust("appsync.amazonaws.com", make));
  }

  Make because(Node.Entry entry) {
    return Make.because(api.logicalId(), entry.keyOrigin());
  }

  /** Says that an entry, for instance a function, cannot be expanded. */
  SamInvalid invalid(Node.Entry entry, String message) {
    return SamInvalid.resource(
        api.logicalId(), "`%s` %s".formatted(entry.key(), message), entry.keyOrigin());
  }

  /** Returns a map without its nulls. */
  static Node.Mapping withoutNulls(Node.Mapping map) {
    return Node.Mapping.of(
        map.stream().filter(entry -> !(entry.value() instanceof Node.Null)).toList(), map.origin());
  }

  /** Returns the given value, or a text in its place. */
  static Node orText(Optional<Node> value, String text, Make make) {
    return value.orElseGet(() -> make.text(text));
  }
}
