package dev.martello.code.jvm;

/** A class file as it was read. */
public final class ClassBytes {
  private final String path;
  private final byte[] bytes;

  /**
   * Keeps the bytes of a class file; they must not change afterwards.
   *
   * @param path for people; {@code app.jar!/com/acme/Orders.class} for what an archive holds
   */
  public ClassBytes(String path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  public String path() {
    return path;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return path;
  }
}
