package dev.martello.check.monitoring;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells where an application encrypts with keys of its own. */
final class CustomerKeys {
  private final Map<String, Entity> byFunction = new HashMap<>();

  CustomerKeys(App app, Check.Context context) {
    app.stores().stream()
        .filter(store -> isCustomers(keyOf(store, app)).isYes())
        .forEach(
            store ->
                context
                    .usersOf(store)
                    .forEach(user -> byFunction.putIfAbsent(user.identity().key(), store)));
  }

  /** Returns the first store of a function that is certainly encrypted with a customer's key. */
  Optional<Entity> storeOf(LambdaFunction function) {
    return Optional.ofNullable(byFunction.get(function.identity().key()));
  }

  private static Val<String> keyOf(DataStore store, App app) {
    return switch (store) {
      case DataStore.Table table -> table.key();
      case DataStore.Queue queue -> queue.key();
      case DataStore.Topic topic -> topic.key();
      case DataStore.Secret secret -> secret.key();
      case DataStore.Bucket bucket ->
          app
              .settingsOf(bucket)
              .get("BucketEncryption", "ServerSideEncryptionConfiguration")
              .items()
              .stream()
              .map(rule -> rule.get("ServerSideEncryptionByDefault", "KMSMasterKeyID").text())
              .findFirst()
              .orElse(none(store));
      case DataStore.Stream _,
          DataStore.EventBus _,
          DataStore.Key _,
          DataStore.Parameter _,
          DataStore.Database _ ->
          none(store);
    };
  }

  private static Val<String> none(DataStore store) {
    return Val.known("", store.origin());
  }

  /** Keys named {@code alias/aws/...} are AWS's own. */
  private static Tri isCustomers(Val<String> key) {
    boolean isOpen = key.show().startsWith("${") || key.show().startsWith("arn:${");
    return isOpen
        ? Tri.of(!key.show().contains("alias/aws/"))
        : key.is(text -> !text.isEmpty() && !text.contains("alias/aws/"));
  }
}
