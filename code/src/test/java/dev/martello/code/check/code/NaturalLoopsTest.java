package dev.martello.code.check.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Block;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Procedure;
import dev.martello.value.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class NaturalLoopsTest {
  private static final Span HERE = new Span(0, 0);

  @Test
  void loopsInsideOfLoopsComeFirst() {
    var procedure =
        procedure(List.of(jump(1), branch(2, 5), jump(3), branch(2, 4), jump(1), end()));
    assertThat(new NaturalLoops(procedure).around(3)).containsExactly(set(2, 3), set(1, 2, 3, 4));
    assertThat(new NaturalLoops(procedure).around(4)).containsExactly(set(1, 2, 3, 4));
    assertThat(new NaturalLoops(procedure).around(5)).isEmpty();
  }

  @Test
  void whatCanBeEnteredBesideItsHeadIsNoLoop() {
    var procedure = procedure(List.of(branch(1, 2), jump(2), branch(1, 3), end()));
    assertThat(new NaturalLoops(procedure).around(1)).isEmpty();
  }

  @RepeatedTest(300)
  void loopsAreThoseOfTheDefinition(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    int size = 1 + random.nextInt(14);
    var blocks = new ArrayList<Block>();
    for (int block = 0; block < size; block++) {
      var exit =
          switch (random.nextInt(5)) {
            case 0 -> new Exit.Return(-1, HERE);
            case 1, 2 -> new Exit.Jump(random.nextInt(size));
            default -> new Exit.Either(random.nextInt(size), random.nextInt(size));
          };
      blocks.add(new Block(List.of(), exit, random.nextInt(8) == 0 ? random.nextInt(size) : -1));
    }
    var procedure = procedure(blocks);
    for (int block = 0; block < size; block++) {
      assertThat(new NaturalLoops(procedure).around(block).toList())
          .isEqualTo(defined(procedure, block));
    }
  }

  private static List<BitSet> defined(Procedure procedure, int block) {
    return IntStream.range(0, procedure.blocks().size())
        .mapToObj(head -> loop(procedure, head))
        .filter(blocks -> blocks.get(block))
        .sorted(Comparator.comparingInt(BitSet::cardinality))
        .toList();
  }

  /** All that reaches, without passing a head, an edge to it that nothing reaches beside it. */
  private static BitSet loop(Procedure procedure, int head) {
    var loop = new BitSet();
    if (head > 0 && before(procedure, head).count() < 2) {
      return loop;
    }
    var waiting = new ArrayDeque<Integer>();
    before(procedure, head)
        .filter(end -> !reachedWithout(procedure, head).get(end))
        .forEach(waiting::add);
    while (!waiting.isEmpty()) {
      int block = waiting.remove();
      if (!loop.get(block)) {
        loop.set(block);
        if (block != head) {
          before(procedure, block).forEach(waiting::add);
        }
      }
    }
    return loop;
  }

  private static IntStream before(Procedure procedure, int block) {
    return IntStream.range(0, procedure.blocks().size())
        .filter(from -> after(procedure, from).anyMatch(next -> next == block));
  }

  private static IntStream after(Procedure procedure, int number) {
    var block = procedure.blocks().get(number);
    return IntStream.concat(
        block.next(), block.handler() < 0 ? IntStream.empty() : IntStream.of(block.handler()));
  }

  private static BitSet reachedWithout(Procedure procedure, int head) {
    var reached = new BitSet();
    var waiting = new ArrayDeque<Integer>(List.of(0));
    while (!waiting.isEmpty()) {
      int block = waiting.remove();
      if (block != head && !reached.get(block)) {
        reached.set(block);
        after(procedure, block).forEach(waiting::add);
      }
    }
    return reached;
  }

  private static BitSet set(int... blocks) {
    var set = new BitSet();
    IntStream.of(blocks).forEach(set::set);
    return set;
  }

  private static Block jump(int to) {
    return new Block(List.of(), new Exit.Jump(to), -1);
  }

  private static Block branch(int first, int second) {
    return new Block(List.of(), new Exit.Either(first, second), -1);
  }

  private static Block end() {
    return new Block(List.of(), new Exit.Return(-1, HERE), -1);
  }

  private static Procedure procedure(List<Block> blocks) {
    return new Procedure(
        0, "f", "", "", -1, List.of(), -1, 8, Set.of(), Map.of(), blocks, Set.of(), List.of(),
        HERE);
  }
}
