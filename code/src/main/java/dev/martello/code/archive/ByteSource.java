package dev.martello.code.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Bytes that are read by parts. */
public sealed interface ByteSource {

  long size() throws IOException;

  /**
   * Reads a part.
   *
   * @throws ArchiveException if it does not lie within
   */
  byte[] read(long start, int length) throws IOException;

  /** A file; opened for each part, so that nothing must be closed. */
  record OfFile(Path path) implements ByteSource {
    @Override
    public long size() throws IOException {
      try (var channel = open()) {
        return channel.size();
      }
    }

    @Override
    public byte[] read(long start, int length) throws IOException {
      try (var channel = open()) {
        if (start < 0 || start > channel.size() - length) {
          throw new ArchiveException("it ends too early");
        }
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
          // A read may give less than what was asked for.
        }
        if (buffer.hasRemaining()) {
          throw new ArchiveException("it ends too early");
        }
        return buffer.array();
      }
    }

    private FileChannel open() throws IOException {
      return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Bytes in memory: an archive that stood in another one. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record InMemory(byte[] bytes) implements ByteSource {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long start, int length) throws IOException {
      if (start < 0 || start > bytes.length - length) {
        throw new ArchiveException("it ends too early");
      }
      return Arrays.copyOfRange(bytes, (int) start, (int) start + length);
    }
  }
}
