package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.List;

/** Something that is wired to invoke a function. */
public sealed interface Trigger {

  EventSource source();

  Invocation invocation();

  Tri exists();

  Origin origin();

  /** A route of an API. */
  record FromRoute(Route route) implements Trigger {
    @Override
    public EventSource source() {
      return switch (route.kind()) {
        case REST -> EventSource.REST_API;
        case HTTP -> EventSource.HTTP_API;
        case WEBSOCKET -> EventSource.WEBSOCKET_API;
      };
    }

    /** REST methods with the header {@code X-Amz-Invocation-Type: Event} invoke asynchronously. */
    @Override
    public Invocation invocation() {
      return route.integration().invocation();
    }

    @Override
    public Tri exists() {
      return route.exists();
    }

    @Override
    public Origin origin() {
      return route.origin();
    }
  }

  /** The function's own URL. */
  record FromUrl(FunctionUrl url) implements Trigger {
    @Override
    public EventSource source() {
      return EventSource.FUNCTION_URL;
    }

    @Override
    public Invocation invocation() {
      return Invocation.SYNCHRONOUS;
    }

    @Override
    public Tri exists() {
      return url.identity().exists();
    }

    @Override
    public Origin origin() {
      return url.origin();
    }
  }

  /**
   * An event of another service.
   *
   * @param from the bucket, queue, topic, table, bus, rule ... that sends the event
   * @param mapping settings of an event source mapping; empty for pushed events
   */
  record FromEvent(
      EventSource source,
      Invocation invocation,
      Link<Entity> from,
      List<EventSourceMapping> mapping,
      Tri exists,
      Origin origin)
      implements Trigger {
    public FromEvent {
      mapping = List.copyOf(mapping);
    }
  }

  /**
   * The settings of a polled source.
   *
   * @param onFailure ARN of the destination for discarded batches; empty text where none is set
   * @param maximumRetryAttempts -1 for endless (the default of streams)
   * @param functionResponseTypes {@code ReportBatchItemFailures} where partial failures are told
   * @param filters patterns as JSON text
   */
  record EventSourceMapping(
      Identity identity,
      Val<Boolean> enabled,
      Val<Long> batchSize,
      Val<Long> maximumRetryAttempts,
      Val<Boolean> bisectBatchOnFunctionError,
      Val<String> onFailure,
      List<Val<String>> functionResponseTypes,
      List<Val<String>> filters,
      List<Val<Long>> maximumConcurrency)
      implements Entity {}
}
