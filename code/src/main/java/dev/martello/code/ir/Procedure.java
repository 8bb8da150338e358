package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function, method, lambda, or the top-level code of a unit.
 *
 * @param number its place in {@link Unit#procedures()}
 * @param name as written; empty text for lambdas
 * @param owner the class that it belongs to; empty text for none
 * @param descriptor tells overloaded methods apart: the JVM's descriptor for bytecode; empty text
 *     where the language has none
 * @param parent the number of the procedure that it stands in; negative for top-level code
 * @param parameters in order; the receiver of a method of Python is one of them, that of other
 *     languages is not
 * @param self the register of the receiver ({@code this}); negative where there is none
 * @param registers how many registers it uses
 * @param shared registers that procedures inside use as well, by {@link Instruction.LoadOuter}
 * @param variables the names of registers that variables are kept in
 * @param blocks by number; 0 is the entry
 * @param keptUses keeps {@link #uses()}
 * @param keptExtent keeps {@link #extent()}
 */
public record Procedure(
    int number,
    String name,
    String owner,
    String descriptor,
    int parent,
    List<Parameter> parameters,
    int self,
    int registers,
    Set<Integer> shared,
    Map<Integer, String> variables,
    List<Block> blocks,
    Set<Trait> traits,
    List<Annotation> annotations,
    Span span,
    Kept<Uses> keptUses,
    Kept<Span> keptExtent) {
  public Procedure {
    parameters = List.copyOf(parameters);
    shared = Set.copyOf(shared);
    variables = Map.copyOf(variables);
    blocks = List.copyOf(blocks);
    traits = Set.copyOf(traits);
    annotations = List.copyOf(annotations);
  }

  public Procedure(
      int number,
      String name,
      String owner,
      String descriptor,
      int parent,
      List<Parameter> parameters,
      int self,
      int registers,
      Set<Integer> shared,
      Map<Integer, String> variables,
      List<Block> blocks,
      Set<Trait> traits,
      List<Annotation> annotations,
      Span span) {
    this(
        number,
        name,
        owner,
        descriptor,
        parent,
        parameters,
        self,
        registers,
        shared,
        variables,
        blocks,
        traits,
        annotations,
        span,
        new Kept<>(),
        new Kept<>());
  }

  /** Returns what writes and reads its registers. */
  public Uses uses() {
    return keptUses.get(() -> Uses.of(this));
  }

  /** Says which ways from one block to a next one are open. */
  @FunctionalInterface
  public interface Ways {
    boolean areOpen(int from, int to);
  }

  /**
   * Returns the blocks that are reached from a block, itself among them, without an error being
   * thrown.
   *
   * @param without blocks that no way leads through
   */
  public BitSet reachable(int from, BitSet without) {
    return reachable(IntStream.of(from), (_, to) -> !without.get(to));
  }

  /** As {@link #reachable(int, BitSet)}; nothing is reached from the block that is left out. */
  public BitSet reachable(int from, int without) {
    return from == without ? new BitSet() : reachable(IntStream.of(from), (_, to) -> to != without);
  }

  /** As {@link #reachable(int, BitSet)}, from several blocks on the ways that are open. */
  public BitSet reachable(IntStream from, Ways ways) {
    var seen = new BitSet();
    var waiting = new ArrayDeque<Integer>();
    from.forEach(
        start -> {
          seen.set(start);
          waiting.push(start);
        });
    while (!waiting.isEmpty()) {
      int here = waiting.pop();
      for (int next : blocks.get(here).following()) {
        if (!seen.get(next) && ways.areOpen(here, next)) {
          seen.set(next);
          waiting.push(next);
        }
      }
    }
    return seen;
  }

  /** What is special about a procedure. */
  public enum Trait {
    ASYNC,
    GENERATOR,
    /** A method without receiver. */
    STATIC,
    /** Python: the first parameter is the class. */
    CLASS_METHOD,
    /** Read like a field: a property of Python, a getter of JavaScript. */
    GETTER,
    /** The object keeps what the property gave. */
    KEPT,
    /** Bytecode: made by the compiler to call a method of the same name with narrower types. */
    BRIDGE
  }

  /**
   * A parameter.
   *
   * @param register where its argument is at the start
   * @param type the declared type, resolved by the unit's imports ({@code
   *     aws_lambda_powertools.utilities.data_classes.SQSEvent}); empty text where unknown
   */
  public record Parameter(
      String name, int register, Kind kind, String type, List<Annotation> annotations) {
    public Parameter {
      annotations = List.copyOf(annotations);
    }

    /** Makes a parameter of unknown type. */
    public Parameter(String name, int register, Kind kind) {
      this(name, register, kind, "", List.of());
    }
  }

  /** How a parameter takes arguments. */
  public enum Kind {
    PLAIN,
    /** Takes all further arguments as a list. */
    REST,
    /** Takes all further named arguments as a map. */
    KEYWORDS,
    /** Can only be given by name. */
    KEYWORD_ONLY
  }

  /** Returns all instructions, block by block. */
  public Stream<Instruction> instructions() {
    return blocks.stream().flatMap(block -> block.instructions().stream());
  }

  /** Returns where it stands with its body; methods of Java have the place of their name. */
  public Span extent() {
    return keptExtent.get(this::measured);
  }

  private Span measured() {
    int end =
        blocks.stream()
            .flatMap(block -> block.instructions().stream())
            .mapToInt(instruction -> instruction.place().end())
            .max()
            .orElse(span.end());
    return new Span(span.start(), Math.max(end, span.end()));
  }

  /** What tells procedures of a program apart; to go through all instructions takes long. */
  @Override
  public int hashCode() {
    return Objects.hash(number, name, owner, span);
  }

  /** Returns whether it has a trait. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }
}
