package dev.martello.assemble;

import dev.martello.model.Api;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;

/** Reads what stages, deployments and usage plans say about logs, traces and throttling. */
final class StageSettings {
  /*
   * Sources: AWS CloudFormation Template Reference, "AWS::ApiGateway::Stage MethodSetting",
   * "AWS::ApiGateway::Deployment StageDescription", "AWS::ApiGatewayV2::Stage". A method setting
   * for resource path `/*` and method `*` is the whole stage's; in other paths `~1` stands for a
   * slash.
   */
  private static final Val<Boolean> NO_CACHE =
      Val.serviceDefault(false, "AWS::ApiGatewayV2::Stage has no cache");

  private final Inventory inventory;

  StageSettings(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Reads a stage of a REST API. */
  Api.Stage restStage(Resource stage) {
    var settings = stage.get("MethodSettings").items();
    return new Api.Stage(
        inventory.identity(stage),
        stage.get("StageName").text(),
        stage.get("AccessLogSetting", "DestinationArn").text(),
        logLevel(settings),
        dataTrace(settings),
        stage.get("TracingEnabled").bool(false, "AWS::ApiGateway::Stage TracingEnabled"),
        stage.get("ClientCertificateId").text(),
        stage.get("CacheClusterEnabled").bool(false, "AWS::ApiGateway::Stage CacheClusterEnabled"),
        throttles(settings),
        methods(settings));
  }

  /** Reads the stage that a deployment makes by naming it. */
  Api.Stage deployedStage(Resource deployment) {
    var description = deployment.get("StageDescription");
    var settings = new ArrayList<View>();
    if (!description.exists().isNo()) {
      settings.add(description);
    }
    settings.addAll(description.get("MethodSettings").items());
    return new Api.Stage(
        inventory.identity(deployment),
        deployment.get("StageName").text(),
        description.get("AccessLogSetting", "DestinationArn").text(),
        logLevel(settings),
        dataTrace(settings),
        description.get("TracingEnabled").bool(false, "AWS::ApiGateway::Stage TracingEnabled"),
        description.get("ClientCertificateId").text(),
        description
            .get("CacheClusterEnabled")
            .bool(false, "AWS::ApiGateway::Deployment CacheClusterEnabled"),
        throttles(settings),
        methods(settings));
  }

  /** Reads a stage of an HTTP or WebSocket API. */
  Api.Stage httpStage(Resource stage) {
    var all = stage.get("DefaultRouteSettings");
    var throttles = new ArrayList<Api.Throttle>();
    addThrottle(throttles, Val.known("*", all.origin()), all);
    var logging = new ArrayList<View>();
    logging.add(all);
    for (var field : stage.get("RouteSettings").fields()) {
      addThrottle(throttles, Val.known(field.key(), field.keyOrigin()), field.value());
      logging.add(field.value());
    }
    return new Api.Stage(
        inventory.identity(stage),
        stage.get("StageName").text(),
        stage.get("AccessLogSettings", "DestinationArn").text(),
        all.get("LoggingLevel").text("OFF", "AWS::ApiGatewayV2::Stage LoggingLevel"),
        dataTrace(logging),
        Val.serviceDefault(false, "AWS::ApiGatewayV2::Stage TracingEnabled"),
        stage.get("ClientCertificateId").text(),
        NO_CACHE,
        throttles,
        List.of());
  }

  /** Returns the stage that comes with an API which is made with nothing but a target. */
  Api.Stage quickStage(Resource api) {
    var property = "AWS::ApiGatewayV2::Api Target";
    Val<String> none = Val.serviceDefault("", property);
    return new Api.Stage(
        inventory.identity(api),
        Val.serviceDefault("$default", property),
        none,
        Val.serviceDefault("OFF", "AWS::ApiGatewayV2::Stage LoggingLevel"),
        Val.serviceDefault(false, "AWS::ApiGatewayV2::Stage DataTraceEnabled"),
        Val.serviceDefault(false, "AWS::ApiGatewayV2::Stage TracingEnabled"),
        none,
        NO_CACHE,
        List.of(),
        List.of());
  }

  /** Reads the throttling of a usage plan and the quota of its clients. */
  Api.UsagePlan usagePlan(Resource plan) {
    var throttles = new ArrayList<Api.Throttle>();
    var all = plan.get("Throttle");
    addThrottle(throttles, Val.known("*", all.origin()), all);
    for (var stage : plan.get("ApiStages").items()) {
      for (var field : stage.get("Throttle").fields()) {
        int slash = field.key().lastIndexOf('/');
        var key =
            slash > 0
                ? field.key().substring(slash + 1) + " " + field.key().substring(0, slash)
                : field.key();
        addThrottle(throttles, Val.known(key, field.keyOrigin()), field.value());
      }
    }
    return new Api.UsagePlan(
        inventory.identity(plan), throttles, plan.get("Quota", "Limit").exists());
  }

  private static List<Api.Throttle> throttles(List<View> settings) {
    var throttles = new ArrayList<Api.Throttle>();
    for (var setting : settings) {
      addThrottle(throttles, routeOf(setting), setting);
    }
    return throttles;
  }

  private static List<Api.MethodSetting> methods(List<View> settings) {
    var found = new ArrayList<Api.MethodSetting>();
    var owner = "AWS::ApiGateway::Stage MethodSettings ";
    for (var setting : settings) {
      found.add(
          new Api.MethodSetting(
              routeOf(setting),
              setting.get("CachingEnabled").bool(false, owner + "CachingEnabled"),
              setting.get("CacheDataEncrypted").bool(false, owner + "CacheDataEncrypted"),
              setting.get("LoggingLevel").text("OFF", owner + "LoggingLevel"),
              setting.get("DataTraceEnabled").bool(false, owner + "DataTraceEnabled"),
              setting.get("MetricsEnabled").bool(false, owner + "MetricsEnabled"),
              setting.origin()));
    }
    return found;
  }

  private static void addThrottle(List<Api.Throttle> into, Val<String> route, View setting) {
    var rate = setting.get("ThrottlingRateLimit");
    var burst = setting.get("ThrottlingBurstLimit");
    if (rate.exists().isNo() && burst.exists().isNo()) {
      rate = setting.get("RateLimit");
      burst = setting.get("BurstLimit");
    }
    if (!rate.exists().isNo() || !burst.exists().isNo()) {
      into.add(new Api.Throttle(route, rate.fraction(), burst.number(), setting.origin()));
    }
  }

  private static Val<String> routeOf(View setting) {
    if (isForAll(setting).isYes()) {
      return Val.known("*", setting.origin());
    }
    var path = setting.get("ResourcePath").text().map(StageSettings::decoded);
    var method = setting.get("HttpMethod").text();
    return Texts.join(setting.origin(), List.of(method, Val.known(" ", setting.origin()), path));
  }

  /** A description of a deployment has neither path nor method: it is for the whole stage. */
  private static Tri isForAll(View setting) {
    var path = setting.get("ResourcePath");
    var method = setting.get("HttpMethod");
    var isAnyPath = path.text().is(text -> text.isEmpty() || text.equals("/*"));
    return isAnyPath.and(method.text().is(text -> text.isEmpty() || text.equals("*")));
  }

  private static String decoded(String path) {
    var decoded = path.replace("~1", "/");
    return decoded.startsWith("//") ? decoded.substring(1) : decoded;
  }

  /** Returns the whole stage's level; settings of single methods leave it open. */
  private static Val<String> logLevel(List<View> settings) {
    Val<String> off = Val.serviceDefault("OFF", "AWS::ApiGateway::Stage LoggingLevel");
    for (var setting : settings) {
      if (!isForAll(setting).isNo() && !setting.get("LoggingLevel").exists().isNo()) {
        return setting.get("LoggingLevel").text("OFF", "AWS::ApiGateway::Stage LoggingLevel");
      }
    }
    return off;
  }

  /** Returns whether any setting records requests and answers in full. */
  private static Val<Boolean> dataTrace(List<View> settings) {
    var property = "AWS::ApiGateway::Stage DataTraceEnabled";
    Val<Boolean> answer = Val.serviceDefault(false, property);
    for (var setting : settings) {
      var view = setting.get("DataTraceEnabled");
      if (view.exists().isNo()) {
        continue;
      }
      var value = view.bool(false, property);
      if (value.isEqualTo(true).isYes()) {
        return value;
      }
      if (answer.origin().isServiceDefault() || value.isEqualTo(true).isUnknown()) {
        answer = value;
      }
    }
    return answer;
  }
}
