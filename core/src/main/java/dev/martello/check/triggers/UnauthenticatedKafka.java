package dev.martello.check.triggers;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.Set;
import java.util.stream.Stream;

/** Flags Kafka clusters that ask nobody who they are. */
@About(
    severity = MEDIUM,
    title = "Kafka cluster asks nobody for credentials",
    why =
        "Everything that reaches the brokers in the network may write records that the function"
            + " takes for genuine, and read those of others.",
    mend =
        "Switch on IAM, SCRAM or TLS client authentication and set `Unauthenticated` to false; give"
            + " the event source its credentials.",
    cwe = 306,
    sameAs = {"kafka_cluster_unrestricted_access_disabled"})
final class UnauthenticatedKafka implements Check {
  /*
   * A cluster of MSK without any of the ways to authenticate can be used only without. For brokers of
   * one's own the event source mapping tells: without credentials the brokers must let everybody in
   * (Lambda Developer Guide, "Using Lambda with self-managed Apache Kafka").
   */
  private static final Set<String> CREDENTIALS =
      Set.of(
          "BASIC_AUTH",
          "SASL_SCRAM_256_AUTH",
          "SASL_SCRAM_512_AUTH",
          "CLIENT_CERTIFICATE_TLS_AUTH");

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var clusters =
        context
            .resources("AWS::MSK::Cluster")
            .map(
                cluster ->
                    ofCluster(cluster, app.settingsOf(cluster)).on(context.usersOf(cluster)));
    var mappings =
        context
            .resources("AWS::Lambda::EventSourceMapping")
            .filter(
                mapping -> app.settingsOf(mapping).get("SelfManagedEventSource").exists().isYes())
            .map(
                mapping ->
                    ofMapping(mapping, app.settingsOf(mapping))
                        .on(
                            app.functions().stream()
                                .filter(
                                    function ->
                                        app.settingsOf(mapping)
                                            .get("FunctionName")
                                            .target()
                                            .known()
                                            .anyMatch(
                                                target ->
                                                    target.identity().isSame(function.identity())))
                                .toList()));
    return Stream.concat(clusters, mappings);
  }

  private static Verdict ofCluster(Entity cluster, Settings settings) {
    var ways = settings.get("ClientAuthentication");
    var open = ways.get("Unauthenticated", "Enabled").flag(false);
    Tri isGuarded =
        Stream.of(
                ways.get("Sasl", "Iam", "Enabled").flag(false).isEqualTo(true),
                ways.get("Sasl", "Scram", "Enabled").flag(false).isEqualTo(true),
                ways.get("Tls", "Enabled").flag(true).isEqualTo(true).and(ways.get("Tls").exists()))
            .reduce(Tri.NO, Tri::or);
    boolean isWritten = !ways.get("Unauthenticated", "Enabled").exists().isNo();
    return Verdict.of(
        isGuarded.not().or(open.isEqualTo(true)),
        cluster,
        isWritten ? open.origin() : ways.exists().isNo() ? cluster.origin() : ways.origin(),
        "the cluster takes clients that do not authenticate",
        open,
        ways.get("Sasl", "Iam", "Enabled").flag(false),
        ways.get("Sasl", "Scram", "Enabled").flag(false));
  }

  private static Verdict ofMapping(Entity mapping, Settings settings) {
    var access = settings.get("SourceAccessConfigurations");
    var types = access.items().stream().map(item -> item.get("Type").text()).toList();
    Tri hasCredentials =
        types.stream().map(type -> type.is(CREDENTIALS::contains)).reduce(Tri.NO, Tri::or);
    return Verdict.of(
        hasCredentials.not(),
        mapping,
        access.exists().isNo() ? mapping.origin() : access.origin(),
        "the function reads from brokers that ask for no credentials",
        types);
  }
}
