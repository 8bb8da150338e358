package dev.martello.iam;

import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of a {@code Resource} element, or the ARN of a resource, or a set of ARNs: a glob in which
 * parts may be unknown. {@code *} stands for any text, colons and slashes included, {@code ?} for
 * one character; case matters (IAM User Guide, "IAM JSON policy elements: Resource").
 */
public final class ResourcePattern {
  /*
   * A pattern is a row of tokens: a character, ANY (*), ONE (?) or a hole. Every question is asked
   * twice. Once each hole is an atom that equals itself and nothing else: what is found then holds
   * whatever the holes turn out to be. Once each hole is as obliging as it can be: what is not found
   * then cannot be found. Where the two disagree the answer is UNKNOWN.
   *
   * Both are the usual table over two rows of tokens, n times m steps, one row in memory. Containment
   * of globs by tokens is exact because the alphabet is larger than any pattern: a * on the right is
   * matched by a * on the left only. It is not where a ? on the left may take a part of a * on the
   * right; there, and where the table would be too large, the answer is UNKNOWN at worst.
   *
   * A hole named after a pseudo parameter, and a name that CloudFormation makes up, contains neither
   * colon nor slash. A made-up name meets only itself, a wildcard, or a piece between two separators
   * that holds a wildcard. `arn:aws:` and its kin are read as the one partition in which the stack
   * stands: a policy of another partition could not be deployed.
   */
  private static final int ANY = -1;
  private static final int ONE = -2;
  private static final int FIRST_HOLE = -3;

  /** Matches every resource. */
  static final ResourcePattern EVERYTHING = plain("*");

  private static final int MOST_STEPS = 500_000;
  private static final String PARTITION = "AWS::Partition";

  private enum Kind {
    /** May be any text, wildcards included. */
    FREE,
    /** Has neither colon nor slash nor wildcard. */
    PLAIN,
    /** As PLAIN, and unlike any other name. */
    GENERATED,
    /** As PLAIN, and open for every name: a name's place in the form of an ARN. */
    FORM
  }

  private final String text;
  private final int[] tokens;
  private final List<String> names;
  private final List<Kind> kinds;
  private final boolean[] hasWildSegment;
  private final boolean hasAny;
  private final boolean hasOne;
  private final boolean hasCharacter;
  private @Nullable ResourcePattern rest;

  private ResourcePattern(String text, Builder built) {
    this.text = text;
    this.tokens = built.tokens();
    this.names = List.copyOf(built.names);
    this.kinds = List.copyOf(built.kinds);
    this.hasWildSegment = wildSegments();
    boolean isAny = false;
    boolean isOne = false;
    boolean isCharacter = false;
    for (int token : tokens) {
      isAny |= token == ANY;
      isOne |= token == ONE;
      isCharacter |= token >= 0;
    }
    this.hasAny = isAny;
    this.hasOne = isOne;
    this.hasCharacter = isCharacter;
  }

  /** Reads a known text as it stands in a policy; a policy variable in it is a hole. */
  public static ResourcePattern of(String text) {
    return of(Shape.literal(text), Names.UNKNOWN);
  }

  /** Reads a text of which parts are unknown. */
  public static ResourcePattern of(Shape shape, Names names) {
    if (shape.pieces().size() == 1 && shape.literalStart().equals("*")) {
      return EVERYTHING;
    }
    var built = new Builder();
    boolean isFirst = true;
    for (var piece : shape.pieces()) {
      switch (piece) {
        case Shape.Literal(String text) -> built.addText(text, isFirst);
        case Shape.Hole(String name) -> built.addHole(name, kindOf(name, names));
      }
      isFirst = false;
    }
    return new ResourcePattern(shape.toString(), built);
  }

  /** Reads the texts that a value can have: one, or one per choice. */
  public static List<ResourcePattern> of(Val<String> value, Names names) {
    return Shape.of(value).stream().map(shape -> of(shape, names)).toList();
  }

  /** Reads the form of an ARN from AWS's reference, in which holes stand for any text. */
  static ResourcePattern ofType(String arn) {
    var built = new Builder();
    for (var piece : Shape.parse(arn).pieces()) {
      switch (piece) {
        case Shape.Literal(String text) -> built.addText(text, false);
        case Shape.Hole(String name) -> {
          switch (name) {
            case "Partition" -> built.addHole(PARTITION, Kind.PLAIN);
            case "Region" -> built.addHole("AWS::Region", Kind.PLAIN);
            case "Account" -> built.addHole("AWS::AccountId", Kind.PLAIN);
            case "BucketName", "TableName" -> built.addHole("form " + name, Kind.FORM);
            default -> built.add(ANY);
          }
        }
      }
    }
    return new ResourcePattern(arn, built);
  }

