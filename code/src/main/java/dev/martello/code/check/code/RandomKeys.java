package dev.martello.code.check.code;

import dev.martello.code.analysis.Usage;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what is stored under an id that was drawn by lot: it is another thing each time. */
final class RandomKeys {
  static final String MADE =
      "the item gets a random id, so that an event that comes again makes another item";

  /** What stores an object under the key that it has itself. */
  private static final Pattern STORING =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.enhanced\\.dynamodb\\.DynamoDb(?:Async)?Table\\.putItem"
              + "|com\\.amazonaws\\.services\\.dynamodbv2\\.datamodeling\\.DynamoDBMapper\\.save"
              + "|(?:javax|jakarta)\\.persistence\\.EntityManager\\.persist"
              + "|org\\.hibernate\\.Session\\.(?:save|persist)");

  /** What runs a statement with the values that it is given. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "org\\.springframework\\.jdbc\\.core\\..*\\.update|org\\.jdbi\\.v3\\.core\\.Handle\\.execute");

  private static final Pattern INSERTING =
      Pattern.compile(
          "(?is)^\\s*insert\\s+into\\b(?!.*\\b(?:on\\s+conflict|on\\s+duplicate|not\\s+exists)\\b).*");

  /** The keys that most tables have. */
  private static final Pattern USUAL = Pattern.compile("(?i)id|_id|pk|sk|key");

  /** Names of keys that say what of. */
  private static final Pattern NAMED = Pattern.compile("\\w*(?:[iI]d|ID|_key|Key)");

  private RandomKeys() {}

  /** Returns whether a call stores something under such an id. */
  static boolean isMade(Usage usage) {
    return (STORING.matcher(usage.name()).matches()
            && usage.placed().stream().limit(1).anyMatch(RandomKeys::isKeyed))
        || (STATEMENT.matcher(usage.name()).matches() && isInserted(usage.placed()));
  }

  private static boolean isInserted(List<Usage.Argument> given) {
    return given.stream()
            .limit(1)
            .flatMap(statement -> statement.texts().stream())
            .anyMatch(parts -> INSERTING.matcher(RepeatedEffect.text(parts)).matches())
        && given.stream().skip(1).anyMatch(RandomKeys::isDrawn);
  }

  /** Returns whether the key of an item is such an id. */
  static boolean isKeyed(Usage.Argument item) {
    boolean isUsual = item.members().keySet().stream().anyMatch(name -> matches(USUAL, name));
    return item.members().entrySet().stream()
        .filter(member -> matches(isUsual ? USUAL : NAMED, member.getKey()))
        .anyMatch(member -> isDrawn(member.getValue()));
  }

  private static boolean matches(Pattern names, String name) {
    return names.matcher(name).matches();
  }

  private static boolean isDrawn(Usage.Argument value) {
    return value.isDrawn() || value.members().values().stream().anyMatch(RandomKeys::isDrawn);
  }
}
