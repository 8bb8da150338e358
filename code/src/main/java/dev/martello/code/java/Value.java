package dev.martello.code.java;

/** The result of an expression. */
record Value(int register, JavaType type) {}
