package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Optional;

/** Reads how a polled source is authenticated, and makes the statements that this needs. */
final class SourceAccess {
  private SourceAccess() {}

  /**
   * Returns the secret of the one required kind.
   *
   * @param supported the kinds that the source knows
   */
  static Node secret(SamEvent event, List<String> supported, String required) {
    var configs = event.getTruthy("SourceAccessConfigurations");
    if (configs.isEmpty()) {
      throw invalid(event, "`SourceAccessConfigurations` is missing");
    }
    if (!(configs.get() instanceof Node.Sequence list)) {
      throw invalid(event, "`SourceAccessConfigurations` should be a list");
    }
    Optional<Node> secret = Optional.empty();
    for (var item : list.items()) {
      if (!(item instanceof Node.Mapping config)) {
        throw invalid(event, "each of `SourceAccessConfigurations` should be a map");
      }
      var type = config.text("Type").orElse("");
      if (!supported.contains(type)) {
        throw invalid(
            event,
            "`Type` in `SourceAccessConfigurations` must be one of `%s`"
                .formatted(String.join("`, `", supported)));
      }
      if (type.equals(required)) {
        if (secret.isPresent()) {
          throw invalid(event, "`SourceAccessConfigurations` has more than one " + required);
        }
        secret = Trees.getTruthy(config, "URI");
        if (secret.isEmpty()) {
          throw invalid(
              event, "%s in `SourceAccessConfigurations` needs `URI`".formatted(required));
        }
      }
    }
    return secret.orElseThrow(
        () -> invalid(event, "`SourceAccessConfigurations` needs " + required));
  }

  static Node.Mapping readSecret(Node secret, SamEvent event) {
    var make = event.makeFor("SourceAccessConfigurations");
    return IamDocuments.allow(make.texts("secretsmanager:GetSecretValue"), secret, make);
  }

  /** Returns the statement to decrypt secrets, if the event names a key for it. */
  static Optional<Node.Mapping> decrypt(SamEvent event, boolean isListed) {
    return event
        .getTruthy("SecretsManagerKmsKeyId")
        .map(
            key -> {
              var id =
                  Trees.text(key)
                      .orElseThrow(
                          () ->
                              event.invalid(
                                  "SecretsManagerKmsKeyId",
                                  "`SecretsManagerKmsKeyId` should be a string"));
              var make = event.makeFor("SecretsManagerKmsKeyId");
              var arn =
                  make.sub("arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/" + id);
              var action = isListed ? make.texts("kms:Decrypt") : make.text("kms:Decrypt");
              return IamDocuments.allow(action, arn, make);
            });
  }

  /** Returns the statement to put network interfaces into a VPC. */
  static Node.Mapping network(SamEvent event) {
    var make = event.make();
    return IamDocuments.allow(
        make.texts(
            "ec2:CreateNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeVpcs",
            "ec2:DescribeSubnets",
            "ec2:DescribeSecurityGroups"),
        make.text("*"),
        make);
  }

  static SamInvalid invalid(SamEvent event, String message) {
    return event.invalid("SourceAccessConfigurations", message);
  }
}
