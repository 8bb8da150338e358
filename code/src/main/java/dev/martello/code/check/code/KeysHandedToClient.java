package dev.martello.code.check.code;

import static dev.martello.check.Severity.MEDIUM;

import dev.martello.check.About;
import dev.martello.check.Check;
import dev.martello.check.Verdict;
import dev.martello.code.analysis.Usage;
import dev.martello.code.project.CodeResults;
import dev.martello.code.value.Part;
import dev.martello.model.App;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flags clients of AWS that get access keys instead of using the function's role. */
@About(
    severity = MEDIUM,
    title = "A client uses access keys instead of the role",
    why =
        "Keys of a user do not expire, and whoever reads the function's code or configuration can"
            + " use them from anywhere.",
    mend = "Leave the credentials out: the client then uses those of the function's role.",
    cwe = 522)
final class KeysHandedToClient implements Check {
  private static final Set<String> SECRET_HALF =
      Set.of("aws_secret_access_key", "secretAccessKey", "accessSecretKey", "SecretAccessKey");

  /** What takes the two halves of a key by their places, the secret one last. */
  private static final Set<String> PAIRS =
      Set.of(
          "software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create",
          "com.amazonaws.auth.BasicAWSCredentials.<init>",
          "new aws-sdk.Credentials",
          "github.com/aws/aws-sdk-go-v2/credentials.NewStaticCredentialsProvider",
          "github.com/aws/aws-sdk-go/aws/credentials.NewStaticCredentials",
          "boto3.Session",
          "boto3.session.Session",
          "boto3.OwnSession",
          "aioboto3.Session");

