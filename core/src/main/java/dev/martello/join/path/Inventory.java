package dev.martello.join.path;

import dev.martello.check.Check;
import dev.martello.iam.Arns;
import dev.martello.iam.ResourcePattern;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Role;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything declared that is worth something to an attacker, and what a policy's text means. */
final class Inventory {
  /** Tags that people give to what must not get out. */
  private static final Pattern ALL_INSIDE = Pattern.compile("(?<=[^/:*])[/:]\\*$");

  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?i)(?:.*(?:classification|sensitivity|confidentiality|data.?class).*="
              + "(?!.*non).*(?:confidential|restricted|sensitive|secret|high|pii|phi|pci).*"
              + "|(?:.*[^a-z])?(?:pii|phi|pci)(?:[^a-z].*)?=(?!false|no|none).*)");

  private static final int SENSITIVE_WEIGHT = 10;
  static final String DEFAULT_BUS =
      "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default";

  /** An asset with its ARN: as it is, and of what is inside it. */
  private record Named(int asset, List<ResourcePattern> patterns) {

    Tri isNamedBy(ResourcePattern text) {
      var answer = Tri.NO;
      for (var pattern : patterns) {
        answer = answer.or(() -> text.overlaps(pattern));
      }
      return answer;
    }
  }

  private final App app;
  private final Check.Context context;
  private final Facts facts;
  private final Map<String, List<Named>> byFamily = new HashMap<>();
  private final Map<String, Role> roles = new HashMap<>();
  private final Map<String, Role> rolesByArn = new HashMap<>();
  private final Map<String, DataStore> stores = new HashMap<>();
  private final Map<Integer, ResourcePattern> patterns = new HashMap<>();

  Inventory(App app, Check.Context context, Facts facts) {
    this.app = app;
    this.context = context;
    this.facts = facts;
    app.roles().forEach(this::add);
    app.functions().forEach(function -> add(function, Asset.Kind.FUNCTION));
    app.principals().users().forEach(user -> add(user, Asset.Kind.USER));
    app.stateMachines().forEach(machine -> add(machine, Asset.Kind.STATE_MACHINE));
    app.stores().forEach(this::add);
    app.logGroups().forEach(group -> add(group, Asset.Kind.LOG_GROUP));
    app.trails().forEach(trail -> add(trail, Asset.Kind.TRAIL));
    app.alarms().forEach(alarm -> add(alarm, Asset.Kind.ALARM));
    context.resources("AWS::ECR::Repository").forEach(one -> add(one, Asset.Kind.REPOSITORY));
  }

  App app() {
    return app;
  }

  Check.Context context() {
    return context;
  }

  Facts facts() {
    return facts;
  }

  private void add(Role role) {
    add(role, Asset.Kind.ROLE);
    roles.put(role.identity().key(), role);
    rolesByArn.putIfAbsent(app.arnOf(role).show(), role);
  }

  private void add(DataStore store) {
    stores.put(store.identity().key(), store);
    var kind =
        switch (store) {
          case DataStore.Bucket _ -> Asset.Kind.BUCKET;
          case DataStore.Queue _ -> Asset.Kind.QUEUE;
          case DataStore.Topic _ -> Asset.Kind.TOPIC;
          case DataStore.Table _ -> Asset.Kind.TABLE;
          case DataStore.Stream _ -> Asset.Kind.STREAM;
          case DataStore.EventBus _ -> Asset.Kind.BUS;
          case DataStore.Secret _ -> Asset.Kind.SECRET;
          case DataStore.Key _ -> Asset.Kind.KEY;
          case DataStore.Parameter _ -> Asset.Kind.PARAMETER;
          case DataStore.Database _ -> Asset.Kind.DATABASE;
        };
    boolean isSensitive = isTagged(store) || isSecret(store);
    int weight = isSensitive ? Math.max(SENSITIVE_WEIGHT, kind.weight()) : kind.weight();
    name(facts.declared(store, kind, weight), store);
  }

  private static boolean isSecret(DataStore store) {
    return store instanceof DataStore.Parameter parameter
        && parameter.name().candidates().stream().anyMatch(Credentials::isSecretName);
  }

  private boolean isTagged(DataStore store) {
    return app.settingsOf(store).get("Tags").items().stream()
        .anyMatch(
            tag -> {
              var text = tag.get("Key").text("").show() + "=" + tag.get("Value").text("").show();
              return SENSITIVE.matcher(text).matches();
            });
  }

  private void add(Entity entity, Asset.Kind kind) {
    name(facts.declared(entity, kind), entity);
  }

  private void name(int asset, Entity entity) {
    var arn = app.arnOf(entity);
    Shape.of(arn).stream().findFirst().ifPresent(shape -> name(asset, shape));
  }

  private void name(int asset, Shape arn) {
    var pattern = ResourcePattern.of(arn, context.names());
    var kind = facts.asset(asset).kind();
    var inside =
        switch (kind) {
          case FUNCTION, LOG_GROUP -> List.of(pattern, pattern.followedBy(":*"));
          case BUCKET, TABLE -> List.of(pattern, pattern.followedBy("/*"));
          default -> List.of(pattern);
        };
    patterns.put(asset, pattern);
    byFamily
        .computeIfAbsent(family(kind, facts.asset(asset).stack()), _ -> new ArrayList<>())
        .add(new Named(asset, inside));
  }

  private static String family(Asset.Kind kind, String stack) {
    return stack + "\n" + kind;
  }

  /** Returns the bus that every account has, as seen from a template. */
  int defaultBus(Entity near) {
    var stack = near.identity().stack();
    var key = stack + " default bus";
    boolean isNew = facts.find(key) == null;
    int bus =
        facts.other(
            key,
            Asset.Kind.BUS,
            Asset.Scope.ELSEWHERE,
            "default",
            stack,
            Asset.Kind.BUS.weight(),
            near.origin());
    if (isNew) {
      name(bus, Shape.parse(DEFAULT_BUS));
    }
    return bus;
  }

  // what texts mean

  /** Returns the declared assets of a kind to which a text refers. */
  List<Integer> referred(Val<String> text, Asset.Kind kind) {
    return Shape.of(text).stream()
        .flatMap(shape -> shape.holes().stream())
        .map(this::resource)
        .filter(asset -> asset != null && facts.asset(asset).kind() == kind)
        .distinct()
        .toList();
  }

  /**
   * Returns the declared assets of a kind that a text names, with how sure that is. A parameter in
   * place of a whole ARN could mean any of them and most likely means none.
   */
  Map<Integer, Tri> named(
      Val<String> text, ResourcePattern pattern, Asset.Kind kind, String stack) {
    var found = new LinkedHashMap<Integer, Tri>();
    referred(text, kind).forEach(asset -> found.put(asset, Tri.YES));
    boolean isParameter = Shape.of(text).stream().anyMatch(shape -> shape.onlyHole().isPresent());
    if (found.isEmpty() && !isParameter) {
      for (var named : byFamily.getOrDefault(family(kind, stack), List.of())) {
        var answer = named.isNamedBy(pattern);
        if (!answer.isNo()) {
          found.put(named.asset(), answer);
        }
      }
    }
    return found;
  }

  /** Returns the asset whose key a hole begins with: {@code template.yaml#Orders.Arn}. */
  @Nullable Integer resource(String hole) {
    return HoleName.isOfStack(hole) ? facts.find(HoleName.of(hole).key()) : null;
  }

  /** Returns what a text names that nothing declares; texts with open parts count by template. */
  int elsewhere(Val<String> text, Asset.Kind kind, String stack) {
    var shown = text.show();
    boolean isWhole =
        Shape.of(text).stream()
            .flatMap(shape -> shape.holes().stream())
            .allMatch(hole -> hole.startsWith("AWS::") || hole.startsWith("Fn::ImportValue "));
    var plain = withoutAll(shown.replace("arn:${AWS::Partition}:", "arn:aws:"));
    var name = withoutAll(Arns.brief(text));
    return facts.other(
        kind + " " + (isWhole ? plain : stack + " " + plain),
        kind,
        Asset.Scope.ELSEWHERE,
        name,
        stack,
        kind == Asset.Kind.PARAMETER && Credentials.isSecretName(plain)
            ? SENSITIVE_WEIGHT
            : kind.weight(),
        text.origin());
  }

  /** All that is in something is that: {@code arn:aws:s3:::orders/*} is the bucket. */
  private static String withoutAll(String arn) {
    return arn.endsWith("*") ? ALL_INSIDE.matcher(arn).replaceFirst("") : arn;
  }

  /** Returns the role that an ARN names, if it is declared. */
  @Nullable Role role(Val<String> arn) {
    return rolesByArn.get(arn.show());
  }

  /** Returns the declared role that an asset is. */
  Optional<Role> role(int asset) {
    return Optional.ofNullable(roles.get(facts.asset(asset).key()));
  }

  @Nullable DataStore store(int asset) {
    return stores.get(facts.asset(asset).key());
  }

  @Nullable ResourcePattern pattern(int asset) {
    return patterns.get(asset);
  }

  /** Returns the variables of a function that hold a secret themselves. */
  static List<EnvironmentVariable> secrets(LambdaFunction function) {
    return function.environment().stream().filter(Inventory::isSecret).toList();
  }

  private static boolean isSecret(EnvironmentVariable variable) {
    boolean isWritten =
        variable.value().candidates().stream()
            .anyMatch(value -> Credentials.kindOf(variable.name(), value).isPresent());
    boolean isResolved =
        Shape.of(variable.value()).stream()
            .flatMap(shape -> shape.holes().stream())
            .anyMatch(Credentials::isSecretReference);
    return isWritten || isResolved;
  }
}
