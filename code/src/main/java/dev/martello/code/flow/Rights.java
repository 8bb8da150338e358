package dev.martello.code.flow;

import dev.martello.code.ir.Literal;
import dev.martello.code.name.RequestFields;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Label;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells decisions on what the caller may do by what the caller says of himself. */
public final class Rights {
  /** Where callers write what they like. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?:request\\.)?(?:(?:multiValue)?headers?|cookies|(?:multiValueQ|q)ueryStringParameters"
              + "|pathParameters|body|query|params|arguments|args|form|json|data)\\..*"
              + "|request\\.parameters\\.\\w+"
              // Express: `req.get("X-Role")`
              + "|request\\.[a-z]+(?:-[a-z]+)+",
          Pattern.CASE_INSENSITIVE);

  /** Fields that say what somebody is, once separators are gone. */
  private static final Pattern RANK =
      Pattern.compile(
          "(?:x|user|my|current|caller|account|acting|act|as|requester|requesters|requesting|sender|client|staff|employee|portal|app"
              + "|operator|effective|session|login|auth|member|actor|access)*(?:role|roles|rights?"
              + "|permissions?|privileges?|level|type|group|groups|scope|scopes|rank)");

  /** Fields that say yes or no to that. */
  private static final Pattern IS_RANK =
      Pattern.compile(
          "(?:x|user|caller|requester|client)*(?:is|has|as)?(?:super|site|tenant|org)?(?:admin|administrator|superuser|staff|root"
              + "|privileged|adminrights|adminaccess)");

  /** Names that many other things have as well. */
  private static final Set<String> PLAIN =
      Set.of("type", "level", "group", "groups", "scope", "scopes", "rank", "root", "staff");

  private static boolean isPlain(Label label) {
    return PLAIN.contains(name(label));
  }

  /** Fields that say so where callers are refused who do not write it. */
  private static final Pattern IS_ALLOWED =
      Pattern.compile(
          "(?:x|user|caller|requester|client)*(?:(?:is|has|as)?(?:supervisor|moderator|manager|editor|owner|operator|publisher"
              + "|approver|reviewer|auditor|maintainer|employee|internal|trusted|authori[sz]ed|allowed|permitted|privileges|permission)"
              + "|(?:can|may|is)(?:edit|delete|approve|manage|publish|write|refund|override|access|read|view|export|remove|update)\\w*)");

  private static final Pattern PRIVILEGED =
      Pattern.compile(
          "(?i)(?:super|(?:[a-z]{2,20}[-_ .:])*(?:site|sys|system)?)[-_"
              + " ]?(?:admin|administrator|root|superuser|owner|staff"
              + "|moderator|manager|privileged)s?");

  /** Ranks of those who do a job, where a field is called a role. */
  private static final Pattern OF_JOB =
      Pattern.compile(
          "(?i)editor|operator|support|supervisor|approver|auditor|publisher|reviewer|accountant|billing|finance|hr|ops"
              + "|dispatcher|organi[sz]er|treasurer|maintainer|curator|superuser|instructor|teacher|doctor|nurse|clerk");

  private static final Pattern ROLE =
      Pattern.compile("(?:x|user|my|current|caller|actor|acting)*roles?");

  /** Who is said to ask for something. */
  private static final Pattern ACTING =
      Pattern.compile(
          "(?i).*\\.(?:actor|caller|requester|requested_?by|performed_?by|acting_?(?:user|as)|current_?user|operator|me|auth|session)\\.\\w+");

  /** Ranks that many have: where they stand beside others, what somebody is gets only checked. */
  private static final Pattern COMMON =
      Pattern.compile(
          "(?i)(?:end|normal|regular|basic|standard|free)?[-_ ]?(?:user|guest|viewer|reader|member"
              + "|customer|visitor|student|patient|buyer|subscriber|public|anonymous|basic|standard"
              + "|free|client|read)s?");

  /** Headers that say what the caller may do, whatever the ranks are called. */
  private static final Pattern HEADER_OF_RANK =
      Pattern.compile(
          "(?i)(?:request\\.)?(?:multiValue)?headers?\\.x-?"
              + "(?!(?:chat|message|model|node|target|source|device|iam|aws|new|db|database|cluster)-)"
              + "(?:[a-z]+-){0,3}(?:my|user|caller|account)?"
              + "(?:roles?|permissions?|privileges?|rights?)");

