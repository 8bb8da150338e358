package dev.martello.assemble;

import dev.martello.model.Effect;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.Invocation;
import dev.martello.model.Link;
import dev.martello.model.Permission;
import dev.martello.model.Role;
import dev.martello.model.Statement;
import dev.martello.model.Trigger;
import dev.martello.stack.Resource;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything but routes and URLs that is wired to invoke a function. */
final class TriggerAssembly {
  /*
   * Most services name the function in a property of one of their resources. Each row says where:
   * type | path of the property | kind of source | property with the real source, if another resource
   * sends the event. Only what turns out to be a declared function makes a trigger, so a path may also
   * lead to queues and topics. Source: the resource types in the CloudFormation Template Reference.
   */
  private static final String ROWS =
      """
      AWS::S3::Bucket | NotificationConfiguration.LambdaConfigurations[].Function | S3 |
      Custom::S3BucketNotifications | NotificationConfiguration.LambdaFunctionConfigurations[].LambdaFunctionArn | S3 | BucketName
      AWS::SNS::Topic | Subscription[].Endpoint | SNS |
      AWS::SNS::Subscription | Endpoint | SNS | TopicArn
      AWS::Scheduler::Schedule | Target.Arn | SCHEDULE |
      AWS::Pipes::Pipe | Target | PIPE |
      AWS::Pipes::Pipe | Enrichment | PIPE |
      AWS::Logs::SubscriptionFilter | DestinationArn | LOGS | LogGroupName
      AWS::CloudWatch::Alarm | AlarmActions[] | ALARM |
      AWS::CloudWatch::Alarm | OKActions[] | ALARM |
      AWS::CloudWatch::Alarm | InsufficientDataActions[] | ALARM |
      AWS::CloudWatch::CompositeAlarm | AlarmActions[] | ALARM |
      AWS::CloudWatch::CompositeAlarm | OKActions[] | ALARM |
      AWS::IoT::TopicRule | TopicRulePayload.Actions[].Lambda.FunctionArn | IOT |
      AWS::IoT::TopicRule | TopicRulePayload.ErrorAction.Lambda.FunctionArn | IOT |
      AWS::IoT::Authorizer | AuthorizerFunctionArn | AUTHORIZER |
      AWS::Cognito::UserPool | LambdaConfig{} | COGNITO |
      AWS::Cognito::UserPool | LambdaConfig{}.LambdaArn | COGNITO |
      AWS::AppSync::DataSource | LambdaConfig.LambdaFunctionArn | APPSYNC |
      AWS::AppSync::GraphQLApi | LambdaAuthorizerConfig.AuthorizerUri | APPSYNC |
      AWS::AppSync::GraphQLApi | AdditionalAuthenticationProviders[].LambdaAuthorizerConfig.AuthorizerUri | APPSYNC |
      AWS::AppSync::Api | EventConfig.AuthProviders[].LambdaAuthorizerConfig.AuthorizerUri | APPSYNC |
      AWS::SES::ReceiptRule | Rule.Actions[].LambdaAction.FunctionArn | SES |
      AWS::Config::ConfigRule | Source.SourceIdentifier | CONFIG |
      AWS::Config::OrganizationConfigRule | OrganizationCustomRuleMetadata.LambdaFunctionArn | CONFIG |
      AWS::CloudFormation::CustomResource | ServiceToken | CLOUDFORMATION |
      AWS::CloudFormation::Macro | FunctionName | CLOUDFORMATION |
      AWS::CloudFormation::LambdaHook | LambdaFunction | CLOUDFORMATION |
      AWS::CodePipeline::Pipeline | Stages[].Actions[].Configuration.FunctionName | CODEPIPELINE |
      AWS::CloudFront::Distribution | DistributionConfig.DefaultCacheBehavior.LambdaFunctionAssociations[].LambdaFunctionARN | CLOUDFRONT |
      AWS::CloudFront::Distribution | DistributionConfig.CacheBehaviors[].LambdaFunctionAssociations[].LambdaFunctionARN | CLOUDFRONT |
      AWS::SecretsManager::RotationSchedule | RotationLambdaARN | SECRETS_MANAGER | SecretId
      AWS::Connect::IntegrationAssociation | IntegrationArn | CONNECT |
      AWS::Lex::BotAlias | BotAliasLocaleSettings[].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn | LEX |
      AWS::Lex::Bot | TestBotAliasSettings.BotAliasLocaleSettings[].BotAliasLocaleSetting.CodeHookSpecification.LambdaCodeHook.LambdaArn | LEX |
      AWS::Bedrock::Agent | ActionGroups[].ActionGroupExecutor.Lambda | BEDROCK |
      AWS::Bedrock::Agent | PromptOverrideConfiguration.OverrideLambda | BEDROCK |
      AWS::Bedrock::Flow | Definition.Nodes[].Configuration.LambdaFunction.LambdaArn | BEDROCK |
      AWS::BedrockAgentCore::GatewayTarget | TargetConfiguration.Mcp.Lambda.LambdaArn | BEDROCK |
      AWS::ElasticLoadBalancingV2::TargetGroup | Targets[].Id | LOAD_BALANCER |
      AWS::VpcLattice::TargetGroup | Targets[].Id | LATTICE |
      AWS::Lambda::EventInvokeConfig | DestinationConfig.OnFailure.Destination | DESTINATION | FunctionName
      AWS::Lambda::EventInvokeConfig | DestinationConfig.OnSuccess.Destination | DESTINATION | FunctionName
      AWS::KinesisFirehose::DeliveryStream | ExtendedS3DestinationConfiguration.ProcessingConfiguration.Processors[].Parameters[].ParameterValue | FIREHOSE |
      AWS::KinesisFirehose::DeliveryStream | HttpEndpointDestinationConfiguration.ProcessingConfiguration.Processors[].Parameters[].ParameterValue | FIREHOSE |
      AWS::KinesisFirehose::DeliveryStream | RedshiftDestinationConfiguration.ProcessingConfiguration.Processors[].Parameters[].ParameterValue | FIREHOSE |
      AWS::KinesisFirehose::DeliveryStream | AmazonopensearchserviceDestinationConfiguration.ProcessingConfiguration.Processors[].Parameters[].ParameterValue | FIREHOSE |
      AWS::S3ObjectLambda::AccessPoint | ObjectLambdaConfiguration.TransformationConfigurations[].ContentTransformation.AwsLambda.FunctionArn | OBJECT_LAMBDA |
      AWS::Transfer::Server | IdentityProviderDetails.Function | TRANSFER |
      AWS::Transfer::Workflow | Steps[].CustomStepDetails.Target | TRANSFER |
      """;

