package dev.martello.code.check.code;

import dev.martello.check.Check;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checks of functions' code. */
public final class Checks {
  private Checks() {}

  /** Returns every check of this step that looks at code. */
  public static List<Check> all() {
    return List.of(
        new CallerDecidesRights(),
        new CallsInLoop(),
        new ClientPerInvocation(),
        new CallbackOfAsync(),
        new BlockedEventLoop(),
        new NeverEmptyEventLoop(),
        new UnboundedParallelism(),
        new BatchFailuresUnheard(),
        new BatchFailuresUntold(),
        new CodeInjection(),
        new CorsAnyOrigin(),
        new CrossSiteScripting(),
        new ErrorDetailReturned(),
        new EventChosenResource(),
        new HeaderInjection(),
        new HeavyImport(),
        new HostKeyNotVerified(),
        new IgnoredBatchFailure(),
        new InsecureCookie(),
        new JwtNotVerified(),
        new KeysHandedToClient(),
        new LdapInjection(),
        new LogInjection(),
        new MissingPagination(),
        new LooseFilePermissions(),
        new NosqlInjection(),
        new OpenRedirect(),
        new OsCommandInjection(),
        new PathTraversal(),
        new PrototypePollution(),
        new OwnTrigger(),
        new PollingLoop(),
        new PolicyOfOneMethod(),
        new RegexInjection(),
        new RepeatedEffect(),
        new ReturnedPromiseUncaught(),
        new RequestStateKept(),
        new RequestWithoutTimeout(),
        new ReservedVariableSet(),
        new SecretInCode(),
        new SecretInLayer(),
        new SecretInPackage(),
        new SecretLogged(),
        new SecretReturned(),
        new GuessableSecret(),
        new ShortKey(),
        new BucketOwnerUnchecked(),
        new UnauthenticatedUnsubscribe(),
        new SlowPattern(),
        new ObsoleteProtocol(),
        new DebugMode(),
        new TemporaryFileKept(),
        new ServerSideRequestForgery(),
        new SleepingHandler(),
        new SqlInjection(),
        new StaleSnapshot(),
        new SwallowedFailure(),
        new TemplateInjection(),
        new TimeoutBeyondFunction(),
        new TlsVerificationOff(),
        new UnclosedResource(),
        new UnsafeArchiveExtraction(),
        new UnsafeDeserialization(),
        new UnsafeTemporaryFile(),
        new UnawaitedCall(),
        new WaitingForFunction(),
        new WeakCipher(),
        new WeakHash(),
        new XmlExternalEntity(),
        new XpathInjection());
  }

  /** Returns the names by which knowledge tells calls that are wrong by themselves. */
  public static Set<String> misuses() {
    var ofCalls =
        all().stream()
            .filter(MisuseCheck.class::isInstance)
            .map(check -> ((MisuseCheck) check).misuse());
    return Stream.concat(
            ofCalls,
            Stream.of(
                SecretInPackage.READ,
                RepeatedEffect.MISUSE,
                BlockedEventLoop.ALONE,
                NamedFiles.LEFT,
                NamedFiles.READ,
                ClientPerInvocation.OPEN,
                BatchFailuresUntold.WORK,
                GivenPromises.PROMISE))
        .collect(Collectors.toSet());
  }
}
