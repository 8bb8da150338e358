package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Flow;
import dev.martello.code.flow.Guessable;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.ResponseType;
import dev.martello.code.flow.Rights;
import dev.martello.code.ir.Language;
import dev.martello.code.knowledge.CallPattern;
import dev.martello.code.knowledge.Knowledge;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Condition;
import dev.martello.code.value.Guards;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Sinks;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Collects data that reaches places where it does harm, and tells in the end what of it matters in
 * the light of all of the code.
 */
final class Flows {
  private record Key(SinkKind kind, Origin.Written where, Label label) {}

  /**
   * What an authorizer says of callers is for it to choose, what a table holds for those who write
   * into it, and what a trail or a pipeline is about is there already.
   */
  private static final Pattern OWN_RESOURCE =
      Pattern.compile(
          "requestContext\\.authorizer\\.|Records\\.\\*\\.dynamodb\\."
              + "|detail\\.(?:requestParameters|responseElements|resourcesAffected|findings)\\.|CodePipeline\\.job\\.");

  /** What knowledge says of calls that give people rights. */
  private static final String OF_TOKEN = "which says what the user may do who signs in";

  private static final String NAMES_RIGHTS = "which gives rights to the user who says so";

  /** What knowledge says of the names of an archive's entries. */
  private static final String ENTRY = "the name of an entry of an archive";

  private static final Pattern AFTERWARDS =
      Pattern.compile("fs\\.(?:l?ch(?:mod|own)|l?utimes|access|l?stat|exists|realpath)(?:Sync)?");

  private static final Set<String> FREEZING =
      Set.of("Object.freeze", "Object.seal", "Object.preventExtensions");

  private static final Pattern OF_GROUP = Pattern.compile("(?i)admin_?add_?user_?to_?group");

  private static final Pattern TIDYING =
      Pattern.compile("java\\.(?:io\\.File|nio\\.file\\.Files)\\.delete\\w*");

  private static final Pattern FINALLY = Pattern.compile("\\bfinally\\s*\\{[^}]*$");

  private static final int BEFORE = 300;

  private static final String A_DECISION = "a decision on what the caller may do";

  /** A test that decides what the caller may do. */
  static final Knowledge.Sink DECISION =
      new Knowledge.Sink(
          List.of(new CallPattern(A_DECISION)), "authorization", List.of(), List.of(), "high", "");

  private final Events events;
  private final Telling telling;
  private final BetweenEvents between;
  private final LoggedSecrets secrets;
  private final UnknownPages pages;
  private final SetHeaders headers;
  private final Map<Key, Flow> found = new LinkedHashMap<>();
  private final PathUses uses = new PathUses();
  private final ResolvedHosts hosts = new ResolvedHosts();
  private final GuardedClients clients = new GuardedClients();
  private final RawMessages messages = new RawMessages();

  /** Whether nothing can be added to what all objects of a script share. */
  private boolean isFrozen;

  Flows(
      Events events,
      Telling telling,
      BetweenEvents between,
      LoggedSecrets secrets,
      UnknownPages pages,
      SetHeaders headers) {
    this.events = events;
    this.telling = telling;
    this.between = between;
    this.secrets = secrets;
    this.pages = pages;
    this.headers = headers;
  }

  /** Takes note of a call that may make some harm impossible. */
  void called(CallEvent event, Interpreter interpreter) {
    hosts.called(event, interpreter);
    messages.called(event, interpreter);
    isFrozen |=
        FREEZING.contains(event.name())
            && event.arguments().at(0).atoms().contains(new Atom.External("Object.prototype"));
  }

  /** Takes note of a value at a place where data of some kind does harm. */
  void reach(
      SinkKind kind, Value value, Knowledge.Sink sink, CallEvent event, Interpreter interpreter) {
    if (value.taints().isEmpty() || Sinks.isHarmless(kind, value)) {
      return;
    }
    if (kind == SinkKind.ERROR) {
      // Whoever must not see an error must not see a secret.
      reach(SinkKind.SECRET_ANSWER, value, sink, event, interpreter);
    }
    var guards = interpreter.state().guards();
    if (kind == SinkKind.HTML && ResponseType.isPlain(event, guards)) {
      return;
    }
    boolean isInFolder =
        kind == SinkKind.FILE_PATH && (!event.language().isScript() || Sinks.isInFolder(value));
    value
        .taints()
        .forEach(
            (label, taint) -> {
              long cleared = taint.cleared() | Guards.of(label, guards);
              if (events.isEarlier(label)) {
                between.reached(kind, label, taint, cleared, sink, event);
                return;
              }
              boolean isReaching =
                  !between.isNext()
                      && SinkKind.GLOBAL != kind
                      && isOfKind(kind, label, taint, event)
                      && !isElsewhere(kind, label, taint, sink)
                      && !(kind == SinkKind.URL
                          && (hosts.areSeen(label, interpreter)
                              || clients.send(event, interpreter)))
                      && (cleared & harm(kind)) == 0
                      && !(isInFolder && !SinkKind.CLIMBING.isHarmedBy(cleared))
                      && !(kind == SinkKind.FILE_PATH
                          && !SinkKind.READ_AGAIN.isHarmedBy(Guards.of(label, guards))
                          && uses.isAgain(label, taint, value, event));
              if (isReaching) {
                var told = told(kind, label);
                var place = FlowLocations.of(kind, sink, taint, event, interpreter);
                var flow = telling.flow(told, label, taint, sink, event, place);
                found.putIfAbsent(new Key(told, flow.where(), label), flow);
                if (kind == SinkKind.FILE_PATH && PathUses.isWriting(event)) {
                  uses.written(label, taint, value);
                  var written = new Condition.Checked(label, SinkKind.READ_AGAIN.bit());
                  interpreter.state(interpreter.state().after(List.of(written)));
                }
              }
            });
  }