  /** Any rank; a single word. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{2,30}");

  private Rights() {}

  /** Headers by which callers say who they are, beside those that are checked. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "(?i)(?:(?:request\\.)?(?:multiValue)?headers?\\.|request\\.(?:parameters\\.)?(?=x[-_]))x[-_]?(?:(?:tenant|user|account|org|organi[sz]ation"
              + "|customer|company|member|employee|merchant|workspace|team|owner)(?:[-_]?(?:id|name|email|key))?"
              + "|on[-_]?behalf[-_]?of|acting[-_]?as|impersonate\\w*|(?:authenticated|remote|forwarded)[-_]?user)");

  /** Fields by which callers name an owner, in functions that know who the caller is. */
  private static final Pattern OWNER =
      Pattern.compile(
          "(?i)(?:request\\.)?(?:arguments|(?:body|json|form|data|args|query(?:_params)?|(?:multiValueQ|q)ueryStringParameters"
              + "|pathParameters|params|path_params|parameters|view_args)\\.?)(?:\\.\\w+)*\\.?\\b(?:user|owner|account|tenant|customer|member)_?(?:id)?(?:\\.(?:\\*|-?\\d+))?");

  private static final Pattern OF_PATH =
      Pattern.compile(
          "(?i)(?:request\\.)?(?:pathParameters|params|path_params|parameters|view_args)\\..*");

  /** Where an authorizer tells what callers may do, their requests say what others may do. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "(?i)(?:request\\.)?(?:body|json|form|data)\\.(?:roles?|groups?|permissions?|scopes?)");

  /** Returns whether a field says what somebody else gets, if the caller's rights are known. */
  public static boolean isOfOthers(String path) {
    return OF_OTHERS.matcher(path).matches();
  }

  /** What users of Cognito say of themselves when they sign up or in. */
  private static final Pattern OF_USER =
      Pattern.compile(
          "request\\.(?:clientMetadata|validationData)\\..*|request\\.userAttributes\\.custom:.*");

  /** Returns whether the user who gets the rights says so, and nobody else looks at it. */
  public static boolean isSaidByUser(Label label, Optional<Source> source, Events events) {
    boolean isPublic =
        source.filter(Source::isHttp).filter(of -> of.trust() == Source.Trust.PUBLIC).isPresent();
    return OF_USER.matcher(label.path()).matches()
        || (isPublic && !events.hasCredentials() && SAID.matcher(label.path()).matches());
  }

  /** Returns whether a field names somebody whose data a call may be about. */
  public static boolean isOwner(Label label) {
    return OWNER.matcher(label.path()).matches();
  }

  /**
   * Returns whether a field is part of a path, by which one looks up what everybody may see, too.
   */
  public static boolean isOfPath(Label label) {
    return OF_PATH.matcher(label.path()).matches();
  }

  /** Returns whether a field names somebody, where callers should not say who that is. */
  public static boolean isChosen(Label label) {
    return isOwner(label) || isIdentity(label) || isAskedFor(label);
  }

  /** Returns whether a field holds what its sender likes. */
  public static boolean isSaid(Label label) {
    return SAID.matcher(label.path()).matches();
  }

  /** Returns whether a value is a rank that lets people do more. */
  public static boolean isPrivileged(Value value) {
    return value
        .constantText()
        .filter(text -> PRIVILEGED.matcher(text).matches() || OF_JOB.matcher(text).matches())
        .isPresent();
  }

  /** Returns whether a field says who the caller is, and nobody has checked it. */
  public static boolean isIdentity(Label label) {
    return IDENTITY.matcher(label.path()).matches();
  }

  /** Returns whether a field says what somebody may do, or who that is. */
  public static boolean isRight(Label label) {
    return label.path().startsWith("requestContext.authorizer")
        || label.path().startsWith("identity.")
        || RANK.matcher(name(label)).matches()
        || IS_RANK.matcher(name(label)).matches();
  }

  /** Returns a rank that lets people do more, if only such ones are among the elements. */
  static Optional<String> highest(Value elements) {
    var texts = elements.atoms().stream().flatMap(atom -> Value.textOf(atom).stream()).toList();
    return texts.stream().anyMatch(text -> COMMON.matcher(text).matches())
        ? Optional.empty()
        : texts.stream().filter(text -> PRIVILEGED.matcher(text).matches()).findFirst();
  }

  /** What whoever signs in says as he likes. */
  private static final Pattern OF_CLIENT =
      Pattern.compile("request\\.(?:clientMetadata|validationData)(?:\\..*)?");

  /** Returns whether data is what somebody who signs in says as he likes. */
  public static boolean isOfClient(Label label) {
    return OF_CLIENT.matcher(label.path()).matches();
  }

  /** What users may change of themselves, unless the pool's client forbids it. */
  private static final Pattern CHANGED_BY_USER =
      Pattern.compile(
          "request\\.userAttributes\\.custom:.*(?:role|group|admin|permission|scope).*");

