package dev.martello.check;

/**
 * A check whose evidence is the way of data, place by place from where it comes in to where it does
 * harm.
 */
public interface TellsFlow {}
