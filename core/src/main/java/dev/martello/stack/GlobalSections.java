package dev.martello.stack;

import java.util.List;
import java.util.Map;

/** Knows what the section {@code Globals} of a SAM template may set for all resources of a type. */
public final class GlobalSections {
  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
  private static final Map<String, List<String>> PROPERTIES =
      Map.of(
          "Function",
          List.of(
              "Handler",
              "Runtime",
              "CodeUri",
              "DeadLetterQueue",
              "Description",
              "MemorySize",
              "Timeout",
              "VpcConfig",
              "Environment",
              "Tags",
              "PropagateTags",
              "Tracing",
              "KmsKeyArn",
              "AutoPublishAlias",
              "AutoPublishAliasAllProperties",
              "Layers",
              "DeploymentPreference",
              "RolePath",
              "PermissionsBoundary",
              "ReservedConcurrentExecutions",
              "ProvisionedConcurrencyConfig",
              "AssumeRolePolicyDocument",
              "EventInvokeConfig",
              "FileSystemConfigs",
              "CodeSigningConfigArn",
              "Architectures",
              "SnapStart",
              "EphemeralStorage",
              "FunctionUrlConfig",
              "RuntimeManagementConfig",
              "LoggingConfig",
              "RecursiveLoop",
              "SourceKMSKeyArn",
              "TenancyConfig",
              "DurableConfig",
              "CapacityProviderConfig",
              "FunctionScalingConfig",
              "PublishToLatestPublished",
              "VersionDeletionPolicy"),
          "Api",
          List.of(
              "Auth",
              "Name",
              "DefinitionUri",
              "CacheClusterEnabled",
              "CacheClusterSize",
              "MergeDefinitions",
              "Variables",
              "EndpointConfiguration",
              "MethodSettings",
              "BinaryMediaTypes",
              "MinimumCompressionSize",
              "Cors",
              "GatewayResponses",
              "AccessLogSetting",
              "CanarySetting",
              "TracingEnabled",
              "OpenApiVersion",
              "Domain",
              "AlwaysDeploy",
              "PropagateTags",
              "SecurityPolicy",
              "EndpointAccessMode"),
          "HttpApi",
          List.of(
              "Auth",
              "AccessLogSettings",
              "StageVariables",
              "Tags",
              "CorsConfiguration",
              "DefaultRouteSettings",
              "Domain",
              "RouteSettings",
              "FailOnWarnings",
              "PropagateTags"),
          "SimpleTable",
          List.of("SSESpecification"),
          "StateMachine",
          List.of("PropagateTags"),
          "LayerVersion",
          List.of("PublishLambdaVersion"),
          "CapacityProvider",
          List.of(
              "VpcConfig",
              "OperatorRole",
              "Tags",
              "InstanceRequirements",
              "ScalingConfig",
              "KmsKeyArn",
              "PropagateTags"),
          "WebSocketApi",
          List.of(
              "AccessLogSettings",
              "ApiKeySelectionExpression",
              "DefaultRouteSettings",
              "DisableExecuteApiEndpoint",
              "DisableSchemaValidation",
              "Domain",
              "FailOnWarnings",
              "IpAddressType",
              "PropagateTags",
              "RouteSelectionExpression",
              "RouteSettings",
              "StageVariables",
              "Tags"));

  private GlobalSections() {}

  /** Returns the names of all sections, sorted. */
  public static List<String> names() {
    return PROPERTIES.keySet().stream().sorted().toList();
  }

  /** Returns the properties that a section may set; none of a section that SAM does not know. */
  public static List<String> of(String section) {
    return PROPERTIES.getOrDefault(section, List.of());
  }
}