  private static final List<Row> TABLE = rows();
  private static final Set<EventSource> API =
      EnumSet.of(
          EventSource.REST_API,
          EventSource.HTTP_API,
          EventSource.WEBSOCKET_API,
          EventSource.AUTHORIZER);

  /**
   * What may explain a service's permission to invoke; a set's first stands for it if nothing does.
   */
  private static final Map<String, List<EventSource>> SERVICES =
      Map.ofEntries(
          Map.entry("apigateway.amazonaws.com", List.copyOf(API)),
          Map.entry("s3.amazonaws.com", List.of(EventSource.S3)),
          Map.entry("sns.amazonaws.com", List.of(EventSource.SNS)),
          Map.entry("events.amazonaws.com", List.of(EventSource.EVENTBRIDGE, EventSource.SCHEDULE)),
          Map.entry("scheduler.amazonaws.com", List.of(EventSource.SCHEDULE)),
          Map.entry("pipes.amazonaws.com", List.of(EventSource.PIPE)),
          Map.entry("logs.amazonaws.com", List.of(EventSource.LOGS)),
          Map.entry("lambda.alarms.cloudwatch.amazonaws.com", List.of(EventSource.ALARM)),
          Map.entry("iot.amazonaws.com", List.of(EventSource.IOT, EventSource.AUTHORIZER)),
          Map.entry("cognito-idp.amazonaws.com", List.of(EventSource.COGNITO)),
          Map.entry("alexa-appkit.amazon.com", List.of(EventSource.ALEXA)),
          Map.entry("alexa-connectedhome.amazon.com", List.of(EventSource.ALEXA)),
          Map.entry("appsync.amazonaws.com", List.of(EventSource.APPSYNC)),
          Map.entry("states.amazonaws.com", List.of(EventSource.STEP_FUNCTIONS)),
          Map.entry("ses.amazonaws.com", List.of(EventSource.SES)),
          Map.entry("config.amazonaws.com", List.of(EventSource.CONFIG)),
          Map.entry("cloudformation.amazonaws.com", List.of(EventSource.CLOUDFORMATION)),
          Map.entry("codepipeline.amazonaws.com", List.of(EventSource.CODEPIPELINE)),
          Map.entry("edgelambda.amazonaws.com", List.of(EventSource.CLOUDFRONT)),
          Map.entry(
              "cloudfront.amazonaws.com",
              List.of(EventSource.FUNCTION_URL, EventSource.CLOUDFRONT)),
          Map.entry("secretsmanager.amazonaws.com", List.of(EventSource.SECRETS_MANAGER)),
          Map.entry("connect.amazonaws.com", List.of(EventSource.CONNECT)),
          Map.entry("lex.amazonaws.com", List.of(EventSource.LEX)),
          Map.entry("lexv2.amazonaws.com", List.of(EventSource.LEX)),
          Map.entry("bedrock.amazonaws.com", List.of(EventSource.BEDROCK)),
          Map.entry("elasticloadbalancing.amazonaws.com", List.of(EventSource.LOAD_BALANCER)),
          Map.entry("vpc-lattice.amazonaws.com", List.of(EventSource.LATTICE)),
          Map.entry("firehose.amazonaws.com", List.of(EventSource.FIREHOSE)),
          Map.entry("transfer.amazonaws.com", List.of(EventSource.TRANSFER)));

