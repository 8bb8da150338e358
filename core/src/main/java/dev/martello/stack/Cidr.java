package dev.martello.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits an IPv4 block as {@code Fn::Cidr} does; the answer is empty where it cannot. */
final class Cidr {
  private static final Pattern BLOCK =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final int MOST = 256;

  private Cidr() {}

  static List<String> split(String block, int count, int hostBits) {
    var matcher = BLOCK.matcher(block.strip());
    if (!matcher.matches() || count < 1 || count > MOST || hostBits < 1 || hostBits > 31) {
      return List.of();
    }
    long address = 0;
    for (int group = 1; group <= 4; group++) {
      int part = Integer.parseInt(matcher.group(group));
      if (part > 255) {
        return List.of();
      }
      address = address << 8 | part;
    }
    int prefix = Integer.parseInt(matcher.group(5));
    long size = 1L << hostBits;
    if (prefix > 32 || size * count > 1L << (32 - prefix)) {
      return List.of();
    }
    long start = address & -(1L << (32 - prefix));
    var blocks = new ArrayList<String>();
    for (int index = 0; index < count; index++) {
      blocks.add(print(start + index * size) + "/" + (32 - hostBits));
    }
    return blocks;
  }

  private static String print(long address) {
    return "%d.%d.%d.%d"
        .formatted(address >> 24 & 255, address >> 16 & 255, address >> 8 & 255, address & 255);
  }
}
