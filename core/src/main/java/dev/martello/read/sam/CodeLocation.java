package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns where SAM finds code or content into the location that CloudFormation knows. */
final class CodeLocation {
  private static final Pattern S3 = Pattern.compile("(?i:s3)://([^/?#]+)(/[^?#]*)(?:\\?([^#]*))?(?:#.*)?");
  private static final Pattern SECRET_REFERENCE =
      Pattern.compile(
          "\\{\\{resolve:(?:ssm|ssm-secure|secretsmanager):[a-zA-Z0-9_.\\-/]+(?::\\d+)?}}");

  private CodeLocation() {}

  /**
   * Returns {@code {S3Bucket, S3Key, S3ObjectVersion}} of an S3 URI or a mapping with {@code Bucket},
   * {@code Key} and {@code Version}.
   *
   * @param property the name of the property that holds it, for messages
   */
  static Node.Mapping s3(Node location, SamResource owner, String property) {
    return switch (location) {
      case Node.Mapping map -> ofMap(map, owner, property);
      case Node.Text text -> ofUri(text, owner, property);
      default ->
          throw owner.invalid(property, "`%s` must be a map or a string".formatted(property));
    };
  }

  private static Node.Mapping ofMap(Node.Mapping map, SamResource owner, String property) {
    var bucket = Trees.getTruthy(map, "Bucket");
    var key = Trees.getTruthy(map, "Key");
    if (bucket.isEmpty() || key.isEmpty()) {
      throw owner.invalid(property, "`%s` requires `Bucket` and `Key`".formatted(property));
    }
    return location(owner.makeFor(property), bucket.get(), key.get(), map.get("Version"));
  }

  private static Node.Mapping ofUri(Node.Text uri, SamResource owner, String property) {
    var reference = SECRET_REFERENCE.matcher(uri.value());
    if (reference.find() && reference.group().contains("/")) {
      throw owner.invalid(
          property, "`%s` holds a dynamic reference that is not supported".formatted(property));
    }
    var parts = S3.matcher(uri.value());
    if (!parts.matches() || parts.group(1).contains("[") != parts.group(1).contains("]")) {
      throw owner.invalid(
          property,
          "`%s` is not a valid S3 URI of the form `s3://bucket/key`".formatted(property));
    }
    var made = new Make(uri.origin());
    return location(
        owner.makeFor(property),
        made.text(parts.group(1)),
        made.text(parts.group(2).replaceFirst("^/+", "")),
        version(Optional.ofNullable(parts.group(3)).orElse("")).map(made::text));
  }

  private static Optional<String> version(String query) {
    var versions =
        Pattern.compile("&").splitAsStream(query)
            .filter(pair -> pair.startsWith("versionId="))
            .map(pair -> pair.substring("versionId=".length()))
            .filter(value -> !value.isEmpty())
            .toList();
    return versions.size() == 1 ? Optional.of(decoded(versions.getFirst())) : Optional.empty();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static Node.Mapping location(
      Make make, Node bucket, Node key, Optional<? extends Node> version) {
    var location = make.map().put("S3Bucket", bucket).put("S3Key", key);
    version.ifPresent(node -> location.put("S3ObjectVersion", node));
    return location.build();
  }
}
