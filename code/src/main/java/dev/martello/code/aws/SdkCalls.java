package dev.martello.code.aws;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognises the operations of AWS among the calls of libraries. */
public final class SdkCalls {
  private static final Pattern BOTO =
      Pattern.compile("aws(?:-resource(?=:[\\w-]+\\.[a-z]))?:([\\w-]+)\\.(\\w+)");
  private static final Pattern BOTO_PAGES =
      Pattern.compile("aws:([\\w-]+)\\.(paginator|waiter):(\\w+)\\.(?:paginate|wait)");
  private static final Pattern COMMAND =
      Pattern.compile("new @aws-sdk/(client-[\\w-]+|lib-dynamodb)\\.(\\w+)Command");
  private static final Pattern SCRIPT_CLIENT =
      Pattern.compile("new (?:@aws-sdk/client-([\\w-]+)\\.\\w+|aws-sdk\\.(\\w+))\\(\\)\\.(\\w+)");
  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?:new"
              + " aws-sdk\\.DynamoDB\\.DocumentClient|@aws-sdk/lib-dynamodb\\.DynamoDBDocument\\.from)"
              + "\\(\\)\\.(\\w+)");
  private static final Pattern SCRIPT_FUNCTION =
      Pattern.compile("@aws-sdk/(?:client-([\\w-]+)|lib-dynamodb)\\.(paginate|waitUntil)(\\w+)");
  private static final Pattern JAVA =
      Pattern.compile(
          "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\.services\\.(\\w+)"
              + "\\.(?:\\w+Client|Amazon\\w+|AWS\\w+)\\.(\\w+)");

  /** Java's mapper of DynamoDB gives its operations names of its own. */
  private static final Pattern ENHANCED =
      Pattern.compile(
          "(?:software\\.amazon\\.awssdk\\.enhanced\\.dynamodb"
              + "\\.DynamoDb(?:Enhanced)?(?:Async)?(?:Table|Index|Client)"
              + "|com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.(?:Table|Index))"
              + "\\.(\\w+?)(?:WithResponse)?");

  private static final Map<String, String> ENHANCED_OPERATIONS =
      Map.ofEntries(
          Map.entry("getItem", "GetItem"),
          Map.entry("putItem", "PutItem"),
          Map.entry("updateItem", "UpdateItem"),
          Map.entry("deleteItem", "DeleteItem"),
          Map.entry("query", "Query"),
          Map.entry("scan", "Scan"),
          Map.entry("createTable", "CreateTable"),
          Map.entry("describeTable", "DescribeTable"),
          Map.entry("deleteTable", "DeleteTable"),
          Map.entry("batchGetItem", "BatchGetItem"),
          Map.entry("batchWriteItem", "BatchWriteItem"),
          Map.entry("transactGetItems", "TransactGetItems"),
          Map.entry("transactWriteItems", "TransactWriteItems"));

  /** Members of members that name what is used. */
  private static final Set<String> RESOURCES =
      Set.of("Bucket", "EventBusName", "MediaFileUri", "OutputLocation", "S3Uri", "TableName");

  private static final String NULL = "null";

  /** What a pointer of Go points at. */
  private static final String POINTED = "*";

  private static final String POWERTOOLS = "aws_lambda_powertools.utilities.";

  /** Methods of clients that call nothing. */
  private static final Set<String> LOCAL =
      Set.of(
          "Options",
          "get_paginator",
          "get_waiter",
          "can_paginate",
          "close",
          "send",
          "destroy",
          "builder",
          "create",
          "serviceName",
          "waiter",
          "shutdown",
          "use",
          "config",
          "waitFor",
          "makeRequest",
          // Resources of boto3 make others.
          "Bucket",
          "Object",
          "ObjectVersion",
          "MultipartUpload");

  /** What the positional arguments of Java's first SDK and of transfers are. */
  private static final Map<String, List<String>> PLACES =
      Map.of(
          "s3.upload_file", List.of("Filename", "Bucket", "Key"),
          "s3.upload_fileobj", List.of("Fileobj", "Bucket", "Key"),
          "s3.download_file", List.of("Bucket", "Key", "Filename"),
          "s3.download_fileobj", List.of("Bucket", "Key", "Fileobj"),
          "s3.copy", List.of("CopySource", "Bucket", "Key"),
          "s3.getObject", List.of("Bucket", "Key"),
          "s3.putObject", List.of("Bucket", "Key"),
          "s3.deleteObject", List.of("Bucket", "Key"),
          "sqs.sendMessage", List.of("QueueUrl", "MessageBody"),
          "sns.publish", List.of("TopicArn", "Message"));

  private SdkCalls() {}

  /** Returns whether a call goes through the pages of an answer, or its parts, by itself. */
  public static boolean isRepeating(String call) {
    return Collections.isWhole(call);
  }

  /**
   * Returns the operations that calls are, in the order of the calls; one that names now this
   * resource, now that, is an operation on each.
   */
  public static List<SdkCall> of(List<Usage> usages) {
    var calls = new ArrayList<SdkCall>();
    for (var usage : usages) {
      int count = ResourceChoices.count(usage);
      for (int one = 0; one < count; one++) {
        add(count == 1 ? usage : ResourceChoices.only(usage, one), calls);
      }
    }
    return calls;
  }

  private static void add(Usage usage, List<SdkCall> calls) {
    var name = usage.name();
    var boto = BOTO.matcher(name);
    if (boto.matches()) {
      client(usage, boto.group(1), boto.group(2), calls);
      return;
    }
    var collection = Collections.operation(name);
    if (collection.isPresent()) {
      var operation = collection.get();
      call(usage, operation.service(), List.of(operation.name()), arguments(usage, ""), calls);
      return;
    }
    var pages = BOTO_PAGES.matcher(name);
    if (pages.matches()) {
      var service = pages.group(1);
      var operations =
          pages.group(2).equals("paginator")
              ? Operations.of(service, pages.group(3))
              : Operations.waited(service, pages.group(3));
      call(usage, service, operations, arguments(usage, ""), calls);
      return;
    }
    var command = COMMAND.matcher(name);
    if (command.matches()) {
      boolean isDocument = command.group(1).equals("lib-dynamodb");
      var service =
          isDocument
              ? "dynamodb"
              : Operations.service(command.group(1).substring("client-".length()));
      var operation = isDocument ? Operations.document(command.group(2)) : command.group(2);
      call(usage, service, List.of(operation), arguments(usage, ""), calls);
      return;
    }
    var document = DOCUMENT.matcher(name);
    if (document.matches()) {
      if (!LOCAL.contains(document.group(1))) {
        var operation = Operations.document(document.group(1));
        call(usage, "dynamodb", List.of(operation), arguments(usage, ""), calls);
      }
      return;
    }
    var script = SCRIPT_CLIENT.matcher(name);
    if (script.matches()) {
      var service = script.group(1) == null ? script.group(2) : script.group(1);
      client(usage, Operations.service(service), script.group(3), calls);
      return;
    }
    var function = SCRIPT_FUNCTION.matcher(name);
    if (function.matches()) {
      scriptFunction(usage, function.group(1), function.group(2), function.group(3), calls);
      return;
    }
    var java = JAVA.matcher(name);
    if (java.matches()) {
      var method = java.group(2).replaceFirst("Paginator$", "");
      client(usage, Operations.service(java.group(1)), method, calls);
      return;
    }
    var enhanced = ENHANCED.matcher(name);
    if (enhanced.matches()) {
      var operation = ENHANCED_OPERATIONS.get(enhanced.group(1));
      if (operation != null) {
        call(usage, "dynamodb", List.of(operation), ofReceiver(usage), calls);
      }
      return;
    }
    others(usage, calls);
  }

  private static void client(Usage usage, String service, String method, List<SdkCall> calls) {
    if (LOCAL.contains(method)) {
      return;
    }
    boolean isSigned = method.equals("generate_presigned_url") || method.startsWith("getSignedUrl");
    if (isSigned) {
      var signed = at(usage, 0, "ClientMethod");
      if (signed.kind() == SdkCall.Kind.CONSTANT) {
        var given = members(place(usage, 1, "Params"));
        call(usage, service, Operations.of(service, signed.text()), given, calls);
      }
      return;
    }
    var arguments = arguments(usage, service + "." + method);
    if (method.equals("copy") && service.equals("s3")) {
      copy(usage, arguments, calls);
      return;
    }
    call(usage, service, Operations.of(service, method), arguments, calls);
  }

  /** What boto3 copies it reads at the one place and writes at the other. */
  private static void copy(Usage usage, Map<String, SdkCall.Given> arguments, List<SdkCall> calls) {
    var source = members(place(usage, 0, "CopySource"));
    for (var operation : Operations.of("s3", "copy")) {
      boolean isRead = operation.startsWith("Head") || operation.startsWith("Get");
      call(usage, "s3", List.of(operation), isRead ? source : arguments, calls);
    }
  }

  private static void scriptFunction(
      Usage usage, @Nullable String client, String kind, String name, List<SdkCall> calls) {
    var service = client == null ? "dynamodb" : Operations.service(client);
    var operations =
        kind.equals("waitUntil")
            ? Operations.waited(service, name)
            : List.of(client == null ? Operations.document(name) : name);
    call(usage, service, operations, members(place(usage, 1, "input")), calls);
  }

  /** Libraries on top of the SDKs. */
  private static void others(Usage usage, List<SdkCall> calls) {
    switch (usage.name()) {
      case "new @aws-sdk/lib-storage.Upload" ->
          call(
              usage,
              "s3",
              List.of("PutObject"),
              members(place(usage, 0, "options").members().get("params")),
              calls);
      case POWERTOOLS + "parameters.get_parameter",
          "@aws-lambda-powertools/parameters/ssm.getParameter" ->
          named(usage, "ssm", List.of("GetParameter"), "Name", at(usage, 0, "name"), calls);
      case POWERTOOLS + "parameters.get_parameters",
          "@aws-lambda-powertools/parameters/ssm.getParameters" ->
          named(usage, "ssm", List.of("GetParametersByPath"), "Path", at(usage, 0, "path"), calls);
      case POWERTOOLS + "parameters.get_parameters_by_name",
          "@aws-lambda-powertools/parameters/ssm.getParametersByName" ->
          call(usage, "ssm", List.of("GetParameters"), Map.of(), calls);
      case POWERTOOLS + "parameters.get_secret",
          "@aws-lambda-powertools/parameters/secrets.getSecret" ->
          named(
              usage,
              "secretsmanager",
              List.of("GetSecretValue"),
              "SecretId",
              at(usage, 0, "name"),
              calls);
      case POWERTOOLS + "parameters.get_app_config",
          "@aws-lambda-powertools/parameters/appconfig.getAppConfig" ->
          call(
              usage,
              "appconfigdata",
              List.of("StartConfigurationSession", "GetLatestConfiguration"),
              Map.of(),
              calls);
      case POWERTOOLS + "idempotency.DynamoDBPersistenceLayer",
          POWERTOOLS + "idempotency.persistence.dynamodb.DynamoDBPersistenceLayer" ->
          idempotency(usage, at(usage, 0, "table_name"), calls);
      case "new @aws-lambda-powertools/idempotency/dynamodb.DynamoDBPersistenceLayer" -> {
        var table = place(usage, 0, "options").members().get("tableName");
        idempotency(usage, given(table), calls);
      }
      default -> {}
    }
  }

  private static void idempotency(Usage usage, SdkCall.Given table, List<SdkCall> calls) {
    var operations = List.of("GetItem", "PutItem", "UpdateItem", "DeleteItem");
    named(usage, "dynamodb", operations, "TableName", table, calls);
  }

  private static void named(
      Usage usage,
      String service,
      List<String> operations,
      String name,
      SdkCall.Given value,
      List<SdkCall> calls) {
    call(usage, service, operations, Map.of(name, value), calls);
  }

  private static void call(
      Usage usage,
      String service,
      List<String> operations,
      Map<String, SdkCall.Given> arguments,
      List<SdkCall> calls) {
    for (var operation : operations) {
      calls.add(new SdkCall(service, operation, arguments, usage.where()));
    }
  }

  private static Map<String, SdkCall.Given> arguments(Usage usage, String method) {
    var all = ofReceiver(usage);
    // A bucket's own methods take no bucket, an object's no key.
    var names =
        PLACES.getOrDefault(camel(method), List.of()).stream()
            .filter(name -> !all.containsKey(name))
            .toList();
    for (int place = 0; place < usage.placed().size(); place++) {
      var value = usage.placed().get(place);
      if (!value.members().isEmpty()) {
        all.putAll(members(value));
      } else if (place < names.size()) {
        all.put(names.get(place), given(value));
      }
    }
    usage
        .named()
        .forEach(
            (name, value) -> {
              all.put(Operations.capitalised(name), given(value));
              addNested(Operations.capitalised(name), value, all);
            });
    return all;
  }

  /** Methods of Java's clients are told by boto's names. */
  private static String camel(String method) {
    return PLACES.containsKey(method)
        ? method
        : UNDERSCORE.matcher(method).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
  }

  private static final Pattern UNDERSCORE = Pattern.compile("_(\\w)");

  /** What an object that stands for a table, a bucket, ... adds to each of its calls. */
  private static TreeMap<String, SdkCall.Given> ofReceiver(Usage usage) {
    var all = new TreeMap<String, SdkCall.Given>();
    usage
        .receiver()
        .members()
        .forEach(
            (name, value) -> {
              if (isNamed(name) && Character.isUpperCase(name.charAt(0))) {
                all.put(name, given(value));
              }
            });
    return all;
  }

  private static Map<String, SdkCall.Given> members(Usage.@Nullable Argument object) {
    var all = new TreeMap<String, SdkCall.Given>();
    if (object != null) {
      object
          .members()
          .forEach(
              (name, value) -> {
                all.put(Operations.capitalised(name), given(value));
                addNested(Operations.capitalised(name), value, all);
              });
    }
    return all;
  }

  /**
   * Adds what names a resource further inside: {@code Entries.EventBusName}. Elements of lists have
   * the name of the list, and of several the one counts that varies most.
   */
  private static void addNested(
      String path, Usage.Argument value, TreeMap<String, SdkCall.Given> all) {
    value
        .members()
        .forEach(
            (name, member) -> {
              var inner = isNamed(name) ? path + "." + Operations.capitalised(name) : path;
              if (isNamed(name) && RESOURCES.contains(Operations.capitalised(name))) {
                all.merge(inner, given(member), SdkCalls::wider);
              } else {
                addNested(inner, member, all);
              }
            });
  }

  /** Elements of lists have numbers or marks for names. */
  private static boolean isNamed(String member) {
    return !member.isEmpty() && Character.isLetter(member.charAt(0));
  }

  private static Usage.Argument place(Usage usage, int place, String name) {
    var named = usage.named().get(name);
    if (named != null) {
      return named;
    }
    return place < usage.placed().size() ? usage.placed().get(place) : NOTHING;
  }

  private static final Usage.Argument NOTHING = new Usage.Argument(List.of(), Map.of(), "", false);

  private static SdkCall.Given at(Usage usage, int place, String name) {
    return given(place(usage, place, name));
  }

  /** Says where an argument comes from; of several texts the one that varies with the event. */
  private static SdkCall.Given given(Usage.@Nullable Argument argument) {
    if (argument == null) {
      return COMPUTED;
    }
    var pointed = argument.members().get(POINTED);
    if (pointed != null) {
      return given(pointed);
    }
    boolean isNothing = argument.constant().equals(NULL);
    if (isNothing && argument.texts().isEmpty()) {
      return COMPUTED;
    }
    if (!isNothing && !argument.constant().isEmpty()) {
      return new SdkCall.Given(SdkCall.Kind.CONSTANT, argument.constant());
    }
    return argument.texts().stream().map(SdkCalls::given).reduce(SdkCalls::wider).orElse(COMPUTED);
  }

  /**
   * Returns all that an argument may be, where {@link SdkCall#arguments()} has one of them: callers
   * of a function that makes the call give different ones.
   */
  public static Stream<SdkCall.Given> alternatives(Usage usage, String name) {
    return Stream.concat(
            usage.named().entrySet().stream(),
            usage.placed().stream().flatMap(placed -> placed.members().entrySet().stream()))
        .filter(given -> Operations.capitalised(given.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .map(argument -> argument.members().getOrDefault(POINTED, argument))
        .flatMap(argument -> argument.texts().stream())
        .map(SdkCalls::given);
  }

  private static final SdkCall.Given COMPUTED = new SdkCall.Given(SdkCall.Kind.COMPUTED, "");

  /** A default of an environment variable is no reason to call it computed. */
  private static SdkCall.Given wider(SdkCall.Given one, SdkCall.Given other) {
    return one.kind().compareTo(other.kind()) >= 0 ? one : other;
  }

  static SdkCall.Given given(List<Part> text) {
    if (text.stream().allMatch(Part.Fixed.class::isInstance)) {
      var whole = new StringBuilder();
      text.forEach(part -> whole.append(((Part.Fixed) part).text()));
      return new SdkCall.Given(SdkCall.Kind.CONSTANT, whole.toString());
    }
    if (text.stream().anyMatch(Part.Some.class::isInstance)) {
      return COMPUTED;
    }
    var fields = text.stream().flatMap(SdkCalls::field).toList();
    if (!fields.isEmpty()) {
      return new SdkCall.Given(SdkCall.Kind.EVENT, fields.getFirst());
    }
    return text.stream()
        .flatMap(SdkCalls::variable)
        .findFirst()
        .map(name -> new SdkCall.Given(SdkCall.Kind.ENVIRONMENT, name))
        .orElse(COMPUTED);
  }

  private static Stream<String> field(Part part) {
    return part instanceof Part.Field field ? Stream.of(field.path()) : Stream.empty();
  }

  private static Stream<String> variable(Part part) {
    return part instanceof Part.Environment variable ? Stream.of(variable.name()) : Stream.empty();
  }
}
