package dev.martello.check.code;

import dev.martello.check.Check;
import java.util.List;

/** All checks of this step. */
public final class Checks {
  private Checks() {}

  /** Returns one of each, in alphabetical order. */
  public static List<Check> all() {
    return List.of(
        new BroadEnvironmentKey(),
        new CrowdedEnvironment(),
        new DeprecatedRuntime(),
        new EndingRuntime(),
        new EnvironmentWithoutCustomerKey(),
        new ForeignEnvironmentKey(),
        new ForeignLayer(),
        new ImageByMutableTag(),
        new ImagesNotScanned(),
        new MutableImageTags(),
        new OutdatedRuntime(),
        new PublicImageRepository(),
        new PublicLayer(),
        new SecretInEnvironment(),
        new SecretInStageVariable(),
        new SecretInStateMachine(),
        new SecretResolvedIntoEnvironment(),
        new SecretThroughParameter(),
        new UnenforcedCodeSigning(),
        new UnpinnedNestedStack(),
        new UnsignedCode(),
        new UntaggedFunction());
  }
}
