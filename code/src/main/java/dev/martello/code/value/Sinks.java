package dev.martello.code.value;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What makes a value harmless for a kind of sink by its shape alone. */
public final class Sinks {
  private static final Pattern HOST =
      Pattern.compile("^[a-z][a-z0-9+.-]*://[^/?#\\s]+[/?#].*", Pattern.DOTALL);

  /** A path from the root, or one from here: no host can begin with what stands in front. */
  private static final Pattern LOCAL =
      Pattern.compile("^(?:[/.]?/[^/\\\\]|\\?|[\\w.~-]+[/?#]).*", Pattern.DOTALL);

  /** Where a request over HTTP, and what is said of its sender, has texts only, never objects. */
  private static final Pattern TEXTS =
      Pattern.compile(
          "(request\\.)?((path|queryString|multiValueQueryString)Parameters\\.[^.]*(\\.\\*)?|(multiValueH|h)eaders\\..*|rawPath"
              + "|rawQueryString|cookies\\..*|params\\..*|(args|form|values|view_args|GET|POST|query_params)\\.[^.]*)|Records\\.\\*\\.s3\\.object\\.key"
              + "|identity\\.(?:sub|username|claims\\..*)"
              + "|requestContext\\.authorizer\\.(?:(?:lambda\\.)?[^.]+|(?:jwt\\.)?claims\\..*)");

  private static final String HEADERS =
      "(?:request\\.|Records\\.\\*\\.cf\\.(?:request|response)\\.)?(?:multiValueH|h)eaders\\.";

  private static final String ENCODED =
      "rawQueryString|Records\\.\\*\\.cf\\.request\\.(?:uri|querystring)";

  /** What comes as a part of a line of its own, as long as nobody decodes it. */
  private static final Pattern ONE_LINE =
      Pattern.compile(
          HEADERS
              + ".*|requestContext\\.http\\.userAgent|requestContext\\.identity\\.userAgent|"
              + ENCODED);

  /** What looks like no entry of a log: encoded, what is secret anyway, headers of the way. */
  private static final Pattern NO_ENTRY =
      Pattern.compile(
          "(?i)"
              + HEADERS
              + "(?:authorization|cookie|host|content-length|x-forwarded-(?:proto|port)|x-amzn-trace-id|x-amz-cf-id"
              + "|cloudfront-[^.]*)(?:\\..*)?|"
              + ENCODED);

  /** The address of the request itself, and the host that it was sent to. */
  private static final Pattern OWN_ADDRESS =
      Pattern.compile(
          "(?:request\\.|Records\\.\\*\\.cf\\.request\\.)?(?:multiValueH|h)eaders\\.[hH]ost(?:\\..*)?|requestContext\\.domainName|request\\.(?:url(?:\\.(?:path|rawPath|scheme|rawQuery|host))?|host|requestURI|requestUri)");

  /** Parts of events that are objects in any case. */
  private static final Pattern MAPS =
      Pattern.compile(
          "|Records(\\.\\*)?|\\*"
              + "|(multiValueH|h)eaders|(path|queryString|multiValueQueryString)Parameters"
              + "|requestContext|stageVariables"
              + "|Records\\.\\*\\.(attributes|messageAttributes|s3|Sns|kinesis|dynamodb)"
              + "|Records\\.\\*\\.(Sns\\.MessageAttributes|dynamodb\\.(Keys|NewImage|OldImage))");

  /** What comes out of a log has been in one. */
  private static final String OF_LOGS = "awslogs.";

  private Sinks() {}

  /** Returns whether data anywhere inside an object does harm, not only in the text itself. */
  public static boolean isDeep(SinkKind kind) {
    return switch (kind) {
      case SECRET_LOG,
          SECRET_ANSWER,
          FILTER,
          ERROR,
          MESSAGE,
          DESERIALIZATION,
          OS_COMMAND,
          PROTOTYPE,
          MERGE,
          GLOBAL ->
          true;
      case SQL,
          LOG,
          NOSQL,
          CODE,
          FILE_PATH,
          ARCHIVE,
          URL,
          HTML,
          REDIRECT,
          HEADER,
          TEMPLATE,
          CONFINED_TEMPLATE,
          XML,
          XPATH,
          LDAP,
          REGEX,
          RESOURCE,
          CORS,
          AUTHORIZATION,
          FORMAT,
          CHOSEN,
          SLOW_PATTERN,
          GUESSABLE,
          CLIMBING,
          READ_AGAIN ->
          false;
    };
  }

  /**
   * Returns what a field is harmless for: a text changes no query that is an object, and where a
   * request came to, its sender has come to already.
   */
  public static long clearedBy(String path) {
    return NO_CHOICE
        | (MADE.matcher(path).matches() ? OF_MADE : 0)
        | (TEXTS.matcher(path).matches() ? SinkKind.FILTER.bit() : 0)
        | (OWN_ADDRESS.matcher(path).matches() ? SinkKind.REDIRECT.bit() : 0)
        | (ONE_LINE.matcher(path).matches() ? SinkKind.HEADER.bit() : 0)
        | (NO_ENTRY.matcher(path).matches() ? SinkKind.LOG.bit() : 0)
        | (path.startsWith(OF_LOGS) ? SinkKind.LOG.bit() : 0);
  }

