package dev.martello.code.name;

import java.util.Map;
import java.util.Optional;

/**
 * The fields of events by the names that Powertools' data classes and the requests of frameworks
 * give them: attributes in the style of Python, of which some leave steps out.
 *
 * <p>Sources: https://docs.aws.amazon.com/powertools/python/latest/utilities/data_classes/,
 * https://flask.palletsprojects.com/en/stable/api/#flask.Request,
 * https://www.starlette.io/requests/, https://hono.dev/docs/api/request
 */
public final class EventNames {
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("record", "Records.*"),
          Map.entry("object_key", "Records.*.s3.object.key"),
          Map.entry("bucket_name", "Records.*.s3.bucket.name"),
          Map.entry("sns_message", "Records.*.Sns.Message"),
          Map.entry("get_object", "object"),
          Map.entry("json_body", "body"),
          Map.entry("decoded_body", "body"),
          Map.entry("decoded_nested_sqs_record", "body"),
          Map.entry("new_image", "NewImage"),
          Map.entry("old_image", "OldImage"),
          Map.entry("sequence_number", "SequenceNumber"),
          Map.entry("event_source_arn", "eventSourceARN"),
          Map.entry("event_id", "eventID"),
          Map.entry("detail_type", "detail-type"),
          Map.entry("resolved_query_string_parameters", "queryStringParameters"),
          Map.entry("resolved_headers_field", "headers"),
          Map.entry("data_as_text", "data"),
          Map.entry("data_as_json", "data"),
          Map.entry("data_as_bytes", "data"),
          Map.entry("json_value", "value"),
          Map.entry("decoded_value", "value"));

  /** What methods of the requests of frameworks read. */
  private static final Map<String, String> READ =
      Map.of(
          "get_json", "json",
          "json", "json",
          "get_data", "data",
          "form", "form",
          "formData", "form",
          "body", "body",
          "text", "body");

  private EventNames() {}

  /** Returns the path of what a method reads from the request of a framework; empty for others. */
  public static Optional<String> read(String request, String method) {
    return request.equals("request") || request.equals("request.req")
        ? Optional.ofNullable(READ.get(method)).map(name -> request + "." + name)
        : Optional.empty();
  }

  /** Returns whether an attribute is a field for sure, and no method of a container or text. */
  public static boolean isField(String attribute) {
    return SPECIAL.containsKey(attribute) && !attribute.startsWith("data_as");
  }

  /** Returns the path of a field that code names as an attribute. */
  public static String path(String parent, String attribute) {
    if (attribute.equals("records") && parent.isEmpty()) {
      return "Records";
    }
    if (parent.endsWith(".dynamodb") && attribute.equals("keys")) {
      return parent + ".Keys";
    }
    // Chalice's events of S3 have the names of the bucket and of the object.
    if (parent.endsWith(".s3") && attribute.equals("key")) {
      return parent + ".object.key";
    }
    if (parent.endsWith(".Sns")) {
      return parent + "." + capital(camel(attribute));
    }
    if (parent.endsWith(".*") && attribute.equals("sns")) {
      return parent + ".Sns";
    }
    var name = SPECIAL.getOrDefault(attribute, camel(attribute));
    return parent.isEmpty() ? name : parent + "." + name;
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String camel(String name) {
    var text = new StringBuilder();
    boolean isWordStart = false;
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c == '_' && !text.isEmpty()) {
        isWordStart = true;
      } else {
        text.append(isWordStart ? Character.toUpperCase(c) : c);
        isWordStart = false;
      }
    }
    return text.toString();
  }
}
