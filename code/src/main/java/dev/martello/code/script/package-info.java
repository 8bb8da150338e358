/** The front end for JavaScript and TypeScript, from ECMAScript 3 to today's, with JSX. */
@NullMarked
package dev.martello.code.script;

import org.jspecify.annotations.NullMarked;
