package dev.martello.code.check.code;

import static dev.martello.check.Category.ROBUSTNESS;
import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.code.flow.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.value.Val;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags timeouts of requests that are not below the timeout of the function. */
@About(
    category = ROBUSTNESS,
    severity = LOW,
    title = "A request may wait longer than the function runs",
    why =
        "The function is stopped in the middle before the request gives up: no error is handled,"
            + " told or answered.",
    mend = "Give the request less time than the function has, or the function more.")
final class TimeoutBeyondFunction implements PlaceCheck {
  /**
   * Where a timeout is given.
   *
   * @param place which argument; negative where it is only given by name
   * @param name its name, or its member with dots; names that may each be given with bars between
   * @param unit seconds that one of it is
   */
  private record Given(int place, String name, double unit) {}

  private static final Pattern REQUESTS =
      Pattern.compile(
          "(?:requests|httpx)\\.(?:get|post|put|patch|delete|head|options|request|Client|AsyncClient)");

  private static final Map<String, Given> KNOWN =
      Map.ofEntries(
          Map.entry("urllib.request.urlopen", new Given(2, "timeout", 1)),
          Map.entry("socket.create_connection", new Given(1, "timeout", 1)),
          Map.entry("socket.setdefaulttimeout", new Given(0, "", 1)),
          Map.entry("socket.socket().settimeout", new Given(0, "", 1)),
          Map.entry("socket.create_connection().settimeout", new Given(0, "", 1)),
          Map.entry("asyncio.wait_for", new Given(1, "timeout", 1)),
          Map.entry("asyncio.timeout", new Given(0, "delay", 1)),
          Map.entry("async_timeout.timeout", new Given(0, "", 1)),
          Map.entry("http.client.HTTPSConnection", new Given(2, "timeout", 1)),
          Map.entry("http.client.HTTPConnection", new Given(2, "timeout", 1)),
          Map.entry("ftplib.FTP", new Given(4, "timeout", 1)),
          Map.entry("ftplib.FTP_TLS", new Given(-1, "timeout", 1)),
          Map.entry("smtplib.SMTP", new Given(3, "timeout", 1)),
          Map.entry("smtplib.SMTP_SSL", new Given(-1, "timeout", 1)),
          Map.entry("imaplib.IMAP4", new Given(2, "timeout", 1)),
          Map.entry("imaplib.IMAP4_SSL", new Given(-1, "timeout", 1)),
          Map.entry("poplib.POP3", new Given(2, "timeout", 1)),
          Map.entry("poplib.POP3_SSL", new Given(-1, "timeout", 1)),
          Map.entry("telnetlib.Telnet", new Given(2, "timeout", 1)),
          Map.entry(
              "paramiko.Client.connect", new Given(-1, "timeout|banner_timeout|auth_timeout", 1)),
          Map.entry("paramiko.Client.exec_command", new Given(2, "timeout", 1)),
          Map.entry("asyncssh.connect", new Given(-1, "connect_timeout|login_timeout", 1)),
          Map.entry("fabric.Connection", new Given(-1, "connect_timeout", 1)),
          Map.entry("websocket.create_connection", new Given(1, "timeout", 1)),
          Map.entry("websockets.connect", new Given(-1, "open_timeout", 1)),
          Map.entry("botocore.config.Config", new Given(-1, "read_timeout|connect_timeout", 1)),
          Map.entry("botocore.client.Config", new Given(-1, "read_timeout|connect_timeout", 1)),
          Map.entry(
              "aiohttp.ClientTimeout", new Given(0, "total|sock_read|sock_connect|connect", 1)),
          Map.entry("httpx.Timeout", new Given(0, "timeout|read|connect|write|pool", 1)),
          Map.entry("urllib3.Timeout", new Given(0, "total|read|connect", 1)),
          Map.entry("urllib3.util.Timeout", new Given(0, "total|read|connect", 1)),
          Map.entry("urllib3.PoolManager", new Given(-1, "timeout", 1)),
          Map.entry("urllib3.Pool.request", new Given(-1, "timeout", 1)),
          Map.entry("urllib3.request", new Given(-1, "timeout", 1)),
          Map.entry("redis.Redis", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry("redis.StrictRedis", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry("redis.from_url", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry(
              "redis.Redis.from_url", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry(
              "redis.RedisCluster", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry(
              "redis.cluster.RedisCluster",
              new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry(
              "redis.ConnectionPool", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry(
              "redis.asyncio.Redis", new Given(-1, "socket_timeout|socket_connect_timeout", 1)),
          Map.entry("pymemcache.Client", new Given(-1, "timeout|connect_timeout", 1)),
          Map.entry("pymemcache.client.base.Client", new Given(-1, "timeout|connect_timeout", 1)),
          Map.entry("psycopg2.connect", new Given(-1, "connect_timeout", 1)),
          Map.entry("psycopg.connect", new Given(-1, "connect_timeout", 1)),
          Map.entry("psycopg2.pool.SimpleConnectionPool", new Given(-1, "connect_timeout", 1)),
          Map.entry("psycopg2.pool.ThreadedConnectionPool", new Given(-1, "connect_timeout", 1)),
          Map.entry("psycopg_pool.ConnectionPool", new Given(-1, "timeout", 1)),
          Map.entry(
              "pymysql.connect", new Given(-1, "read_timeout|connect_timeout|write_timeout", 1)),
          Map.entry(
              "MySQLdb.connect", new Given(-1, "read_timeout|connect_timeout|write_timeout", 1)),
          Map.entry(
              "mysql.connector.connect",
              new Given(-1, "connection_timeout|connect_timeout|read_timeout", 1)),
          Map.entry("pymssql.connect", new Given(-1, "timeout|login_timeout", 1)),
          Map.entry("pyodbc.connect", new Given(-1, "timeout", 1)),
          Map.entry("pg8000.connect", new Given(-1, "timeout", 1)),
          Map.entry("pg8000.dbapi.connect", new Given(-1, "timeout", 1)),
          Map.entry("pg8000.native.Connection", new Given(-1, "timeout", 1)),
          Map.entry("asyncpg.connect", new Given(-1, "timeout|command_timeout", 1)),
          Map.entry("asyncpg.create_pool", new Given(-1, "timeout|command_timeout", 1)),
          Map.entry("oracledb.connect", new Given(-1, "tcp_connect_timeout", 1)),
          Map.entry(
              "snowflake.connector.connect", new Given(-1, "login_timeout|network_timeout", 1)),
          Map.entry("redshift_connector.connect", new Given(-1, "timeout", 1)),
          Map.entry(
              "pymongo.MongoClient",
              new Given(
                  -1,
                  "serverSelectionTimeoutMS|connectTimeoutMS|socketTimeoutMS|timeoutMS",
                  0.001)),
          Map.entry(
              "motor.motor_asyncio.AsyncIOMotorClient",
              new Given(
                  -1,
                  "serverSelectionTimeoutMS|connectTimeoutMS|socketTimeoutMS|timeoutMS",
                  0.001)),
          Map.entry("opensearchpy.OpenSearch", new Given(-1, "timeout", 1)),
          Map.entry("elasticsearch.Elasticsearch", new Given(-1, "timeout|request_timeout", 1)),
          Map.entry(
              "neo4j.GraphDatabase.driver",
              new Given(-1, "connection_timeout|connection_acquisition_timeout", 1)),
          Map.entry("influxdb_client.InfluxDBClient", new Given(-1, "timeout", 0.001)),
          Map.entry(
              "pika.ConnectionParameters",
              new Given(-1, "socket_timeout|blocked_connection_timeout", 1)),
          Map.entry("ldap3.Server", new Given(-1, "connect_timeout", 1)),
          Map.entry("ldap3.Connection", new Given(-1, "receive_timeout", 1)),
          Map.entry("hvac.Client", new Given(-1, "timeout", 1)),
          Map.entry("zeep.Transport", new Given(-1, "timeout|operation_timeout", 1)),
          Map.entry("zeep.transports.Transport", new Given(-1, "timeout|operation_timeout", 1)),
          Map.entry("gql.transport.requests.RequestsHTTPTransport", new Given(-1, "timeout", 1)),
          Map.entry("jwt.PyJWKClient", new Given(-1, "timeout", 1)),
          Map.entry("slack_sdk.WebClient", new Given(-1, "timeout", 1)),
          Map.entry("slack_sdk.web.WebClient", new Given(-1, "timeout", 1)),
          Map.entry("slack_sdk.webhook.WebhookClient", new Given(-1, "timeout", 1)),
          Map.entry("openai.OpenAI", new Given(-1, "timeout", 1)),
          Map.entry("openai.AsyncOpenAI", new Given(-1, "timeout", 1)),
          Map.entry("anthropic.Anthropic", new Given(-1, "timeout", 1)),
          Map.entry("axios.get", new Given(1, "timeout", 0.001)),
          Map.entry("axios.delete", new Given(1, "timeout", 0.001)),
          Map.entry("axios.head", new Given(1, "timeout", 0.001)),
          Map.entry("axios.post", new Given(2, "timeout", 0.001)),
          Map.entry("axios.put", new Given(2, "timeout", 0.001)),
          Map.entry("axios.patch", new Given(2, "timeout", 0.001)),
          Map.entry("axios.create", new Given(0, "timeout", 0.001)),
          Map.entry("axios.request", new Given(0, "timeout", 0.001)),
          Map.entry("axios", new Given(0, "timeout", 0.001)),
          Map.entry("got", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.get", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.post", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.put", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.patch", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.delete", new Given(1, "timeout.request", 0.001)),
          Map.entry("got.extend", new Given(0, "timeout.request", 0.001)),
          Map.entry("ky", new Given(1, "timeout", 0.001)),
          Map.entry("ky.get", new Given(1, "timeout", 0.001)),
          Map.entry("ky.post", new Given(1, "timeout", 0.001)),
          Map.entry("ky.create", new Given(0, "timeout", 0.001)),
          Map.entry("axios.Client.get", new Given(1, "timeout", 0.001)),
          Map.entry("axios.Client.post", new Given(2, "timeout", 0.001)),
          Map.entry("axios.Client.put", new Given(2, "timeout", 0.001)),
          Map.entry("new openai", new Given(0, "timeout", 0.001)),
          Map.entry("new openai.OpenAI", new Given(0, "timeout", 0.001)),
          Map.entry("new @anthropic-ai/sdk", new Given(0, "timeout", 0.001)),
          Map.entry("new stripe", new Given(1, "timeout", 0.001)),
          Map.entry("new pg.Pool", new Given(0, "query_timeout", 0.001)),
          Map.entry("new pg.Client", new Given(0, "query_timeout", 0.001)),
          Map.entry(
              "new @opensearch-project/opensearch.Client", new Given(0, "requestTimeout", 0.001)),
          Map.entry("new @elastic/elasticsearch.Client", new Given(0, "requestTimeout", 0.001)),
          Map.entry("https.request", new Given(1, "timeout", 0.001)),
          Map.entry("https.get", new Given(1, "timeout", 0.001)),
          Map.entry("http.request", new Given(1, "timeout", 0.001)),
          Map.entry("http.get", new Given(1, "timeout", 0.001)),
          Map.entry("undici.request", new Given(1, "bodyTimeout", 0.001)),
          Map.entry("AbortSignal.timeout", new Given(0, "", 0.001)),
          Map.entry(
              "new @smithy/node-http-handler.NodeHttpHandler",
              new Given(0, "requestTimeout", 0.001)),
          Map.entry(
              "new @aws-sdk/node-http-handler.NodeHttpHandler",
              new Given(0, "requestTimeout", 0.001)));

  /** Scripts give up a request when a timer says so. */
  private static final Pattern ABORTING =
      Pattern.compile("\\b(?:abort|destroy)\\(|[.]abort\\b|\\breject\\(");

  private static final Pattern OF_REQUEST =
      Pattern.compile(
          "https?\\.(?:get|request)\\(\\)\\.setTimeout|superagent\\.\\w+\\(\\)(?:\\.\\w+\\(\\))*\\.timeout");

  private static final Pattern DURATION =
      Pattern.compile(
          "(?i)timeout\\(\\s*(?:[a-z]\\w*\\.)*(?:Duration|Timeout|TimeValue)\\.of(Seconds|Millis|Milliseconds|Minutes)\\((\\d{1,9})\\)\\s*\\)$");
  private static final Pattern UNIT =
      Pattern.compile(
          "(?i)timeout\\(\\s*(\\d{1,9})L?\\s*,\\s*(?:(?:[a-z]\\w*\\.)*TimeUnit\\.)?(SECONDS|MILLISECONDS|MINUTES)\\s*\\)$");
  private static final Pattern NAMED = Pattern.compile("(?i)timeout\\(\\s*([a-z]\\w*)\\s*\\)$");
  private static final Pattern MILLISECONDS =
      Pattern.compile(
          "(?i)(?:set\\w*timeout|setSoTimeout|with\\w*timeout)\\(\\s*([\\d_]{1,12})L?\\s*\\)$");

  @Override
  public Stream<Place> places(CodeResults.FunctionCode code) {
    return code.function().timeout() instanceof Val.Known<Long>(var most, _)
        ? Stream.concat(
            code.result().usages().stream()
                .flatMap(
                    usage ->
                        Stream.of(seconds(usage))
                            .filter(seconds -> seconds >= most)
                            .map(seconds -> new Place(usage.where(), message(seconds, most)))),
            GoTimeouts.in(code)
                .filter(given -> given.seconds() >= most)
                .map(given -> new Place(given.where(), message(given.seconds(), most))))
        : Stream.empty();
  }

  private static String message(double seconds, long most) {
    var shown =
        seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
    return "it waits for up to %s s, and the function ends after %d s".formatted(shown, most);
  }

  /** Returns how long a call waits at most; 0 where nothing tells. */
  private static double seconds(Usage usage) {
    var known =
        REQUESTS.matcher(usage.name()).matches()
            ? new Given(-1, "timeout", 1)
            : KNOWN.get(usage.name());
    if (known != null) {
      return known.unit() * given(usage, known);
    }
    if (usage.name().equals("setTimeout") && ABORTING.matcher(usage.where().text()).find()) {
      return 0.001 * given(usage, new Given(1, "", 1));
    }
    if (OF_REQUEST.matcher(usage.name()).matches()) {
      return 0.001 * given(usage, new Given(0, "deadline", 1));
    }
    boolean isJava =
        usage.name().toLowerCase(Locale.ROOT).endsWith("timeout") && usage.name().contains(".");
    return isJava ? written(usage) : 0;
  }

  private static double given(Usage usage, Given known) {
    double longest = 0;
    for (var name : known.name().split("\\|")) {
      var named = usage.named().get(name);
      if (named != null) {
        longest = Math.max(longest, Math.max(number(named), longestOf(named)));
      }
    }
    if (longest > 0 || known.place() < 0 || known.place() >= usage.placed().size()) {
      return longest;
    }
    var placed = usage.placed().get(known.place());
    return Math.max(known.name().isEmpty() ? 0 : member(placed, known.name()), number(placed));
  }

  /** The time to connect and the time to read. */
  private static double longestOf(Usage.Argument pair) {
    return Math.max(member(pair, "0"), member(pair, "1"));
  }

  private static double member(Usage.Argument of, String path) {
    var member = of;
    for (var step : path.split("\\.")) {
      var next = member.members().get(step);
      if (next == null) {
        return step.equals("request") ? number(member) : 0;
      }
      member = next;
    }
    return number(member);
  }

  private static double number(Usage.Argument argument) {
    return argument.constant().matches("\\d{1,9}(?:\\.\\d{1,9})?")
        ? Double.parseDouble(argument.constant())
        : 0;
  }

  /** Durations of Java are told by how they are written. */
  private static double written(Usage usage) {
    var where = usage.where();
    var text = where.text();
    var duration = DURATION.matcher(text);
    if (duration.find()) {
      return Long.parseLong(duration.group(2)) * unit(duration.group(1));
    }
    var given = UNIT.matcher(text);
    if (given.find()) {
      return Long.parseLong(given.group(1)) * unit(given.group(2));
    }
    var named = NAMED.matcher(text);
    if (named.find()) {
      return constant(named.group(1), where.file().text());
    }
    var plain = MILLISECONDS.matcher(text);
    return plain.find() ? Long.parseLong(plain.group(1).replace("_", "")) * 0.001 : 0;
  }

  /** {@code Duration PATIENCE = Duration.ofSeconds(45)} in the same file. */
  private static double constant(String name, String text) {
    var made =
        Pattern.compile(
                "\\b"
                    + Pattern.quote(name)
                    + "\\s*=\\s*(?:Duration|Timeout)\\.of(Seconds|Millis|Milliseconds|Minutes)\\((\\d{1,9})\\)")
            .matcher(text);
    return made.find() ? Long.parseLong(made.group(2)) * unit(made.group(1)) : 0;
  }

  private static double unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "millis", "milliseconds" -> 0.001;
      case "minutes" -> 60;
      default -> 1;
    };
  }
}
