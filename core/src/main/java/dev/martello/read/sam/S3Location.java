package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object in S3, written as a map or as {@code s3://bucket/key?versionId=version}.
 *
 * @param version the object's version, or a null node
 */
record S3Location(Node bucket, Node key, Node version) {
  private static final Pattern URI =
      Pattern.compile("[sS]3://([^/?#\\[\\]]+)/([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);
  private static final Pattern SECRET_PATH =
      Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):[a-zA-Z0-9_.\\-/]+(:\\d+)?}}");

  /** The names under which CloudFormation wants the parts of a location. */
  enum Form {
    CODE("S3Bucket", "S3Key", "S3ObjectVersion"),
    OBJECT("Bucket", "Key", "Version");

    private final String bucketName;
    private final String keyName;
    private final String versionName;

    Form(String bucketName, String keyName, String versionName) {
      this.bucketName = bucketName;
      this.keyName = keyName;
      this.versionName = versionName;
    }
  }

  /**
   * Returns what CloudFormation wants in place of a property that names an object. A local path
   * stays as it is written: {@code aws cloudformation package} takes it there, and uploads it.
   */
  static Node of(SamResource resource, String property, Node written, Form form) {
    var make = resource.makeFor(property);
    return switch (written) {
      case Node.Mapping mapping -> ofMapping(resource, property, mapping).as(form, make);
      case Node.Text text when isLocalPath(text.value(), form) -> text;
      case Node.Text text ->
          parse(text.value(), make)
              .orElseThrow(
                  () ->
                      resource.invalid(
                          property,
                          "`%s` must be a local path or of the form `s3://bucket/key`"
                              .formatted(property)))
              .as(form, make);
      default ->
          throw resource.invalid(property, "`%s` must be a string or a map".formatted(property));
    };
  }

  /** Returns the {@code Code} or {@code Content} of a function or layer. */
  static Node code(SamResource resource, String property, Node written) {
    if (written instanceof Node.Text(String text, var _) && namesSecretByPath(text)) {
      throw resource.invalid(
          property,
          "`%s` cannot hold a dynamic reference with a path; write `Bucket` and `Key`"
              .formatted(property));
    }
    return of(resource, property, written, Form.CODE);
  }

  private Node.Mapping as(Form form, Make make) {
    var map = make.map().put(form.bucketName, bucket).put(form.keyName, key);
    return version instanceof Node.Null ? map.build() : map.put(form.versionName, version).build();
  }

  /** Code may be a folder of any name; a definition is a file, so it has an extension or path. */
  private static boolean isLocalPath(String text, Form form) {
    boolean isUri = text.contains("://") || text.toLowerCase(Locale.ROOT).startsWith("s3:");
    return !isUri
        && !text.isEmpty()
        && !text.startsWith("{{")
        && (form == Form.CODE || text.contains(".") || text.contains("/"));
  }

  private static Optional<S3Location> parse(String uri, Make make) {
    var match = URI.matcher(uri);
    if (!match.matches()) {
      return Optional.empty();
    }
    var versions = match.group(3) == null ? List.<String>of() : versions(match.group(3));
    return Optional.of(
        new S3Location(
            make.text(match.group(1)),
            make.text(match.group(2).replaceFirst("^/+", "")),
            versions.size() == 1 ? make.text(versions.getFirst()) : new Node.Null(make.origin())));
  }

  private static S3Location ofMapping(SamResource resource, String property, Node.Mapping map) {
    var bucket = Trees.getTruthy(map, "Bucket");
    var key = Trees.getTruthy(map, "Key");
    if (bucket.isEmpty() || key.isEmpty()) {
      throw resource.invalid(property, "`%s` must have `Bucket` and `Key`".formatted(property));
    }
    return new S3Location(
        bucket.get(), key.get(), map.get("Version").orElse(new Node.Null(map.origin())));
  }

  private static boolean namesSecretByPath(String text) {
    var match = SECRET_PATH.matcher(text);
    return match.find() && match.group().contains("/");
  }

  private static List<String> versions(String query) {
    return List.of(query.split("&")).stream()
        .filter(part -> part.startsWith("versionId=") && part.length() > "versionId=".length())
        .map(part -> part.substring("versionId=".length()))
        .map(S3Location::decode)
        .toList();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
