package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.List;

/** Writes who may reach a REST API at all, its resource policy, into its document. */
final class ApiResourcePolicy {
  private final OpenApiDocument document;
  private final Node.Mapping settings;
  private final Make make;

  /**
   * Starts with the lists of the user.
   *
   * @param settings a {@code ResourcePolicy} of an API or an event
   */
  ApiResourcePolicy(OpenApiDocument document, Node.Mapping settings, Make make) {
    this.document = document;
    this.settings = settings;
    this.make = make;
  }

  /** Writes the statements for all methods of a path. */
  void writePath(String path, Node stage) {
    var resources = resources(path, stage);
    writeAccounts("AwsAccountWhitelist", "Allow", resources);
    writeAccounts("AwsAccountBlacklist", "Deny", resources);
    writeAddresses("IpRangeWhitelist", "NotIpAddress", resources);
    writeAddresses("IpRangeBlacklist", "IpAddress", resources);
    writeNetworks("Blacklist", "StringEquals", resources);
    writeNetworks("Whitelist", "StringNotEquals", resources);
    document.policy(make);
  }

  /** Writes the statements that the user gave as they are. */
  void writeCustomStatements() {
    Trees.getTruthy(settings, "CustomStatements").ifPresent(this::writeCustom);
  }

  private void writeCustom(Node given) {
    statements().addAll(given);
  }

  private Node.Sequence resources(String path, Node stage) {
    var pattern = ApiPaths.restPattern(path);
    return make.list(
        document.methods(path).stream()
            .map(
                method ->
                    make.sub(
                        "execute-api:/${__Stage__}/" + HttpMethods.inArn(method) + pattern,
                        make.map().put("__Stage__", stage).build()))
            .toList());
  }

  private void writeAccounts(String list, String effect, Node.Sequence resources) {
    var accounts = Trees.getTruthy(settings, list).orElse(null);
    if (accounts == null) {
      return;
    }
    if (!(accounts instanceof Node.Sequence || accounts instanceof Node.Mapping)) {
      throw document
          .subject()
          .invalid(accounts.origin(), "`ResourcePolicy.%s` should be a list".formatted(list));
    }
    var principals = Nodes.sequence(accounts.origin(), PolicyStatements.asList(accounts));
    var statement = statement(effect, resources, make.map().put("AWS", principals).build()).build();
    statements().add(statement);
  }

  private void writeAddresses(String list, String operator, Node.Sequence resources) {
    Trees.getTruthy(settings, list)
        .ifPresent(
            ranges -> {
              var addresses = Nodes.sequence(ranges.origin(), PolicyStatements.asList(ranges));
              var condition = make.map().put("aws:SourceIp", addresses).build();
              writeRefusal(operator, condition, resources);
            });
  }

  private void writeNetworks(String list, String operator, Node.Sequence resources) {
    var written = written("SourceVpc" + list);
    var networks = new ArrayList<>(startingWith(written, "vpc-"));
    networks.addAll(intrinsics("IntrinsicVpc" + list));
    var endpoints = new ArrayList<>(startingWith(written, "vpce-"));
    endpoints.addAll(intrinsics("IntrinsicVpce" + list));
    if (networks.isEmpty() && endpoints.isEmpty()) {
      return;
    }
    var condition = make.map();
    if (!networks.isEmpty()) {
      condition.put("aws:SourceVpc", make.list(networks));
    }
    if (!endpoints.isEmpty()) {
      condition.put("aws:SourceVpce", make.list(endpoints));
    }
    writeRefusal(operator, condition.build(), resources);
  }

  private List<Node> written(String list) {
    var items = Trees.get(settings, list).map(PolicyStatements::asList).orElse(List.of());
    for (var item : items) {
      if (!(item instanceof Node.Text)) {
        throw document
            .subject()
            .invalid(
                item.origin(),
                "`ResourcePolicy.%s` should be a list of strings; use `%s` for intrinsic functions"
                    .formatted(list, list.replace("SourceVpc", "IntrinsicVpc")));
      }
    }
    return items;
  }

  private static List<Node> startingWith(List<Node> names, String prefix) {
    return names.stream()
        .filter(name -> name instanceof Node.Text text && text.value().startsWith(prefix))
        .toList();
  }

  private List<Node> intrinsics(String list) {
    return Trees.getTruthy(settings, list)
        .map(items -> document.subject().items(items, "ResourcePolicy." + list))
        .orElse(List.of());
  }

  /** Allows everybody, then refuses those for whom the condition holds. */
  private void writeRefusal(String operator, Node.Mapping condition, Node.Sequence resources) {
    var everybody = make.text("*");
    var allowed = statement("Allow", resources, everybody).build();
    var refused =
        statement("Deny", resources, everybody)
            .put("Condition", make.map().put(operator, condition).build())
            .build();
    var statements = statements();
    statements.addUnlessThere(allowed);
    statements.addUnlessThere(refused);
  }

  /** Returns the statements to add to; adding one gives the policy its version. */
  private PolicyStatements statements() {
    var statements = document.policy(make);
    statements.setVersion(make.text("2012-10-17"));
    return statements;
  }

  private Nodes.MappingBuilder statement(String effect, Node.Sequence resources, Node principal) {
    return make.map()
        .put("Effect", effect)
        .put("Action", "execute-api:Invoke")
        .put("Resource", resources)
        .put("Principal", principal);
  }
}