  /**
   * Services whose wiring is no CloudFormation resource, so that the permission is all there is.
   */
  private static final Set<EventSource> BY_PERMISSION =
      EnumSet.of(EventSource.ALEXA, EventSource.LEX, EventSource.CONNECT, EventSource.BEDROCK);

  private record Row(String type, PropertyPath path, EventSource source, String from) {}

  private final References references;
  private final Inventory inventory;
  private final Map<String, Entity> entities;
  private final Wirings wirings;
  private final Set<String> seen = new HashSet<>();
  private final List<Trigger.FromEvent> mappingsElsewhere = new ArrayList<>();

  /**
   * Starts with what is known of the application.
   *
   * @param entities every resource as the model shows it, by key
   */
  TriggerAssembly(References references, Map<String, Entity> entities, Wirings wirings) {
    this.references = references;
    this.inventory = references.inventory();
    this.entities = entities;
    this.wirings = wirings;
  }

  /** Wires every source but permissions, which only count where nothing else explains them. */
  void wire(StateMachineAssembly machines) {
    for (var row : TABLE) {
      for (var resource : inventory.ofType(row.type())) {
        wire(row, resource);
      }
    }
    for (var type : inventory.types()) {
      if (type.startsWith("Custom::")) {
        var row = new Row(type, PropertyPath.parse("ServiceToken"), EventSource.CLOUDFORMATION, "");
        inventory.ofType(type).forEach(resource -> wire(row, resource));
      }
    }
    inventory.ofType("AWS::Events::Rule").forEach(this::rule);
    inventory.ofType("AWS::Lambda::EventSourceMapping").forEach(this::mapping);
    inventory.ofType("AWS::Lambda::Alias").forEach(this::deployment);
    for (var machine : inventory.ofType(StateMachineAssembly.TYPE)) {
      for (var invoked : machines.invoked(machine)) {
        add(
            new References.Target(List.of(invoked.function()), true, invoked.written()),
            machine.exists().and(invoked.exists()),
            EventSource.STEP_FUNCTIONS,
            self(machine),
            invoked.written().origin());
      }
    }
  }

  /** Returns the event source mappings of functions that are not declared in what was read. */
  List<Trigger.FromEvent> mappingsElsewhere() {
    return List.copyOf(mappingsElsewhere);
  }

  private void wire(Row row, Resource resource) {
    for (var reached : row.path().follow(resource.properties(), resource.exists())) {
      var target = references.function(reached.view(), resource);
      if (!target.resources().isEmpty()) {
        add(target, reached.exists(), row.source(), from(row, resource), resource.origin());
      }
    }
  }

