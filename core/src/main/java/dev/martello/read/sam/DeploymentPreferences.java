package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deployment preferences of all functions; makes one CodeDeploy application and role for all
 * and a deployment group for each.
 */
final class DeploymentPreferences implements TemplatePass {
  private static final String APPLICATION = "ServerlessDeploymentApplication";
  private static final String ROLE = "CodeDeployServiceRole";
  private static final String CONDITION = "ServerlessCodeDeployCondition";
  private static final Set<String> PREDEFINED =
      Set.of(
          "Canary10Percent5Minutes",
          "Canary10Percent10Minutes",
          "Canary10Percent15Minutes",
          "Canary10Percent30Minutes",
          "Linear10PercentEvery1Minute",
          "Linear10PercentEvery2Minutes",
          "Linear10PercentEvery3Minutes",
          "Linear10PercentEvery10Minutes",
          "AllAtOnce");

  /** The preferences of one run. */
  static final class Collected {
    private final List<DeploymentPreference> all = new ArrayList<>();

    /** Adds a function's preference and the update policy of its alias, if it has any. */
    void add(SamResource function, Generated invoked, Transformation run) {
      var written = function.getTruthy("DeploymentPreference");
      if (written.isEmpty() || !(written.get() instanceof Node.Mapping config)) {
        return;
      }
      var preference = new DeploymentPreference(function, config, run);
      all.add(preference);
      if (!preference.isEnabled()) {
        return;
      }
      if (!invoked.type().equals("AWS::Lambda::Alias")) {
        throw preference.invalid("`DeploymentPreference` requires `AutoPublishAlias`");
      }
      invoked.attribute("UpdatePolicy", updatePolicy(preference));
    }
  }

  static Collected of(Transformation run) {
    return run.shared(Collected.class, Collected::new);
  }

  @Override
  public void run(Transformation run) {
    var all = of(run).all;
    var enabled = all.stream().filter(DeploymentPreference::isEnabled).toList();
    if (enabled.isEmpty()) {
      return;
    }
    var condition = condition(enabled, run);
    emit(application(enabled), condition, enabled.getFirst(), run);
    boolean needsRole = enabled.stream().anyMatch(one -> one.get("Role").isEmpty());
    if (needsRole) {
      emit(role(enabled, run), condition, enabled.getFirst(), run);
    }
    for (var preference : enabled) {
      try {
        emit(group(preference), preference.condition(), preference, run);
      } catch (SamInvalid invalid) {
        run.report(invalid);
      }
    }
  }

  private static void emit(
      Generated made, Optional<Node> condition, DeploymentPreference cause, Transformation run) {
    condition.ifPresent(name -> made.attribute("Condition", name));
    run.emit(made, cause.function().logicalId());
  }

  private static Node.Mapping updatePolicy(DeploymentPreference preference) {
    var make = preference.make();
    var update =
        make.map()
            .put("ApplicationName", make.ref(APPLICATION))
            .put("DeploymentGroupName", make.ref(groupId(preference)));
    preference.hook("PreTraffic").ifPresent(hook -> update.put("BeforeAllowTrafficHook", hook));
    preference.hook("PostTraffic").ifPresent(hook -> update.put("AfterAllowTrafficHook", hook));
    return make.map().put("CodeDeployLambdaAliasUpdate", update.build()).build();
  }

  private static String groupId(DeploymentPreference preference) {
    return preference.function().logicalId() + "DeploymentGroup";
  }

  private static Generated application(List<DeploymentPreference> enabled) {
    var application =
        new Generated(APPLICATION, "AWS::CodeDeploy::Application", enabled.getFirst().make())
            .put("ComputePlatform", "Lambda");
    return application.put("Tags", mergedTags(enabled).map(application.make()::tagList));
  }

  private static Generated role(List<DeploymentPreference> enabled, Transformation run) {
    var make = enabled.getFirst().make();
    var partition = run.context().partition();
    boolean isLimited = partition.equals("aws-iso") || partition.equals("aws-iso-b");
    var policy =
        isLimited
            ? "service-role/AWSCodeDeployRoleForLambdaLimited"
            : "service-role/AWSCodeDeployRoleForLambda";
    return new Generated(ROLE, "AWS::IAM::Role", make)
        .put("AssumeRolePolicyDocument", IamDocuments.trust("codedeploy.amazonaws.com", make))
        .put("ManagedPolicyArns", make.texts(ManagedPolicyArns.of(partition, policy)))
        .put("Tags", mergedTags(enabled).map(make::tagList));
  }