  /** Claims by which rights are decided, once separators are gone. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?:cognito|custom|x|hasura|user)*(?:role|roles|group|groups|scope|scopes|permission|permissions|rights?|entitlements?"
              + "|(?:is|super)?admin|tenant(?:id)?|org(?:anization)?(?:id)?|accountid|groupstooverride|iamrolestooverride"
              + "|preferredrole|scopestoadd|allowedroles|defaultrole)");

  private static final Pattern GROUPS =
      Pattern.compile("groupstooverride|iamrolestooverride|preferredrole|scopestoadd");

  private static final int DEEP = 6;

  /** Returns the data of whoever signs in that claims are made of by which rights are decided. */
  public static Map<Label, Taint> claims(Value answer, Interpreter interpreter) {
    var found = new TreeMap<Label, Taint>();
    claims(answer, DEEP, interpreter, found);
    return found;
  }

  private static void claims(
      Value value, int depth, Interpreter interpreter, Map<Label, Taint> found) {
    for (var atom : value.atoms()) {
      if (depth > 0
          && atom instanceof Atom.Reference reference
          && interpreter.get(reference.object()) instanceof HeapObject held
          && (held.kind() == HeapObject.Kind.MAP || isOfAnswer(held.type()))) {
        held.members()
            .forEach(
                (number, member) -> {
                  var name = plain(interpreter.names().name(number));
                  if (CLAIM.matcher(name).matches()) {
                    boolean isGroups = GROUPS.matcher(name).matches();
                    Objects.deep(interpreter, member)
                        .forEach(
                            (label, taint) -> {
                              boolean isSaid =
                                  OF_CLIENT.matcher(label.path()).matches()
                                      || isGroups
                                          && CHANGED_BY_USER.matcher(label.path()).matches();
                              if (isSaid && !taint.isChoice()) {
                                found.putIfAbsent(label, taint);
                              }
                            });
                  }
                  claims(member, depth - 1, interpreter, found);
                });
      }
    }
  }

  /** Maps of Java, and what Go declares of answers to Cognito. */
  private static boolean isOfAnswer(String type) {
    return type.startsWith("java.util.") || type.startsWith(GoEvents.TYPES);
  }

  /**
   * Returns the field that a comparison takes the caller's word for; empty for other tests.
   *
   * @param isRefusing whether one of the ways from there says that the caller may not
   */
  static Optional<Label> compared(Value left, Value right, boolean isRefusing) {
    var first = word(left);
    var constant = first.or(() -> word(right)).orElse("");
    boolean isRank = PRIVILEGED.matcher(constant).matches();
    boolean isYes =
        constant.equalsIgnoreCase("true")
            || constant.equals("1")
            || isRefusing && constant.equalsIgnoreCase("false");
    var field = first.isPresent() ? right : left;
    var other = first.isPresent() ? left : right;
    return said(field)
        .filter(
            label ->
                (isRank && isOfClient(label))
                    || (isRank
                        && RANK.matcher(name(label)).matches()
                        && (isRefusing || !isPlain(label)))
                    || (isRefusing && isOfFew(constant) && RANK.matcher(name(label)).matches())
                    || (OF_JOB.matcher(constant).matches() && ROLE.matcher(name(label)).matches())
                    || (isOfFew(constant)
                        && ACTING.matcher(label.path()).matches()
                        && RANK.matcher(name(label)).matches())
                    || (isOfFew(constant, other) && HEADER_OF_RANK.matcher(label.path()).matches())
                    || ((isRank || isYes) && IS_RANK.matcher(name(label)).matches())
                    || (isYes && isRefusing && IS_ALLOWED.matcher(name(label)).matches()));
  }

  /** Returns a text or a truth value that stands in the code. */
  private static Optional<String> word(Value value) {
    return value
        .constantText()
        .or(
            () ->
                value
                    .only()
                    .flatMap(
                        atom ->
                            switch (atom) {
                              case Atom.Fixed(Literal.Truth(var isTrue)) ->
                                  Optional.of(Boolean.toString(isTrue));
                              case Atom.Fixed(Literal.Whole(var number)) ->
                                  Optional.of(Long.toString(number));
                              case Atom.External(var name, _, _) when name.startsWith(BOXED) ->
                                  Optional.of(name.substring(BOXED.length()));
                              default -> Optional.empty();
                            }));
  }

  /** {@code Boolean.TRUE}. */
  private static final String BOXED = "java.lang.Boolean.";

  /**
   * Returns the field that has to be one of a few ranks, none of which everybody has: who refuses
   * all others takes the caller's word. Empty for other lists and fields.
   */
  static Optional<Label> amongFew(Value one, Value few) {
    boolean isOfRanks =
        !few.atoms().isEmpty()
            && few.atoms().stream()
                .allMatch(atom -> Value.textOf(atom).filter(Rights::isOfFew).isPresent());
    return isOfRanks
        ? said(one).filter(label -> !isPlain(label) && RANK.matcher(name(label)).matches())
        : Optional.empty();
  }