  /** Reads a glob that is no ARN: no variables, no partition. */
  static ResourcePattern plain(String glob) {
    var built = new Builder();
    built.addGlob(glob);
    return new ResourcePattern(glob, built);
  }

  private static Kind kindOf(String name, Names names) {
    return switch (name) {
      case PARTITION, "AWS::Region", "AWS::AccountId", "AWS::StackName", "AWS::URLSuffix" ->
          Kind.PLAIN;
      default -> names.isGenerated(name) ? Kind.GENERATED : Kind.FREE;
    };
  }

  /** Says whether the text is surely nothing but stars, so that it matches everything. */
  public boolean isEverything() {
    return tokens.length == 1 && tokens[0] == ANY;
  }

  /** Says whether there is a wildcard in what is known of the text. */
  public boolean hasWildcard() {
    return hasAny || hasOne;
  }

  /** Asks whether this matches every text that the other one stands for. */
  public Tri covers(ResourcePattern other) {
    if (isEverything()) {
      return Tri.YES;
    }
    boolean isNarrower = hasCharacter && other.isEverything();
    if (isNarrower || startsOtherwise(other)) {
      return Tri.NO;
    }
    if ((long) tokens.length * other.tokens.length > MOST_STEPS) {
      return Tri.UNKNOWN;
    }
    if (!hasAny && other.hasAny && kinds.stream().noneMatch(kind -> kind == Kind.FREE)) {
      return Tri.NO;
    }
    if (new Table(this, other, false).covers()) {
      return Tri.YES;
    }
    boolean isOpen = !names.isEmpty() || !other.names.isEmpty() || isEager(other);
    return isOpen && new Table(this, other, true).covers() ? Tri.UNKNOWN : Tri.NO;
  }

  /** Asks whether there is a text that both stand for. */
  public Tri overlaps(ResourcePattern other) {
    if (isEverything() || other.isEverything()) {
      return Tri.YES;
    }
    if (startsOtherwise(other)) {
      return Tri.NO;
    }
    if ((long) tokens.length * other.tokens.length > MOST_STEPS) {
      return Tri.UNKNOWN;
    }
    if (new Table(this, other, false).overlaps()) {
      return Tri.YES;
    }
    boolean isOpen = !names.isEmpty() || !other.names.isEmpty();
    return isOpen && new Table(this, other, true).overlaps() ? Tri.UNKNOWN : Tri.NO;
  }

  /**
   * Asks whether this matches whatever stands for the resource in an ARN of a form, region and
   * account aside: {@code arn:aws:dynamodb:eu-west-1:*:table/*} is as wide as tables go.
   */
  boolean isAsWideAs(ResourcePattern form) {
    return isEverything() || (!startsOtherwise(form) && rest().covers(form.rest()).isYes());
  }

  /** Returns how many parts of what follows the fifth colon of an ARN are open. */
  int openParts() {
    return (int) Arrays.stream(rest().tokens).filter(token -> token < 0).count();
  }

  /** Returns the pattern of what follows the fifth colon of an ARN. */
  private ResourcePattern rest() {
    var known = rest;
    if (known == null) {
      known = findRest();
      rest = known;
    }
    return known;
  }

  private ResourcePattern findRest() {
    int colons = 0;
    int at = 0;
    while (at < tokens.length && colons < 5) {
      if (tokens[at++] == ':') {
        colons++;
      }
    }
    if (colons < 5 && kinds.contains(Kind.FREE)) {
      // `${ApiArn}/GET/*`: the colons are in what is not known, and so is where the rest begins.
      return this;
    }
    boolean isOpenEnded = colons < 5 && at > 0 && tokens[at - 1] == ANY;
    var built = new Builder();
    built.row = Arrays.copyOfRange(tokens, isOpenEnded ? at - 1 : at, tokens.length + 1);
    built.length = isOpenEnded ? 1 : tokens.length - at;
    built.names.addAll(names);
    built.kinds.addAll(kinds);
    return new ResourcePattern(text, built);
  }

  /** Returns the pattern of this text with another text behind it. */
  public ResourcePattern followedBy(String glob) {
    var built = new Builder();
    built.row = Arrays.copyOf(tokens, tokens.length + glob.length() + 2);
    built.length = tokens.length;
    built.names.addAll(names);
    built.kinds.addAll(kinds);
    built.addGlob(glob);
    return new ResourcePattern(text + glob, built);
  }

