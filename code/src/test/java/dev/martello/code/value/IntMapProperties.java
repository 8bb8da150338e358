package dev.martello.code.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Laws of the map from numbers, over random ones; a failure names its seed. */
final class IntMapProperties {
  private static final int ROUNDS = 3_000;

  /** Numbers whose bits are joined: as sets are, in any order, any number of times. */
  private static final BinaryOperator<Integer> JOIN =
      (left, right) -> (left | right) == left ? left : Integer.valueOf(left | right);

  /** A map, and the same as the platform's. */
  private record Twins(IntMap<Integer> map, Map<Integer, Integer> known) {
    static Twins of(Random random) {
      var twins = new Twins(IntMap.empty(), new TreeMap<>());
      int size = random.nextInt(12);
      for (int count = 0; count < size; count++) {
        twins = twins.with(key(random), random.nextInt(16));
      }
      return twins;
    }

    Twins with(int key, int value) {
      var all = new TreeMap<>(known);
      all.put(key, value);
      return new Twins(map.with(key, value), all);
    }

    Twins join(Twins other) {
      var all = new TreeMap<>(known);
      other.known.forEach((key, value) -> all.merge(key, value, JOIN));
      return new Twins(map.join(other.map, JOIN), all);
    }

    void assertEqual(String as) {
      assertThat(entries(map)).as(as).isEqualTo(known);
      for (int key : KEYS) {
        assertThat(map.get(key)).as(as).isEqualTo(known.get(key));
      }
    }
  }

  /** Keys that agree in many bits, in none, and in the sign. */
  private static final int[] KEYS = {
    0, 1, 2, 3, 4, 5, 7, 8, 64, 65, 1 << 20, (1 << 20) + 1, -1, -2, Integer.MIN_VALUE, 1 << 30
  };

  private static int key(Random random) {
    return KEYS[random.nextInt(KEYS.length)];
  }

  private static Map<Integer, Integer> entries(IntMap<Integer> map) {
    var entries = new LinkedHashMap<Integer, Integer>();
    map.forEach(
        (key, value) -> assertThat(entries.put(key, value)).as("key " + key + " twice").isNull());
    return entries;
  }

  @Test
  void itHoldsWhatWasPutIntoIt() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Twins.of(new Random(seed)).assertEqual("seed " + seed);
    }
  }

  @Test
  void entriesComeInTheOrderOfTheirKeysAsUnsignedNumbers() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var keys = List.copyOf(entries(Twins.of(new Random(seed)).map()).keySet());
      assertThat(keys).as("seed " + seed).isSortedAccordingTo(Integer::compareUnsigned);
    }
  }

  @Test
  void whatWasMadeBeforeStaysAsItIs() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var before = Twins.of(random);
      before.with(key(random), 1).join(Twins.of(random));
      before.assertEqual("seed " + seed);
    }
  }

  @Test
  void joinedMapsHoldWhatBothHold() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      Twins.of(random).join(Twins.of(random)).assertEqual("seed " + seed);
    }
  }

  @Test
  void joinsMayBeMadeInAnyOrder() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = Twins.of(random).map();
      var two = Twins.of(random).map();
      var three = Twins.of(random).map();
      var joined = one.join(two, JOIN).join(three, JOIN);
      assertThat(joined.same(three.join(two, JOIN).join(one, JOIN))).as("seed " + seed).isTrue();
      assertThat(joined.same(one.join(two.join(three, JOIN), JOIN))).as("seed " + seed).isTrue();
    }
  }

  @Test
  void whatJoinsNothingNewIsItself() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = Twins.of(random).map();
      var two = Twins.of(random).map();
      var both = one.join(two, JOIN);
      assertThat(both.join(two, JOIN)).as("seed " + seed).isSameAs(both);
      assertThat(both.join(one, JOIN)).as("seed " + seed).isSameAs(both);
      assertThat(both.join(both, JOIN)).as("seed " + seed).isSameAs(both);
      assertThat(both == one).as("seed " + seed).isEqualTo(both.same(one));
    }
  }

  @Test
  void whatChangesNoValueIsItself() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var map = Twins.of(new Random(seed)).map();
      assertThat(map.each((_, value) -> value)).as("seed " + seed).isSameAs(map);
      map.forEach((key, value) -> assertThat(map.with(key, value)).isSameAs(map));
    }
  }

  @Test
  void changedValuesStandUnderTheirKeys() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var twins = Twins.of(new Random(seed));
      var changed = new TreeMap<>(twins.known());
      changed.replaceAll((key, value) -> key + value);
      var map = twins.map().each((key, value) -> key + value);
      assertThat(entries(map)).as("seed " + seed).isEqualTo(changed);
    }
  }

  @Test
  void mapsAreTheSameIfTheirEntriesAre() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new Random(seed);
      var one = Twins.of(random);
      var two = random.nextBoolean() ? Twins.of(random) : again(one);
      assertThat(one.map().same(two.map()))
          .as("seed " + seed)
          .isEqualTo(one.known().equals(two.known()));
    }
  }

  /** The same entries, put in from the last to the first. */
  private static Twins again(Twins twins) {
    var result = new Twins(IntMap.empty(), new TreeMap<>());
    for (var entry : new TreeMap<>(twins.known()).descendingMap().entrySet()) {
      result = result.with(entry.getKey(), entry.getValue());
    }
    return result;
  }
}
