package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;

/** A variable of a function's environment. */
public record EnvironmentVariable(String name, Val<String> value, Origin origin) {}
