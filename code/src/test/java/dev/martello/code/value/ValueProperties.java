package dev.martello.code.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.code.ir.Literal;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import dev.martello.value.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Laws of values and objects, over random ones; a failure names its seed. */
final class ValueProperties {
  private static final int ROUNDS = 3_000;
  private static final Trace TRACE =
      Trace.from(new Origin.Written(new SourceFile("app.py", "x"), new Span(0, 1)), "comes in");

  private static Value value(Random random) {
    var value = Value.none();
    int size = random.nextInt(5);
    for (int count = 0; count < size; count++) {
      value = value.join(Value.of(atom(random, 2)));
    }
    return tainted(value, random);
  }

  private static Value tainted(Value value, Random random) {
    return random.nextInt(3) > 0
        ? value
        : value.tainted(
            new Label(0, "body." + random.nextInt(3)),
            new Taint(random.nextInt(4), random.nextBoolean(), TRACE));
  }

  private static Atom atom(Random random, int depth) {
    return switch (random.nextInt(9)) {
      case 0 -> new Atom.Opaque();
      case 1 -> new Atom.Absent();
      case 2 -> new Atom.Fixed(new Literal.Nothing());
      case 3 -> new Atom.Fixed(new Literal.Whole(random.nextInt(3)));
      case 4 -> new Atom.Fixed(new Literal.Truth(random.nextBoolean()));
      case 5 -> new Atom.Reference(random.nextInt(4));
      case 6 -> new Atom.Event(0, "body." + random.nextInt(3));
      case 7 ->
          depth == 0
              ? new Atom.External("os")
              : new Atom.Method(
                  tainted(Value.of(atom(random, depth - 1)), random), "m" + random.nextInt(2));
      default -> new Atom.External("lib.f" + random.nextInt(4));
    };
  }

  private static HeapObject object(Random random) {
    var object = HeapObject.of(HeapObject.Kind.MAP).withAny(value(random));
    int size = random.nextInt(4);
    for (int count = 0; count < size; count++) {
      object = object.with(random.nextInt(5), value(random));
    }
    return random.nextInt(4) == 0 ? object.many() : object;
  }

  @Test
  void joinsMayBeMadeInAnyOrder() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = value(random);
      var two = value(random);
      var three = value(random);
      assertThat(one.join(two)).as("seed " + seed).isEqualTo(two.join(one));
      assertThat(one.join(two).join(three)).as("seed " + seed).isEqualTo(one.join(two.join(three)));
    }
  }

  @Test
  void whatJoinsNothingNewIsItself() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = value(random);
      var both = one.join(value(random));
      assertThat(both.join(one)).as("seed " + seed).isSameAs(both);
      assertThat(both.join(both)).as("seed " + seed).isSameAs(both);
      assertThat(both == one).as("seed " + seed).isEqualTo(both.equals(one));
    }
  }

  @Test
  void joinsKeepWhatTheirPartsAre() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = value(random);
      var two = value(random);
      var all = new HashSet<>(one.atoms());
      all.addAll(two.atoms());
      var joined = one.join(two);
      assertThat(Set.copyOf(joined.atoms())).as("seed " + seed).isEqualTo(all);
      assertThat(joined.atoms()).as("seed " + seed).doesNotHaveDuplicates();
      assertThat(joined.taints().keySet())
          .as("seed " + seed)
          .containsAll(one.taints().keySet())
          .containsAll(two.taints().keySet());
    }
  }

  @Test
  void equalValuesHaveEqualHashes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = value(random);
      var two = value(random);
      var ways = List.of(one.join(two), two.join(one));
      assertThat(ways.getFirst().hashCode()).as("seed " + seed).isEqualTo(ways.get(1).hashCode());
    }
  }

  /** Nested values would be compared in full where their hashes are equal. */
  @Test
  void whatHasNoContentsHasItsOwnHash() {
    var empty =
        List.of(
            Value.unknown(),
            Value.of(new Atom.Absent()),
            Value.of(new Literal.Nothing()),
            Value.of(new Literal.Whole(0)),
            Value.of(new Literal.Decimal(0)),
            Value.of(new Atom.Reference(0)));
    assertThat(empty.stream().map(Value::hashCode)).doesNotHaveDuplicates();
    assertThat(empty.stream().map(value -> Value.of(new Atom.Method(value, "m")).hashCode()))
        .doesNotHaveDuplicates();
  }

  @Test
  void manyAlternativesAreForgotten() {
    var value = Value.none();
    for (int number = 0; number < 500; number++) {
      value =
          value
              .join(Value.of(new Literal.Whole(number)))
              .join(Value.text("text " + number))
              .join(Value.external("lib.f" + number));
    }
    assertThat(value.atoms()).hasSizeLessThan(60).contains(new Atom.Opaque());
    assertThat(value.join(Value.external("lib.other"))).isSameAs(value);
  }

  @Test
  void widenedValuesStayAsTheyAre() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var wide = value(new Random(seed)).widened();
      assertThat(wide.widened()).as("seed " + seed).isSameAs(wide);
    }
  }

  @Test
  void objectsJoinAsTheirMembersDo() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = object(random);
      var two = object(random);
      var both = one.join(two);
      assertThat(both).as("seed " + seed).isEqualTo(two.join(one));
      assertThat(both.join(one)).as("seed " + seed).isSameAs(both);
      assertThat(both.join(two)).as("seed " + seed).isSameAs(both);
      assertThat(both == one).as("seed " + seed).isEqualTo(both.equals(one));
    }
  }
}
