package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.EventFields;
import dev.martello.code.name.EventShapes;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What gives data from outside: the events of a handler and whatever else brings some in. What the
 * code asks them for tells of them in turn.
 */
public final class Events {
  public static final String UNKNOWN_TRIGGER = "unknown";

  private static final Set<String> SINGLE = Set.of("s3", "sns", "ses");

  /** Fields that Go declares as texts. */
  private static final Pattern TEXT =
      Pattern.compile("(?:^|\\.)(?:body|Message|Subject|data|key|raw(?:Path|QueryString)|path)$");

  private final EventFields fields;
  private final List<Source> sources;
  private final int events;

  /** By the number of a source, that of its earlier events. */
  private final Map<Integer, Integer> earlier = new HashMap<>();

  /** The numbers of what stands for requests that come by several ways. */
  private final BitSet requests = new BitSet();

  /** What the code asked events for of which nobody knows what sends them. */
  private final Set<String> asked = new HashSet<>();

  /** Parts of requests that frameworks convert before they hand them over. */
  private final Set<String> converted = new HashSet<>();

  /** What models say that the event has, whatever methods have the same names. */
  private final Set<String> declared = new HashSet<>();

  /** Lists of the event whose elements can hold no text. */
  private final Set<String> plain = new HashSet<>();

  /** Fields of the event that a middleware has compared with a schema, and what they may do. */
  private final Map<String, Long> validated = new HashMap<>();

  /** Objects in which the code looks for a password. */
  private final Set<String> withPassword = new HashSet<>();

  private boolean hasCaller;
  private boolean hasCredentials;
  private boolean hasSignature;
  private boolean hasSecretsInBody;
  private boolean hasRanks;
  private boolean hasTyped;

  public Events(List<Source> sources, EventFields fields) {
    this.sources = new ArrayList<>(sources);
    this.events = sources.size();
    this.fields = fields;
  }

  /** Returns all that data comes from, by number. */
  public List<Source> sources() {
    return sources;
  }

  /** Returns what gives events. */
  public List<Source> ofEvents() {
    return List.copyOf(sources.subList(0, events));
  }

  /** Returns the number of something that data comes from. */
  public int number(Source source) {
    int known = sources.indexOf(source);
    if (known >= 0) {
      return known;
    }
    sources.add(source);
    return sources.size() - 1;
  }

  /** Returns who can choose the data of the event that is easiest to send. */
  public Source.Trust trust() {
    return sources.stream()
        .map(Source::trust)
        .min(Comparator.naturalOrder())
        .orElse(Source.Trust.UNKNOWN);
  }

  /** Takes note of what invokes the function, where only its code tells. */
  public void know(String trigger) {
    for (int number = 0; number < events; number++) {
      var source = sources.get(number);
      if (source.trigger().equals(UNKNOWN_TRIGGER)) {
        sources.set(number, new Source(trigger, source.trust(), source.title()));
      }
    }
  }

  /** Takes note of what invokes the function, as far as the fields tell that were asked for. */
  public void knowByFields() {
    EventShapes.trigger(asked).ifPresent(this::know);
  }

  /** Returns whether AWS sets a field, as what is known of the event by its fields tells. */
  public boolean isOfEnvelope(Label label) {
    return label.source() >= 0
        && label.source() < events
        && sources.get(label.source()).trigger().equals("eventbridge")
        && EventShapes.isOfEnvelope(label.path());
  }

  /** Returns whether the code asks who the caller is. */
  public boolean hasCaller() {
    return hasCaller;
  }

  /** Returns whether the code asks for what of a request authenticates the caller. */
  public boolean hasCredentials() {
    return hasCredentials;
  }

  /** Returns whether some header proves who sends a request, or that nobody changed it. */
  public boolean hasProof() {
    return hasCredentials || hasSignature;
  }

