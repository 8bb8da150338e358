package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Makes the execution role of a function. */
final class FunctionRole {
  private FunctionRole() {}

  /**
   * Makes the role.
   *
   * @param destinationPolicies what sending to the destinations of asynchronous calls needs
   */
  static Generated of(
      SamResource function, List<Node.Mapping> destinationPolicies, Transformation run) {
    var trust =
        function
            .get("AssumeRolePolicyDocument")
            .orElseGet(() -> IamDocuments.trust("lambda.amazonaws.com", function.make()));
    var inline = new ArrayList<Node>();
    function
        .mapping("DeadLetterQueue")
        .filter(queue -> !queue.isEmpty())
        .ifPresent(queue -> inline.add(deadLetters(queue, function.makeFor("DeadLetterQueue"))));
    inline.addAll(destinationPolicies);
    var role = ExecutionRole.of(function, trust, managed(function, run), inline, run);
    return role.put("Tags", SamTags.of(function));
  }

  private static List<Node> managed(SamResource function, Transformation run) {
    var partition = run.context().partition();
    var arns = new ArrayList<Node>();
    boolean isDurable = function.getTruthy("DurableConfig").isPresent();
    arns.add(
        arn(
            function.makeFor("DurableConfig"),
            partition,
            isDurable
                ? "service-role/AWSLambdaBasicDurableExecutionRolePolicy"
                : "service-role/AWSLambdaBasicExecutionRole"));
    if (LambdaFunctionBuilder.isTraced(function, run)) {
      var name = partition.equals("aws") ? "AWSXrayWriteOnlyAccess" : "AWSXRayDaemonWriteAccess";
      arns.add(arn(function.makeFor("Tracing"), partition, name));
    }
    if (function.getTruthy("VpcConfig").isPresent()) {
      arns.add(
          arn(
              function.makeFor("VpcConfig"),
              partition,
              "service-role/AWSLambdaVPCAccessExecutionRole"));
    }
    return arns;
  }

  private static Node arn(Make make, String partition, String path) {
    return make.text(ManagedPolicyArns.of(partition, path));
  }

  private static Node.Mapping deadLetters(Node.Mapping queue, Make make) {
    var action = queue.text("Type").orElse("").equals("SNS") ? "sns:Publish" : "sqs:SendMessage";
    var statement =
        make.map()
            .put("Action", action)
            .put("Resource", queue.get("TargetArn").orElseThrow())
            .put("Effect", "Allow")
            .build();
    var document =
        make.map().put("Version", "2012-10-17").put("Statement", make.list(statement)).build();
    return IamDocuments.inline("DeadLetterQueuePolicy", document, make);
  }
}
