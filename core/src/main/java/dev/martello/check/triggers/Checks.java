package dev.martello.check.triggers;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new ApiCorsOpenToEveryOrigin(),
        new ApiWithoutThrottling(),
        new BlockPublicAccessOff(),
        new BucketPermissionWithoutAccount(),
        new BucketPublicThroughAcl(),
        new FunctionUrlOpenToEveryOrigin(),
        new FunctionUrlWithoutAuth(),
        new HttpRouteWithoutAuth(),
        new IamAuthDefeatedByPolicy(),
        new ImplicitApiWithoutAuth(),
        new LaxJwtAuthorizer(),
        new OpenRouteWithoutThrottle(),
        new PublicBucketPolicy(),
        new PublicEventBusPolicy(),
        new PublicInvokePermission(),
        new PublicQueuePolicy(),
        new PublicTopicPolicy(),
        new RecursiveLoop(),
        new RequestWithoutValidation(),
        new ResourcePolicyByNegation(),
        new ResourcePolicyWithEveryAction(),
        new RestMethodWithoutAuth(),
        new SourceOpenToOutsiders(),
        new StoreOpenToOtherAccount(),
        new TimeoutBeyondApiLimit(),
        new UnboundServiceInResourcePolicy(),
        new UnboundServicePrincipal(),
        new UnconsideredTimeout(),
        new UnhandledAsynchronousFailure(),
        new VisibilityTimeoutBelowFunctionTimeout(),
        new WebsocketConnectWithoutAuth());
  }
}
