package dev.martello.iam;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A range of addresses as {@code IpAddress} conditions name it; reads text only, resolves no names.
 *
 * @param bits 32 or 128
 * @param prefix how many leading bits are fixed
 */
record IpRange(BigInteger address, int bits, int prefix) {

  static Optional<IpRange> of(String text) {
    int slash = text.indexOf('/');
    var host = slash < 0 ? text : text.substring(0, slash);
    boolean isSix = host.indexOf(':') >= 0;
    int bits = isSix ? 128 : 32;
    var address = isSix ? six(host) : four(host);
    var prefix = slash < 0 ? Optional.of(bits) : number(text.substring(slash + 1), 10, bits);
    return address.flatMap(value -> prefix.map(length -> new IpRange(value, bits, length)));
  }

  /**
   * Says whether a range is small enough to mean somebody: at least /8 of IPv4, /32 of IPv6, or
   * private (Amazon S3 User Guide, "The meaning of public").
   */
  static boolean isNarrow(String text) {
    return of(text)
        .map(range -> range.prefix >= (range.bits == 32 ? 8 : 32) || range.isPrivate())
        .orElse(true);
  }

  private boolean isPrivate() {
    return bits == 128 && prefix >= 7 && address.shiftRight(121).intValue() == 0xFC >> 1;
  }

  /** Says whether every address of the other range is in this one. */
  boolean contains(IpRange other) {
    return bits == other.bits
        && prefix <= other.prefix
        && address.shiftRight(bits - prefix).equals(other.address.shiftRight(bits - prefix));
  }

  private static Optional<BigInteger> four(String host) {
    var parts = host.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (var part : parts) {
      var number = number(part, 10, 255);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      value = value << 8 | number.get();
    }
    return Optional.of(BigInteger.valueOf(value));
  }

  private static Optional<BigInteger> six(String host) {
    int gap = host.indexOf("::");
    var head = gap < 0 ? host : host.substring(0, gap);
    var tail = gap < 0 ? "" : host.substring(gap + 2);
    var first = groups(head);
    var last = groups(tail);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    int given = first.get().length + last.get().length;
    if (gap < 0 ? given != 8 : given > 7) {
      return Optional.empty();
    }
    var value = BigInteger.ZERO;
    for (int group : first.get()) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    value = value.shiftLeft(16 * (8 - given));
    for (int group : last.get()) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return Optional.of(value);
  }

  private static Optional<int[]> groups(String text) {
    if (text.isEmpty()) {
      return Optional.of(new int[0]);
    }
    var parts = text.split(":", -1);
    if (parts.length > 8) {
      return Optional.empty();
    }
    int[] found = new int[parts.length];
    for (int at = 0; at < parts.length; at++) {
      var number = number(parts[at], 16, 0xFFFF);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      found[at] = number.get();
    }
    return Optional.of(found);
  }

  private static Optional<Integer> number(String text, int radix, int most) {
    if (text.isEmpty() || text.length() > 4 || !text.chars().allMatch(Character::isLetterOrDigit)) {
      return Optional.empty();
    }
    try {
      int value = Integer.parseInt(text, radix);
      return value <= most ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
