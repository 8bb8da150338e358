/**
 * The front end for bytecode of the JVM: finds classes in folders and archives, and lowers them one
 * by one when they are asked for.
 */
@NullMarked
package dev.martello.code.jvm;

import org.jspecify.annotations.NullMarked;
