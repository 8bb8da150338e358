package dev.martello.check.triggers;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AnybodyMaySignUp(),
        new ApiCorsOpenToEveryOrigin(),
        new ApiWithoutThrottling(),
        new BlockPublicAccessOff(),
        new BucketPermissionWithoutAccount(),
        new BucketPublicThroughAcl(),
        new DistributionTakesOldTls(),
        new DistributionTakesPlainHttp(),
        new DistributionWithoutFirewall(),
        new EndlessStreamRetries(),
        new ForeignAccountMayInvoke(),
        new FunctionUrlOpenToEveryOrigin(),
        new FunctionUrlWithoutAuth(),
        new GuestsGetCredentials(),
        new HttpRouteWithoutAuth(),
        new IamAuthDefeatedByPolicy(),
        new IamUrlOpenedByPolicy(),
        new ImplicitApiWithoutAuth(),
        new LargeScratchDisk(),
        new LaxJwtAuthorizer(),
        new LoadBalancerTakesOldTls(),
        new LooseUserPoolClient(),
        new MethodWithoutApiKey(),
        new NoDeadLetterQueue(),
        new OpenRouteWithoutThrottle(),
        new PlainHttpLoadBalancer(),
        new PlaintextEventSourceToken(),
        new PublicBucketPolicy(),
        new PublicEndpointType(),
        new PublicEventBusPolicy(),
        new PublicInvokePermission(),
        new PublicQueuePolicy(),
        new PublicTopicPolicy(),
        new RecursiveLoop(),
        new RequestWithoutValidation(),
        new ResourcePolicyByNegation(),
        new ResourcePolicyWithEveryAction(),
        new RestMethodWithoutAuth(),
        new RestMethodWithoutCognito(),
        new SourceOpenToOutsiders(),
        new StageCacheOff(),
        new StoreOpenToOtherAccount(),
        new ThreatProtectionOff(),
        new TimeoutBeyondApiLimit(),
        new UnboundServiceInResourcePolicy(),
        new UnboundServicePrincipal(),
        new UncappedPublicFunction(),
        new UnconsideredMemory(),
        new UnconsideredTimeout(),
        new UndeclaredPermissionSource(),
        new UnfrontedFunctionUrl(),
        new UnhandledAsynchronousFailure(),
        new UnhandledBatchFailure(),
        new UnlimitedConcurrency(),
        new UnqualifiedInvokeGrant(),
        new UnreleasedCodeInvoked(),
        new UnusualInvokeAction(),
        new UselessFailureDestination(),
        new UserPoolWithoutFirewall(),
        new UserPoolWithoutMfa(),
        new VisibilityTimeoutBelowFunctionTimeout(),
        new WeakPasswordPolicy(),
        new WebsocketConnectWithoutAuth(),
        new WideApiPermission());
  }
}
