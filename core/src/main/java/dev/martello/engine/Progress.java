package dev.martello.engine;

/** Is told what a run is at, for people who wait and for reports of defects. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = phrase -> {};

  /** Says what is done next: {@code expanding `orders/template.yaml`}. */
  void at(String phrase);
}
