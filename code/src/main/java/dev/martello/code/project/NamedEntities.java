package dev.martello.code.project;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds what the template of a function declares under a name that its code writes out. */
public final class NamedEntities {
  private static final List<String> NAMES =
      List.of(
          "QueueName",
          "TopicName",
          "TableName",
          "BucketName",
          "FunctionName",
          "StateMachineName",
          "Name");

  private final App app;

  /** Looks at what an application declares. */
  public NamedEntities(App app) {
    this.app = app;
  }

  /**
   * Returns what a text may mean, resources of all kinds; names in code are whole, or end an ARN or
   * the address of a queue.
   */
  public Stream<Entity> find(LambdaFunction function, String text) {
    var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    if (name.isEmpty()) {
      return Stream.empty();
    }
    return Stream.<Entity>concat(
            app.stores().stream(),
            Stream.concat(app.functions().stream(), app.stateMachines().stream()))
        .filter(entity -> app.areDeployedTogether(entity, function))
        .filter(entity -> isNamed(entity, name));
  }

  /**
   * Returns whether a resource is of a service: a queue may be called as a table is.
   *
   * @param service as the command line of AWS calls it
   */
  public static boolean isOf(String service, Entity entity) {
    var namespace = service.equals("firehose") ? "kinesisfirehose" : service;
    return entity.identity().type().toLowerCase(Locale.ROOT).startsWith("aws::" + namespace + "::");
  }

  private boolean isNamed(Entity entity, String name) {
    var settings = app.settingsOf(entity);
    return NAMES.stream()
        .anyMatch(
            property ->
                settings.get(property).text() instanceof Val.Known<String>(var known, var _)
                    && known.equals(name));
  }
}
