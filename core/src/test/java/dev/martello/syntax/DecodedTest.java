package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecodedTest {
  private static final String TEXT = "a: \u00FC \uD83D\uDE00\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("encodings")
  void textIsFoundInEveryEncoding(String rule, int[] mark, Charset charset) {
    var bytes = new ByteArrayOutputStream();
    for (int unit : mark) {
      bytes.write(unit);
    }
    bytes.writeBytes(TEXT.getBytes(charset));
    assertThat(Decoded.of(bytes.toByteArray())).isEqualTo(new Decoded.Text(TEXT, -1));
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        arguments("UTF-8", new int[0], StandardCharsets.UTF_8),
        arguments("UTF-8 with a mark", new int[] {0xEF, 0xBB, 0xBF}, StandardCharsets.UTF_8),
        arguments("UTF-16 little endian", new int[0], StandardCharsets.UTF_16LE),
        arguments("UTF-16 big endian", new int[0], StandardCharsets.UTF_16BE),
        arguments("little endian with a mark", new int[] {0xFF, 0xFE}, StandardCharsets.UTF_16LE),
        arguments("big endian with a mark", new int[] {0xFE, 0xFF}, StandardCharsets.UTF_16BE));
  }

  @Test
  void zeroBytesMeanBinary() {
    assertThat(Decoded.of("abcdef\0gh".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Decoded.Binary.class);
  }

  @Test
  void utf32IsRefusedWithAReason() {
    assertThat(Decoded.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0, 'a', 0, 0, 0}))
        .isEqualTo(new Decoded.Binary("UTF-32 is not read; save it as UTF-8"));
  }

  @Test
  void aFewWrongBytesAreReplacedAndTold() {
    var bytes = "Description: caf\u00E9 in the old town\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Decoded.of(bytes))
        .isEqualTo(new Decoded.Text("Description: caf\uFFFD in the old town\n", 16));
  }

  @Test
  void manyWrongBytesMeanBinary() {
    byte[] bytes = new byte[256];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 7 % 255 + 1);
    }
    assertThat(Decoded.of(bytes)).isInstanceOf(Decoded.Binary.class);
  }

  @Test
  void aReplacementCharacterThatIsWrittenIsNoError() {
    assertThat(Decoded.of("a: \uFFFD".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Decoded.Text("a: \uFFFD", -1));
  }
}