  /** Asks whether this matches a text. */
  public Tri matches(String concrete) {
    var built = new Builder();
    built.addPartition(concrete);
    return covers(new ResourcePattern(concrete, built));
  }

  /** Says whether there may be a text that both stand for: cheaper than {@link #overlaps}. */
  boolean mayOverlap(ResourcePattern other) {
    return !startsOtherwise(other)
        && ((long) tokens.length * other.tokens.length > MOST_STEPS
            || new Table(this, other, true).overlaps());
  }

  /** Most pairs differ in the service, right after the partition. */
  private boolean startsOtherwise(ResourcePattern other) {
    int at = sharedStart(other);
    return at < tokens.length
        && at < other.tokens.length
        && tokens[at] >= 0
        && other.tokens[at] >= 0;
  }

  /** Returns how many tokens both start with that surely stand for the same text. */
  private int sharedStart(ResourcePattern other) {
    int length = Math.min(tokens.length, other.tokens.length);
    int at = 0;
    while (at < length) {
      int here = tokens[at];
      int there = other.tokens[at];
      boolean isSame =
          here >= 0
              ? here == there
              : here <= FIRST_HOLE
                  && there <= FIRST_HOLE
                  && kind(here) != Kind.FREE
                  && name(here).equals(other.name(there));
      if (!isSame) {
        return at;
      }
      at++;
    }
    return at;
  }

  private boolean isEager(ResourcePattern other) {
    return hasOne && other.hasAny;
  }

  private String name(int token) {
    return names.get(FIRST_HOLE - token);
  }

  private Kind kind(int token) {
    return kinds.get(FIRST_HOLE - token);
  }

