package dev.martello.code.analysis;

import dev.martello.code.flow.Fate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Files, connections and the like, which hold something of the system until they are closed. */
public final class Resources {
  private static final Set<String> CLOSING =
      Set.of(
          "close",
          "aclose",
          "end",
          "destroy",
          "disconnect",
          "unbind",
          "unbind_s",
          "unbind_ext_s",
          "release",
          "quit",
          "shutdown",
          "shutdownnow",
          "dispose",
          "logout",
          "detach",
          "terminate",
          "__enter__",
          "__aenter__",
          "cleanup");

  /** What reads from a resource, or writes to it, and leaves it open. */
  private static final Set<String> USING =
      Set.of(
          "json.load",
          "json.dump",
          "yaml.load",
          "yaml.safe_load",
          "yaml.dump",
          "toml.load",
          "tomllib.load",
          "pickle.load",
          "pickle.dump",
          "csv.reader",
          "csv.writer",
          "csv.DictReader",
          "csv.DictWriter",
          "xml.etree.ElementTree.parse",
          "pandas.read_sql",
          "pandas.read_sql_query",
          "pandas.read_csv",
          "print",
          "str",
          "list",
          "len",
          "enumerate",
          "fs.readSync",
          "fs.writeSync",
          "fs.writeFileSync",
          "fs.readFileSync",
          "fs.fstatSync",
          "java.util.Properties.load",
          "java.nio.file.Files.copy",
          "java.util.concurrent.CompletableFuture.supplyAsync",
          "java.util.concurrent.CompletableFuture.runAsync",
          "javax.imageio.ImageIO.read",
          "com.google.common.io.CharStreams.toString",
          "software.amazon.awssdk.core.sync.RequestBody.fromInputStream",
          "com.jcraft.jsch.ChannelSftp.put",
          "org.apache.commons.net.ftp.FTPClient.storeFile",
          "org.apache.commons.net.ftp.FTPSClient.storeFile");

  /** What must be closed of Go's answers over HTTP, and of those of Java's libraries. */
  private static final Set<String> BODIES = Set.of("Body", "body", "getEntity");

  /** Packages of Go that read and write what somebody else opened. */
  private static final Pattern READING_OF_GO =
      Pattern.compile(
          "^(?:io|io/ioutil|bufio|bytes|fmt|log|len|append|encoding/\\w+|compress/\\w+|archive/\\w+|image(?:/\\w+)?"
              + "|crypto/\\w+|hash/\\w+|html/template|text/template|golang\\.org/x/net/html)\\b");

  /** Functions of Go's other libraries that read what they are given. */
  private static final Pattern READING_OF_LIBRARIES =
      Pattern.compile(
          "[\\w-]+\\.(?:com|org|in|io|dev|net)/.*\\.(?:New\\w*(?:Reader|Scanner|Decoder|Parser)"
              + "|(?:Read|Decode|Parse|Open|Load|Unmarshal|Copy|NewDocument)\\w*)|github\\.com/pkg/sftp\\.NewClient");

  /** Returns whether a function of Go's libraries reads what it is given, and leaves it open. */
  public static boolean isReadingOfGo(String function) {
    return READING_OF_GO.matcher(function).find()
        || READING_OF_LIBRARIES.matcher(function).matches();
  }

  /** Java: what reads or copies streams, and leaves them to who opened them. */
  private static final Pattern READING_OF_JAVA =
      Pattern.compile(
          "^(?:org\\.apache\\.commons\\.io\\.IOUtils\\.(?:copy|read|toString|toByteArray|toCharArray|write)\\w*"
              + "|com\\.google\\.common\\.io\\.ByteStreams\\.\\w+|com\\.amazonaws\\.util\\.IOUtils\\.(?:copy|to)\\w*"
              + "|software\\.amazon\\.awssdk\\.utils\\.IoUtils\\.(?:copy|to)\\w*|org\\.springframework\\.util\\.StreamUtils\\.\\w+"
              + "|org\\.apache\\.poi\\..*Workbook\\.<init>|org\\.apache\\.poi\\.ss\\.usermodel\\.WorkbookFactory\\.create|org\\.apache\\.pdfbox\\..*)$");

