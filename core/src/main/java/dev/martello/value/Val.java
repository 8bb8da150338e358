package dev.martello.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value that may not be known. It is known, one of a few, or unknown, and it knows where it came
 * from. The only way to a boolean is a three-valued question.
 *
 * @param <T> the type of the value
 */
public sealed interface Val<T> {

  Origin origin();

  /** A value that is certain. */
  record Known<T>(T value, Origin origin) implements Val<T> {}

  /** One of at least two values: allowed values of a parameter, both arms of an open condition. */
  record OneOf<T>(List<T> options, Origin origin) implements Val<T> {
    public OneOf {
      options = List.copyOf(options);
      if (options.size() < 2) {
        throw new IllegalArgumentException("one of " + options + " is no choice");
      }
    }
  }

  /**
   * A value that cannot be known from what was read.
   *
   * @param expression what stands in its place, in the notation of {@code Fn::Sub}: literal text
   *     with {@code ${...}} for each part that is not known, for instance {@code
   *     arn:${AWS::Partition}:s3:::${Bucket}/*}; see {@link Shape}
   */
  record Unknown<T>(String expression, Origin origin) implements Val<T> {}

  static <T> Val<T> known(T value, Origin origin) {
    return new Known<>(value, origin);
  }

  static <T> Val<T> unknown(String expression, Origin origin) {
    return new Unknown<>(expression, origin);
  }

  /** Returns AWS's documented default for a property that is not written. */
  static <T> Val<T> serviceDefault(T value, String property) {
    return new Known<>(value, new Origin.ServiceDefault(property));
  }

  /** Returns a known value for one distinct option, a choice for several. */
  static <T> Val<T> oneOf(List<T> options, Origin origin) {
    var distinct = options.size() == 1 ? options : options.stream().distinct().toList();
    return distinct.size() == 1
        ? new Known<>(distinct.getFirst(), origin)
        : new OneOf<>(distinct, origin);
  }

  /** Asks a yes/no question; options that disagree, and unknowns, answer {@code UNKNOWN}. */
  default Tri is(Predicate<? super T> question) {
    return switch (this) {
      case Known<T>(T value, Origin _) -> Tri.of(question.test(value));
      case OneOf<T>(List<T> options, Origin _) -> {
        var first = Tri.of(question.test(options.getFirst()));
        yield options.stream()
            .map(option -> Tri.of(question.test(option)))
            .reduce(first, Tri::eitherOf);
      }
      case Unknown<T> _ -> Tri.UNKNOWN;
    };
  }

  /** Asks whether this may equal a value: UNKNOWN where options or unknowns leave it open. */
  default Tri isEqualTo(T expected) {
    return is(expected::equals);
  }

  /** Applies a function to what is known; keeps the origin and the expression of an unknown. */
  default <R> Val<R> map(Function<? super T, ? extends R> function) {
    return switch (this) {
      case Known<T>(T value, Origin origin) -> new Known<>(function.apply(value), origin);
      case OneOf<T>(List<T> options, Origin origin) -> {
        var mapped = new ArrayList<R>();
        options.forEach(option -> mapped.add(function.apply(option)));
        yield oneOf(mapped, origin);
      }
      case Unknown<T>(String expression, Origin origin) -> new Unknown<>(expression, origin);
    };
  }

  /** Returns the values that this can have as far as they are known; empty for an unknown. */
  default List<T> candidates() {
    return switch (this) {
      case Known<T>(T value, Origin _) -> List.of(value);
      case OneOf<T>(List<T> options, Origin _) -> options;
      case Unknown<T> _ -> List.of();
    };
  }

  /** Returns this value for print: itself, {@code a or b}, or the unknown's expression. */
  default String show() {
    return switch (this) {
      case Known<T>(T value, Origin _) -> String.valueOf(value);
      case OneOf<T>(List<T> options, Origin _) ->
          String.join(" or ", options.stream().map(String::valueOf).toList());
      case Unknown<T>(String expression, Origin _) -> expression;
    };
  }

  /**
   * Returns this value for people who know which template is meant: {@code ${Orders}} for {@code
   * ${path/of/template.yaml#Orders}}.
   */
  default String brief() {
    return Shape.brief(show());
  }
}