  private boolean[] wildSegments() {
    boolean[] found = new boolean[tokens.length + 1];
    int start = 0;
    while (start <= tokens.length) {
      int end = start;
      boolean isWild = false;
      while (end < tokens.length && tokens[end] != ':' && tokens[end] != '/') {
        int token = tokens[end++];
        isWild |= token == ANY || token == ONE || (token <= FIRST_HOLE && kind(token) == Kind.FREE);
      }
      Arrays.fill(found, start, end + 1, isWild);
      start = end + 1;
    }
    return found;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourcePattern pattern
        && Arrays.equals(tokens, pattern.tokens)
        && names.equals(pattern.names)
        && kinds.equals(pattern.kinds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens) * 31 + names.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** Collects tokens; a run of wildcards becomes all its ONEs and then one ANY. */
  private static final class Builder {
    private int[] row = new int[64];
    private int length;
    private final List<String> names = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();

    void add(int token) {
      if (token == ANY && length > 0 && row[length - 1] == ANY) {
        return;
      }
      if (length + 1 >= row.length) {
        row = Arrays.copyOf(row, row.length * 2);
      }
      if (token == ONE && length > 0 && row[length - 1] == ANY) {
        row[length - 1] = ONE;
        row[length++] = ANY;
      } else {
        row[length++] = token;
      }
    }

    void addHole(String name, Kind kind) {
      int known = names.indexOf(name);
      if (known < 0) {
        known = names.size();
        names.add(name);
        kinds.add(kind);
      }
      add(FIRST_HOLE - known);
    }

    void addGlob(String glob) {
      for (int at = 0; at < glob.length(); at++) {
        char here = glob.charAt(at);
        add(here == '*' ? ANY : here == '?' ? ONE : here);
      }
    }

    /** Reads literal text that may start with a partition; returns where the rest starts. */
    int addPartitionOf(String start) {
      for (var partition : List.of("arn:aws:", "arn:aws-cn:", "arn:aws-us-gov:", "arn:aws*:")) {
        if (start.startsWith(partition)) {
          "arn:".chars().forEach(this::add);
          addHole(PARTITION, Kind.PLAIN);
          add(':');
          return partition.length();
        }
      }
      return 0;
    }

    void addPartition(String concrete) {
      concrete.substring(addPartitionOf(concrete)).chars().forEach(this::add);
    }

    /** Reads text of a policy: wildcards, variables, and the escapes of wildcards. */
    void addText(String policyText, boolean isFirst) {
      int at = isFirst ? addPartitionOf(policyText) : 0;
      while (at < policyText.length()) {
        int open = policyText.indexOf("${", at);
        int close = open < 0 ? -1 : policyText.indexOf('}', open);
        if (close < 0) {
          addGlob(policyText.substring(at));
          return;
        }
        addGlob(policyText.substring(at, open));
        var name = policyText.substring(open + 2, close);
        switch (name) {
          case "*", "?", "$" -> add(name.charAt(0));
          default -> addHole("variable " + name, Kind.FREE);
        }
        at = close + 1;
      }
    }

    int[] tokens() {
      return Arrays.copyOf(row, length);
    }
  }

  /** One question about two patterns; see the block comment above. */
  private record Table(ResourcePattern left, ResourcePattern right, int start, boolean isObliging) {

    Table(ResourcePattern left, ResourcePattern right, boolean isObliging) {
      this(left, right, left.sharedStart(right), isObliging);
    }

    boolean covers() {
      return fill(false);
    }

    boolean overlaps() {
      return fill(true);
    }

    private boolean fill(boolean isOverlap) {
      int width = right.tokens.length;
      boolean[] below = new boolean[width + 1];
      boolean[] here = new boolean[width + 1];
      for (int at = left.tokens.length; at >= start; at--) {
        for (int in = width; in >= start; in--) {
          here[in] =
              (at == left.tokens.length && in == width) || step(at, in, isOverlap, here, below);
        }
        var spare = below;
        below = here;
        here = spare;
      }
      return below[start];
    }

    /**
     * Says whether the rests from two tokens on fit; the rows hold the answers for later tokens.
     */
    private boolean step(int at, int in, boolean isOverlap, boolean[] here, boolean[] below) {
      boolean hasLeft = at < left.tokens.length;
      boolean hasRight = in < right.tokens.length;
      int one = hasLeft ? left.tokens[at] : 0;
      int two = hasRight ? right.tokens[in] : 0;
      if (hasLeft && hasRight && below[in + 1] && isSame(one, two, isOverlap)) {
        return true;
      }
      if (hasLeft && one == ANY && (below[in] || (hasRight && here[in + 1]))) {
        return true;
      }
      if (hasRight && isOverlap && two == ANY && (here[in + 1] || (hasLeft && below[in]))) {
        return true;
      }
      if (!isObliging) {
        return false;
      }
      if (hasLeft && hasRight && one == ONE && two == ANY && (below[in] || below[in + 1])) {
        return true;
      }
      boolean isLeftHole = hasLeft && one <= FIRST_HOLE;
      boolean isRightHole = hasRight && two <= FIRST_HOLE;
      return (isLeftHole
              && ((below[in] && mayEnd(left, one, right, in))
                  || (hasRight && here[in + 1] && mayTake(left, one, right, in, isOverlap))))
          || (isRightHole
              && ((here[in + 1] && mayEnd(right, two, left, at))
                  || (hasLeft && below[in] && mayTake(right, two, left, at, true))));
    }

    private boolean isSame(int one, int two, boolean isOverlap) {
      if (one <= FIRST_HOLE || two <= FIRST_HOLE) {
        return one <= FIRST_HOLE && two <= FIRST_HOLE && left.name(one).equals(right.name(two));
      }
      if (one == ANY || two == ANY) {
        return false;
      }
      return one == two || one == ONE || (isOverlap && two == ONE);
    }

    /** Says whether a hole may end before a token of the other side. */
    private static boolean mayEnd(ResourcePattern owner, int hole, ResourcePattern other, int at) {
      return owner.kind(hole) != Kind.GENERATED
          || other.hasWildSegment[at]
          || (at > 0 && other.hasWildSegment[at - 1]);
    }

    /** Says whether a token of the other side may be part of what a hole stands for. */
    private static boolean mayTake(
        ResourcePattern owner, int hole, ResourcePattern other, int at, boolean mayTakeAny) {
      int token = other.tokens[at];
      var kind = owner.kind(hole);
      if (kind == Kind.FREE) {
        return true;
      }
      if (token == ANY) {
        return mayTakeAny;
      }
      if (token == ONE) {
        return true;
      }
      if (token <= FIRST_HOLE) {
        var otherKind = other.kind(token);
        return otherKind == Kind.FREE
            || kind == Kind.FORM
            || otherKind == Kind.FORM
            || (kind == Kind.PLAIN && otherKind == Kind.PLAIN);
      }
      boolean isSeparator = token == ':' || token == '/';
      return !isSeparator && (kind != Kind.GENERATED || other.hasWildSegment[at]);
    }
  }
}
