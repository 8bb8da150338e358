package dev.martello.check.code;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Grantee;
import dev.martello.value.Val;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of secrets and parameters: those that are declared, and those that policies let
 * somebody read. Such a name is no secret, whatever the variable is called in which it stands.
 */
final class SecretNames {
  /** A secret's name in its ARN, before the six characters that Secrets Manager puts behind it. */
  private static final Pattern IN_ARN = Pattern.compile(":secret:(.+?)(?:-\\?{6}|-?\\*)?$");

  private final Set<String> names = new HashSet<>();

  SecretNames(App app) {
    Stream.of(app.stores(DataStore.Secret.class), app.stores(DataStore.Parameter.class))
        .flatMap(stores -> stores)
        .forEach(store -> names.addAll(store.name().candidates()));
    app.grantees().forEach(this::read);
  }

  private void read(Grantee grantee) {
    for (var policy : grantee.policies()) {
      for (var statement : policy.document().statements()) {
        for (var resource : statement.resources()) {
          var arn = IN_ARN.matcher(resource.show());
          if (arn.find()) {
            names.add(arn.group(1));
          }
        }
      }
    }
  }

  boolean isOne(Val<String> value) {
    return value instanceof Val.Known<String>(String text, var _) && names.contains(text);
  }
}
