package dev.martello.code.library;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Part;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells addresses that are asked without TLS, though their host may be anywhere. */
public final class PlainAddresses {
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:http|ws|ldap)://");

  /** What stands in front of a path, without the name and password of a user. */
  private static final Pattern HOST =
      Pattern.compile("(?i)(?:http|ws|ldap)://(?:[^/?#@]*@)?(\\[[^\\]]*]|[^/?#:]*)");

  private static final Pattern ADDRESS = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://.*");

  /**
   * Hosts of the machine itself or of a network of its own: a name without a dot, an address that
   * is not routed, a domain that nobody can register.
   */
  private static final Pattern NEAR =
      Pattern.compile(
          "(?i)[^.]*|internal-.*|.*\\.s3-website[.-].*|\\[.*|(?:127|10|0)\\.[\\d.]+|169\\.254\\.[\\d.]+|192\\.168\\.[\\d.]+|172\\.(?:1[6-9]|2\\d|3[01])\\.[\\d.]+"
              + "|.*\\.(?:local|localhost|localdomain|internal|intranet|private|lan|corp|home|svc|test|invalid|onion)"
              + "|(?:.*\\.)?(?:internal|intranet|local|private)\\..*");

  /** Variables that name what runs beside the function: the runtime, a proxy. */
  private static final Pattern BESIDE =
      Pattern.compile("AWS_.*|.*(?i:local|proxy|sidecar|internal|private|vpc|alb|svc).*");

  private PlainAddresses() {}

  /** Returns how such an address begins, if a value is one. */
  public static Optional<String> in(Value address) {
    var addresses = address.atoms().stream().flatMap(PlainAddresses::texts).toList();
    return addresses.isEmpty() || !addresses.stream().allMatch(PlainAddresses::isPlain)
        ? Optional.empty()
        : Optional.of(start(addresses.getFirst()));
  }

  /** What a request holds beside its address, as the name of its method, is no address. */
  private static Stream<List<Part>> texts(Atom atom) {
    return atom instanceof Atom.Words(var parts)
            && !parts.isEmpty()
            && parts.getFirst() instanceof Part.Fixed(var text)
            && ADDRESS.matcher(text).lookingAt()
        ? Stream.of(parts)
        : Stream.empty();
  }

  private static boolean isPlain(List<Part> parts) {
    var text = ((Part.Fixed) parts.getFirst()).text();
    return SCHEME.matcher(text).matches()
        ? parts.size() > 1
            && parts.get(1) instanceof Part.Environment(var name)
            && !BESIDE.matcher(name).matches()
        : isOfFarHost(text, parts.size() > 1);
  }

  /** A host of which only the beginning is known may be any. */
  private static boolean isOfFarHost(String text, boolean isLonger) {
    var host = HOST.matcher(text);
    return host.lookingAt()
        && !(isLonger && host.hitEnd())
        && !NEAR.matcher(host.group(1)).matches();
  }

  /** The path may be written elsewhere. */
  private static String start(List<Part> parts) {
    var text = ((Part.Fixed) parts.getFirst()).text();
    var host = HOST.matcher(text);
    return host.lookingAt() ? host.group() : text;
  }
}
