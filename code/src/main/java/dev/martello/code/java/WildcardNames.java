package dev.martello.code.java;

import java.util.List;
import java.util.regex.Pattern;

/** What classes of well-known packages are called, to tell imports of whole packages apart. */
final class WildcardNames {
  private record Names(Pattern packages, Pattern classes) {
    static Names of(String packages, String classes) {
      return new Names(Pattern.compile(packages), Pattern.compile(classes));
    }
  }

  private static final List<Names> KNOWN =
      List.of(
          Names.of(
              "com\\.amazonaws\\.services\\.lambda\\.runtime",
              "Context|RequestHandler|RequestStreamHandler|LambdaLogger|ClientContext|Client|CognitoIdentity|LambdaRuntime"),
          Names.of(
              "com\\.amazonaws\\.services\\.lambda\\.runtime\\.events",
              "\\w+(?:Event|Response)|S3EventNotification|CloudWatch\\w+|APIGateway\\w+"),
          Names.of("com\\.amazonaws\\.services\\.lambda\\.runtime\\.logging", "LogLevel|LogFormat"),
          Names.of(
              "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\.services\\.\\w+\\.model",
              "\\w+(?:Request|Response|Result|Entry|Exception|Key|Input|Output|Attribute|Type|Status|Value|Configuration|Settings|Specification)|AttributeValue\\w*|Message|S3Object\\w*|Object\\w+|Tag|Tagging|Delete|Get|Put|Update|Select|Bucket|Body|Content|Destination|Parameter|Record|Dimension|MetricDatum|Condition|KeysAndAttributes|TransactWriteItem|TransactGetItem|Return\\w+|\\w+RequestEntry|\\w+ResultEntry|StandardUnit"),
          Names.of(
              "(?:software\\.amazon\\.awssdk|com\\.amazonaws)\\.services\\.(?!lambda\\.)\\w+",
              "(?!DynamoDbEnhanced)\\w+(?:Client|ClientBuilder|Configuration|Waiter|Presigner|Utilities)|(?:Amazon|AWS)\\w+"),
          Names.of(
              "software\\.amazon\\.awssdk\\.enhanced\\.dynamodb",
              "DynamoDb\\w+|TableSchema|Key|Expression|TableMetadata"),
          Names.of(
              "software\\.amazon\\.awssdk\\.core\\.\\w+",
              "RequestBody|ResponseTransformer|Async\\w+"),
          Names.of("software\\.amazon\\.awssdk\\.auth\\.credentials", "\\w*Credentials\\w*"),
          Names.of(
              "software\\.amazon\\.awssdk\\.core", "SdkBytes|ResponseInputStream|ResponseBytes"),
          Names.of("(?:javax|jakarta)\\.servlet\\.http", "Http\\w+|Cookie|Part"),
          Names.of("(?:javax|jakarta)\\.servlet", "Servlet\\w+|Filter\\w*|RequestDispatcher"),
          Names.of(
              "(?:javax|jakarta)\\.ws\\.rs",
              "GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|Path|\\w+Param|Produces|Consumes|DefaultValue|\\w+Exception"),
          Names.of(
              "(?:javax|jakarta)\\.ws\\.rs\\.core",
              "Response|MediaType|UriInfo|UriBuilder|Context|HttpHeaders|SecurityContext|Cookie|NewCookie|MultivaluedMap"),
          Names.of(
              "(?:javax|jakarta)\\.ws\\.rs\\.client", "Client\\w*|WebTarget|Entity|Invocation"),
          Names.of(
              "(?:javax|jakarta)\\.persistence",
              "Entity\\w*|Query|TypedQuery|Persistence\\w*|Id|Table|Column|GeneratedValue|\\w+To(?:One|Many)|JoinColumn|NamedQuery|Criteria\\w*"),
          Names.of("(?:javax|jakarta)\\.xml\\.bind", "JAXB\\w*|\\w*[mM]arshaller"),
          Names.of(
              "org\\.springframework\\.web\\.bind\\.annotation",
              "\\w+Mapping|Request\\w+|PathVariable|\\w*Controller\\w*|ResponseBody|ResponseStatus|CookieValue|CrossOrigin|ModelAttribute|ExceptionHandler"),
          Names.of("org\\.springframework\\.stereotype", "Controller|Component|Service|Repository"),
          Names.of("org\\.springframework\\.http", "Response\\w+|Http\\w+|MediaType|RequestEntity"),
          Names.of(
              "org\\.springframework\\.jdbc\\.core",
              "Jdbc\\w+|RowMapper|ResultSetExtractor|BeanPropertyRowMapper"),
          Names.of(
              "org\\.springframework\\.jdbc\\.core\\.namedparam",
              "NamedParameter\\w+|\\w*SqlParameterSource\\w*"),
          Names.of(
              "org\\.springframework\\.beans\\.factory\\.annotation", "Autowired|Value|Qualifier"),
          Names.of(
              "org\\.springframework\\.context\\.annotation",
              "Bean|Configuration|ComponentScan|Import|Primary|Profile|PropertySource|AnnotationConfigApplicationContext"),
          Names.of("org\\.springframework\\.web\\.client", "Rest\\w+|Http\\w+Exception"),
          Names.of(
              "org\\.springframework\\.data\\.jpa\\.repository",
              "JpaRepository|Query|Modifying|JpaSpecificationExecutor"),
          Names.of(
              "com\\.fasterxml\\.jackson\\.databind",
              "ObjectMapper|ObjectReader|ObjectWriter|JsonNode|\\w+Feature|JavaType|Module|PropertyNaming\\w+|Json\\w+Exception|\\w*Serializer|\\w*Deserializer|\\w+Context"),
          Names.of("com\\.fasterxml\\.jackson\\.databind\\.node", "\\w+Node|JsonNodeFactory"),
          Names.of("com\\.fasterxml\\.jackson\\.annotation", "Json\\w+"),
          Names.of(
              "com\\.fasterxml\\.jackson\\.core",
              "Json(?:Factory|Parser|Generator|\\w*Exception)|TypeReference"),
          Names.of("com\\.fasterxml\\.jackson\\.core\\.type", "TypeReference"),
          Names.of("com\\.google\\.gson", "Gson|GsonBuilder|Json\\w+|TypeAdapter"),
          Names.of("com\\.auth0\\.jwt", "JWT|JWT\\w+"),
          Names.of("com\\.auth0\\.jwt\\.algorithms", "Algorithm"),
          Names.of(
              "com\\.auth0\\.jwt\\.interfaces",
              "DecodedJWT|Claim|JWTVerifier|Verification|\\w+Provider"),
          Names.of("com\\.auth0\\.jwt\\.exceptions", "\\w+Exception"),
          Names.of(
              "io\\.jsonwebtoken",
              "Jwts|Claims|Jws|Jwt|JwtParser\\w*|JwtBuilder|SignatureAlgorithm|\\w+Exception|\\w+Resolver\\w*|Header|JwsHeader"),
          Names.of("io\\.jsonwebtoken\\.security", "Keys|\\w+Exception|Jwks?\\w*"),
          Names.of("com\\.nimbusds\\.jwt", "\\w*JWT\\w*"),
          Names.of("com\\.nimbusds\\.jose", "JW\\w+|JOSE\\w+"),
          Names.of("org\\.slf4j", "Logger|LoggerFactory|MDC|Marker\\w*"),
          Names.of("org\\.apache\\.logging\\.log4j", "LogManager|Logger|Level|ThreadContext"),
          Names.of(
              "org\\.apache\\.ibatis\\.annotations",
              "Select|Insert|Update|Delete|Param|Mapper|Results?|\\w+Provider|Options"),
          Names.of("org\\.apache\\.ibatis\\.session", "SqlSession\\w*|RowBounds|Configuration"),
          Names.of("org\\.apache\\.ibatis\\.io", "Resources"),
          Names.of(
              "lombok",
              "Data|Value|Builder|Getter|Setter|\\w+ArgsConstructor|NonNull|ToString|EqualsAndHashCode|SneakyThrows|With|val|var|Cleanup|Singular"),
          Names.of("lombok\\.extern\\.\\w+", "\\w*Log\\w*|Slf4j|XSlf4j|Flogger"),
          Names.of(
              "org\\.hibernate",
              "Session\\w*|StatelessSession|Transaction|Query|SQLQuery|Criteria|\\w+Exception"),
          Names.of("org\\.hibernate\\.query", "\\w*Query"),
          Names.of(
              "okhttp3",
              "OkHttpClient|Request\\w*|Response\\w*|MediaType|Call|Headers|HttpUrl|FormBody|Credentials|CertificatePinner|TlsVersion|ConnectionSpec"),
          Names.of(
              "org\\.apache\\.http\\.client\\.methods",
              "Http\\w+|CloseableHttpResponse|RequestBuilder"),
          Names.of(
              "org\\.apache\\.http\\.impl\\.client",
              "HttpClient\\w*|CloseableHttpClient|\\w+Handler"),
          Names.of("org\\.apache\\.http\\.util", "EntityUtils"),
          Names.of("org\\.json", "JSON\\w+"),
          Names.of("org\\.apache\\.commons\\.compress\\.archivers\\.tar", "Tar\\w+"),
          Names.of("org\\.apache\\.commons\\.compress\\.archivers\\.zip", "Zip\\w+"),
          Names.of("org\\.apache\\.commons\\.compress\\.archivers", "Archive\\w+"),
          Names.of(
              "org\\.neo4j\\.driver", "Driver|GraphDatabase|AuthTokens|Result|Record|Values|Value"),
          Names.of(
              "(?:javax|jakarta)\\.mail",
              "Session|Message|Transport|MessagingException|Authenticator"),
          Names.of(
              "com\\.amazonaws\\.services\\.dynamodbv2\\.datamodeling", "DynamoDB\\w+|\\w+List"),
          Names.of(
              "com\\.amazonaws\\.services\\.dynamodbv2\\.document",
              "DynamoDB|Table\\w*|Item\\w*|Index|PrimaryKey|KeyAttribute|RangeKeyCondition|AttributeUpdate"
                  + "|\\w+Outcome|Page"),
          Names.of("com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.spec", "\\w+Spec"),
          Names.of("com\\.amazonaws\\.services\\.dynamodbv2\\.document\\.utils", "\\w+Map"),
          Names.of("org\\.apache\\.commons\\.jexl3", "J[eE][xX][lL]\\w*|MapContext|ObjectContext"),
          Names.of("com\\.github\\.mustachejava", "Mustache\\w*|DefaultMustache\\w*"),
          Names.of(
              "com\\.unboundid\\.ldap\\.sdk", "LDAP\\w+|SearchScope|SearchRe\\w+|Filter|Entry"),
          Names.of("freemarker\\.template", "Configuration|Template\\w*"),
          Names.of("org\\.apache\\.velocity(?:\\.app)?", "Velocity\\w*|Template"),
          Names.of("org\\.thymeleaf", "TemplateEngine|ITemplateEngine"),
          Names.of("org\\.apache\\.commons\\.io", "IOUtils|FileUtils|FilenameUtils"),
          Names.of("org\\.apache\\.commons\\.lang3?", "\\w+Utils"),
          Names.of("com\\.mongodb\\.client", "Mongo\\w+|FindIterable|\\w+Iterable"),
          Names.of(
              "com\\.mongodb\\.client\\.model",
              "Filters|Updates|Sorts|Projections|Aggregates|\\w+Options"),
          Names.of("org\\.bson", "Document|Bson\\w+"),
          Names.of("redis\\.clients\\.jedis", "Jedis\\w*|HostAndPort"),
          Names.of("com\\.zaxxer\\.hikari", "Hikari\\w+"),
          Names.of("org\\.w3c\\.dom", "\\w+"));

  private WildcardNames() {}

  /** Returns whether it is known what the classes of a package are called. */
  static boolean knows(String packageName) {
    return KNOWN.stream().anyMatch(known -> known.packages().matcher(packageName).matches());
  }

  /** Returns whether a package is known to have classes that are called so. */
  static boolean has(String packageName, String className) {
    return KNOWN.stream()
        .anyMatch(
            known ->
                known.packages().matcher(packageName).matches()
                    && known.classes().matcher(className).matches());
  }
}
