package dev.martello.code.aws;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells calls apart that one place of the code makes with several resources: a function that others
 * hand the name of a bucket is a call for each.
 */
final class ResourceChoices {
  private static final int MOST = 8;

  /** What names a resource, or says how a function is invoked. */
  private static final Set<String> TOLD_APART =
      Set.of(
          "Bucket",
          "DeliveryStreamName",
          "EventBusName",
          "FunctionName",
          "InvocationType",
          "QueueUrl",
          "SecretId",
          "StateMachineArn",
          "StreamARN",
          "StreamName",
          "TableName",
          "TargetArn",
          "TopicArn");

  private static final String POINTED = "*";

  private ResourceChoices() {}

  /** Returns how many calls a usage stands for: one, where nothing tells them apart. */
  static int count(Usage usage) {
    int most = most(usage.named());
    for (var argument : usage.placed()) {
      most = Math.max(most, most(argument.members()));
    }
    return Math.clamp(most, 1, MOST);
  }

  private static int most(Map<String, Usage.Argument> arguments) {
    int most = 1;
    for (var argument : arguments.entrySet()) {
      boolean isSeveral = pointed(argument.getValue()).texts().size() > 1;
      if (isSeveral && TOLD_APART.contains(Operations.capitalised(argument.getKey()))) {
        most = Math.max(most, named(argument.getValue()).size());
      }
    }
    return most;
  }

  /** Returns one of the calls that a usage stands for. */
  static Usage only(Usage usage, int number) {
    return new Usage(
        usage.name(),
        usage.receiver(),
        usage.placed().stream().map(argument -> within(argument, number)).toList(),
        only(usage.named(), number),
        usage.where(),
        usage.callers(),
        usage.isInitialisation(),
        usage.isInLoop(),
        usage.isForgiven(),
        usage.fate());
  }

  private static Usage.Argument within(Usage.Argument input, int number) {
    return new Usage.Argument(
        input.texts(), only(input.members(), number), input.constant(), input.isDrawn());
  }

  private static Map<String, Usage.Argument> only(
      Map<String, Usage.Argument> arguments, int number) {
    var all = new LinkedHashMap<>(arguments);
    arguments.forEach(
        (name, argument) -> {
          var texts = named(argument);
          if (texts.size() > 1 && TOLD_APART.contains(Operations.capitalised(name))) {
            var text = texts.get(Math.min(number, texts.size() - 1));
            all.put(name, new Usage.Argument(List.of(text), Map.of(), "", argument.isDrawn()));
          }
        });
    return all;
  }

  /** Returns the names, without the default of a variable, that nothing else but the code gives. */
  private static List<List<Part>> named(Usage.Argument argument) {
    var texts = pointed(argument).texts();
    var widest = SdkCall.Kind.CONSTANT;
    for (var text : texts) {
      var kind = SdkCalls.given(text).kind();
      widest = kind.compareTo(widest) > 0 ? kind : widest;
    }
    var last = widest;
    return last.compareTo(SdkCall.Kind.ENVIRONMENT) > 0
        ? List.of()
        : texts.stream().filter(text -> SdkCalls.given(text).kind() == last).toList();
  }

  /** Go: what a pointer points at. */
  private static Usage.Argument pointed(Usage.Argument argument) {
    return argument.members().getOrDefault(POINTED, argument);
  }
}
