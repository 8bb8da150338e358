package dev.martello.code.flow;

import dev.martello.code.knowledge.ServiceNames;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names the operations of AWS's SDKs for Java as those of other languages are named. */
public final class AwsJava {
  /** What fills a builder of AWS's second SDK is given. */
  public static final String BUILDER = "software.amazon.awssdk.utils.builder.SdkBuilder";

  private static final Pattern SECOND =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w*Client");
  private static final Pattern FIRST =
      Pattern.compile("com\\.amazonaws\\.services\\.(\\w+)\\.(?:Amazon|AWS)\\w+");

  /** Methods of clients that are no operations. */
  private static final Set<String> OTHERS =
      Set.of(
          "close",
          "shutdown",
          "<init>",
          "serviceName",
          "serviceMetadata",
          "defaultClient",
          "standard",
          "builder",
          "create",
          "build",
          "waiter",
          "utilities",
          "setRegion",
          "setEndpoint");

  private static final Pattern TABLE =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.enhanced\\.dynamodb"
              + "\\.DynamoDbEnhanced(?:Async)?Client\\.table"
              + "|com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.DynamoDB\\.getTable");

  private static final String INVOCATION = ".InvocationType.";

  private AwsJava() {}

  /** Returns whether something is a constant that says how a function is invoked. */
  public static boolean isInvocation(String name) {
    return name.contains(INVOCATION);
  }

  /** Returns {@code RequestResponse} for {@code InvocationType.REQUEST_RESPONSE}. */
  public static String invocation(String name) {
    var constant = name.substring(name.indexOf(INVOCATION) + INVOCATION.length());
    return constant.contains("_") || constant.equals(constant.toUpperCase(java.util.Locale.ROOT))
        ? java.util.Arrays.stream(constant.split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
            .collect(java.util.stream.Collectors.joining())
        : constant;
  }

  private static final Set<String> PAIRS =
      Set.of(
          "software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create",
          "com.amazonaws.auth.BasicAWSCredentials.<init>");

  /** Makes the pair of keys that a call is given, if it makes one. */
  public static Optional<Value> keys(CallEvent event, Interpreter run) {
    return Optional.of(event.arguments())
        .filter(given -> PAIRS.contains(event.name()) && given.count() == 2)
        .map(
            given ->
                HeapObject.of(HeapObject.Kind.INSTANCE)
                    .withType("aws.Keys")
                    .with(run.names().of("accessKeyId"), given.at(0))
                    .with(run.names().of("secretAccessKey"), given.at(1)))
        .map(
            pair -> {
              if (event.receiver().only().orElse(null) instanceof Atom.Reference made
                  && run.get(made.object()) != null) {
                run.put(made.object(), pair);
                return event.receiver();
              }
              return run.make(event, 25, pair);
            });
  }

  /** Returns whether a call gives an object that stands for a table of DynamoDB. */
  public static boolean isTable(String call) {
    return TABLE.matcher(call).matches();
  }

  /** Returns what the constructor of a request of the first SDK takes, in its order. */
  public static List<String> parameters(String type) {
    boolean isRequest = type.startsWith("com.amazonaws.services.") && type.endsWith("Request");
    if (!isRequest) {
      return List.of();
    }
    var service = type.substring("com.amazonaws.services.".length()).split("\\.")[0];
    return switch (service) {
      case "s3" ->
          type.endsWith(".CopyObjectRequest")
              ? List.of("sourceBucketName", "sourceKey", "destinationBucketName", "destinationKey")
              : List.of("bucketName", "key");
      case "dynamodbv2" -> List.of("tableName", "key");
      case "sqs" -> List.of("queueUrl", "messageBody");
      case "sns" -> List.of("topicArn", "message", "subject");
      default -> List.of();
    };
  }

  /** Returns {@code aws:s3.get_object} for a method of a client; empty text for others. */
  static String operation(String owner, String method) {
    if (OTHERS.contains(method)) {
      return "";
    }
    for (var pattern : new Pattern[] {SECOND, FIRST}) {
      var matcher = pattern.matcher(owner);
      if (matcher.matches() && !owner.endsWith("Builder")) {
        var service = matcher.group(1);
        return "aws:" + ServiceNames.of(service) + "." + snake(method);
      }
    }
    return "";
  }

  private static String snake(String method) {
    return method.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
