package dev.martello.read.sam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists what the transform can expand, in the order in which it does. */
final class Expansions {
  private static final Map<String, ResourceExpansion> RESOURCES = Map.copyOf(makeResources());
  private static final Map<String, EventExpansion> FUNCTION_EVENTS =
      Map.copyOf(makeFunctionEvents());
  private static final Map<String, EventExpansion> STATE_MACHINE_EVENTS =
      Map.copyOf(makeStateMachineEvents());

  private Expansions() {}

  /** Returns the steps over the whole template before its resources are expanded, in order. */
  static List<TemplatePass> before() {
    return List.of(
        new DefaultDefinitions(),
        ImplicitApis.rest(),
        ImplicitApis.http(),
        new Globals(),
        new OpenApiVersions(),
        new EmbeddedConnectors());
  }

  /** Returns the steps after all resources were expanded, in order. */
  static List<TemplatePass> after() {
    return List.of(new Dependencies(), new DeploymentPreferences());
  }

  /**
   * Returns the expansions by SAM type. Functions and state machines come first, since their events
   * change the definitions of APIs; connectors come last, since they look at what was made.
   */
  static Map<String, ResourceExpansion> resources() {
    return RESOURCES;
  }

  private static Map<String, ResourceExpansion> makeResources() {
    var byType = new LinkedHashMap<String, ResourceExpansion>();
    byType.put("AWS::Serverless::Api", new RestApiExpansion());
    byType.put("AWS::Serverless::HttpApi", new HttpApiExpansion());
    byType.put("AWS::Serverless::WebSocketApi", new WebSocketApiExpansion());
    byType.put("AWS::Serverless::Application", new ApplicationExpansion());
    byType.put("AWS::Serverless::CapacityProvider", new CapacityProviderExpansion());
    byType.put("AWS::Serverless::Connector", new ConnectorExpansion());
    byType.put("AWS::Serverless::Function", new FunctionExpansion());
    byType.put("AWS::Serverless::GraphQLApi", new GraphQlApiExpansion());
    byType.put("AWS::Serverless::LayerVersion", new LayerVersionExpansion());
    byType.put("AWS::Serverless::SimpleTable", new SimpleTableExpansion());
    byType.put("AWS::Serverless::StateMachine", new StateMachineExpansion());
    return byType;
  }

  /** Returns the expansions of functions' events by event type. */
  static Map<String, EventExpansion> functionEvents() {
    return FUNCTION_EVENTS;
  }

  private static Map<String, EventExpansion> makeFunctionEvents() {
    var byType = new LinkedHashMap<String, EventExpansion>();
    byType.put("AlexaSkill", new AlexaSkillEvent());
    byType.put("Api", new RestApiEvent());
    byType.put("HttpApi", new HttpApiEvent());
    byType.put("CloudWatchEvent", new EventBridgeEvent());
    byType.put("CloudWatchLogs", new LogsEvent());
    byType.put("Cognito", new CognitoEvent());
    byType.put("DocumentDB", new PolledEvent(new DocumentDbSource()));
    byType.put("DynamoDB", polled("Stream", "service-role/AWSLambdaDynamoDBExecutionRole"));
    byType.put("EventBridgeRule", new EventBridgeEvent());
    byType.put("IoTRule", new IotRuleEvent());
    byType.put("Kinesis", polled("Stream", "service-role/AWSLambdaKinesisExecutionRole"));
    byType.put("MQ", new PolledEvent(new MqSource()));
    byType.put("MSK", new PolledEvent(new MskSource()));
    byType.put("S3", new BucketEvent());
    byType.put("SNS", new TopicEvent());
    byType.put("SQS", polled("Queue", "service-role/AWSLambdaSQSQueueExecutionRole"));
    byType.put("Schedule", new ScheduleEvent());
    byType.put("ScheduleV2", new ScheduleV2Event());
    byType.put("SelfManagedKafka", new PolledEvent(new KafkaSource()));
    return byType;
  }

  /** Returns the expansions of state machines' events by event type. */
  static Map<String, EventExpansion> stateMachineEvents() {
    return STATE_MACHINE_EVENTS;
  }

  private static Map<String, EventExpansion> makeStateMachineEvents() {
    var byType = new LinkedHashMap<String, EventExpansion>();
    byType.put("Api", new StateMachineApiEvent());
    byType.put("CloudWatchEvent", new StateMachineRuleEvent());
    byType.put("EventBridgeRule", new StateMachineRuleEvent());
    byType.put("Schedule", new StateMachineRuleEvent());
    byType.put("ScheduleV2", new ScheduleV2Event());
    return byType;
  }

  private static EventExpansion polled(String property, String managedPolicy) {
    return new PolledEvent(new StreamSource(property, managedPolicy));
  }
}