  private Link<Entity> from(Row row, Resource resource) {
    if (row.from().isEmpty()) {
      return self(resource);
    }
    var target = references.find(resource.get(row.from()), resource, senders(row));
    return target.resources().isEmpty()
        ? new Link.Elsewhere<>(
            references.texts().canonical(resource.get(row.from()).text(), resource.stackId()))
        : target.link(entities);
  }

  private static String[] senders(Row row) {
    return switch (row.source()) {
      case S3 -> new String[] {"AWS::S3::Bucket"};
      case SNS -> new String[] {"AWS::SNS::Topic"};
      case LOGS -> new String[] {"AWS::Logs::LogGroup"};
      case SECRETS_MANAGER -> new String[] {"AWS::SecretsManager::Secret"};
      case DESTINATION -> new String[] {References.FUNCTION};
      default -> new String[0];
    };
  }

  private Link<Entity> self(Resource resource) {
    var entity = entities.get(Inventory.key(resource));
    var written = references.texts().arnOf(resource);
    return entity == null ? new Link.Elsewhere<>(written) : new Link.To<>(entity, written);
  }

  /** Adds a trigger unless the same source already triggers the function. */
  private void add(
      References.Target target, Tri exists, EventSource source, Link<Entity> from, Origin origin) {
    var certainty =
        target.isCertain() && target.resources().size() == 1 ? exists : exists.and(Tri.UNKNOWN);
    for (var function : target.resources()) {
      var key = Inventory.key(function);
      if (seen.add(key + "\n" + source + "\n" + String.join("\n", keys(from)))) {
        wirings.add(
            key,
            new Trigger.FromEvent(source, source.invocation(), from, List.of(), certainty, origin));
      }
    }
  }

  private static List<String> keys(Link<Entity> link) {
    return link.isElsewhere()
        ? List.of(link.written().show())
        : link.known().map(entity -> entity.identity().key()).sorted().toList();
  }

  /** A rule with a pattern waits for events, one with a schedule for its time; it may have both. */
  private void rule(Resource rule) {
    var pattern = rule.get("EventPattern").exists();
    var schedule = rule.get("ScheduleExpression").exists();
    for (var item : rule.get("Targets").items()) {
      var target = references.function(item.get("Arn"), rule);
      var exists = rule.exists().and(item.exists());
      if (!pattern.isNo() || schedule.isNo()) {
        add(
            target,
            exists.and(pattern.or(schedule.not())),
            EventSource.EVENTBRIDGE,
            self(rule),
            rule.origin());
      }
      if (!schedule.isNo()) {
        add(target, exists.and(schedule), EventSource.SCHEDULE, self(rule), rule.origin());
      }
    }
  }

  /** CodeDeploy runs hook functions while it shifts an alias's traffic. */
  private void deployment(Resource alias) {
    var update = alias.attribute("UpdatePolicy").get("CodeDeployLambdaAliasUpdate");
    for (var name : List.of("BeforeAllowTrafficHook", "AfterAllowTrafficHook")) {
      var hook = update.get(name);
      if (!hook.exists().isNo()) {
        var target = references.function(hook, alias);
        add(
            target,
            alias.exists().and(hook.exists()),
            EventSource.CODEDEPLOY,
            self(alias),
            alias.origin());
      }
    }
  }

  // event source mappings

  private void mapping(Resource mapping) {
    var target = references.function(mapping.get("FunctionName"), mapping);
    var arn = mapping.get("EventSourceArn");
    var from = references.find(arn, mapping);
    var source = from.only().flatMap(TriggerAssembly::polled).orElseGet(() -> guessed(mapping));
    var link =
        from.resources().isEmpty()
            ? new Link.Elsewhere<Entity>(
                references.texts().canonical(arn.text(), mapping.stackId()))
            : from.link(entities);
    boolean isCertain = target.only().isPresent() || target.resources().isEmpty();
    var trigger =
        new Trigger.FromEvent(
            source,
            Invocation.POLLED,
            link,
            List.of(settings(mapping, source)),
            isCertain ? mapping.exists() : mapping.exists().and(Tri.UNKNOWN),
            mapping.origin());
    target.resources().forEach(function -> wirings.add(function, trigger));
    if (target.resources().isEmpty()) {
      mappingsElsewhere.add(trigger);
    }
  }

