package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;
import java.util.Set;

/** Expands {@code Cognito}: a trigger of a user pool of the same template. */
final class CognitoEvent implements EventExpansion {
  private static final Set<String> KNOWN =
      Set.of(
          "AccountRecoverySetting",
          "AdminCreateUserConfig",
          "AliasAttributes",
          "AutoVerifiedAttributes",
          "DeletionProtection",
          "DeviceConfiguration",
          "EmailAuthenticationMessage",
          "EmailAuthenticationSubject",
          "EmailConfiguration",
          "EmailVerificationMessage",
          "EmailVerificationSubject",
          "EnabledMfas",
          "LambdaConfig",
          "MfaConfiguration",
          "Policies",
          "Schema",
          "SmsAuthenticationMessage",
          "SmsConfiguration",
          "SmsVerificationMessage",
          "UserAttributeUpdateSettings",
          "UsernameAttributes",
          "UsernameConfiguration",
          "UserPoolAddOns",
          "UserPoolName",
          "UserPoolTags",
          "UserPoolTier",
          "VerificationMessageTemplate",
          "WebAuthnRelyingPartyID",
          "WebAuthnUserVerification");

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    var pool =
        WrittenResource.referredBy(event.get("UserPool"), run)
            .orElseThrow(
                () ->
                    event.invalid(
                        "UserPool", "`UserPool` must refer to a user pool of the same template"));
    var make = event.make();
    var permission =
        InvokePermission.of(
                target.invoked().logicalId() + "Cognito",
                "",
                target,
                "cognito-idp.amazonaws.com",
                make)
            .put("SourceArn", make.getAtt(pool.logicalId(), "Arn"));
    var written = Trees.get(pool.properties(), "LambdaConfig").orElseGet(() -> make.map().build());
    if (!(written instanceof Node.Mapping config)) {
      throw SamInvalid.resource(
          pool.logicalId(), "`LambdaConfig` should be a map", written.origin());
    }
    pool.property("LambdaConfig", withTriggers(config, event, target));
    return List.of(permission, pool.store("AWS::Cognito::UserPool", KNOWN, run));
  }

  private static Node.Mapping withTriggers(
      Node.Mapping config, SamEvent event, EventTarget target) {
    var triggers =
        switch (event.get("Trigger").orElseThrow(() -> event.invalid("`Trigger` is missing"))) {
          case Node.Sequence(var items, var _) -> items;
          case Node one -> List.of(one);
        };
    var changed = config;
    for (var trigger : triggers) {
      var name =
          Trees.text(trigger)
              .orElseThrow(() -> event.invalid("Trigger", "`Trigger` should be a string"));
      if (changed.has(name)) {
        throw event.invalid("Trigger", "trigger `%s` is defined more than once".formatted(name));
      }
      changed = changed.with(name, target.arn(event.makeFor("Trigger")));
    }
    return changed;
  }
}
