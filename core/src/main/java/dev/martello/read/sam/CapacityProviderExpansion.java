package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expands {@code AWS::Serverless::CapacityProvider} and, where none is given, makes its role. */
final class CapacityProviderExpansion implements ResourceExpansion {
  private static final String CREATED_BY = "lambda:createdBy";

  @Override
  public List<Generated> expand(SamResource provider, Transformation run) {
    var generated = new ArrayList<Generated>();
    var make = provider.make();
    var role = provider.getTruthy("OperatorRole");
    if (role.isEmpty()) {
      var made = operatorRole(provider, run);
      generated.add(made);
      role = Optional.of(made.getAtt("Arn"));
    }
    var made =
        new Generated(provider.logicalId(), "AWS::Lambda::CapacityProvider", make)
            .dependsOn(provider.dependsOn())
            .attributes(provider.attributes())
            .put("CapacityProviderName", provider.getTruthy("CapacityProviderName"))
            .put("VpcConfig", vpc(provider))
            .put(
                "PermissionsConfig",
                make.map().put("CapacityProviderOperatorRoleArn", role.get()).build())
            .put("Tags", tags(provider))
            .put("InstanceRequirements", instances(provider))
            .put("CapacityProviderScalingConfig", scaling(provider))
            .put("KmsKeyArn", provider.getTruthy("KmsKeyArn"));
    generated.add(made);
    return generated;
  }

  private static Generated operatorRole(SamResource provider, Transformation run) {
    var make = provider.make();
    var trust =
        make.map()
            .put("Effect", "Allow")
            .put("Principal", make.map().put("Service", make.texts("lambda.amazonaws.com")).build())
            .put("Action", make.texts("sts:AssumeRole"))
            .build();
    var policy =
        "arn:%s:iam::aws:policy/AWSLambdaManagedEC2ResourceOperator"
            .formatted(run.context().partition());
    return new Generated(provider.logicalId() + "OperatorRole", "AWS::IAM::Role", make)
        .attributes(provider.passThroughAttributes())
        .put(
            "AssumeRolePolicyDocument",
            make.map().put("Version", "2012-10-17").put("Statement", make.list(trust)).build())
        .put("ManagedPolicyArns", make.texts(policy))
        .put("Tags", roleTags(provider));
  }

  private static Node.Sequence tags(SamResource provider) {
    var make = provider.make();
    var written = provider.mapping("Tags").orElseGet(() -> make.map().build());
    return make.tagList(written.with(CREATED_BY, make.text("SAM")));
  }

  private static Node.Sequence roleTags(SamResource provider) {
    var make = provider.make();
    var own = make.map().put(CREATED_BY, "SAM").build();
    return provider
        .mapping("Tags")
        .filter(_ -> provider.isTrue("PropagateTags"))
        .map(written -> make.tagList(Trees.merged(own, written)))
        .orElseGet(() -> make.tagList(own));
  }

  private static Optional<Node> vpc(SamResource provider) {
    return provider
        .mapping("VpcConfig")
        .map(
            vpc -> {
              var copy = provider.makeFor("VpcConfig").map();
              Trees.get(vpc, "SubnetIds").ifPresent(value -> copy.put("SubnetIds", value));
              Trees.get(vpc, "SecurityGroupIds")
                  .ifPresent(value -> copy.put("SecurityGroupIds", value));
              return copy.build();
            });
  }

  private static Optional<Node> instances(SamResource provider) {
    var written = provider.mapping("InstanceRequirements").filter(Trees::isTruthy);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var allowed = Trees.get(written.get(), "AllowedTypes");
    var excluded = Trees.get(written.get(), "ExcludedTypes");
    if (allowed.isPresent() && excluded.isPresent()) {
      throw provider.invalid(
          "InstanceRequirements",
          "`InstanceRequirements` takes `AllowedTypes` or `ExcludedTypes`, not both");
    }
    var copy = provider.makeFor("InstanceRequirements").map();
    Trees.get(written.get(), "Architectures").ifPresent(value -> copy.put("Architectures", value));
    allowed.ifPresent(value -> copy.put("AllowedInstanceTypes", value));
    excluded.ifPresent(value -> copy.put("ExcludedInstanceTypes", value));
    return Optional.of(copy.build());
  }

  private static Optional<Node> scaling(SamResource provider) {
    var written = provider.mapping("ScalingConfig").filter(Trees::isTruthy);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var make = provider.makeFor("ScalingConfig");
    var copy = make.map();
    Trees.get(written.get(), "MaxVCpuCount").ifPresent(value -> copy.put("MaxVCpuCount", value));
    var utilization = Trees.get(written.get(), "AverageCPUUtilization");
    if (utilization.isEmpty()) {
      return Optional.of(copy.put("ScalingMode", "Auto").build());
    }
    var policy =
        make.map()
            .put("PredefinedMetricType", "LambdaCapacityProviderAverageCPUUtilization")
            .put("TargetValue", utilization.get())
            .build();
    return Optional.of(
        copy.put("ScalingMode", "Manual").put("ScalingPolicies", make.list(policy)).build());
  }
}