  /** Java: what hands such a pair to a client, perhaps far from where it was made. */
  private static final Pattern PROVIDING =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.auth\\.credentials\\.StaticCredentialsProvider\\.create"
              + "|com\\.amazonaws\\.auth\\.AWSStaticCredentialsProvider\\.<init>");

  /** Where a client is told to ask another service than AWS, which knows no roles. */
  private static final Pattern ENDPOINT =
      Pattern.compile("endpoint(?:_url|Override)?|BaseEndpoint|Endpoint(?:Resolver(?:V2)?)?");

  private static final Pattern OF_AWS = Pattern.compile("\\bamazonaws\\.com\\b");

  /** Java: what is read out of a file of the package lasts as long as that. */
  private static final Pattern PROPERTY =
      Pattern.compile("\\b(?!System\\b)(\\w+)\\.getProperty\\(");

  /** Properties may be read out of a text as well, which came from elsewhere. */
  private static final Pattern READING_FILE =
      Pattern.compile(
          "getResource|FileInputStream|FileReader|newInputStream|newBufferedReader|ClassPathResource|openStream");

  /** Lambda sets this to the temporary key of the role. */
  private static final String OWN = "AWS_SECRET_ACCESS_KEY";

  private static final int DEEPEST = 3;

  private record Found(Origin.Written where, String message) {}

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var found = new LinkedHashMap<Found, List<LambdaFunction>>();
    for (var code : context.shared(CodeResults.class, CodeResults::of).functions()) {
      var usages = code.result().usages();
      boolean isProvided =
          usages.stream()
              .filter(usage -> PROVIDING.matcher(usage.name()).matches())
              .anyMatch(usage -> keys(usage).anyMatch(what -> isOfUser(what, usage, usages)));
      usages.stream()
          .filter(usage -> isHanding(usage, isProvided) && keys(usage).findAny().isPresent())
          .filter(usage -> usages.stream().noneMatch(other -> isElsewhere(usage, other)))
          .forEach(
              usage ->
                  keys(usage)
                      .filter(what -> isOfUser(what, usage, usages))
                      .map(what -> new Found(usage.where(), message(usage, what)))
                      .forEach(
                          each ->
                              found
                                  .computeIfAbsent(each, _ -> new ArrayList<>())
                                  .add(code.function())));
    }
    return found.entrySet().stream()
        .map(
            each ->
                Verdict.fails(
                        each.getValue().getFirst(), each.getKey().where(), each.getKey().message())
                    .on(each.getValue()));
  }

  /** Where it is seen how a pair of Java gets to a client, that is told in its place. */
  private static boolean isHanding(Usage usage, boolean isProvided) {
    return isClient(usage.name())
        || PROVIDING.matcher(usage.name()).matches()
        || (PAIRS.contains(usage.name()) && !(isProvided && OF_JAVA.matcher(usage.name()).find()));
  }

  private static final Pattern OF_JAVA = Pattern.compile("BasicCredentials|BasicAWSCredentials");

  /** Returns whether the client that keys are for asks another service than AWS. */
  private static boolean isElsewhere(Usage keys, Usage other) {
    return keys.where().file().equals(other.where().file())
        && (isAround(other, keys) || isOfChain(other, keys))
        && (CHAINED.matcher(other.name()).find()
            ? Stream.concat(
                    other.placed().stream(),
                    other.placed().stream().flatMap(each -> each.members().values().stream()))
                .noneMatch(KeysHandedToClient::isOfAws)
            : hasEndpoint(other.named())
                || other.placed().stream().anyMatch(each -> hasEndpoint(each.members())));
  }

  /** Java: what a builder of clients is told before and after. */
  private static final Pattern CHAINED =
      Pattern.compile(
          "\\.(?:endpointOverride|withEndpointConfiguration|setEndpointConfiguration)$");

  private static boolean isAround(Usage other, Usage keys) {
    var around = other.where().span();
    var within = keys.where().span();
    return around.start() <= within.start() && around.end() >= within.end();
  }

  /** The calls of one chain begin where it begins; the keys stand between. */
  private static boolean isOfChain(Usage other, Usage keys) {
    var chain = other.where().span();
    var file = other.where().file().text();
    return CHAINED.matcher(other.name()).find()
        && chain.start() <= keys.where().span().start()
        && file.substring(chain.start(), keys.where().span().start()).indexOf(';') < 0;
  }

  private static boolean hasEndpoint(Map<String, Usage.Argument> given) {
    return given.entrySet().stream()
        .anyMatch(each -> ENDPOINT.matcher(each.getKey()).matches() && !isOfAws(each.getValue()));
  }

  private static boolean isOfAws(Usage.Argument endpoint) {
    return endpoint.texts().stream()
        .flatMap(List::stream)
        .anyMatch(part -> part instanceof Part.Fixed(var text) && OF_AWS.matcher(text).find());
  }

  private static boolean isClient(String name) {
    return name.startsWith("boto3.")
        || name.startsWith("aioboto3.")
        || name.startsWith("new @aws-sdk/client-")
        || name.startsWith("new aws-sdk.")
        || name.equals("aws-sdk.config.update")
        || OF_GO.matcher(name).matches();
  }

  private static final Pattern OF_GO =
      Pattern.compile(
          "github\\.com/aws/aws-sdk-go(?:-v2)?/(?:service/\\w+\\.New\\w*|config\\.WithCredentialsProvider"
              + "|aws/credentials\\.NewStaticCredentialsFromCreds|aws/session\\.New\\w*|aws\\.Config\\.WithCredentials)");

  private static String message(Usage usage, String what) {
    return "`%s` gets an access key from %s".formatted(usage.name(), what);
  }

  private static Stream<String> keys(Usage usage) {
    if (PAIRS.contains(usage.name())) {
      var property = PROPERTY.matcher(usage.where().text());
      if (property.find()) {
        return isOfFile(property.group(1), usage.where().file().text())
            ? Stream.of("a file")
            : Stream.empty();
      }
      boolean isKnown =
          usage.placed().size() > 1
              && (usage.placed().size() < 3 || isEmpty(usage.placed().get(2)));
      return usage.placed().size() < 2
          ? keys(usage.named(), DEEPEST)
          : origin(usage.placed().get(1), isKnown).limit(1);
    }
    var placed = usage.placed().stream().flatMap(argument -> keys(argument.members(), DEEPEST));
    return Stream.concat(keys(usage.named(), DEEPEST), placed).limit(1);
  }

  /** Where nothing says what the properties are read out of, somebody else reads a file. */
  private static boolean isOfFile(String properties, String code) {
    var read =
        Pattern.compile("\\b" + Pattern.quote(properties) + "\\.load(?:FromXML)?\\(([^;]*)")
            .matcher(code)
            .results()
            .map(load -> load.group(1))
            .toList();
    return read.isEmpty() || read.stream().anyMatch(from -> isFile(from, code));
  }

  private static boolean isFile(String from, String code) {
    var name = from.replaceFirst("\\).*", "").strip();
    return READING_FILE.matcher(from).find()
        || (name.matches("\\w+")
            && Pattern.compile("\\b" + name + "\\s*=(?!=)[^;{]*")
                .matcher(code)
                .results()
                .anyMatch(made -> READING_FILE.matcher(made.group()).find()));
  }

  private static Stream<String> keys(Map<String, Usage.Argument> members, int depth) {
    return depth == 0
        ? Stream.empty()
        : members.entrySet().stream()
            .flatMap(
                member ->
                    SECRET_HALF.contains(member.getKey())
                        ? origin(member.getValue(), !hasToken(members))
                        : keys(member.getValue().members(), depth - 1));
  }

  /** Temporary keys are nothing without their token. */
  private static boolean hasToken(Map<String, Usage.Argument> members) {
    return members.keySet().stream().anyMatch(name -> TOKEN.matcher(name).matches());
  }

  private static final Pattern TOKEN = Pattern.compile("(?i)(?:aws_)?session_?token");

  private static boolean isEmpty(Usage.Argument token) {
    return token.texts().equals(List.of(List.of()));
  }

  /** Keys that come from elsewhere may be temporary ones, of another role or the caller. */
  private static Stream<String> origin(Usage.Argument secret, boolean isLasting) {
    return secret.texts().isEmpty() && isLasting
        ? Stream.of(FETCHED)
        : secret.texts().stream().flatMap(parts -> origin(parts, isLasting).stream());
  }

  private static final String FETCHED = "a store of secrets";

  private static Optional<String> origin(List<Part> parts, boolean isLasting) {
    if (parts.size() != 1) {
      return Optional.empty();
    }
    return switch (parts.getFirst()) {
      case Part.Fixed _ -> Optional.of("the code");
      case Part.Environment(var name) when !name.equals(OWN) ->
          Optional.of("the variable `" + name + "`");
      case Part.Environment _, Part.Field _ -> Optional.empty();
      case Part.Some _ -> Optional.of(FETCHED).filter(_ -> isLasting);
    };
  }

  /** Keys without their token are lasting ones if a secret is fetched and no role is assumed. */
  private static boolean isOfUser(String origin, Usage keys, List<Usage> usages) {
    var near =
        usages.stream()
            .filter(usage -> usage.where().file().equals(keys.where().file()))
            .map(Usage::name)
            .toList();
    return !origin.equals(FETCHED)
        || near.stream().anyMatch(name -> STORE.matcher(name).find())
            && near.stream().noneMatch(name -> LENDING.matcher(name).find());
  }

  private static final Pattern STORE =
      Pattern.compile("(?i)get_?secret(?:_?value)?(?:command)?$|get_?parameters?(?:command)?$");

  private static final Pattern LENDING =
      Pattern.compile(
          "(?i)assume_?role|get_?session_?token|get_?federation_?token|get_?credentials");
}
