package dev.martello.code.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Tells whether a regular expression takes exponential time on texts that are made for it. */
public final class Backtracking {
  /*
   * Weideman, van der Merwe, Berglund, Watson: Analyzing Matching Time Behavior of Backtracking
   * Regular Expression Matchers by Using Ambiguity of NFA (CIAA 2016). Each character of the
   * expression is a state (Glushkov), which follow each other as often as there are ways to do so.
   * Time is exponential where a state leads back to itself by two ways that read the same text, and
   * where the text behind may fail. Both ways are looked for as one walk through pairs of states.
   * Polynomial time is not told, nor what references to groups do.
   */
  private static final int MOST_STATES = 300;
  private static final int MOST_REPEATED = 60;
  private static final int MOST_STEPS = 4_000_000;

  /** No text has it: the end, which {@code $} asks for, and what else is asked of a place. */
  private static final int END = 129;

  /** All that is not ASCII. */
  private static final int OTHER = 128;

  /** More repetitions than these count as any number. */
  private static final int FEW = 10;

  private static final int COPIES = 3;

  private final String pattern;
  private int at;
  private final List<BitSet> characters = new ArrayList<>();
  private final List<List<Integer>> following = new ArrayList<>();
  private final BitSet accepting = new BitSet();
  private int steps;

  private Backtracking(String pattern) {
    this.pattern = pattern;
  }