  /** Returns whether the code asks for a password that stands beside a field. */
  public boolean isBesidePassword(Label field) {
    return withPassword.contains(parent(field.path()));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('.')));
  }

  /** Returns whether the code asks for a secret that stands in the body of a request. */
  public boolean hasSecretsInBody() {
    return hasSecretsInBody;
  }

  /** Returns whether the code asks for what users of Cognito type. */
  public boolean hasTyped() {
    return hasTyped;
  }

  /** Returns whether the code asks what an authorizer says that the caller may do. */
  public boolean hasRanks() {
    return hasRanks;
  }

  /** Who signs requests for AWS is a program rather than one of its users. */
  private static final String IAM = "AWS_IAM";

  /** Returns whether an authorizer has verified whoever sends the requests, and their tokens. */
  public boolean isOfKnownCallers() {
    var requests = sources.stream().limit(events).filter(Source::isHttp).toList();
    return !requests.isEmpty()
        && requests.stream()
            .allMatch(
                source ->
                    source.trust() == Source.Trust.AUTHENTICATED && !source.title().contains(IAM));
  }

  /** Returns the number of the source that earlier events of a source are. */
  public int earlier(int number) {
    if (earlier.containsValue(number)) {
      return number;
    }
    return earlier.computeIfAbsent(
        number,
        _ -> {
          var now = sources.get(number);
          sources.add(new Source(now.trigger(), now.trust(), "an earlier event of " + now.title()));
          return sources.size() - 1;
        });
  }

  /** Returns whether data comes from an event that was handled before. */
  public boolean isEarlier(Label label) {
    return earlier.containsValue(label.source());
  }

  /** Returns the label that data had when its event was handled. */
  public Label atItsTime(Label label) {
    return earlier.entrySet().stream()
        .filter(entry -> entry.getValue() == label.source())
        .findFirst()
        .map(entry -> new Label(entry.getKey(), label.path()))
        .orElse(label);
  }

  /** Returns whether data is a field of the event, rather than what some call gave. */
  public boolean isOfEvent(Label label) {
    return (label.source() >= 0 && label.source() < events) || isEarlier(label);
  }

  /** Takes note of a field that only events have whose value is harmless for some kinds. */
  public void validated(String path, long kinds) {
    validated.merge(path, kinds, (left, right) -> left & right);
  }

  /** Returns the paths that models declare fields at, to be added to. */
  public Set<String> declared() {
    return declared;
  }

  /** Returns the parts of requests that are converted, to be added to. */
  public Set<String> converted() {
    return converted;
  }

  /** Returns whether a framework makes a number, or one of a few constants, of a field. */
  private boolean isConverted(String path) {
    return isWithin(path, converted);
  }

  /** Takes note of elements that can hold no text: how many there are is still the sender's. */
  public void plain(String path) {
    plain.add(path);
  }

  private static boolean isWithin(String path, Set<String> parts) {
    for (var at = path; !parts.isEmpty() && !at.isEmpty(); ) {
      if (parts.contains(at)) {
        return true;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    return false;
  }

  /** Returns what all events have at a path; all of each at none. */
  public Value whole(String path, Interpreter interpreter) {
    var value = Value.none();
    for (int source = 0; source < events; source++) {
      value = value.join(field(source, path, interpreter));
    }
    return value;
  }

  /** Returns a part of the events of one kind, which may be told by the code alone. */
  public Value of(String trigger, String title, String path, Interpreter interpreter) {
    var value = Value.none();
    for (int source = 0; source < events; source++) {
      if (sources.get(source).trigger().equals(trigger)) {
        value = value.join(field(source, path, interpreter));
      }
    }
    var source = new Source(trigger, Source.Trust.UNKNOWN, "an event of " + title);
    return value.isNone() ? field(number(source), path, interpreter) : value;
  }

  /** The request object of a framework: whatever the caller sends is somewhere in it. */
  public Value request(Interpreter interpreter) {
    return request("request", interpreter);
  }

  /** Returns a part of the request object of a framework. */
  public Value request(String path, Interpreter interpreter) {
    return field(request(interpreter.state().guards()), path, interpreter);
  }

  /** Returns the number of what stands for requests: the most open way by which one may come. */
  private int request(Map<Label, Long> tested) {
    @Nullable Source first = null;
    @Nullable Source open = null;
    for (int number = 0; number < events; number++) {
      var source = sources.get(number);
      if (first == null || source.trust().compareTo(first.trust()) < 0) {
        first = source;
      }
      boolean isOut =
          !tested.isEmpty() && tested.getOrDefault(Label.ofWay(number), 0L) == SinkKind.ALL;
      if (!isOut && (open == null || source.trust().compareTo(open.trust()) < 0)) {
        open = source;
      }
    }
    var most = open == null ? first : open;
    var request =
        most == null
            ? new Source("request", Source.Trust.UNKNOWN, "whatever invokes the function")
            : new Source("request", most.trust(), most.title());
    int number = number(request);
    requests.set(number);
    return number;
  }

  /** Returns the label that a part of a request has where some ways are out of question. */
  public Label served(Label label, Interpreter interpreter) {
    return label.source() >= 0 && requests.get(label.source())
        ? new Label(request(interpreter.state().guards()), label.path())
        : label;
  }

  /** Returns what is known of an event's field: whether it is data from outside. */
  public Value field(int number, String path, Interpreter interpreter) {
    int source = requests.get(number) ? request(interpreter.state().guards()) : number;
    if (isConverted(path)) {
      return converted(source, path, interpreter);
    }
    boolean isCompared = isOfEvent(new Label(source, path)) || path.startsWith("request.");
    long harmless = isCompared ? validated.getOrDefault(path, 0L) : 0;
    if (harmless == SinkKind.ALL) {
      return Value.unknown();
    }
    var known = sources.get(source);
    asked(path, known);
    var value = Value.of(new Atom.Event(source, path));
    var kind = fields.of(known.trigger(), path);
    if (kind == EventFields.Kind.SERVICE || isWithin(path, plain)) {
      return value;
    }
    var trust = kind == EventFields.Kind.IDENTITY ? " (of the caller that was authenticated)" : "";
    var trace =
        Trace.from(
            interpreter.where(interpreter.place()), "`event." + path + "`" + trust + " comes in");
    return value.tainted(
        new Label(source, path),
        new Taint(Sinks.clearedBy(path) | harmless | declared(interpreter, path), false, trace));
  }

  /** A number or a truth value that the caller gives may still say what the caller may do. */
  private static Value converted(int source, String path, Interpreter interpreter) {
    var trace = Trace.from(interpreter.where(interpreter.place()), "`event." + path + "` comes in");
    return Value.unknown()
        .tainted(new Label(source, path), new Taint(~SinkKind.AUTHORIZATION.bit(), false, trace));
  }

  private void asked(String path, Source source) {
    hasCredentials |= RequestFields.isCredential(path) || RequestFields.isOfAuthorizer(path);
    hasSignature |= RequestFields.isSignature(path);
    hasCaller |= RequestFields.isCaller(path);
    hasTyped |= RequestFields.isOfUser(path);
    hasRanks |= RequestFields.isRank(path);
    if (RequestFields.isPassword(path)) {
      withPassword.add(parent(path));
    }
    if (RequestFields.isSecret(path)) {
      hasCredentials = true;
      hasSecretsInBody |= RequestFields.isInBody(path);
    }
    if (source.trigger().equals(UNKNOWN_TRIGGER)) {
      asked.add(path);
    }
  }

  /** In Java and Go it is declared where something may be an object. */
  private static long declared(Interpreter interpreter, String path) {
    var language = interpreter.program().unit(0).language();
    boolean isText =
        language == Language.GO
            && (TEXT.matcher(path).find() || path.startsWith("requestContext."));
    return language.isOfJvm() || isText ? SinkKind.FILTER.bit() : 0;
  }

  /**
   * Notifications come one by one. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html,
   * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
   */
  public boolean isSingle(int source, String path) {
    return path.equals("Records") && SINGLE.contains(sources.get(source).trigger());
  }
}
