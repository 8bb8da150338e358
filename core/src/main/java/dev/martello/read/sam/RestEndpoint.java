package dev.martello.read.sam;

import dev.martello.syntax.Node;

/** Writes where a REST API can be reached: at the edge, in the region or from networks only. */
final class RestEndpoint {
  private static final String PROPERTY = "EndpointConfiguration";

  private RestEndpoint() {}

  static void write(RestApi api, Generated restApi) {
    var make = api.resource().makeFor(PROPERTY);
    var given = api.resource().getTruthy(PROPERTY);
    if (given.isPresent()) {
      write(api, restApi, given.get(), make);
    } else if (!isEdgeSupported(api.partition())) {
      put(restApi, make.text("REGIONAL"), make.map().build(), make);
    }
  }

  private static void write(RestApi api, Generated restApi, Node given, Make make) {
    if (!(given instanceof Node.Mapping settings) || Trees.getTruthy(settings, "Type").isEmpty()) {
      put(restApi, given, make.map().build(), make);
      return;
    }
    if (settings.has("VPCEndpointIds") && settings.has("VpcEndpointIds")) {
      throw api.resource()
          .invalid(PROPERTY, "`VPCEndpointIds` and `VpcEndpointIds` cannot be used together");
    }
    var more = make.map();
    Trees.getTruthy(settings, "VPCEndpointIds")
        .or(() -> settings.get("VpcEndpointIds"))
        .ifPresent(ids -> more.put("VpcEndpointIds", ids));
    settings.get("IpAddressType").ifPresent(type -> more.put("IpAddressType", type));
    put(restApi, settings.get("Type").orElse(settings), more.build(), make);
  }

  private static void put(Generated restApi, Node type, Node.Mapping more, Make make) {
    restApi.put(PROPERTY, Trees.merged(make.map().put("Types", make.list(type)).build(), more));
    restApi.put("Parameters", make.map().put("endpointConfigurationTypes", type).build());
  }

  /** Only the standard partition has edge-optimized APIs. */
  private static boolean isEdgeSupported(String partition) {
    return partition.equals("aws");
  }
}