  /** What is thrown at expressions that are too large, or not understood. */
  private static final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownException() {
      super(null, null, false, false);
    }
  }

  /** A part of the expression: the states that it may begin and end with. */
  private record Piece(boolean isEmpty, List<Integer> first, List<Integer> last) {
    static final Piece NOTHING = new Piece(true, List.of(), List.of());
  }

  public static boolean isExponential(String pattern) {
    boolean isNested = pattern.contains(")*") || pattern.contains(")+") || pattern.contains("){");
    if (!isNested || pattern.length() > 2_000) {
      return false;
    }
    try {
      return new Backtracking(pattern).isAmbiguous();
    } catch (UnknownException _) {
      return false;
    }
  }

  private boolean isAmbiguous() {
    var whole = alternatives(0);
    if (at < pattern.length()) {
      throw new UnknownException();
    }
    whole.last().forEach(accepting::set);
    var done = new BitSet();
    for (int state = 0; state < characters.size(); state++) {
      if (!done.get(state)) {
        var loop = loop(state);
        done.or(loop);
        if (loop.cardinality() > 0 && !loop.intersects(accepting) && isAmbiguous(loop)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the states that lead to a state and that it leads to; none if it has no way back. */
  private BitSet loop(int state) {
    var reached = reached(state, following);
    if (!reached.get(state)) {
      return new BitSet();
    }
    var before = new ArrayList<List<Integer>>();
    characters.forEach(_ -> before.add(new ArrayList<>()));
    for (int from = 0; from < following.size(); from++) {
      for (int to : following.get(from)) {
        before.get(to).add(from);
      }
    }
    reached.and(reached(state, before));
    return reached;
  }

  private static BitSet reached(int state, List<List<Integer>> ways) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>(ways.get(state));
    while (!waiting.isEmpty()) {
      int next = waiting.pop();
      if (!seen.get(next)) {
        seen.set(next);
        waiting.addAll(ways.get(next));
      }
    }
    return seen;
  }

  private boolean isAmbiguous(BitSet loop) {
    if (loop.cardinality() > MOST_REPEATED) {
      throw new UnknownException();
    }
    var states = loop.stream().boxed().toList();
    for (int state : states) {
      var next = following.get(state).stream().filter(loop::get).toList();
      boolean isTwice = next.stream().distinct().count() < next.size();
      if (isTwice && twice(next).anyMatch(to -> mayFail(to, word(to, state, to, inside(loop))))) {
        return true;
      }
    }
    int size = characters.size();
    var forward = new ArrayList<List<Integer>>();
    var backward = new ArrayList<List<Integer>>();
    for (int pair = 0; pair < size * size; pair++) {
      forward.add(List.of());
      backward.add(new ArrayList<>());
    }
    for (int left : states) {
      for (int right : states) {
        var next = next(left, right, loop, size);
        forward.set(left * size + right, next);
        next.forEach(pair -> backward.get(pair).add(left * size + right));
      }
    }
    for (int state : states) {
      int same = state * size + state;
      var round = reached(same, forward);
      spend(round.cardinality());
      round.and(reached(same, backward));
      var apart = round.stream().filter(pair -> pair / size != pair % size).findFirst();
      if (apart.isPresent() && mayFail(state, word(same, apart.getAsInt(), same, forward))) {
        return true;
      }
    }
    return false;
  }

  private static IntStream twice(List<Integer> states) {
    return states.stream()
        .filter(state -> Collections.frequency(states, state) > 1)
        .distinct()
        .mapToInt(Integer::intValue);
  }

  private List<List<Integer>> inside(BitSet loop) {
    return following.stream().map(next -> next.stream().filter(loop::get).toList()).toList();
  }

  /** Returns a text that leads by way of a state, or pair of states, to another one. */
  private List<Integer> word(int from, int by, int to, List<List<Integer>> ways) {
    var word = new ArrayList<>(word(from, by, ways));
    word.addAll(word(by, to, ways));
    return word;
  }

  private List<Integer> word(int from, int to, List<List<Integer>> ways) {
    var before = new HashMap<Integer, Integer>();
    var waiting = new ArrayDeque<Integer>();
    waiting.add(from);
    while (!waiting.isEmpty() && !before.containsKey(to)) {
      int here = waiting.poll();
      for (int next : ways.get(here)) {
        if (before.putIfAbsent(next, here) == null) {
          waiting.add(next);
        }
      }
    }
    var word = new ArrayDeque<Integer>();
    Integer here = to;
    do {
      word.addFirst(symbol(here, ways.size()));
      here = before.get(here);
    } while (here != null && here != from);
    return List.copyOf(word);
  }

  /** Returns a character of a state, or one that both states of a pair have. */
  private int symbol(int state, int size) {
    if (size == characters.size()) {
      return characters.get(state).nextSetBit(0);
    }
    var both = (BitSet) characters.get(state / characters.size()).clone();
    both.and(characters.get(state % characters.size()));
    return both.nextSetBit(0);
  }

  /** Returns whether a text that goes round and round may end without a match after all. */
  private boolean mayFail(int state, List<Integer> word) {
    var now = new BitSet();
    now.set(state);
    for (int round = 0; round < ROUNDS; round++) {
      for (int symbol : word) {
        now = step(now, symbol);
        if (now.intersects(accepting)) {
          return false;
        }
      }
    }
    return isFailing(now, 2);
  }

  private static final int ROUNDS = 12;

  private boolean isFailing(BitSet now, int depth) {
    for (int symbol = 0; symbol <= END; symbol++) {
      var next = step(now, symbol);
      if (next.isEmpty()) {
        return true;
      }
      boolean isOpen = depth > 0 && symbol != END && !next.intersects(accepting);
      if (isOpen && !next.equals(now) && isFailing(next, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  private BitSet step(BitSet now, int symbol) {
    var next = new BitSet();
    for (int state = now.nextSetBit(0); state >= 0; state = now.nextSetBit(state + 1)) {
      for (int to : following.get(state)) {
        spend(1);
        if (characters.get(to).get(symbol)) {
          next.set(to);
        }
      }
    }
    return next;
  }

  private List<Integer> next(int left, int right, BitSet loop, int size) {
    var all = new ArrayList<Integer>();
    for (int one : following.get(left)) {
      for (int other : following.get(right)) {
        spend(1);
        boolean isSame = characters.get(one).intersects(characters.get(other));
        if (isSame && loop.get(one) && loop.get(other)) {
          all.add(one * size + other);
        }
      }
    }
    return all;
  }

  private void spend(int more) {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new UnknownException();
    }
  }

  private Piece alternatives(int depth) {
    if (depth > 50) {
      throw new UnknownException();
    }
    var all = sequence(depth);
    while (isNext('|')) {
      at++;
      var other = sequence(depth);
      all =
          new Piece(
              all.isEmpty() || other.isEmpty(),
              joined(all.first(), other.first()),
              joined(all.last(), other.last()));
    }
    return all;
  }

  private Piece sequence(int depth) {
    var whole = Piece.NOTHING;
    while (at < pattern.length() && !isNext('|') && !isNext(')')) {
      int start = at;
      var piece = atom(depth);
      int end = at;
      whole = then(whole, repeated(piece, start, end, depth));
    }
    return whole;
  }

  private Piece then(Piece before, Piece after) {
    connect(before.last(), after.first());
    return new Piece(
        before.isEmpty() && after.isEmpty(),
        before.isEmpty() ? joined(before.first(), after.first()) : before.first(),
        after.isEmpty() ? joined(before.last(), after.last()) : after.last());
  }

  private void connect(List<Integer> from, List<Integer> to) {
    for (int state : from) {
      spend(to.size());
      following.get(state).addAll(to);
    }
  }

  private static List<Integer> joined(List<Integer> left, List<Integer> right) {
    var all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  /** Reads how often the piece just read stands there. */
  private Piece repeated(Piece piece, int start, int end, int depth) {
    if (at >= pattern.length()) {
      return piece;
    }
    int least;
    int most;
    switch (pattern.charAt(at)) {
      case '*' -> {
        least = 0;
        most = Integer.MAX_VALUE;
        at++;
      }
      case '+' -> {
        least = 1;
        most = Integer.MAX_VALUE;
        at++;
      }
      case '?' -> {
        least = 0;
        most = 1;
        at++;
      }
      case '{' -> {
        int close = pattern.indexOf('}', at);
        var bounds = close < 0 ? "" : pattern.substring(at + 1, close);
        if (!bounds.matches("\\d{1,6}(?:,\\d{0,6})?")) {
          return piece;
        }
        int comma = bounds.indexOf(',');
        least = Integer.parseInt(comma < 0 ? bounds : bounds.substring(0, comma));
        var last = comma < 0 ? bounds : bounds.substring(comma + 1);
        most = last.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(last);
        at = close + 1;
      }
      default -> {
        return piece;
      }
    }
    if (isNext('+')) {
      // It gives nothing back.
      throw new UnknownException();
    }
    at += isNext('?') ? 1 : 0;
    int after = at;
    var result = copies(piece, least, most, start, end, depth);
    at = after;
    return result;
  }

  private Piece copies(Piece piece, int least, int most, int start, int end, int depth) {
    var whole = Piece.NOTHING;
    var last = piece;
    for (int copy = 1; copy < Math.min(least, COPIES); copy++) {
      whole = then(whole, last);
      last = again(start, end, depth);
    }
    if (most > FEW && most > least) {
      connect(last.last(), last.first());
      return then(whole, least == 0 ? new Piece(true, last.first(), last.last()) : last);
    }
    boolean isOptional = least == 0;
    whole = then(whole, isOptional ? new Piece(true, last.first(), last.last()) : last);
    int more = Math.min(most - Math.max(least, 1), COPIES);
    for (int copy = 0; copy < more; copy++) {
      var next = again(start, end, depth);
      whole = then(whole, new Piece(true, next.first(), next.last()));
    }
    return whole;
  }

  private Piece again(int start, int end, int depth) {
    at = start;
    var copy = atom(depth);
    if (at != end) {
      throw new UnknownException();
    }
    return copy;
  }

  private Piece atom(int depth) {
    char here = pattern.charAt(at++);
    return switch (here) {
      case '(' -> group(depth);
      case '[' -> state(set());
      case '.' -> state(any());
      case '^' -> Piece.NOTHING;
      case '$' -> state(of(END));
      case '\\' -> escaped();
      default -> state(of(here));
    };
  }

  private Piece group(int depth) {
    boolean isAhead = false;
    if (isNext('?')) {
      at++;
      if (pattern.startsWith("P<", at)) {
        at++;
      }
      boolean isLook =
          pattern.startsWith("=", at)
              || pattern.startsWith("!", at)
              || pattern.startsWith("<=", at)
              || pattern.startsWith("<!", at);
      if (isLook) {
        at += isNext('<') ? 2 : 1;
        isAhead = true;
      } else if (isNext(':')) {
        at++;
      } else if (isNext('<') && pattern.indexOf('>', at) > 0) {
        at = pattern.indexOf('>', at) + 1;
      } else {
        throw new UnknownException();
      }
    }
    var inside = alternatives(depth + 1);
    if (!isNext(')')) {
      throw new UnknownException();
    }
    at++;
    if (isAhead) {
      inside.last().forEach(accepting::set);
      return state(of(END));
    }
    return inside;
  }

  private boolean isNext(char character) {
    return at < pattern.length() && pattern.charAt(at) == character;
  }

  private Piece state(BitSet set) {
    if (characters.size() >= MOST_STATES) {
      throw new UnknownException();
    }
    characters.add(set);
    following.add(new ArrayList<>());
    var only = List.of(characters.size() - 1);
    return new Piece(false, only, only);
  }

  private Piece escaped() {
    if (at >= pattern.length()) {
      throw new UnknownException();
    }
    char here = pattern.charAt(at);
    if (here == 'b' || here == 'B') {
      at++;
      return state(of(END));
    }
    if ((here >= '1' && here <= '9') || here == 'k') {
      throw new UnknownException();
    }
    return state(escape());
  }

  /** Reads what stands after a backslash. */
  private BitSet escape() {
    char here = pattern.charAt(at++);
    return switch (here) {
      case 'd' -> between('0', '9');
      case 'w' -> word();
      case 's' -> space();
      case 'D' -> others(between('0', '9'));
      case 'W' -> others(word());
      case 'S' -> others(space());
      case 'n' -> of('\n');
      case 'r' -> of('\r');
      case 't' -> of('\t');
      case 'f' -> of('\f');
      case 'v' -> of(11);
      case '0' -> of(0);
      case 'x' -> number(2);
      case 'u' -> number(4);
      case 'p', 'P' -> property();
      default -> of(here);
    };
  }

  private BitSet number(int digits) {
    if (at + digits > pattern.length()
        || !pattern.substring(at, at + digits).matches("[0-9a-fA-F]+")) {
      throw new UnknownException();
    }
    int code = Integer.parseInt(pattern.substring(at, at + digits), 16);
    at += digits;
    return of(code);
  }

  private BitSet property() {
    int close = pattern.indexOf('}', at);
    if (!isNext('{') || close < 0) {
      throw new UnknownException();
    }
    at = close + 1;
    var all = between('a', 'z');
    all.or(between('A', 'Z'));
    all.set(OTHER);
    return all;
  }

  private BitSet set() {
    boolean isAllBut = isNext('^');
    at += isAllBut ? 1 : 0;
    var all = new BitSet();
    while (!isNext(']')) {
      if (at >= pattern.length()) {
        throw new UnknownException();
      }
      var from = element();
      boolean isRange = isNext('-') && at + 1 < pattern.length() && pattern.charAt(at + 1) != ']';
      if (isRange && from.cardinality() == 1) {
        at++;
        var to = element();
        all.or(between(from.nextSetBit(0), to.nextSetBit(0)));
      } else {
        all.or(from);
      }
    }
    at++;
    return isAllBut ? others(all) : all;
  }

  private BitSet element() {
    if (at >= pattern.length()) {
      throw new UnknownException();
    }
    char here = pattern.charAt(at++);
    if (here != '\\' || at >= pattern.length()) {
      return of(here);
    }
    if (isNext('b')) {
      at++;
      return of('\b');
    }
    return escape();
  }

  private static BitSet of(int character) {
    var one = new BitSet();
    one.set(character == END || character < OTHER ? character : OTHER);
    return one;
  }

  private static BitSet between(int from, int to) {
    var all = new BitSet();
    all.set(Math.min(from, OTHER), Math.max(Math.min(from, OTHER), Math.min(to, OTHER)) + 1);
    return all;
  }

  private static BitSet word() {
    var all = between('a', 'z');
    all.or(between('A', 'Z'));
    all.or(between('0', '9'));
    all.set('_');
    return all;
  }

  private static BitSet space() {
    var all = between(9, 13);
    all.set(' ');
    return all;
  }

  private static BitSet any() {
    return others(of('\n'));
  }

  /** What is not ASCII may be meant by both a set and what it leaves out. */
  private static BitSet others(BitSet set) {
    var all = between(0, OTHER);
    all.andNot(set);
    all.set(OTHER);
    return all;
  }
}
