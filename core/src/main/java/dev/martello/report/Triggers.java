package dev.martello.report;

import dev.martello.model.Api;
import dev.martello.model.Entity;
import dev.martello.model.EventSource;
import dev.martello.model.Link;
import dev.martello.model.Trigger;
import java.util.stream.Collectors;

/** Says in words what triggers a function. */
public final class Triggers {
  private Triggers() {}

  /** Returns what it comes from: a route, {@code function URL}, a queue's logical id. */
  public static String from(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute route -> route.route().show();
      case Trigger.FromUrl url -> "AuthType " + url.url().authType().show();
      case Trigger.FromEvent event -> name(event.from());
    };
  }

  /** Returns source and origin in one phrase: {@code POST /orders (API Gateway HTTP API)}. */
  public static String show(Trigger trigger) {
    var title = trigger.source().title();
    return switch (trigger) {
      case Trigger.FromRoute route -> route.route().show() + " (" + title + ")";
      case Trigger.FromUrl url -> title + ", auth type " + url.url().authType().show();
      case Trigger.FromEvent event -> {
        var from = name(event.from());
        yield from.isEmpty()
            ? title
            : event.source() == EventSource.PERMISSION
                ? "`" + from + "` (" + title + ")"
                : title + " `" + from + "`";
      }
    };
  }

  /**
   * Returns how callers come in, where the trigger itself is told elsewhere: {@code POST /orders}.
   */
  public static String way(Trigger trigger) {
    return switch (trigger) {
      case Trigger.FromRoute route -> route.route().show();
      case Trigger.FromUrl _ -> "its function URL";
      case Trigger.FromEvent _ -> show(trigger);
    };
  }

  private static String name(Link<Entity> from) {
    return from.isElsewhere()
        ? from.written().show()
        : from.known().map(Triggers::name).distinct().collect(Collectors.joining(" or "));
  }

  /** An authorizer that a document declares has the identity of its API. */
  private static String name(Entity entity) {
    return entity instanceof Api.Authorizer authorizer
            && !entity.identity().type().endsWith("::Authorizer")
            && !authorizer.name().isEmpty()
        ? authorizer.name()
        : entity.identity().id();
  }
}
