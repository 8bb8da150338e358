package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expands {@code AWS::Serverless::Connector} into the policies and permissions that it stands for.
 */
final class ConnectorExpansion implements ResourceExpansion {
  static final String TYPE = "AWS::Serverless::Connector";

  @Override
  public List<Generated> expand(SamResource connector, Transformation run) {
    var source =
        connector.mapping("Source").orElseThrow(() -> connector.invalid("`Source` is missing"));
    var destinations = destinations(connector);
    var made = new ArrayList<Generated>();
    for (int index = 0; index < destinations.size(); index++) {
      var suffix = connector.sequence("Destination").isPresent() ? "Destination" + index : "";
      made.addAll(connect(connector, source, destinations.get(index), suffix, run));
    }
    if (made.isEmpty()) {
      throw connector.invalid("Destination", "`Destination` is an empty list; name one");
    }
    Dependencies.replace(
        connector.logicalId(), made.stream().map(Generated::logicalId).toList(), run);
    return made;
  }

  /** Returns what a connector between two resources that are not looked up stands for. */
  static List<Generated> between(
      String logicalId,
      Node.Mapping source,
      Node.Mapping destination,
      Node permissions,
      Make make,
      Transformation run) {
    var properties =
        make.map()
            .put("Source", source)
            .put("Destination", destination)
            .put("Permissions", permissions)
            .build();
    var connector =
        new SamResource(
            logicalId, make.map().put("Type", TYPE).put("Properties", properties).build());
    return connect(connector, source, destination, "", run);
  }

  private static List<Node.Mapping> destinations(SamResource connector) {
    return connector
        .sequence("Destination")
        .map(
            list ->
                list.items().stream()
                    .filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast)
                    .toList())
        .orElseGet(() -> connector.mapping("Destination").stream().toList());
  }

  private static List<Generated> connect(
      SamResource connector,
      Node.Mapping writtenSource,
      Node.Mapping writtenDestination,
      String suffix,
      Transformation run) {
    var make = Make.because(connector.logicalId(), writtenDestination.origin());
    var destination =
        ConnectorEnd.read("Destination", writtenDestination, writtenSource, connector, make, run);
    var source =
        ConnectorEnd.read("Source", writtenSource, writtenDestination, connector, make, run);
    var profile = profile(connector, source, destination);
    var categories = categories(connector, profile);
    var grants = new ConnectorGrants(connector, profile, source, destination, suffix, make);
    var made = grants.make(categories);
    made.forEach(
        resource ->
            resource.attribute(
                "Metadata", metadata(resource, connector, source, destination, make, run)));
    if (profile.kind() == ConnectorProfile.Kind.ROLE_POLICY) {
      letWait(profile.precedes(), source, destination, made.getFirst().logicalId(), run);
    }
    return made;
  }

  private static ConnectorProfile profile(
      SamResource connector, ConnectorEnd source, ConnectorEnd destination) {
    var profiles = ConnectorProfiles.all();
    return profiles
        .between(source.type(), destination.type())
        .orElseThrow(
            () -> {
              var known = profiles.destinationsOf(source.type());
              return SamInvalid.resource(
                  connector.logicalId(),
                  "SAM knows no connector from `%s` to `%s`; %s"
                      .formatted(
                          source.type(),
                          destination.type(),
                          known.isEmpty()
                              ? "write the policy by hand"
                              : "from there it knows `" + String.join("`, `", known) + "`"),
                  destination.origin());
            });
  }

  private static Set<String> categories(SamResource connector, ConnectorProfile profile) {
    var asked = new LinkedHashSet<String>();
    connector
        .sequence("Permissions")
        .ifPresent(list -> list.items().forEach(item -> Trees.text(item).ifPresent(asked::add)));
    var known = "`" + String.join("`, `", profile.grants().keySet()) + "`";
    if (asked.isEmpty()) {
      throw connector.invalid("Permissions", "`Permissions` is empty; it takes " + known);
    }
    for (var category : asked) {
      if (!profile.grants().containsKey(category)) {
        throw connector.invalid(
            "Permissions",
            "`Permissions` of a connector from `%s` to `%s` takes %s, not `%s`"
                .formatted(profile.source(), profile.destination(), known, category));
      }
    }
    if (!profile.combinations().isEmpty()
        && !profile.combinations().contains(new TreeSet<>(asked))) {
      var valid = profile.combinations().stream().map(set -> String.join(" + ", set)).toList();
      throw connector.invalid(
          "Permissions",
          "`Permissions` of a connector from `%s` to `%s` must be %s"
              .formatted(profile.source(), profile.destination(), String.join(" or ", valid)));
    }
    return asked;
  }

  private static Node.Mapping metadata(
      Generated resource,
      SamResource connector,
      ConnectorEnd source,
      ConnectorEnd destination,
      Make make,
      Transformation run) {
    var ends =
        make.map()
            .put("Source", make.map().put("Type", source.writtenType(run)).build())
            .put("Destination", make.map().put("Type", destination.writtenType(run)).build())
            .build();
    var added =
        make.map()
            .put("aws:sam:connectors", make.map().put(connector.logicalId(), ends).build())
            .build();
    return resource
        .attribute("Metadata")
        .filter(Node.Mapping.class::isInstance)
        .map(before -> Trees.merged((Node.Mapping) before, added))
        .orElse(added);
  }

  private static void letWait(
      ConnectorProfile.Precedes precedes,
      ConnectorEnd source,
      ConnectorEnd destination,
      String policyId,
      Transformation run) {
    switch (precedes) {
      case NOTHING -> {}
      case SOURCE -> Dependencies.add(source.logicalId(), policyId, run);
      case MAPPING -> {
        var mappings =
            EventSourceMappings.of(run).between(source.logicalId(), destination.logicalId());
        // Two mappings of one source to one function cannot be deployed, so nothing is to be won.
        if (mappings.size() == 1) {
          Dependencies.add(mappings.getFirst(), policyId, run);
        }
      }
    }
  }
}
