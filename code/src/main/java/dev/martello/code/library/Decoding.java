package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Value;
import java.util.Set;

/** Functions that read what a text encodes: there may be ends of lines in it, as in no header. */
final class Decoding {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "urllib.parse.unquote",
          "urllib.parse.unquote_plus",
          "urllib.parse.parse_qs",
          "urllib.parse.parse_qsl",
          "base64.b64decode",
          "base64.urlsafe_b64decode",
          "html.unescape",
          "json.loads",
          "decodeURIComponent",
          "decodeURI",
          "unescape",
          "querystring.parse",
          "querystring.unescape",
          "qs.parse",
          "JSON.parse",
          "Buffer.from",
          "atob",
          "cookie.parse",
          "new URLSearchParams",
          "java.net.URLDecoder.decode",
          "java.util.Base64$Decoder.decode",
          "net/url.QueryUnescape",
          "net/url.PathUnescape",
          "net/url.ParseQuery",
          "encoding/base64.Encoding.DecodeString",
          "encoding/base64.StdEncoding.DecodeString",
          "encoding/base64.URLEncoding.DecodeString",
          "encoding/base64.RawURLEncoding.DecodeString");

  /** What makes a slash of {@code %2F}, so that a text without one may climb again. */
  private static final Set<String> OF_ADDRESSES =
      Set.of(
          "urllib.parse.unquote",
          "urllib.parse.unquote_plus",
          "decodeURIComponent",
          "decodeURI",
          "unescape",
          "querystring.unescape",
          "java.net.URLDecoder.decode",
          "net/url.QueryUnescape",
          "net/url.PathUnescape");

  /** What a text is harmless for without anybody having cleaned it. */
  private static final long BY_ITSELF =
      SinkKind.FILTER.bit() | SinkKind.LOG.bit() | SinkKind.HEADER.bit() | Sinks.NO_CHOICE;

  private Decoding() {}

  /** Returns the result of a call as what may come out of it. */
  static Value of(Value result, CallEvent event) {
    if (!FUNCTIONS.contains(event.name())) {
      return result;
    }
    boolean isOfAddress = OF_ADDRESSES.contains(event.name());
    return result.each(
        taint -> {
          boolean mayClimb = isOfAddress && SinkKind.CLIMBING.isHarmedBy(taint.cleared());
          var decoded = mayClimb ? taint.unclear(SinkKind.FILE_PATH.bit()) : taint;
          return (taint.cleared() & ~BY_ITSELF) == 0
              ? decoded.unclear(SinkKind.LOG.bit() | SinkKind.HEADER.bit())
              : decoded;
        });
  }
}
