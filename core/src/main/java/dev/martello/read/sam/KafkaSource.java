package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A topic of a Kafka cluster that the user runs. */
record KafkaSource() implements PolledSource {
  private static final Set<String> LOGINS =
      Set.of(
          "SASL_SCRAM_256_AUTH",
          "SASL_SCRAM_512_AUTH",
          "BASIC_AUTH",
          "CLIENT_CERTIFICATE_TLS_AUTH");

  @Override
  public Optional<Node> arn(SamEvent event) {
    return Optional.empty();
  }

  @Override
  public Optional<String> kafkaProperty() {
    return Optional.of("SelfManagedKafkaEventSourceConfig");
  }

  @Override
  public List<Node.Mapping> policies(SamEvent event, Transformation run) {
    check(event);
    var make = event.make();
    var statements = statements(event);
    SourceAccess.decrypt(event, true).ifPresent(statements::add);
    statements.addAll(SchemaRegistry.statements(event, run));
    var document =
        make.map().put("Statement", make.list(statements)).put("Version", "2012-10-17").build();
    return List.of(IamDocuments.inline("SelfManagedKafkaExecutionRolePolicy", document, make));
  }

  private static void check(SamEvent event) {
    for (var name : List.of("KafkaBootstrapServers", "Topics", "SourceAccessConfigurations")) {
      if (event.getTruthy(name).isEmpty()) {
        throw event.invalid("`%s` is missing".formatted(name));
      }
    }
    var topics = event.get("Topics").orElseThrow();
    boolean isOne =
        topics instanceof Node.Sequence list
            ? list.items().size() == 1
            : topics instanceof Node.Mapping map && map.size() == 1;
    if (!isOne) {
      throw event.invalid("Topics", "`Topics` takes one topic");
    }
  }

  private static List<Node.Mapping> statements(SamEvent event) {
    if (!(event.get("SourceAccessConfigurations").orElse(null) instanceof Node.Sequence list)) {
      throw SourceAccess.invalid(event, "`SourceAccessConfigurations` should be a list");
    }
    Optional<Node> login = Optional.empty();
    boolean hasCertificate = false;
    boolean hasSubnet = false;
    boolean hasGroup = false;
    for (var item : list.items()) {
      if (!(item instanceof Node.Mapping config)) {
        throw SourceAccess.invalid(event, "each of `SourceAccessConfigurations` should be a map");
      }
      var type = config.text("Type").orElse("");
      if (LOGINS.contains(type)) {
        if (login.isPresent()) {
          throw SourceAccess.invalid(
              event, "`SourceAccessConfigurations` has more than one way to log in");
        }
        login = Optional.of(uri(config, type, event));
      } else {
        uri(config, known(type, event), event);
        hasCertificate |= type.equals("SERVER_ROOT_CA_CERTIFICATE");
        hasSubnet |= type.equals("VPC_SUBNET");
        hasGroup |= type.equals("VPC_SECURITY_GROUP");
      }
    }
    if (hasSubnet != hasGroup) {
      throw SourceAccess.invalid(
          event, "`VPC_SUBNET` and `VPC_SECURITY_GROUP` must be given together");
    }
    var statements = new ArrayList<Node.Mapping>();
    login.ifPresent(secret -> statements.add(SourceAccess.readSecret(secret, event)));
    if (hasCertificate) {
      // AWS's transform grants the login's secret again here, not the certificate's; so do we.
      var secret = login.orElseGet(() -> new Node.Null(event.keyOrigin()));
      statements.add(SourceAccess.readSecret(secret, event));
    }
    if (hasSubnet) {
      statements.add(SourceAccess.network(event));
    }
    return statements;
  }

  private static String known(String type, SamEvent event) {
    return switch (type) {
      case "SERVER_ROOT_CA_CERTIFICATE", "VPC_SUBNET", "VPC_SECURITY_GROUP" -> type;
      default ->
          throw SourceAccess.invalid(
              event, "`%s` is no type of `SourceAccessConfigurations`".formatted(type));
    };
  }

  private static Node uri(Node.Mapping config, String type, SamEvent event) {
    return Trees.getTruthy(config, "URI")
        .filter(uri -> uri instanceof Node.Text || Intrinsics.isIntrinsic(uri))
        .orElseThrow(
            () ->
                SourceAccess.invalid(
                    event, "`%s` in `SourceAccessConfigurations` needs `URI`".formatted(type)));
  }
}