  private static Optional<Node.Mapping> mergedTags(List<DeploymentPreference> enabled) {
    return enabled.stream().flatMap(preference -> preference.tags().stream()).reduce(Trees::merged);
  }

  private static Generated group(DeploymentPreference preference) {
    var make = preference.make();
    var rollback =
        make.map()
            .put("Enabled", true)
            .put(
                "Events",
                make.texts(
                    "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST"))
            .build();
    var style =
        make.map()
            .put("DeploymentType", "BLUE_GREEN")
            .put("DeploymentOption", "WITH_TRAFFIC_CONTROL")
            .build();
    return new Generated(groupId(preference), "AWS::CodeDeploy::DeploymentGroup", make)
        .put("AlarmConfiguration", alarms(preference))
        .put("ApplicationName", make.ref(APPLICATION))
        .put("AutoRollbackConfiguration", rollback)
        .put("DeploymentConfigName", configName(preference.type(), "", make))
        .put("DeploymentStyle", style)
        .put("ServiceRoleArn", preference.get("Role").orElseGet(() -> make.getAtt(ROLE, "Arn")))
        .put("TriggerConfigurations", preference.get("TriggerConfigurations"))
        .put("Tags", preference.tags().map(make::tagList));
  }

  private static Optional<Node> alarms(DeploymentPreference preference) {
    var alarms = preference.get("Alarms").filter(node -> !Intrinsics.isNoValue(node));
    if (alarms.isEmpty() || !Intrinsics.isIf(alarms.get())) {
      return alarms.map(list -> alarmConfiguration(list, preference));
    }
    var choice = alarms.get();
    var items =
        Intrinsics.ifItems(choice)
            .orElseThrow(() -> preference.invalid("`Fn::If` in `Alarms` needs 3 items"));
    return Optional.of(
        Nodes.call(
            "Fn::If",
            Nodes.sequence(
                choice.origin(),
                items.get(0),
                alarmConfiguration(items.get(1), preference),
                alarmConfiguration(items.get(2), preference)),
            choice.origin()));
  }

  private static Node alarmConfiguration(Node alarms, DeploymentPreference preference) {
    if (!(alarms instanceof Node.Sequence(var names, var origin))) {
      throw preference.invalid("`DeploymentPreference.Alarms` must be a list");
    }
    var make = Make.because(preference.function().logicalId(), origin);
    if (names.isEmpty() || Intrinsics.isNoValue(names.getFirst())) {
      return make.map().build();
    }
    var named = names.stream().map(name -> make.map().put("Name", name).build()).toList();
    return make.map().put("Enabled", true).put("Alarms", make.list(named)).build();
  }

  private static Node configName(Node type, String function, Make make) {
    if (type instanceof Node.Sequence(var items, var origin)) {
      return Nodes.sequence(
          origin, items.stream().map(item -> configName(item, "", make)).toList());
    }
    var call = Intrinsics.name(type).orElse("");
    if (!call.isEmpty()) {
      var argument = Intrinsics.argument(type, call).orElseThrow();
      return Nodes.call(call, configName(argument, call, make), type.origin());
    }
    if (Trees.text(type).filter(PREDEFINED::contains).isEmpty()) {
      return type;
    }
    var pattern = "CodeDeployDefault.Lambda${ConfigName}";
    var variables = make.map().put("ConfigName", type).build();
    return function.equals("Fn::Sub")
        ? make.list(make.text(pattern), variables)
        : make.sub(pattern, variables);
  }

  /** Returns the condition of what all share: that of one function, or one that joins them all. */
  private static Optional<Node> condition(List<DeploymentPreference> enabled, Transformation run) {
    if (enabled.stream().anyMatch(preference -> preference.condition().isEmpty())) {
      return Optional.empty();
    }
    var make = enabled.getFirst().make();
    var names = new LinkedHashSet<String>();
    enabled.forEach(
        preference -> preference.condition().flatMap(Trees::text).ifPresent(names::add));
    if (names.size() == 1) {
      return enabled.getFirst().condition();
    }
    CombinedConditions.add(CONDITION, List.copyOf(names), make, run);
    return Optional.of(make.text(CONDITION));
  }
}
