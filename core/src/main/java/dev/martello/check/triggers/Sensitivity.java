package dev.martello.check.triggers;

import dev.martello.check.Check;
import dev.martello.check.Strangers;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what an application itself says of how sensitive the data in a store is. */
final class Sensitivity {
  /*
   * Three kinds of evidence: names and tags that say so, a policy that shares the store with other
   * accounts, and a function that keeps its other data under a key of the owner's.
   */
  private static final Set<String> WORDS =
      Set.of(
          "patient",
          "patients",
          "medical",
          "phi",
          "pii",
          "pci",
          "ssn",
          "payroll",
          "salary",
          "payment",
          "payments",
          "passport",
          "passports",
          "kyc",
          "confidential",
          "sensitive",
          "secret",
          "secrets",
          "credential",
          "credentials",
          "password",
          "passwords");

  private static final Set<String> PAIRS =
      Set.of(
          "credit card",
          "bank account",
          "personal data",
          "health record",
          "health records",
          "social security",
          "customer data",
          "tax return");

  private static final Pattern CLASSIFYING =
      Pattern.compile("(?i).*(classification|sensitivity|confidentiality|compliance).*");

  private static final Pattern SENSITIVE =
      Pattern.compile(
          "(?i).*(confidential|restricted|secret|sensitive|pii|phi|hipaa|pci|private).*");

  private final App app;
  private final Check.Context context;
  private final Map<String, String> ownKeyOfFunction = new HashMap<>();
  private final Map<String, String> ownKeyOfLetters = new HashMap<>();

  Sensitivity(App app, Check.Context context) {
    this.app = app;
    this.context = context;
    app.stores(DataStore.Queue.class)
        .filter(queue -> OwnKeys.isOwn(queue.key(), context.names()).isYes())
        .forEach(
            queue ->
                ownKeyOfLetters.putIfAbsent(
                    queue.deadLetter().show(), queue.identity().writtenId()));
    for (var form : KeptContent.forms()) {
      context
          .resources(form.types())
          .filter(store -> isUnderOwnKey(form, store))
          .forEach(
              store ->
                  context
                      .usersOf(store)
                      .forEach(
                          user ->
                              ownKeyOfFunction.putIfAbsent(
                                  user.identity().key(), store.identity().writtenId())));
    }
  }

  private boolean isUnderOwnKey(KeptContent form, Entity store) {
    return form.keys(app.settingsOf(store)).stream()
        .anyMatch(key -> OwnKeys.isOwn(key, context.names()).isYes());
  }

  /** Returns the evidence that data is sensitive, as a clause for people. */
  Optional<String> evidence(Entity store) {
    return byName(store)
        .or(() -> byTag(app.settingsOf(store)))
        .or(() -> bySharing(store))
        .or(() -> byCompany(store))
        .or(() -> byLetters(store));
  }

  private static Optional<String> byName(Entity store) {
    var names = new StringBuilder(store.identity().writtenId());
    if (store instanceof DataStore named) {
      named.name().candidates().forEach(name -> names.append(' ').append(name));
    }
    var words =
        List.of(
            names
                .toString()
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+"));
    for (int at = 0; at < words.size(); at++) {
      var pair = at + 1 < words.size() ? words.get(at) + " " + words.get(at + 1) : "";
      var found = WORDS.contains(words.get(at)) ? words.get(at) : PAIRS.contains(pair) ? pair : "";
      if (!found.isEmpty()) {
        return Optional.of("its name speaks of `" + found + "`");
      }
    }
    return Optional.empty();
  }

  /** Tags are a list of keys and values, or a mapping in some types. */
  private static Optional<String> byTag(Settings settings) {
    var listed =
        settings.get("Tags").items().stream()
            .map(tag -> tagged(tag.get("Key").text().show(), tag.get("Value").text().show()));
    var mapped =
        settings.get("Tags").parts().stream()
            .map(tag -> tagged(tag.name(), tag.value().text().show()));
    return Stream.concat(listed, mapped).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> tagged(String key, String value) {
    return CLASSIFYING.matcher(key).matches() && SENSITIVE.matcher(value).matches()
        ? Optional.of("its tag `%s` says `%s`".formatted(key, value))
        : Optional.empty();
  }

  private Optional<String> bySharing(Entity store) {
    return store instanceof DataStore shared
        ? shared.policies().stream()
            .flatMap(policy -> policy.statements().stream())
            .filter(statement -> StorePolicies.allows(statement).isYes())
            .flatMap(statement -> Strangers.of(statement, context.organisation()))
            .map(stranger -> "its policy shares it with account `" + stranger.account() + "`")
            .findFirst()
        : Optional.empty();
  }

  /** Dead letters are worth what they were worth alive. */
  private Optional<String> byLetters(Entity store) {
    return Optional.ofNullable(ownKeyOfLetters.get(app.arnOf(store).show()))
        .map(queue -> "it takes the dead letters of `%s`, which has one".formatted(queue));
  }

  private Optional<String> byCompany(Entity store) {
    return context.usersOf(store).stream()
        .map(LambdaFunction::identity)
        .filter(user -> ownKeyOfFunction.containsKey(user.key()))
        .map(
            user ->
                "`%s`, which uses it, keeps `%s` under a key of yours"
                    .formatted(user.writtenId(), ownKeyOfFunction.get(user.key())))
        .findFirst();
  }
}
