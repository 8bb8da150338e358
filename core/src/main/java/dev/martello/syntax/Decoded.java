package dev.martello.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text that bytes hold, or the reason why they hold none. */
public sealed interface Decoded {

  /**
   * A text without its byte order mark.
   *
   * @param brokenAt the offset of the first character that stands in for bytes which are not valid
   *     in the text's encoding; -1 if there are none
   */
  record Text(String text, int brokenAt) implements Decoded {
    public boolean isBroken() {
      return brokenAt >= 0;
    }
  }

  /** Bytes that are no text. */
  record Binary(String reason) implements Decoded {}

  /** Decodes UTF-8 and UTF-16, with or without a byte order mark. */
  static Decoded of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return decode(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return new Binary("UTF-32 is not read; save it as UTF-8");
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return decode(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return decode(bytes, 2, StandardCharsets.UTF_16BE);
    }
    // Every file that is read starts with an ASCII character, so a zero beside it means UTF-16.
    if (bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
      return decode(bytes, 0, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) {
      return decode(bytes, 0, StandardCharsets.UTF_16BE);
    }
    return decode(bytes, 0, StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    if (bytes.length < expected.length) {
      return false;
    }
    for (int at = 0; at < expected.length; at++) {
      if ((bytes[at] & 0xFF) != expected[at]) {
        return false;
      }
    }
    return true;
  }

  private static Decoded decode(byte[] bytes, int from, Charset charset) {
    var text = new String(bytes, from, bytes.length - from, charset);
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      return new Binary("binary, it holds zero bytes");
    }
    if (text.indexOf('\uFFFD') < 0 || isValid(bytes, from, charset)) {
      return new Text(text, -1);
    }
    long strange = text.chars().filter(Decoded::isStrange).count();
    return strange * 10 > text.length()
        ? new Binary("binary, or in an encoding other than UTF-8 and UTF-16")
        : new Text(text, text.indexOf('\uFFFD'));
  }

  private static boolean isStrange(int unit) {
    return unit == '\uFFFD' || (unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r');
  }

  private static boolean isValid(byte[] bytes, int from, Charset charset) {
    try {
      charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
