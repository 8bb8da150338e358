package dev.martello.model;

/** How an event source invokes a function (Lambda Developer Guide, "Invoking Lambda functions"). */
public enum Invocation {
  /** The caller waits for the answer and sees errors. */
  SYNCHRONOUS,
  /**
   * Lambda queues the event; after the retries a failed one is lost unless a destination is set.
   */
  ASYNCHRONOUS,
  /** Lambda polls the source and passes batches; the source keeps what failed. */
  POLLED
}