  private Resources() {}

  /**
   * Python: {@code with connection} of these ends a transaction and leaves the connection open.
   * https://www.psycopg.org/docs/usage.html#with-statement,
   * https://docs.python.org/3/library/sqlite3.html#how-to-use-the-connection-context-manager
   */
  private static final Set<String> OPEN_BEHIND_BLOCKS =
      Set.of("psycopg2.connect", "sqlite3.connect", "pyodbc.connect");

  /** Cursors of connections of Python are closed on their own. */
  private static final String CURSOR = "cursor.";

  /** What connections and sessions of Python open in turn is closed on its own. */
  private static final Pattern PART =
      Pattern.compile(
          "(?:open_sftp|invoke_shell|exec_command(?:\\[\\])?|makefile|open_channel|open_session"
              + "|(?:get|post|put|patch|delete|head|options|request|stream|ws_connect))\\..*");

  /** Go: a transaction that only ends where all went well does not end otherwise. */
  private static final Pattern TRANSACTION =
      Pattern.compile(
          "(?:database/sql|github\\.com/jmoiron/sqlx|github\\.com/jackc/pgx.*)\\.\\w*\\.?\\w*Begin\\w*");

  /** Returns whether what a call gave is closed, or somebody got it who may close it. */
  static boolean isClosed(String call, Fate fate) {
    if (TRANSACTION.matcher(call).matches()) {
      return fate.reads(path -> last(path).equals("Rollback"))
          || fate.isTaken(name -> !leavesOpen(name));
    }
    if (CONNECTING.matcher(call).find() && !fate.reads(path -> last(path).equals("connect"))) {
      return true;
    }
    boolean isOpenBehindBlocks = OPEN_BEHIND_BLOCKS.contains(call);
    return (HOLDING.matcher(call).find() && fate.reads(path -> READING_ALL.contains(last(path))))
        || fate.reads(path -> isClosing(path, isOpenBehindBlocks))
        || fate.isTaken(name -> !leavesOpen(name))
        || BODIES.stream()
            .flatMap(body -> fate.taken().getOrDefault(body, Set.of()).stream())
            .anyMatch(name -> !leavesOpen(name));
  }

  /** Java: what holds nothing before it is connected by a call of its own. */
  private static final Pattern CONNECTING =
      Pattern.compile(
          "^(?:com\\.jcraft\\.jsch\\.JSch\\.|net\\.schmizz\\.sshj\\.|org\\.apache\\.commons\\.net\\.ftp\\."
              + "|(?:javax|jakarta)\\.mail\\.|org\\.eclipse\\.paho\\.)");

  /** What is read to its end of these gives their connection back. */
  private static final Pattern HOLDING = Pattern.compile("^(?:aws:|okhttp3\\.)");

  private static final Set<String> READING_ALL =
      Set.of(
          "readAllBytes",
          "transferTo",
          "asByteArray",
          "asUtf8String",
          "asString",
          "abort",
          "string",
          "bytes");

  private static boolean isClosing(String path, boolean isOpenBehindBlocks) {
    return CLOSING.contains(last(path).toLowerCase(Locale.ROOT))
        && !(isOpenBehindBlocks && path.equals("__enter__"))
        && !path.startsWith(CURSOR)
        && !PART.matcher(path).matches();
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static boolean leavesOpen(String name) {
    return USING.contains(name)
        || isReadingOfGo(name)
        || READING_OF_JAVA.matcher(name).find()
        || name.startsWith("aws:")
        || name.startsWith("java.lang.String.")
        || name.startsWith("java.io.PrintStream.")
        || name.startsWith("new @aws-sdk/");
  }
}
