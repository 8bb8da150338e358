package dev.martello.code.aws;

import dev.martello.code.knowledge.ServiceNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of services and operations in the words of each library. */
final class Operations {

  /** Words that the API writes in another way than with one capital, by service. */
  private static final Map<String, Map<String, String>> WORDS =
      Map.of(
          "rds", Map.of("db", "DB"),
          "docdb", Map.of("db", "DB"),
          "neptune", Map.of("db", "DB"),
          "iam", Map.of("saml", "SAML", "mfa", "MFA", "ssh", "SSH", "id", "ID"),
          "sts", Map.of("saml", "SAML"),
          "cognito-idp", Map.of("mfa", "MFA", "ui", "UI", "csv", "CSV"),
          "route53", Map.of("vpc", "VPC", "dnssec", "DNSSEC", "dns", "DNS"),
          "wafv2", Map.of("ip", "IP", "acl", "ACL", "acls", "ACLs", "api", "API"),
          "iot", Map.of("ca", "CA", "ota", "OTA"),
          "efs", Map.of());

  /** Methods that are several operations, or another one, by service and method. */
  private static final Map<String, List<String>> METHODS =
      Map.ofEntries(
          Map.entry("s3.upload_file", List.of("PutObject")),
          Map.entry("s3.upload_fileobj", List.of("PutObject")),
          Map.entry("s3.put", List.of("PutObject")),
          Map.entry("s3.upload", List.of("PutObject")),
          Map.entry("s3.generate_presigned_post", List.of("PutObject")),
          Map.entry("s3.createPresignedPost", List.of("PutObject")),
          Map.entry("s3.download_file", List.of("HeadObject", "GetObject")),
          Map.entry("s3.download_fileobj", List.of("HeadObject", "GetObject")),
          Map.entry("s3.get", List.of("GetObject")),
          Map.entry("s3.get_object_as_bytes", List.of("GetObject")),
          Map.entry("s3.get_object_as_string", List.of("GetObject")),
          Map.entry("s3.get_object_metadata", List.of("HeadObject")),
          Map.entry("s3.does_object_exist", List.of("HeadObject")),
          Map.entry("s3.does_bucket_exist", List.of("HeadBucket")),
          Map.entry("s3.does_bucket_exist_v2", List.of("HeadBucket")),
          Map.entry("s3.load", List.of("HeadObject")),
          Map.entry("s3.delete", List.of("DeleteObject")),
          Map.entry("s3.copy", List.of("HeadObject", "GetObject", "PutObject")),
          Map.entry("s3.copy_from", List.of("CopyObject")),
          Map.entry("s3.deleteObjects", List.of("DeleteObjects")),
          Map.entry("dynamodb.batch_writer", List.of("BatchWriteItem")),
          Map.entry("dynamodb.load", List.of("DescribeTable")),
          Map.entry("sqs.receive_messages", List.of("ReceiveMessage")),
          Map.entry("sqs.send_messages", List.of("SendMessageBatch")),
          Map.entry("sqs.delete_messages", List.of("DeleteMessageBatch")),
          Map.entry("sqs.get_queue_by_name", List.of("GetQueueUrl")));

  /** What the document clients of JavaScript call the operations of DynamoDB. */
  private static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry("get", "GetItem"),
          Map.entry("put", "PutItem"),
          Map.entry("update", "UpdateItem"),
          Map.entry("delete", "DeleteItem"),
          Map.entry("query", "Query"),
          Map.entry("scan", "Scan"),
          Map.entry("batchget", "BatchGetItem"),
          Map.entry("batchwrite", "BatchWriteItem"),
          Map.entry("transactget", "TransactGetItems"),
          Map.entry("transactwrite", "TransactWriteItems"));

  private Operations() {}

  static String service(String name) {
    return ServiceNames.of(name);
  }

  /** Returns what a method of a client calls, in whatever spelling the language has. */
  static List<String> of(String service, String method) {
    var known = METHODS.get(service + "." + method);
    return known == null ? List.of(pascal(service, method)) : known;
  }

  /** Returns an operation that a document client of JavaScript calls. */
  static String document(String method) {
    return DOCUMENTS.getOrDefault(method.toLowerCase(Locale.ROOT), capitalised(method));
  }

  /** Returns what a waiter calls again and again, in whatever spelling the language has. */
  static List<String> waited(String service, String waiter) {
    return OperationTables.standard()
        .waited(service, waiter.replace("_", ""))
        .map(List::of)
        .orElse(List.of());
  }

  /** Spells an operation as the API does. */
  static String pascal(String service, String method) {
    var words = WORDS.getOrDefault(service, Map.of());
    return Stream.of(method.split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> words.getOrDefault(word, capitalised(word)))
        .collect(Collectors.joining());
  }

  static String capitalised(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
