package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates that are made to exhaust time, memory or the stack. */
final class HostileTest {
  private static final int MANY = 2000;

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void theyAreAssembledAll(String rule, String head, IntFunction<String> resource) {
    var resources =
        IntStream.range(0, MANY)
            .mapToObj(resource)
            .collect(Collectors.joining("\n", head + "\n", ""));
    var yaml = "Resources:\n" + resources.indent(2);
    var app = Assertions.assertTimeout(Duration.ofSeconds(60), () -> Templates.app(yaml));
    assertThat(
            app.stores().size()
                + app.alarms().size()
                + app.others().size()
                + app.functions().size())
        .isGreaterThanOrEqualTo(MANY);
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb(
            "names in a long row",
            "",
            at ->
                "Q%d: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Q%d.QueueName}}"
                    .formatted(at, at + 1)),
        bomb(
            "names that double",
            "",
            at ->
                ("Q%d: {Type: AWS::SQS::Queue, Properties:"
                        + " {QueueName: !Sub '${Q%d.QueueName}${Q%d.QueueName}'}}")
                    .formatted(at, at + 1, at + 1)),
        bomb(
            "aliases of aliases",
            "",
            at ->
                "A%d: {Type: AWS::Lambda::Alias, Properties: {FunctionName: !Ref A%d, Name: x}}"
                    .formatted(at, at + 1)),
        bomb(
            "alarms of alarms",
            "",
            at ->
                ("C%d: {Type: AWS::CloudWatch::CompositeAlarm, Properties:"
                        + " {AlarmRule: !Sub 'ALARM(${C%d}) OR ALARM(${C%d}) OR ALARM(${C0})'}}")
                    .formatted(at, at + 1, at + 2)),
        bomb(
            "functions of one name",
            "P: {Type: AWS::Lambda::Permission, Properties: {FunctionName: same, Principal: '*'}}",
            at ->
                "F%d: {Type: AWS::Lambda::Function, Properties: {FunctionName: same}}"
                    .formatted(at)),
        bomb(
            "rules of one function",
            "Fn: {Type: AWS::Lambda::Function}",
            at ->
                "R%d: {Type: AWS::Events::Rule, Properties: {Targets: [{Arn: !GetAtt Fn.Arn}]}}"
                    .formatted(at)));
  }

  private static Arguments bomb(String rule, String head, IntFunction<String> resource) {
    return arguments(rule, head, resource);
  }
}
