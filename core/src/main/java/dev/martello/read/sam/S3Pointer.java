package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where a definition lies in S3: a URI, or a map of bucket, key and version. */
final class S3Pointer {
  private static final Pattern URI =
      Pattern.compile("s3://([^/?#]+)/+([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.CASE_INSENSITIVE);

  private S3Pointer() {}

  /** Returns {@code {Bucket, Key, Version}} of a property. */
  static Node.Mapping of(SamResource resource, String property) {
    var make = resource.makeFor(property);
    var given = resource.get(property).orElseGet(() -> make.text(""));
    if (given instanceof Node.Mapping mapping) {
      return ofMapping(resource, property, mapping);
    }
    var matcher = URI.matcher(Trees.text(given).orElse(""));
    if (!matcher.matches()) {
      throw resource.invalid(
          property,
          "`%s` should be an S3 URI of the form `s3://bucket/key`, with an optional `versionId`"
              .formatted(property));
    }
    var pointer =
        make.map()
            .put("Bucket", new Node.Text(matcher.group(1), given.origin()))
            .put("Key", new Node.Text(matcher.group(2), given.origin()));
    var versions = new ArrayList<String>();
    for (var argument : Optional.ofNullable(matcher.group(3)).orElse("").split("&")) {
      if (argument.startsWith("versionId=") && argument.length() > "versionId=".length()) {
        versions.add(argument.substring("versionId=".length()));
      }
    }
    if (versions.size() == 1) {
      pointer.put("Version", new Node.Text(versions.getFirst(), given.origin()));
    }
    return pointer.build();
  }

  private static Node.Mapping ofMapping(
      SamResource resource, String property, Node.Mapping mapping) {
    if (Trees.getTruthy(mapping, "Bucket").isEmpty() || Trees.getTruthy(mapping, "Key").isEmpty()) {
      throw resource.invalid(property, "`%s` requires `Bucket` and `Key`".formatted(property));
    }
    var kept = new ArrayList<Node.Entry>();
    for (var key : new String[] {"Bucket", "Key", "Version"}) {
      mapping.entry(key).ifPresent(kept::add);
    }
    return Node.Mapping.of(kept, mapping.origin());
  }
}