  /** Whoever keeps the users makes the name by which they are known, so that it is a plain word. */
  private static final Pattern MADE =
      Pattern.compile(
          "(?:identity|request\\.userAttributes|requestContext\\.authorizer(?:\\.jwt)?\\.claims)\\.(?:claims\\.)?sub"
              + "|requestContext\\.authorizer\\.(?:lambda\\.)?principalId");

  private static final long OF_MADE =
      SinkKind.LOG.bit()
          | SinkKind.HEADER.bit()
          | SinkKind.REDIRECT.bit()
          | SinkKind.HTML.bit()
          | SinkKind.FILE_PATH.bit();

  /** Data itself is no object of the code that it chose. */
  public static final long NO_CHOICE = SinkKind.CHOSEN.bit() | SinkKind.GUESSABLE.bit();

  /** Returns whether a text is harmless where only objects do harm. */
  public static boolean isOfObjects(SinkKind kind) {
    return kind == SinkKind.FILTER || kind == SinkKind.MERGE;
  }

  /** Returns whether something is printed as it is; objects are printed with escaped texts. */
  public static boolean isText(Value value) {
    return value.atoms().stream()
        .anyMatch(
            atom ->
                switch (atom) {
                  case Atom.Words _, Atom.Opaque _, Atom.Method _ -> true;
                  case Atom.Event event -> !event.path().isEmpty();
                  default -> false;
                });
  }

  /**
   * Returns whether what stands in front of a path is a folder, so that data that cannot climb
   * stays in it: one that the code names, or one of nobody knows which name.
   */
  public static boolean isInFolder(Value path) {
    return path.atoms().stream()
        .allMatch(atom -> atom instanceof Atom.Words(var parts) && isInFolder(parts));
  }

  private static boolean isInFolder(List<Part> parts) {
    return switch (parts.isEmpty() ? new Part.Some() : parts.getFirst()) {
      case Part.Fixed(var text) -> !ROOT.matcher(text).matches();
      case Part.Environment _ -> true;
      case Part.Some _ ->
          parts.stream().anyMatch(part -> part instanceof Part.Fixed(var text) && isBelow(text));
      case Part.Field _ -> false;
    };
  }

  private static boolean isBelow(String text) {
    return text.startsWith("/") || text.startsWith("\\");
  }

  private static final Pattern ROOT = Pattern.compile("[/\\\\]*");

  public static boolean isHarmless(SinkKind kind, Value value) {
    return switch (kind) {
      case URL, REDIRECT ->
          value.atoms().stream()
              .allMatch(
                  atom ->
                      atom instanceof Atom.Words words
                          && (hasFixedHost(words.parts())
                              || isLocal(words.parts())
                              || isBehindHost(words.parts(), value)));
      default -> false;
    };
  }

  /**
   * What is logged as an object is escaped: the whole event, its records and maps, and answers of
   * libraries, of which nobody knows whether what they were given is in them.
   */
  public static boolean isLoggedAsObject(Label label, Taint taint) {
    return MAPS.matcher(Pieces.whole(label.path())).matches() || taint.isGuess();
  }

  /** A path on the same host; {@code //host} would be another. */
  private static boolean isLocal(List<Part> parts) {
    return parts.getFirst() instanceof Part.Fixed(String start) && LOCAL.matcher(start).matches();
  }

  /** Ends the host of an address that stands in front of it. */
  private static final Pattern END_OF_HOST = Pattern.compile("(?<![/:])/(?!/)");

  /**
   * Whatever stands in front, what comes behind a question mark is no part of the host, nor what
   * comes behind a slash that ends it.
   */
  private static boolean isBehindHost(List<Part> parts, Value value) {
    var behind = new HashSet<Label>();
    boolean isBehind = false;
    for (var part : parts) {
      switch (part) {
        case Part.Fixed(var text) -> {
          boolean isEnd = part != parts.getFirst() && END_OF_HOST.matcher(text).find();
          isBehind |= isEnd || text.contains("?") || text.contains("#");
        }
        case Part.Field(var source, var path) -> {
          if (!isBehind) {
            return false;
          }
          behind.add(new Label(source, path));
        }
        case Part.Some _, Part.Environment _ -> {}
      }
    }
    return behind.containsAll(value.taints().keySet());
  }

  /** An address whose host stands in the code or in a variable goes where the author meant. */
  private static boolean hasFixedHost(List<Part> parts) {
    var known = new StringBuilder();
    for (var part : parts) {
      switch (part) {
        case Part.Fixed fixed -> known.append(fixed.text());
        case Part.Environment _ ->
            known.append(known.isEmpty() ? "https://configured" : "configured");
        case Part.Field(_, var path) when OWN_ADDRESS.matcher(path).matches() ->
            known.append("configured");
        case Part.Field _, Part.Some _ -> {
          return HOST.matcher(known).matches();
        }
      }
    }
    return true;
  }
}
