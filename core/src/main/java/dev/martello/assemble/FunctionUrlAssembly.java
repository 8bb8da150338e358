package dev.martello.assemble;

import dev.martello.model.Cors;
import dev.martello.model.FunctionUrl;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The URLs of functions. */
final class FunctionUrlAssembly {
  private static final String TYPE = "AWS::Lambda::Url";

  private final References references;
  private final Inventory inventory;
  private final Map<String, List<FunctionUrl>> byFunction = new HashMap<>();
  private final List<FunctionUrl> elsewhere = new ArrayList<>();

  /** Assembles the URLs and adds them to the wirings. */
  FunctionUrlAssembly(References references, Wirings wirings) {
    this.references = references;
    this.inventory = references.inventory();
    for (var resource : inventory.ofType(TYPE)) {
      var url = url(resource);
      var functions = references.function(resource.get("TargetFunctionArn"), resource).resources();
      if (functions.isEmpty()) {
        elsewhere.add(url);
      }
      for (var function : functions) {
        byFunction.computeIfAbsent(Inventory.key(function), _ -> new ArrayList<>()).add(url);
        wirings.add(function, new Trigger.FromUrl(url));
      }
    }
  }

  /** Returns the URLs of a function, by stack and id. */
  List<FunctionUrl> of(Resource function) {
    return byFunction.getOrDefault(Inventory.key(function), List.of());
  }

  /** Returns the URLs of functions that are not declared in what was read. */
  List<FunctionUrl> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /** Returns all URLs by key. */
  Map<String, FunctionUrl> urls() {
    var urls = new HashMap<String, FunctionUrl>();
    byFunction.values().stream()
        .flatMap(List::stream)
        .forEach(url -> urls.put(url.identity().key(), url));
    elsewhere.forEach(url -> urls.put(url.identity().key(), url));
    return urls;
  }

  private FunctionUrl url(Resource resource) {
    return new FunctionUrl(
        inventory.identity(resource),
        resource.get("AuthType").text(),
        qualifier(resource),
        resource.get("InvokeMode").text("BUFFERED", TYPE + " InvokeMode"),
        cors(resource.get("Cors")));
  }

  /** The qualifier may also be part of the function's ARN, or the ARN be that of an alias. */
  private Val<String> qualifier(Resource resource) {
    var own = resource.get("Qualifier");
    return own.exists().isNo()
        ? references.qualifier(resource.get("TargetFunctionArn"), resource)
        : own.text();
  }

  private static List<Cors> cors(View cors) {
    return cors.exists().isNo()
        ? List.of()
        : List.of(
            new Cors(
                cors.get("AllowOrigins").texts(),
                cors.get("AllowMethods").texts(),
                cors.get("AllowHeaders").texts(),
                cors.get("AllowCredentials").bool(false, TYPE + " Cors AllowCredentials"),
                cors.origin()));
  }
}
