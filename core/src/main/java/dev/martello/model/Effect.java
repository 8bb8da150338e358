package dev.martello.model;

/** Says whether a statement grants or takes away. */
public enum Effect {
  ALLOW,
  DENY
}
