/**
 * What an attacker reaches from where: facts and rules over them, attack paths, blast radius, and
 * what would be cut off by a change.
 */
@NullMarked
package dev.martello.join.path;

import org.jspecify.annotations.NullMarked;
