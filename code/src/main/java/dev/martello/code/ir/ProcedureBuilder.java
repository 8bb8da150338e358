package dev.martello.code.ir;

import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a procedure, block by block. */
public final class ProcedureBuilder {
  private static final int NONE = -1;

  private static final class Open {
    private final List<Instruction> instructions = new ArrayList<>();
    private final int handler;
    private boolean isEnded;
    private Exit exit = new Exit.Return(NONE, new Span(0, 0));

    Open(int handler) {
      this.handler = handler;
    }
  }

  private final int number;
  private final String name;
  private final int parent;
  private final Span span;
  private final List<Procedure.Parameter> parameters = new ArrayList<>();
  private final Set<Integer> shared = new HashSet<>();
  private final Map<Integer, String> variables = new HashMap<>();
  private final Set<Procedure.Trait> traits = EnumSet.noneOf(Procedure.Trait.class);
  private final List<Annotation> annotations = new ArrayList<>();
  private final List<Open> blocks = new ArrayList<>();
  private String owner = "";
  private String descriptor = "";
  private int self = NONE;
  private int registers;
  private int handler = NONE;
  private int current;

  /** Begins a procedure with its entry block. */
  public ProcedureBuilder(int number, String name, int parent, Span span) {
    this.number = number;
    this.name = name;
    this.parent = parent;
    this.span = span;
    current = block();
  }

  public int number() {
    return number;
  }

  public int parent() {
    return parent;
  }

  public Span span() {
    return span;
  }

  /** Returns a register that nothing uses yet. */
  public int register() {
    return registers++;
  }

  /** Adds a parameter and returns its register. */
  public int parameter(String name, Procedure.Kind kind) {
    return parameter(name, kind, "", List.of());
  }

  /** Adds a parameter of a declared type and returns its register. */
  public int parameter(
      String name, Procedure.Kind kind, String type, List<Annotation> annotations) {
    int register = register();
    parameters.add(new Procedure.Parameter(name, register, kind, type, annotations));
    named(register, name);
    return register;
  }

  /** Gives it a receiver beside its parameters and returns the receiver's register. */
  public int receiver() {
    if (self == NONE) {
      self = register();
    }
    return self;
  }

  /** Returns the register of the first parameter, if it is a method of a class; negative if not. */
  public int firstOfMethod() {
    return owner.isEmpty() || parameters.isEmpty() ? NONE : parameters.getFirst().register();
  }

  public ProcedureBuilder in(String type) {
    owner = type;
    return this;
  }

  public ProcedureBuilder descriptor(String text) {
    descriptor = text;
    return this;
  }

  public ProcedureBuilder trait(Procedure.Trait trait) {
    traits.add(trait);
    return this;
  }

  public ProcedureBuilder annotated(List<Annotation> more) {
    annotations.addAll(more);
    return this;
  }

  /** Says which variable is kept in a register. */
  public void named(int register, String variable) {
    variables.putIfAbsent(register, variable);
  }

  /** Says that a procedure inside uses a register. */
  public void share(int register) {
    shared.add(register);
  }

  /** Makes a block that is handled like the code around; it is filled after {@link #at}. */
  public int block() {
    blocks.add(new Open(handler));
    return blocks.size() - 1;
  }

  /** Goes on with the instructions of a block. */
  public void at(int block) {
    current = block;
  }

  /** Returns the block that is being filled. */
  public int here() {
    return current;
  }

  /** Returns whether the block that is being filled has ended: what follows is never reached. */
  public boolean isEnded() {
    return blocks.get(current).isEnded;
  }

  /**
   * From now on, new blocks are handled by another block; returns the one before. Begin a new block
   * after it.
   */
  public int handledBy(int block) {
    int before = handler;
    handler = block;
    return before;
  }

  /** Adds an instruction; nothing is added where the code is never reached. */
  public void add(Instruction instruction) {
    var open = blocks.get(current);
    if (!open.isEnded) {
      open.instructions.add(instruction);
    }
  }

  /** Ends the block that is being filled; only the first end of a block counts. */
  public void end(Exit exit) {
    var open = blocks.get(current);
    if (!open.isEnded) {
      open.isEnded = true;
      open.exit = exit;
    }
  }

  /** Ends the block with a jump. */
  public void jump(int block) {
    end(new Exit.Jump(block));
  }

  /** Returns the procedure; blocks that were not ended return nothing. */
  public Procedure build() {
    return new Procedure(
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
        blocks.stream().map(open -> new Block(open.instructions, open.exit, open.handler)).toList(),
        traits,
        annotations,
        span);
  }
}