  /** Returns whether such data can do such harm at all. */
  private boolean isOfKind(SinkKind kind, Label label, Taint taint, CallEvent event) {
    if (label.source() == Label.CLAIMS || Guessable.isNumber(label)) {
      return false;
    }
    boolean isError = label.source() == Label.ERROR;
    return isError == (kind == SinkKind.ERROR)
        && switch (kind) {
          // It is the names of entries, not the archive, that must not reach files.
          case ARCHIVE ->
              !(event.language().isOfJvm() || event.language() == Language.GO)
                  || !events.isOfEvent(label);
          case RESOURCE -> !OWN_RESOURCE.matcher(label.path()).lookingAt();
          case LOG -> !Sinks.isLoggedAsObject(label, taint);
          case FILE_PATH ->
              !isOfUnpacked(label, event)
                  && !(isOfEntry(label) && PathUses.isReadingOfPython(event));
          // What libraries made of data is hardly several lines.
          case HEADER -> !taint.isGuess();
          case SECRET_LOG -> secrets.isSecret(label, taint);
          case SECRET_ANSWER -> AnsweredSecrets.isOne(label, taint);
          default -> true;
        };
  }

  /** Returns whether what is known of a call makes it harmless for such data. */
  private boolean isElsewhere(SinkKind kind, Label label, Taint taint, Knowledge.Sink sink) {
    return (kind == SinkKind.AUTHORIZATION
            && NAMES_RIGHTS.equals(sink.note())
            && !Rights.isSaidByUser(label, sourceOf(label), events))
        || (OF_TOKEN.equals(sink.note()) && !Rights.isOfClient(label))
        || (taint.isGuess() && Telling.asksForBeginning(sink));
  }

  private Optional<Source> sourceOf(Label label) {
    return label.source() < 0
        ? Optional.empty()
        : Optional.of(events.sources().get(label.source()));
  }

  /** What is done to a file that was unpacked does no more harm than to write it. */
  private static boolean isOfUnpacked(Label label, CallEvent event) {
    return label.path().equals(ENTRY) && AFTERWARDS.matcher(event.name()).matches();
  }

  private static boolean isOfEntry(Label label) {
    return label.path().equals(ENTRY) || Pieces.isEntry(label);
  }

  /** What data must not have been made harmless for, to do harm. */
  private static long harm(SinkKind kind) {
    return switch (kind) {
      case CHOSEN -> SinkKind.CHOSEN.bit() | SinkKind.PROTOTYPE.bit();
      case MERGE -> SinkKind.MERGE.bit() | SinkKind.FILTER.bit();
      case SECRET_ANSWER -> SinkKind.SECRET_LOG.bit();
      default -> kind.bit();
    };
  }

  /** What is told of data that does harm: names of entries that become paths unpack an archive. */
  private static SinkKind told(SinkKind kind, Label label) {
    return switch (kind) {
      case CHOSEN -> SinkKind.PROTOTYPE;
      case FILE_PATH -> isOfEntry(label) ? SinkKind.ARCHIVE : kind;
      default -> kind;
    };
  }

  /** Returns what matters, once all of the code was seen. */
  Stream<Flow> told(Owners owners) {
    var all =
        found.entrySet().stream()
            .filter(each -> !events.isOfEnvelope(each.getKey().label()))
            .filter(each -> !pages.isIdle(each.getValue(), each.getKey().label()))
            .filter(each -> !isHeadOfNothing(each.getValue(), each.getKey().label()))
            .map(Map.Entry::getValue);
    return Stream.concat(all, between.flows()).filter(flow -> matters(flow, owners));
  }

