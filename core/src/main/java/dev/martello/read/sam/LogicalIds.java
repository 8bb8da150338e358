package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes logical ids that change if and only if the content they stand for changes. */
final class LogicalIds {
  private static final int HASH_LENGTH = 10;
  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");

  private LogicalIds() {}

  static boolean isValid(String logicalId) {
    return ALPHANUMERIC.matcher(logicalId).matches();
  }

  /** Returns the prefix and ten digits of the content's hash; nothing for empty content. */
  static String of(String prefix, Node content) {
    return prefix + hash(content);
  }

  static String of(String prefix, String content) {
    return prefix + hash(content);
  }

  /** Returns ten digits of the hash of a tree, independent of the order of its keys. */
  static String hash(Node content) {
    return Trees.isTruthy(content)
        ? hash(content instanceof Node.Text(String text, var _) ? text : CanonicalJson.of(content))
        : "";
  }

  static String hash(String content) {
    return content.isEmpty() ? "" : sha1(content).substring(0, HASH_LENGTH);
  }

  static String sha1(String content) {
    return hex("SHA-1", content);
  }

  static String sha256(String content) {
    return hex("SHA-256", content);
  }

  private static String hex(String algorithm, String content) {
    try {
      var digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
