package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The DNS records of custom domains; those of one hosted zone stand in one group. */
final class RecordSetGroups {
  private final Map<String, Generated> byId = new LinkedHashMap<>();

  static RecordSetGroups of(Transformation run) {
    return run.shared(RecordSetGroups.class, RecordSetGroups::new);
  }

  /**
   * Adds a domain's records to the group of its hosted zone and returns the group.
   *
   * @param isOneZone whether a zone's name is left out where its id is given
   * @param attributes what a new group inherits of the API
   */
  Generated add(
      SamResource api,
      Node.Mapping route53,
      List<Node> records,
      boolean isOneZone,
      Map<String, Node> attributes,
      Make make) {
    var logicalId = LogicalIds.of("RecordSetGroup", zone(api, route53));
    var group =
        byId.computeIfAbsent(
            logicalId, id -> group(id, route53, isOneZone, make).attributes(attributes));
    var all = new ArrayList<Node>();
    group
        .get("RecordSets")
        .ifPresent(known -> all.addAll(Subject.resource(logicalId).items(known, "RecordSets")));
    all.addAll(records);
    return group.put("RecordSets", make.list(all));
  }

  private static Generated group(
      String logicalId, Node.Mapping route53, boolean isOneZone, Make make) {
    var group =
        new Generated(logicalId, "AWS::Route53::RecordSetGroup", make)
            .put("HostedZoneId", route53.get("HostedZoneId"));
    return isOneZone && route53.has("HostedZoneId")
        ? group
        : group.put("HostedZoneName", route53.get("HostedZoneName"));
  }

  /** Returns a group of one domain's own. */
  static Generated separate(
      SamResource api, Node.Mapping route53, Node domainName, List<Node> records, Make make) {
    var content = make.list(zone(api, route53), domainName);
    return new Generated(
            LogicalIds.of("RecordSetGroup", content), "AWS::Route53::RecordSetGroup", make)
        .attributes(api.passThroughAttributes())
        .put("HostedZoneId", Trees.getTruthy(route53, "HostedZoneId"))
        .put("HostedZoneName", Trees.getTruthy(route53, "HostedZoneName"))
        .put("RecordSets", make.list(records));
  }

  private static Node zone(SamResource api, Node.Mapping route53) {
    if (Trees.get(route53, "HostedZoneId").isEmpty()
        && Trees.get(route53, "HostedZoneName").isEmpty()) {
      throw api.invalid("Domain", "`Domain.Route53` requires `HostedZoneId` or `HostedZoneName`");
    }
    return Trees.getTruthy(route53, "HostedZoneId")
        .or(() -> route53.get("HostedZoneName"))
        .orElse(route53);
  }

  /** Returns the records of a domain: one for IPv4, and one for IPv6 where it is wanted. */
  static List<Node> records(Node domainName, Node.Mapping route53, Node.Mapping target, Make make) {
    var records = new ArrayList<Node>();
    records.add(record(domainName, "A", route53, target, make));
    if (Trees.isTrue(route53.get("IpV6"))) {
      records.add(record(domainName, "AAAA", route53, target, make));
    }
    return records;
  }

  private static Node.Mapping record(
      Node domainName, String type, Node.Mapping route53, Node.Mapping target, Make make) {
    var built = make.map().put("Name", domainName).put("Type", type).put("AliasTarget", target);
    for (var property : List.of("Region", "SetIdentifier")) {
      Trees.get(route53, property).ifPresent(value -> built.put(property, value));
    }
    return built.build();
  }
}