  /** Lines that look like a head are one only in a message that is sent as it stands. */
  private boolean isHeadOfNothing(Flow flow, Label label) {
    return flow.sink().equals(RawHeaders.HEAD_OF_MESSAGE) && !messages.have(label);
  }

  private boolean matters(Flow flow, Owners owners) {
    boolean isIdle =
        switch (flow.kind()) {
          case PROTOTYPE, MERGE -> isFrozen;
          case FILE_PATH -> isTidying(flow) || isBesideWriting(flow);
          case ARCHIVE -> isBesideWriting(flow);
          case SECRET_LOG -> !secrets.matters(flow);
          case SECRET_ANSWER -> secrets.isName(flow.path());
          case CORS -> headers.isWithoutCredentials(flow);
          case LOG -> isSecretToo(flow);
          case CODE -> isOfQuery(flow);
          case REGEX -> isOfFilter(flow);
          case AUTHORIZATION -> isOfGroup(flow, owners);
          default -> false;
        };
    return !isIdle && !(flow.sink().equals(A_DECISION) && isDecided(flow, owners));
  }

  /** Java: what removes a file in the end that is told itself. */
  private boolean isTidying(Flow flow) {
    return TIDYING.matcher(flow.sink()).find()
        && isInEnd(flow.where())
        && found.values().stream()
            .anyMatch(
                other ->
                    other.kind() == SinkKind.FILE_PATH
                        && !TIDYING.matcher(other.sink()).find()
                        && other.path().equals(flow.path())
                        && other.source().equals(flow.source()));
  }

  /** Go: makes the folder of a file that is written, or reads or removes it afterwards. */
  private static final Pattern BESIDE_WRITING =
      Pattern.compile(
          "`(?:os\\.(?:MkdirAll|Remove(?:All)?|Chmod|Truncate|Rename)"
              + "|archive/zip\\.OpenReader)`");

  private static final Pattern WRITING_IN_GO =
      Pattern.compile("`(?:os\\.(?:Create|OpenFile|WriteFile)|io/ioutil\\.WriteFile)`");

  /**
   * Go: a file that is written under a name from outside is told there, and not once more; a folder
   * may be an entry of an archive itself.
   */
  private boolean isBesideWriting(Flow flow) {
    boolean isOfEntry =
        flow.sink().equals("`os.MkdirAll`") && !flow.where().text().contains("Dir(");
    return BESIDE_WRITING.matcher(flow.sink()).matches()
        && !isOfEntry
        && found.values().stream()
            .anyMatch(
                other ->
                    other.kind() == flow.kind()
                        && WRITING_IN_GO.matcher(other.sink()).matches()
                        && other.path().equals(flow.path())
                        && other.source().equals(flow.source()));
  }

  private static boolean isInEnd(Origin.Written where) {
    int start = where.span().start();
    var before = where.file().text().substring(Math.max(0, start - BEFORE), start);
    return FINALLY.matcher(before).find();
  }

  /** What runs within a query that is data as a whole is told with that. */
  private boolean isOfQuery(Flow flow) {
    return found.values().stream()
        .anyMatch(
            other ->
                other.kind() == SinkKind.NOSQL
                    && other.where().equals(flow.where())
                    && flow.path().startsWith(other.path() + "."));
  }

  /** Who chooses what a query asks for need not be told to choose its expressions as well. */
  private boolean isOfFilter(Flow flow) {
    return found.values().stream()
        .anyMatch(
            other ->
                (other.kind() == SinkKind.FILTER || other.kind() == SinkKind.NOSQL)
                    && other.where().equals(flow.where())
                    && other.source().equals(flow.source())
                    && (other.path() + ".").startsWith(flow.path() + "."));
  }

  /** What must not be in the log at all need not be written there in another way. */
  private boolean isSecretToo(Flow flow) {
    return found.values().stream()
        .anyMatch(
            other ->
                other.kind() == SinkKind.SECRET_LOG
                    && other.where().equals(flow.where())
                    && other.path().equals(flow.path())
                    && secrets.matters(other));
  }

  /** Who puts others into groups may do so, or nobody who calls the function chooses which. */
  private static boolean isOfGroup(Flow flow, Owners owners) {
    boolean isByCaller = flow.source().isOfCaller() || flow.source().trigger().equals("cognito");
    return OF_GROUP.matcher(flow.sink()).find() && (!isByCaller || owners.isOfRanks());
  }

  /** Something else than the caller's word decides it as well. */
  private boolean isDecided(Flow flow, Owners owners) {
    boolean isOfOthers =
        events.hasRanks() && Rights.isOfOthers(flow.path()) && !owners.isDemanded(flow.where());
    return owners.isOfKeyHolder() || isOfOthers;
  }
}