  private static Optional<EventSource> polled(Resource source) {
    return switch (source.type()) {
      case "AWS::SQS::Queue" -> Optional.of(EventSource.SQS);
      case "AWS::Kinesis::Stream", "AWS::Kinesis::StreamConsumer" ->
          Optional.of(EventSource.KINESIS);
      case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" ->
          Optional.of(EventSource.DYNAMODB);
      case "AWS::MSK::Cluster", "AWS::MSK::ServerlessCluster" -> Optional.of(EventSource.KAFKA);
      case "AWS::AmazonMQ::Broker" -> Optional.of(EventSource.MQ);
      case "AWS::DocDB::DBCluster" -> Optional.of(EventSource.DOCUMENTDB);
      default -> Optional.empty();
    };
  }

  /** Tells the source by its ARN, else by the settings that only one sort of source has. */
  private static EventSource guessed(Resource mapping) {
    for (var shape : Shape.of(mapping.get("EventSourceArn").text())) {
      var text = shape.toString();
      if (text.contains(":sqs:")) {
        return EventSource.SQS;
      }
      if (text.contains(":kinesis:")) {
        return EventSource.KINESIS;
      }
      if (text.contains(":dynamodb:") || text.contains("StreamArn")) {
        return EventSource.DYNAMODB;
      }
      if (text.contains(":kafka:")) {
        return EventSource.KAFKA;
      }
      if (text.contains(":mq:")) {
        return EventSource.MQ;
      }
    }
    if (!mapping.get("DocumentDBEventSourceConfig").exists().isNo()) {
      return EventSource.DOCUMENTDB;
    }
    if (!mapping.get("Queues").exists().isNo()) {
      return EventSource.MQ;
    }
    if (!mapping.get("Topics").exists().isNo()
        || !mapping.get("SelfManagedEventSource").exists().isNo()) {
      return EventSource.KAFKA;
    }
    return mapping.get("StartingPosition").exists().isNo() ? EventSource.SQS : EventSource.KINESIS;
  }

  private Trigger.EventSourceMapping settings(Resource mapping, EventSource source) {
    var type = mapping.type();
    return new Trigger.EventSourceMapping(
        inventory.identity(mapping),
        mapping.get("Enabled").bool(true, type + " Enabled"),
        mapping.get("BatchSize").number(source == EventSource.SQS ? 10 : 100, type + " BatchSize"),
        mapping.get("MaximumRetryAttempts").number(-1, type + " MaximumRetryAttempts"),
        mapping.get("BisectBatchOnFunctionError").bool(false, type + " BisectBatchOnFunctionError"),
        references
            .texts()
            .canonical(
                mapping.get("DestinationConfig", "OnFailure", "Destination").text(),
                mapping.stackId()),
        mapping.get("FunctionResponseTypes").texts(),
        filters(mapping),
        mapping.get("ScalingConfig", "MaximumConcurrency").number());
  }

  private static List<Val<String>> filters(Resource mapping) {
    return mapping.get("FilterCriteria", "Filters").items().stream()
        .map(filter -> filter.get("Pattern").text())
        .toList();
  }

  // permissions

  /** Adds a trigger for each permission that no other trigger of the function explains. */
  void wirePermissions(Resource function, List<Permission> permissions) {
    var wired = new EnumMap<EventSource, List<Trigger>>(EventSource.class);
    for (var trigger : wirings.soFar(Inventory.key(function))) {
      wired.computeIfAbsent(trigger.source(), _ -> new ArrayList<>()).add(trigger);
    }
    permissions.forEach(permission -> wirePermission(function, permission, wired));
  }

