package dev.martello.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Knows where a property of what the SAM transform makes is written in a SAM resource. */
final class SamPlaces {
  /*
   * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
   * and the pages of the properties; the transform of this program is the exact list.
   */

  /** How the written value differs from the made one. */
  enum Form {
    /** Not at all. */
    SAME,
    /** Beside the ARN stands what kind of target it is: {@code Type: SQS}. */
    TARGET,
    /** A mapping from key to value instead of a list of both. */
    TAGS
  }

  /**
   * One property.
   *
   * @param made its path in the made resource
   * @param written its path in the written one, below {@code Properties}
   */
  record Row(List<String> made, List<String> written, Form form) {}

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String REST = "AWS::Serverless::Api";
  private static final String HTTP = "AWS::Serverless::HttpApi";
  private static final String WEBSOCKET = "AWS::Serverless::WebSocketApi";
  private static final String MACHINE = "AWS::Serverless::StateMachine";

  /** What an event makes has its properties in the event. */
  static final String EVENT = "<event>";

  private static final Map<String, List<Row>> ROWS = new Table().rows();

  private SamPlaces() {}

  /**
   * Returns the row that says where a property is written.
   *
   * @param made the type that the transform made
   * @param written the type that the user wrote
   * @param path the property's path in the made resource
   */
  static Optional<Row> find(String made, String written, List<String> path) {
    Row best = null;
    for (var row : ROWS.getOrDefault(made + " " + written, List.of())) {
      boolean fits =
          path.size() >= row.made().size() && path.subList(0, row.made().size()).equals(row.made());
      if (fits && (best == null || row.made().size() > best.made().size())) {
        best = row;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns all rows by the made and the written type. */
  static Map<String, List<Row>> all() {
    return ROWS;
  }

  /** Returns whether a path leads to something that consists of properties with rows. */
  static boolean isAbove(String made, String written, List<String> path) {
    return ROWS.getOrDefault(made + " " + written, List.of()).stream()
        .anyMatch(
            row ->
                row.made().size() > path.size() && row.made().subList(0, path.size()).equals(path));
  }

  /** Builds the table. */
  private static final class Table {
    private final Map<String, List<Row>> rows = new TreeMap<>();
    private String types = "";
    private List<String> base = List.of();

    Map<String, List<Row>> rows() {
      functions();
      events();
      apis();
      others();
      return rows;
    }

    private void functions() {
      made("AWS::Lambda::Function", FUNCTION)
          .same(
              "FunctionName",
              "Handler",
              "Runtime",
              "Description",
              "MemorySize",
              "Timeout",
              "VpcConfig",
              "Role",
              "Environment",
              "KmsKeyArn",
              "ReservedConcurrentExecutions",
              "Layers",
              "FileSystemConfigs",
              "ImageConfig",
              "PackageType",
              "Architectures",
              "SnapStart",
              "EphemeralStorage",
              "CodeSigningConfigArn",
              "RuntimeManagementConfig",
              "LoggingConfig",
              "RecursiveLoop")
          .as("TracingConfig.Mode", "Tracing")
          .target("DeadLetterConfig.TargetArn", "DeadLetterQueue.TargetArn")
          .as("Code.ImageUri", "ImageUri")
          .as("Code.ZipFile", "InlineCode")
          .as("Code.SourceKMSKeyArn", "SourceKMSKeyArn")
          .tags();
      made("AWS::Lambda::Url", FUNCTION)
          .as("AuthType", "FunctionUrlConfig.AuthType")
          .as("Cors", "FunctionUrlConfig.Cors")
          .as("InvokeMode", "FunctionUrlConfig.InvokeMode");
      made("AWS::Lambda::EventInvokeConfig", FUNCTION)
          .as("MaximumEventAgeInSeconds", "EventInvokeConfig.MaximumEventAgeInSeconds")
          .as("MaximumRetryAttempts", "EventInvokeConfig.MaximumRetryAttempts")
          .target(
              "DestinationConfig.OnFailure.Destination",
              "EventInvokeConfig.DestinationConfig.OnFailure.Destination")
          .target(
              "DestinationConfig.OnSuccess.Destination",
              "EventInvokeConfig.DestinationConfig.OnSuccess.Destination");
      made("AWS::Lambda::Alias", FUNCTION)
          .as("ProvisionedConcurrencyConfig", "ProvisionedConcurrencyConfig");
      for (var owner : List.of(FUNCTION, MACHINE)) {
        made("AWS::IAM::Role", owner)
            .as("PermissionsBoundary", "PermissionsBoundary")
            .as("Path", "RolePath");
      }
    }

    private void events() {
      made("AWS::Lambda::EventSourceMapping", FUNCTION)
          .inEvent()
          .same(
              "BatchSize",
              "Enabled",
              "MaximumBatchingWindowInSeconds",
              "MaximumRetryAttempts",
              "BisectBatchOnFunctionError",
              "MaximumRecordAgeInSeconds",
              "ParallelizationFactor",
              "StartingPosition",
              "TumblingWindowInSeconds",
              "FunctionResponseTypes",
              "FilterCriteria",
              "KmsKeyArn",
              "ScalingConfig",
              "ProvisionedPollerConfig",
              "MetricsConfig",
              "LoggingConfig",
              "SourceAccessConfigurations")
          .target(
              "DestinationConfig.OnFailure.Destination", "DestinationConfig.OnFailure.Destination");
      for (var owner : List.of(FUNCTION, MACHINE)) {
        made("AWS::Events::Rule", owner)
            .inEvent()
            .as("Targets.0.DeadLetterConfig.Arn", "DeadLetterConfig.Arn")
            .as("Targets.0.RetryPolicy", "RetryPolicy")
            .as("EventPattern", "Pattern")
            .as("ScheduleExpression", "Schedule");
        made("AWS::Scheduler::Schedule", owner)
            .inEvent()
            .as("Target.DeadLetterConfig.Arn", "DeadLetterConfig.Arn")
            .as("Target.RetryPolicy", "RetryPolicy")
            .same("KmsKeyArn", "ScheduleExpression", "FlexibleTimeWindow", "GroupName");
      }
      made("AWS::SNS::Subscription", FUNCTION)
          .inEvent()
          .same("FilterPolicy", "FilterPolicyScope", "RedrivePolicy");
    }

    private void apis() {
      made("AWS::ApiGateway::Stage", REST)
          .same(
              "AccessLogSetting",
              "MethodSettings",
              "TracingEnabled",
              "CacheClusterEnabled",
              "CacheClusterSize",
              "CanarySetting",
              "Variables")
          .tags();
      made("AWS::ApiGateway::RestApi", REST)
          .same(
              "MinimumCompressionSize",
              "BinaryMediaTypes",
              "FailOnWarnings",
              "Name",
              "Description",
              "ApiKeySourceType",
              "SecurityPolicy",
              "EndpointAccessMode",
              "DisableExecuteApiEndpoint")
          .as("EndpointConfiguration.Types.0", "EndpointConfiguration.Type")
          .as("EndpointConfiguration.VpcEndpointIds", "EndpointConfiguration.VPCEndpointIds");
      made("AWS::ApiGateway::UsagePlan", REST)
          .as("Throttle", "Auth.UsagePlan.Throttle")
          .as("Quota", "Auth.UsagePlan.Quota")
          .as("Description", "Auth.UsagePlan.Description")
          .as("UsagePlanName", "Auth.UsagePlan.UsagePlanName");
      made("AWS::ApiGateway::DomainName", REST)
          .as("SecurityPolicy", "Domain.SecurityPolicy")
          .as("MutualTlsAuthentication", "Domain.MutualTlsAuthentication");
      made("AWS::ApiGateway::DomainNameV2", REST).as("SecurityPolicy", "Domain.SecurityPolicy");
      for (var api : List.of(HTTP, WEBSOCKET)) {
        made("AWS::ApiGatewayV2::Stage", api)
            .same("AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables");
      }
      made("AWS::ApiGatewayV2::Api", HTTP)
          .same("FailOnWarnings", "CorsConfiguration", "Description")
          .as("DisableExecuteApiEndpoint", "DisableExecuteApiEndpoint");
      made("AWS::ApiGatewayV2::Api", WEBSOCKET)
          .same("DisableExecuteApiEndpoint", "DisableSchemaValidation", "Description");
      made("AWS::ApiGatewayV2::DomainName", HTTP)
          .as("DomainNameConfigurations.0.SecurityPolicy", "Domain.SecurityPolicy")
          .as("MutualTlsAuthentication", "Domain.MutualTlsAuthentication");
    }

    private void others() {
      made("AWS::DynamoDB::Table", "AWS::Serverless::SimpleTable")
          .same("SSESpecification", "PointInTimeRecoverySpecification", "TableName")
          .tags();
      made("AWS::StepFunctions::StateMachine", MACHINE)
          .as("LoggingConfiguration", "Logging")
          .as("TracingConfiguration", "Tracing")
          .tags();
      made("AWS::Lambda::LayerVersion", "AWS::Serverless::LayerVersion")
          .same("CompatibleRuntimes", "CompatibleArchitectures", "Description", "LicenseInfo");
      made("AWS::CloudFormation::Stack", "AWS::Serverless::Application")
          .same("NotificationARNs", "Parameters", "TimeoutInMinutes")
          .tags();
      made("AWS::AppSync::GraphQLApi", "AWS::Serverless::GraphQLApi")
          .same("Visibility", "IntrospectionConfig", "QueryDepthLimit", "ResolverCountLimit")
          .as("XrayEnabled", "XrayEnabled")
          .as("LogConfig", "Logging");
      made("AWS::AppSync::ApiCache", "AWS::Serverless::GraphQLApi")
          .as("AtRestEncryptionEnabled", "Cache.AtRestEncryptionEnabled")
          .as("TransitEncryptionEnabled", "Cache.TransitEncryptionEnabled");
    }

    private Table made(String madeType, String writtenType) {
      types = madeType + " " + writtenType;
      base = List.of();
      return this;
    }

    private Table inEvent() {
      base = List.of(EVENT);
      return this;
    }

    private Table same(String... names) {
      for (var name : names) {
        as(name, name);
      }
      return this;
    }

    private Table as(String madePath, String writtenPath) {
      return add(madePath, writtenPath, Form.SAME);
    }

    private Table target(String madePath, String writtenPath) {
      return add(madePath, writtenPath, Form.TARGET);
    }

    private Table tags() {
      return add("Tags", "Tags", Form.TAGS);
    }

    private Table add(String madePath, String writtenPath, Form form) {
      var written = new ArrayList<>(base);
      written.addAll(List.of(writtenPath.split("\\.")));
      rows.computeIfAbsent(types, _ -> new ArrayList<>())
          .add(new Row(List.of(madePath.split("\\.")), List.copyOf(written), form));
      return this;
    }
  }
}
