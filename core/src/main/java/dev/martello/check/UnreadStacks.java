package dev.martello.check;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.Settings;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what nested stacks are handed whose template was not read: what is missing for it may be
 * declared there.
 */
public final class UnreadStacks {
  private static final int DEEPEST = 12;

  private final Map<Entity, List<String>> texts = new LinkedHashMap<>();

  private UnreadStacks(App app) {
    for (var stack : app.unreadStacks()) {
      var handed = new ArrayList<String>();
      collect(app.settingsOf(stack).get("Parameters"), handed, 0);
      texts.put(stack, handed);
    }
  }

  private static void collect(Settings part, List<String> into, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (part.isStructured()) {
      part.inside().forEach(item -> collect(item, into, depth + 1));
    } else {
      into.add(part.text().show());
    }
  }

  /** Returns what unread stacks are handed; worked out once in a run. */
  public static UnreadStacks in(Check.Context context) {
    return context.shared(UnreadStacks.class, UnreadStacks::new);
  }

  /** Returns the first stack that is handed a resource: a reference to it, or its name. */
  public Optional<Entity> of(Identity resource, Val<String> name) {
    return texts.entrySet().stream()
        .filter(stack -> stack.getValue().stream().anyMatch(text -> means(text, resource, name)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean means(String text, Identity resource, Val<String> name) {
    return text.contains("${" + resource.key() + "}")
        || text.contains("${" + resource.key() + ".")
        || !text.isEmpty() && text.equals(name.show());
  }

  /** Says what would decide whether something is declared for a resource in such a stack. */
  public static String needs(Entity stack, Entity resource) {
    return "template of nested stack `%s`, which is handed `%s` and was not read"
        .formatted(stack.identity().title(), resource.identity().title());
  }
}
