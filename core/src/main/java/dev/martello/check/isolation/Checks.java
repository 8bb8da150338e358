package dev.martello.check.isolation;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AccessPointToWholeFileSystem(),
        new AccessPointWithoutUser(),
        new CoarseRule(),
        new ExhaustedConcurrencyPool(),
        new FlowLogsOff(),
        new FunctionWithoutTrigger(),
        new InboundRule(),
        new MissingEndpoint(),
        new NetworkByLiteralId(),
        new NotInVpc(),
        new OpenDefaultSecurityGroup(),
        new OpenEgress(),
        new OpenEndpointPolicy(),
        new OpenIngress(),
        new OpenIpv6Egress(),
        new OutsideVpc(),
        new PublicAddressesByDefault(),
        new PublicSubnet(),
        new RoleAssumedByOthers(),
        new RoleUsableOutsideVpc(),
        new SharedRole(),
        new SharedSecret(),
        new SharedSecurityGroup(),
        new SingleZone(),
        new TenantsShareFunction(),
        new UnencryptedFileSystem(),
        new UnfilteredEgress(),
        new UnpinnedDeployment());
  }
}
