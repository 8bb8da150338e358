package dev.martello.code.check.code;

import dev.martello.check.Check;
import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.flow.Flow;
import dev.martello.code.project.CodeResults;
import dev.martello.know.Action;
import dev.martello.know.Catalogue;
import dev.martello.model.Link;
import dev.martello.model.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a caller who names a resource of AWS can reach at all. */
final class ChosenResource {
  /** What makes objects of tables, of which other calls tell the operations. */
  private static final Pattern TABLE =
      Pattern.compile(
          "com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.DynamoDB\\.getTable"
              + "|software\\.amazon\\.awssdk\\.enhanced\\.dynamodb\\.Dynamo\\w*Client\\.table");

  /** Prefixes of actions that are not called like the service. */
  private static final Map<String, String> PREFIXES = Map.of("stepfunctions", "states");

  /** Operations of which the actions are called otherwise (Service Authorization Reference). */
  private static final Map<String, Set<String>> ACTIONS =
      Map.ofEntries(
          Map.entry("lambda:Invoke", Set.of("lambda:InvokeFunction")),
          Map.entry("lambda:InvokeAsync", Set.of("lambda:InvokeFunction")),
          Map.entry("s3:CopyObject", Set.of("s3:GetObject", "s3:PutObject")),
          Map.entry("s3:DeleteObjects", Set.of("s3:DeleteObject")),
          Map.entry("s3:HeadBucket", Set.of("s3:ListBucket")),
          Map.entry("s3:HeadObject", Set.of("s3:GetObject", "s3:ListBucket")),
          Map.entry("s3:ListObjects", Set.of("s3:ListBucket")),
          Map.entry("s3:ListObjectsV2", Set.of("s3:ListBucket")),
          Map.entry("sns:PublishBatch", Set.of("sns:Publish")),
          Map.entry("sqs:DeleteMessageBatch", Set.of("sqs:DeleteMessage")),
          Map.entry("sqs:SendMessageBatch", Set.of("sqs:SendMessage")));

  private ChosenResource() {}

  /** Returns the name of the only resource that the role lets the call at a flow's end use. */
  static Optional<String> only(CodeResults.FunctionCode code, Flow flow, Check.Context context) {
    if (!(code.function().role() instanceof Link.To<Role>(Role role, _))
        || code.result().usages().stream().anyMatch(ChosenResource::isOfOthers)) {
      return Optional.empty();
    }
    var calls =
        code.result().usages().stream()
            .filter(usage -> usage.where().equals(flow.where()))
            .toList();
    var actions = actions(calls);
    var services = actions.stream().map(ChosenResource::service).distinct().toList();
    return services.size() == 1
        ? context.grantsOf(role).onlyResource(services.getFirst(), actions)
        : Optional.empty();
  }

  /** With credentials that were got elsewhere it is not the function's role that counts. */
  private static boolean isOfOthers(Usage usage) {
    var name = usage.name().toLowerCase(Locale.ROOT);
    return name.contains("assume")
        || name.contains("credential")
        || usage.named().keySet().stream()
            .map(key -> key.toLowerCase(Locale.ROOT))
            .anyMatch(key -> key.contains("credentials") || key.equals("aws_access_key_id"));
  }

  private static Set<String> actions(List<Usage> calls) {
    var ofTables =
        calls.stream().anyMatch(usage -> TABLE.matcher(usage.name()).matches())
            ? all("dynamodb")
            : Stream.<String>empty();
    var operations =
        SdkCalls.of(calls).stream()
            .flatMap(
                call ->
                    actions(
                        PREFIXES.getOrDefault(call.service(), call.service()), call.operation()));
    return Stream.concat(ofTables, operations).collect(Collectors.toSet());
  }

  private static Stream<String> actions(String service, String operation) {
    var id = service + ":" + operation;
    var known = ACTIONS.get(id);
    if (known != null) {
      return known.stream();
    }
    return Catalogue.standard().find(id).isPresent() ? Stream.of(id) : all(service);
  }

  /** Where it is not known what asks for the resource, everything counts that can. */
  private static Stream<String> all(String service) {
    var catalogue = Catalogue.standard();
    return catalogue.service(service).stream()
        .flatMap(known -> catalogue.actions(known).stream())
        .filter(Action::isScopable)
        .map(Action::id);
  }

  private static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }
}
