package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;

/** Writes whether the API's default address works beside its custom domain. */
final class ExecuteApiEndpoint {
  private static final String EXTENSION = "x-amazon-apigateway-endpoint-configuration";
  private static final String FLAG = "disableExecuteApiEndpoint";
  private static final String SERVERS = "servers";

  private ExecuteApiEndpoint() {}

  /** Writes it to an OpenAPI 3 document's servers, or to a Swagger 2 document itself. */
  static void writeRest(OpenApiDocument document, Node flag, Make make) {
    if (document.isHttp()) {
      writeHttp(document, flag, make);
    } else {
      document.update(EXTENSION, make, known -> known.with(FLAG, flag));
    }
  }

  /** Writes it to each of the document's servers; one is made where there is none. */
  static void writeHttp(OpenApiDocument document, Node flag, Make make) {
    var subject = document.subject();
    var servers =
        document
            .member(SERVERS)
            .map(list -> subject.items(list, SERVERS))
            .orElseGet(() -> make.list(make.map().build()).items());
    var changed = new ArrayList<Node>();
    for (var server : servers) {
      var settings = subject.mapping(server, SERVERS);
      var extension =
          settings
              .get(EXTENSION)
              .map(node -> subject.mapping(node, EXTENSION))
              .orElseGet(() -> make.map().build());
      changed.add(settings.with(EXTENSION, extension.with(FLAG, flag)));
    }
    var origin = document.member(SERVERS).map(Node::origin).orElse(make.origin());
    document.put(SERVERS, Nodes.sequence(origin, changed));
  }
}