  /** Returns the field by which a table of ranks is asked; empty for other tables and fields. */
  static Optional<Label> lookedUp(Value key, Value keys) {
    boolean isOfRanks =
        keys.atoms().stream()
            .flatMap(atom -> Value.textOf(atom).stream())
            .anyMatch(text -> PRIVILEGED.matcher(text).matches());
    return isOfRanks
        ? said(key).filter(label -> RANK.matcher(name(label)).matches())
        : Optional.empty();
  }

  /** A rank that is written, or one that the code is given as a parameter. */
  private static boolean isOfFew(String rank, Value other) {
    return rank.isEmpty()
        ? !other.isTainted() && other.atoms().stream().noneMatch(Atom.Fixed.class::isInstance)
        : isOfFew(rank);
  }

  private static boolean isOfFew(String rank) {
    return WORD.matcher(rank).matches() && !COMMON.matcher(rank).matches();
  }

  /**
   * Returns the field that alone decides; empty for other conditions.
   *
   * @param isRefusing whether one of the ways from there says that the caller may not
   */
  static Optional<Label> decisive(Value condition, boolean isRefusing) {
    return said(condition)
        .filter(
            label ->
                (IS_RANK.matcher(name(label)).matches() && (isRefusing || !isPlain(label)))
                    || (isRefusing && IS_ALLOWED.matcher(name(label)).matches()));
  }

  /** Returns a truth value of the caller: it does no harm but by what is decided by it. */
  public static Value yesOrNo(Value content) {
    return decisive(content, true).isPresent()
        ? Value.unknown()
            .tainted(content.taints())
            .each(taint -> taint.clear(~SinkKind.AUTHORIZATION.bit()))
        : Value.unknown();
  }

  /** Returns what is one of a few: it does no harm but by what is decided by it. */
  public static Value rank(Value value) {
    boolean isRank =
        said(value)
            .filter(
                label ->
                    RANK.matcher(name(label)).matches() || IS_RANK.matcher(name(label)).matches())
            .isPresent();
    return isRank
        ? Value.unknown()
            .tainted(value.taints())
            .each(taint -> taint.clear(~SinkKind.AUTHORIZATION.bit()))
        : Value.unknown();
  }

  /** Parameters of queries that say whose data a request is about. */
  private static final Pattern ASKED_FOR =
      Pattern.compile(
          "(?i)(?:multiValueQ|q)ueryStringParameters\\.(?:user|owner|account|tenant|customer|member|employee|patient)_?(?:id)?");

  /** Returns whether a query says whose data it is about. */
  public static boolean isAskedFor(Label label) {
    return ASKED_FOR.matcher(label.path()).matches();
  }

  /** Fields that stand for one person or one customer. */
  private static final Pattern SOMEBODY =
      Pattern.compile(
          "(?i)(?:.*\\.)?(?:sub|username|cognito:username|principalId|e?-?mail|(?:x-|custom:)?(?:current[_-]?)?(?:user|owner|account|tenant|customer|member|org|organi[sz]ation|company|workspace|employee|patient|student|merchant)[_-]?(?:id|name)?)"
              + "|requestContext\\.(?:authorizer|identity)\\..*|identity\\..*");

  /** Returns whether what is fetched by a field is what belongs to one person or customer. */
  public static boolean isOfSomebody(Label label) {
    return SOMEBODY.matcher(label.path()).matches() || RequestFields.isCredential(label.path());
  }

  private static Optional<Label> said(Value value) {
    boolean isField =
        value.atoms().stream()
            .anyMatch(
                atom ->
                    atom instanceof Atom.Event
                        || atom instanceof Atom.Opaque
                        || atom instanceof Atom.Method);
    // Each trigger of the function has the same field, which may be harmless from some of them.
    return isField && value.taints().keySet().stream().map(Label::path).distinct().count() == 1
        ? value.taints().entrySet().stream()
            .filter(entry -> !entry.getValue().isGuess())
            .filter(
                entry ->
                    SAID.matcher(entry.getKey().path()).matches() || isOfClient(entry.getKey()))
            .min(Comparator.comparing(entry -> !isHarmful(entry.getValue())))
            .map(Map.Entry::getKey)
        : Optional.empty();
  }

  private static boolean isHarmful(Taint taint) {
    return SinkKind.AUTHORIZATION.isHarmedBy(taint.cleared());
  }

  private static String name(Label label) {
    var path = label.path();
    return plain(path.substring(path.lastIndexOf('.') + 1));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
