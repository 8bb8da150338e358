package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.List;

/** Makes the usage plan of a REST API with a generated API key, its own or one that APIs share. */
final class UsagePlans {
  private static final List<String> PROPERTIES =
      List.of("CreateUsagePlan", "Description", "Quota", "Tags", "Throttle", "UsagePlanName");
  private static final List<String> CHOICES = List.of("SHARED", "PER_API", "NONE");

  private final RestApi api;
  private final Generated stage;

  UsagePlans(RestApi api, Generated stage) {
    this.api = api;
    this.stage = stage;
  }

  List<Generated> resources() {
    var entry =
        api.auth().entry("UsagePlan").filter(found -> !(found.value() instanceof Node.Null));
    if (entry.isEmpty()) {
      return List.of();
    }
    var make = Make.because(api.id(), entry.get().keyOrigin());
    var settings = api.subject().mapping(entry.get().value(), "Auth.UsagePlan");
    settings.stream()
        .filter(property -> !PROPERTIES.contains(property.key()))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw api.subject()
                  .invalid(
                      unknown.keyOrigin(),
                      "`%s` is no property of `Auth.UsagePlan`".formatted(unknown.key()));
            });
    return switch (choice(settings, make)) {
      case "PER_API" -> own(settings, make);
      case "SHARED" -> shared(settings, make);
      default -> List.of();
    };
  }

  private String choice(Node.Mapping settings, Make make) {
    var given =
        Trees.get(settings, "CreateUsagePlan")
            .orElseThrow(
                () ->
                    api.subject()
                        .invalid(make.origin(), "`Auth.UsagePlan.CreateUsagePlan` is required"));
    return Trees.text(given)
        .filter(CHOICES::contains)
        .orElseThrow(
            () ->
                api.subject()
                    .invalid(
                        given.origin(),
                        "`Auth.UsagePlan.CreateUsagePlan` should be one of `SHARED`, `PER_API`,"
                            + " `NONE`"));
  }

  private List<Generated> own(Node.Mapping settings, Make make) {
    var attributes = api.resource().passThroughAttributes();
    var plan =
        new Generated(api.id() + "UsagePlan", "AWS::ApiGateway::UsagePlan", make)
            .attribute("DependsOn", make.texts(api.id()))
            .attributes(attributes)
            .put("ApiStages", make.list(planStage(make)));
    var key =
        new Generated(api.id() + "ApiKey", "AWS::ApiGateway::ApiKey", make)
            .attribute("DependsOn", make.texts(plan.logicalId()))
            .attributes(attributes)
            .put("Enabled", true)
            .put("StageKeys", make.list(keyStage(make)));
    var link = link(api.id() + "UsagePlanKey", plan, key, make).attributes(attributes);
    return List.of(named(plan, settings), key, link);
  }

  private List<Generated> shared(Node.Mapping settings, Make make) {
    var shared = SharedUsagePlan.of(api.run());
    shared.join(api.resource(), planStage(make), keyStage(make), make, api.run());
    var plan =
        new Generated("ServerlessUsagePlan", "AWS::ApiGateway::UsagePlan", make)
            .attribute("DependsOn", make.texts(shared.apis()))
            .attributes(shared.attributes(make))
            .put("ApiStages", make.list(shared.planStages()));
    var key =
        new Generated("ServerlessApiKey", "AWS::ApiGateway::ApiKey", make)
            .attribute("DependsOn", make.texts(plan.logicalId()))
            .attributes(shared.attributes(make))
            .put("Enabled", true)
            .put("StageKeys", make.list(shared.keyStages()));
    var link = link("ServerlessUsagePlanKey", plan, key, make).attributes(shared.attributes(make));
    return List.of(named(plan, settings), key, link);
  }

  private Generated link(String logicalId, Generated plan, Generated key, Make make) {
    return new Generated(logicalId, "AWS::ApiGateway::UsagePlanKey", make)
        .attribute("DependsOn", make.texts(key.logicalId()))
        .put("KeyId", make.ref(key.logicalId()))
        .put("KeyType", "API_KEY")
        .put("UsagePlanId", make.ref(plan.logicalId()));
  }

  private static Generated named(Generated plan, Node.Mapping settings) {
    for (var property : PROPERTIES) {
      if (!property.equals("CreateUsagePlan")) {
        plan.put(property, Trees.getTruthy(settings, property));
      }
    }
    return plan;
  }

  private Node.Mapping planStage(Make make) {
    return make.map()
        .put("ApiId", make.ref(api.id()))
        .put("Stage", make.ref(stage.logicalId()))
        .build();
  }

  private Node.Mapping keyStage(Make make) {
    return make.map()
        .put("RestApiId", make.ref(api.id()))
        .put("StageName", make.ref(stage.logicalId()))
        .build();
  }
}
