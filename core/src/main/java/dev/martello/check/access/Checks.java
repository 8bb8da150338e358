package dev.martello.check.access;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new AdministratorRole(),
        new AllowByNegation(),
        new BroadManagedPolicy(),
        new CredentialsInMetadata(),
        new DeployTimeAdministrator(),
        new EscalatingRole(),
        new HidesTraces(),
        new InlinePolicy(),
        new DisabledKey(),
        new KeyWithoutRotation(),
        new OpenKeyPolicy(),
        new OpenSecretPolicy(),
        new OpenTrustPolicy(),
        new PlainParameter(),
        new PlainSecretParameter(),
        new PolicyOnUser(),
        new RoleWithoutBoundary(),
        new SecretInOutput(),
        new SecretInParameter(),
        new SecretInTemplate(),
        new SecretNeverRotated(),
        new SecretWithoutCustomerKey(),
        new SelfModifyingFunction(),
        new ServiceWildcard(),
        new StoredAccessKey(),
        new TrustForEveryAction(),
        new TrustWithoutExternalId(),
        new UnboundBuildTrust(),
        new UnboundServiceTrust(),
        new UnscopedCredentials(),
        new UnscopedDataRead(),
        new UnscopedDecryption(),
        new UnscopedPassRole(),
        new UnscopedPermissionChange(),
        new UnscopedPolicyTemplate(),
        new UnscopedResource(),
        new UnscopedRoleAssumption(),
        new UnscopedSecrets(),
        new UnscopedWrite(),
        new UnusableRole(),
        new WideDeliveryRole(),
        new WideIdentityPoolRole());
  }
}
