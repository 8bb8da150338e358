package dev.martello.know;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Opens a file of packed blocks that the generator wrote, so that a block is unpacked when asked.
 */
final class PackedFile {
  private static final int HEAD = 8;

  /**
   * An entry of the index.
   *
   * @param fields what the generator noted about the block
   */
  record Block(List<String> fields, int offset, int length) {}

  private final byte[] content;
  private final int start;
  private final List<Block> blocks;

  private PackedFile(byte[] content) {
    this.content = content;
    var head = ByteBuffer.wrap(content, 0, HEAD);
    if (head.getInt() != 0x4D4B4231) {
      throw new IllegalStateException("no packed file");
    }
    int length = head.getInt();
    this.start = HEAD + length;
    this.blocks = inflate(HEAD, length).lines().map(PackedFile::block).toList();
  }

  static PackedFile open(String name) {
    return new PackedFile(bytes(name));
  }

  /** Returns the lines of a text file that stands beside the packed ones, without comments. */
  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  List<Block> blocks() {
    return blocks;
  }

  String text(Block block) {
    return inflate(start + block.offset(), block.length());
  }

  private static Block block(String line) {
    var fields = Arrays.asList(line.split("\t", -1));
    int last = fields.size() - 1;
    return new Block(
        List.copyOf(fields.subList(0, last - 1)),
        Integer.parseInt(fields.get(last - 1)),
        Integer.parseInt(fields.get(last)));
  }

  private String inflate(int from, int length) {
    var inflater = new Inflater();
    try {
      inflater.setInput(content, from, length);
      byte[] text = new byte[length * 6 + 64];
      int filled = 0;
      while (!inflater.finished()) {
        if (filled == text.length) {
          text = Arrays.copyOf(text, filled * 2);
        }
        int got = inflater.inflate(text, filled, text.length - filled);
        if (got == 0) {
          throw new IllegalStateException("packed file is cut short");
        }
        filled += got;
      }
      return new String(text, 0, filled, StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException("packed file is damaged", e);
    } finally {
      inflater.end();
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = PackedFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the product lacks its file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
