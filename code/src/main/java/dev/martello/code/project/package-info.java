/** Finds the code of functions: handlers, the files that they import, and who may send what. */
@NullMarked
package dev.martello.code.project;

import org.jspecify.annotations.NullMarked;
