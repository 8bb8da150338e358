package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Map;
import java.util.Optional;

/**
 * The clients and resources of boto3: operations are named {@code aws:<service>.<operation>}
 * whatever way leads to them, and resource objects keep the name of what they stand for.
 */
final class Boto {
  static final String RESOURCE = "aws-resource:";

  /** The parameter of the API that a resource object stands for, by service and kind. */
  private static final Map<String, String> IDENTIFIERS =
      Map.of(
          "dynamodb.Table", "TableName",
          "s3.Bucket", "Bucket",
          "s3.Object", "Bucket",
          "s3.ObjectSummary", "Bucket",
          "sqs.Queue", "QueueUrl",
          "sns.Topic", "TopicArn",
          "iam.Role", "RoleName",
          "iam.User", "UserName",
          "cloudwatch.Alarm", "AlarmName");

  /** Operations of resources that give a resource. */
  private static final Map<String, String> GIVING =
      Map.of(
          "sqs.get_queue_by_name", "sqs.Queue",
          "sqs.create_queue", "sqs.Queue",
          "sns.create_topic", "sns.Topic",
          "dynamodb.create_table", "dynamodb.Table",
          "s3.create_bucket", "s3.Bucket");

  private Boto() {}

  /** Returns a client or resource of the service that the first argument names. */
  static Optional<Value> client(CallEvent event) {
    var prefix = event.name().endsWith("resource") ? RESOURCE : "aws:";
    return event
        .arguments()
        .get(0, "service_name")
        .constantText()
        .map(service -> Value.external(prefix + service));
  }

  /** Returns the name of the client that a resource works with. */
  static String client(String resource) {
    var path = resource.substring(RESOURCE.length());
    return "aws:" + path.substring(0, path.indexOf('.'));
  }

  /** Returns the client that a resource has: {@code boto3.resource("s3").meta.client}. */
  static Optional<Value> clientOf(String name, Value member) {
    var service = name.substring(RESOURCE.length(), name.indexOf('.', RESOURCE.length()));
    return member
        .constantText()
        .filter("client"::equals)
        .map(_ -> Value.external("aws:" + service));
  }

  /** Paginators and waiters keep the name of what they do again and again. */
  static Optional<Value> repeated(CallEvent event) {
    var name = event.name();
    var kind =
        name.endsWith(".get_paginator")
            ? "paginator"
            : name.endsWith(".get_waiter") ? "waiter" : "";
    return kind.isEmpty()
        ? Optional.empty()
        : event
            .arguments()
            .get(0, kind.equals("waiter") ? "waiter_name" : "operation_name")
            .constantText()
            .map(
                what ->
                    Value.external(
                        name.substring(0, name.lastIndexOf('.') + 1) + kind + ":" + what));
  }

  /** Makes the object for a table, bucket, queue, ... of a resource. */
  static Optional<Value> resource(CallEvent event, Interpreter run) {
    var called = event.name().substring(RESOURCE.length());
    var path = GIVING.getOrDefault(called, called);
    var identifier = IDENTIFIERS.get(path);
    if (identifier == null) {
      return Optional.empty();
    }
    var service = path.substring(0, path.indexOf('.'));
    var object =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType("aws:" + service)
            .with(run.names().of(identifier), called.equals(path) ? name(event) : Value.unknown())
            .with(run.names().of("meta"), Value.external(RESOURCE + service + ".meta"));
    if (path.equals("s3.Object")) {
      object = object.with(run.names().of("Key"), event.arguments().get(1, "key"));
    }
    return Optional.of(run.make(event, 20, object));
  }

  /** Makes the object that a bucket has under a key. */
  static Value object(CallEvent event, Interpreter run) {
    var bucket = run.objects().element(event.receiver(), "Bucket");
    var object =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType("aws:s3")
            .with(run.names().of("Bucket"), bucket)
            .with(run.names().of("Key"), event.arguments().get(0, "key"));
    return run.make(event, 22, object);
  }

  /** What collects items for a table. */
  static final String WRITER = "aws:dynamodb.batch_writer()";

  /** Makes what writes to the table that it is asked of. */
  static Optional<Value> writer(CallEvent event, Interpreter run) {
    var table = run.objects().element(event.receiver(), "TableName");
    var object =
        HeapObject.of(HeapObject.Kind.INSTANCE)
            .withType(WRITER)
            .with(run.names().of("TableName"), table);
    return Optional.of(run.make(event, 21, object));
  }

  private static Value name(CallEvent event) {
    var first = event.arguments().at(0);
    return first.isNone()
        ? event.arguments().named().values().stream().reduce(Value.none(), Value::join)
        : first;
  }
}
