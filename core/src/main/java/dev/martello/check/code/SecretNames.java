package dev.martello.check.code;

import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Effect;
import dev.martello.model.Grantee;
import dev.martello.value.Val;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of secrets and parameters: those that are declared, and those that policies let
 * somebody read. Such a name is no secret, whatever the variable is called in which it stands.
 */
final class SecretNames {
  /** What stands before the names in ARNs. */
  private static final List<String> MARKS = List.of(":secret:", ":parameter/");

  /** What Secrets Manager puts behind a name, as policies write it. */
  private static final List<String> ENDS = List.of("-??????", "-*", "*");

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
        if (statement.effect().isEqualTo(Effect.ALLOW).isYes()) {
          statement.resources().forEach(resource -> read(resource.show()));
        }
      }
    }
  }

  private void read(String arn) {
    for (var mark : MARKS) {
      int start = arn.indexOf(mark);
      if (start >= 0) {
        names.add(bare(arn.substring(start + mark.length())));
      }
    }
  }

  private static String bare(String name) {
    return ENDS.stream()
        .filter(name::endsWith)
        .findFirst()
        .map(end -> name.substring(0, name.length() - end.length()))
        .orElse(name);
  }

  boolean isOne(Val<String> value) {
    return value instanceof Val.Known<String>(String text, var _) && names.contains(text);
  }
}
