package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Makes the tags of generated resources: SAM's own tag and the user's. */
final class SamTags {
  private static final List<String> RESERVED =
      List.of("lambda:createdBy", "serverlessrepo:applicationId", "serverlessrepo:semanticVersion");

  private SamTags() {}

  /** Returns {@code lambda:createdBy: SAM} and the tags of a resource, as a list. */
  static Node.Sequence of(SamResource resource) {
    var tags = resource.mapping("Tags");
    tags.ifPresent(map -> checkReserved(resource, map));
    var make = resource.make();
    var own = make.map().put("Key", "lambda:createdBy").put("Value", "SAM").build();
    var items = new ArrayList<Node>();
    items.add(own);
    tags.ifPresent(map -> items.addAll(make.tagList(map).items()));
    return Nodes.sequence(tags.map(Node.Mapping::origin).orElse(make.origin()), items);
  }

  private static void checkReserved(SamResource resource, Node.Mapping tags) {
    for (var name : RESERVED) {
      tags.entry(name)
          .ifPresent(
              entry -> {
                throw SamInvalid.resource(
                    resource.logicalId(),
                    "tag `%s` is reserved and cannot be set".formatted(name),
                    entry.keyOrigin());
              });
    }
  }
}
