package dev.martello.syntax;

import dev.martello.value.Origin;
import java.util.Optional;

/** Says what the application's own YAML tags mean. */
@FunctionalInterface
public interface TagRule {

  /** A rule that knows no tag. */
  TagRule NONE = tagged -> Optional.empty();

  /**
   * A node under a tag.
   *
   * @param tag the tag with its exclamation mark, for instance {@code !Ref}
   * @param tagOrigin where the tag stands
   * @param content the node without its tag; a scalar is always a text here, as written
   * @param origin the place of tag and node together
   */
  record Tagged(String tag, Origin tagOrigin, Node content, Origin origin) {}

  /** Returns the node that a tagged node stands for, or nothing if the tag is unknown. */
  Optional<Node> read(Tagged tagged);
}
