package dev.martello.code.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShapeTest {
  private static final Span HERE = new Span(0, 0);
  private static final int ROUNDS = 2_000;

  private static Procedure procedure(Set<Integer> shared, Block... blocks) {
    return new Procedure(
        0,
        "f",
        "",
        "",
        -1,
        List.of(),
        -1,
        8,
        shared,
        Map.of(),
        List.of(blocks),
        Set.of(),
        List.of(),
        HERE);
  }

  private static Block block(int handler, Exit exit, Instruction... instructions) {
    return new Block(List.of(instructions), exit, handler);
  }

  private static Block block(Exit exit, Instruction... instructions) {
    return block(-1, exit, instructions);
  }

  private static Exit jump(int to) {
    return new Exit.Jump(to);
  }

  private static Exit returned(int register) {
    return new Exit.Return(register, HERE);
  }

  private static Instruction constant(int target) {
    return new Instruction.Constant(target, new Literal.Whole(1), HERE);
  }

  private static Instruction copy(int target, int source) {
    return new Instruction.Copy(target, source, HERE);
  }

  private static List<Integer> where(java.util.function.IntPredicate test, int count) {
    return IntStream.range(0, count).filter(test).boxed().toList();
  }

  /** 0 -> 1 (head) -> 2 (body) -> 1; 1 -> 3. */
  private static Procedure loop() {
    return procedure(
        Set.of(),
        block(jump(1), constant(0)),
        block(new Exit.Either(2, 3)),
        block(jump(1), copy(1, 0)),
        block(returned(1)));
  }

  @Test
  void blocksOfLoopsAreRepeated() {
    var shape = Shape.of(loop());
    assertThat(where(shape::isRepeated, 4)).containsExactly(1, 2);
    assertThat(where(shape::isIterated, 4)).containsExactly(1, 2);
  }

  @Test
  void aBlockThatJumpsToItselfIsRepeated() {
    var shape =
        Shape.of(
            procedure(Set.of(), block(jump(1)), block(new Exit.Either(1, 2)), block(returned(-1))));
    assertThat(where(shape::isRepeated, 3)).containsExactly(1);
  }

  /** 0: try -> 2 when done; what fails goes to 1, which tries again. */
  @Test
  void newAttemptsAreNoIterations() {
    var shape =
        Shape.of(
            procedure(
                Set.of(), block(1, jump(2), constant(0)), block(jump(0)), block(returned(0))));
    assertThat(where(shape::isRepeated, 3)).containsExactly(0, 1);
    assertThat(where(shape::isIterated, 3)).isEmpty();
  }

  @Test
  void registersThatAnotherBlockReadsOutliveTheirs() {
    var shape =
        Shape.of(
            procedure(
                Set.of(),
                block(jump(1), constant(0), copy(1, 0), constant(2)),
                block(returned(3), copy(3, 1))));
    assertThat(where(shape::isCrossing, 4)).containsExactly(1);
  }

  @Test
  void whatABlockReadsBeforeItWritesOutlivesIt() {
    var shape = Shape.of(procedure(Set.of(), block(returned(1), copy(1, 0), constant(0))));
    assertThat(where(shape::isCrossing, 2)).containsExactly(0);
  }

  @Test
  void whatTheEndOfABlockReadsCounts() {
    var shape = Shape.of(procedure(Set.of(), block(jump(1), constant(0)), block(returned(0))));
    assertThat(where(shape::isCrossing, 1)).containsExactly(0);
  }

  @Test
  void sharedRegistersAreTold() {
    var shape = Shape.of(procedure(Set.of(2), block(returned(-1))));
    assertThat(where(shape::isShared, 4)).containsExactly(2);
  }

  @Test
  void blocksThatEveryReturnGoesThroughAlwaysRun() {
    var procedure = loop();
    assertThat(where(block -> Shape.isAlways(procedure, block), 4)).containsExactly(0, 1, 3);
  }

  private static Procedure random(Random random) {
    int count = 1 + random.nextInt(10);
    var blocks = new ArrayList<Block>();
    for (int number = 0; number < count; number++) {
      var exit =
          switch (random.nextInt(4)) {
            case 0 -> returned(-1);
            case 1 -> jump(random.nextInt(count));
            case 2 -> new Exit.Either(random.nextInt(count), random.nextInt(count));
            default ->
                new Exit.Branch(
                    random.nextInt(8), random.nextInt(count), random.nextInt(count), HERE);
          };
      int handler = random.nextInt(4) == 0 ? random.nextInt(count) : -1;
      blocks.add(
          block(
              handler,
              exit,
              copy(random.nextInt(8), random.nextInt(8)),
              constant(random.nextInt(8))));
    }
    return procedure(Set.of(), blocks.toArray(Block[]::new));
  }

  private static List<Integer> next(Block block) {
    var next = new ArrayList<Integer>();
    switch (block.exit()) {
      case Exit.Jump jump -> next.add(jump.block());
      case Exit.Either either -> next.addAll(List.of(either.first(), either.second()));
      case Exit.Branch branch -> next.addAll(List.of(branch.whenTrue(), branch.whenFalse()));
      case Exit.Return _, Exit.Throw _ -> {}
    }
    if (block.handler() >= 0) {
      next.add(block.handler());
    }
    return next;
  }

  private static boolean isReachable(Procedure procedure, List<Integer> from, int to) {
    var seen = new ArrayList<>(from);
    for (int at = 0; at < seen.size(); at++) {
      for (int each : next(procedure.blocks().get(seen.get(at)))) {
        if (!seen.contains(each)) {
          seen.add(each);
        }
      }
    }
    return seen.contains(to);
  }

  @Test
  void everyBlockHasItsPositionAndWhatIsReachedStandsBehindTheEntry() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var procedure = random(new Random(seed));
      var shape = Shape.of(procedure);
      int count = procedure.blocks().size();
      assertThat(IntStream.range(0, count).map(shape::position).sorted().boxed())
          .as("seed " + seed)
          .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
      for (int block = 0; block < count; block++) {
        assertThat(shape.blockAt(shape.position(block))).as("seed " + seed).isEqualTo(block);
        assertThat(shape.position(block) >= shape.position(0))
            .as("seed " + seed + " block " + block)
            .isEqualTo(isReachable(procedure, List.of(0), block));
      }
    }
  }

  /** What is repeated is what a way leads back to. */
  @Test
  void exactlyTheBlocksWithAWayBackAreRepeated() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var procedure = random(new Random(seed));
      var shape = Shape.of(procedure);
      for (int block = 0; block < procedure.blocks().size(); block++) {
        assertThat(shape.isRepeated(block))
            .as("seed " + seed + " block " + block)
            .isEqualTo(isReachable(procedure, next(procedure.blocks().get(block)), block));
      }
    }
  }
}