  private void wirePermission(
      Resource function, Permission permission, Map<EventSource, List<Trigger>> wired) {
    var key = Inventory.key(function);
    var sources =
        services(permission.principal()).stream()
            .flatMap(service -> SERVICES.getOrDefault(service, List.of()).stream())
            .toList();
    var source = references.find(permission.sourceArn(), permission.identity().stack());
    if (isExplained(permission, wired, sources, source)) {
      return;
    }
    var kind =
        sources.stream().filter(BY_PERMISSION::contains).findFirst().orElse(EventSource.PERMISSION);
    var invocation =
        sources.isEmpty() ? EventSource.PERMISSION.invocation() : sources.getFirst().invocation();
    Link<Entity> from =
        source.resources().isEmpty()
            ? new Link.Elsewhere<>(permission.sourceArn())
            : source.link(entities);
    wirings.add(
        key,
        new Trigger.FromEvent(
            kind,
            invocation,
            from,
            List.of(),
            permission.identity().exists(),
            permission.origin()));
  }

  /** Services have the same name in all partitions, however their suffix is written. */
  private static List<String> services(Val<String> principal) {
    return Shape.of(principal).stream()
        .map(shape -> shape.toString().replace("${AWS::URLSuffix}", "amazonaws.com"))
        .toList();
  }

  private boolean isExplained(
      Permission permission,
      Map<EventSource, List<Trigger>> wired,
      List<EventSource> sources,
      References.Target source) {
    boolean isOfUrl =
        permission.action().isEqualTo("lambda:InvokeFunctionUrl").isYes()
            || permission.invokedViaFunctionUrl().isEqualTo(true).isYes();
    if (isOfUrl) {
      return wired.containsKey(EventSource.FUNCTION_URL);
    }
    return sources.stream()
        .flatMap(kind -> wired.getOrDefault(kind, List.of()).stream())
        .anyMatch(trigger -> mayBeFrom(trigger, source));
  }

  /** A permission for one bucket does not belong to the notification of another. */
  private boolean mayBeFrom(Trigger trigger, References.Target source) {
    var keys = source.resources().stream().map(Inventory::key).toList();
    return switch (trigger) {
      case Trigger.FromEvent event ->
          keys.isEmpty()
              || event.from().isElsewhere()
              || event.from().known().anyMatch(entity -> keys.contains(entity.identity().key()))
              || isOwned(event.source());
      case Trigger.FromRoute(var route) -> keys.isEmpty() || keys.contains(route.api().key());
      case Trigger.FromUrl _ -> true;
    };
  }

  /** Sources whose permission names the owner of what sends the event: an API, a group, a pool. */
  private static boolean isOwned(EventSource source) {
    return source != EventSource.S3
        && source != EventSource.SNS
        && source != EventSource.EVENTBRIDGE
        && source != EventSource.SCHEDULE;
  }

  // invocations by other functions

  /**
   * Adds a trigger for each function that another one may invoke because its role names it: whether
   * it does is known to its code only.
   */
  void wireCaller(Resource caller, Role role) {
    for (var policy : role.policies()) {
      for (var statement : policy.document().statements()) {
        boolean mayInvoke =
            statement.effect().isEqualTo(Effect.ALLOW).isYes()
                && !statement.notAction()
                && !statement.notResource()
                && statement.actions().stream()
                    .anyMatch(action -> action.is(TriggerAssembly::isInvoke).isYes());
        if (mayInvoke && policy.isOfIdentity()) {
          statement.resources().forEach(resource -> invoked(caller, resource, statement));
        }
      }
    }
  }

  private static boolean isInvoke(String action) {
    return action.equalsIgnoreCase("lambda:InvokeFunction")
        || action.equalsIgnoreCase("lambda:Invoke*")
        || action.equalsIgnoreCase("lambda:InvokeAsync");
  }

  private void invoked(Resource caller, Val<String> resource, Statement statement) {
    var target = references.find(resource, caller.stackId(), References.FUNCTION);
    target
        .only()
        .filter(function -> !function.equals(caller))
        .ifPresent(
            _ ->
                add(
                    target,
                    caller.exists().and(Tri.UNKNOWN),
                    EventSource.LAMBDA,
                    self(caller),
                    statement.origin()));
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var line : ROWS.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      var cells = line.split("\\|", -1);
      var from = cells.length > 3 ? cells[3].strip() : "";
      rows.add(
          new Row(
              cells[0].strip(),
              PropertyPath.parse(cells[1].strip()),
              EventSource.valueOf(cells[2].strip()),
              from));
    }
    return List.copyOf(rows);
  }
}
