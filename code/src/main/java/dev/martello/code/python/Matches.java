package dev.martello.code.python;

import dev.martello.code.ir.Instruction.Container;
import dev.martello.code.ir.Instruction.Entry;
import dev.martello.code.ir.Key;
import dev.martello.code.ir.Operator;
import dev.martello.code.tree.Node;
import dev.martello.value.Span;
import java.util.ArrayList;
import java.util.List;

/** Lowers {@code match} statements: each pattern is a chain of tests that bind names. */
final class Matches {
  // https://docs.python.org/3/reference/compound_stmts.html#patterns
  private final Lowering to;

  Matches(Lowering to) {
    this.to = to;
  }

  void lower(Node node) {
    int subject = subject(node);
    int after = to.block();
    var cases = node.child("body").map(body -> Parts.in(body, "alternative")).orElse(List.of());
    for (var one : cases) {
      int next = to.block();
      patterns(one, subject, next);
      one.child("guard").ifPresent(guard -> guard(guard, next));
      one.child("consequence").ifPresent(to.statements()::all);
      to.jump(after);
      to.at(next);
    }
    to.jump(after);
    to.at(after);
  }

  private int subject(Node node) {
    var subjects = Parts.in(node, "subject");
    if (subjects.size() == 1) {
      return to.kept(to.value(subjects.getFirst()), subjects.getFirst().span());
    }
    var entries = new ArrayList<Entry>();
    subjects.forEach(subject -> entries.add(new Entry(-1, to.value(subject), false)));
    return to.make(Container.TUPLE, entries, node.span());
  }

  private void guard(Node guard, int otherwise) {
    int holds = to.block();
    Parts.of(guard).forEach(test -> to.conditions().branch(test, holds, otherwise));
    to.at(holds);
  }

  private void patterns(Node clause, int subject, int otherwise) {
    var patterns = Parts.of(clause).stream().filter(part -> part.is("case_pattern")).toList();
    boolean isSequence = clause.has(",") || patterns.size() > 1;
    if (isSequence) {
      sequence(clause, patterns, subject, otherwise);
    } else {
      patterns.forEach(pattern -> pattern(pattern, subject, otherwise));
    }
  }

  /** Goes on where the pattern fits, and with the other block where it does not. */
  private void pattern(Node node, int subject, int otherwise) {
    to.nested(node, () -> test(node, subject, otherwise));
  }

  private void test(Node node, int subject, int otherwise) {
    switch (node.kind()) {
      case "case_pattern" -> inside(node, subject, otherwise);
      case "dotted_name" -> name(node, subject, otherwise);
      case "union_pattern" -> alternatives(node, subject, otherwise);
      case "as_pattern" -> as(node, subject, otherwise);
      case "list_pattern", "tuple_pattern" -> listed(node, subject, otherwise);
      case "dict_pattern" -> map(node, subject, otherwise);
      case "class_pattern" -> type(node, subject, otherwise);
      case "splat_pattern" -> bind(node, subject);
      case "none" -> {
        int test = to.operate(Operator.IS_NOTHING, node.span(), subject);
        decide(test, otherwise, node.span());
      }
      default -> equal(to.value(node), subject, otherwise, node.span());
    }
  }

  private void inside(Node node, int subject, int otherwise) {
    var parts = Parts.of(node);
    if (parts.size() != 1) {
      return;
    }
    if (node.has("-")) {
      var number = Expressions.negated(Numbers.of(parts.getFirst().text()));
      equal(to.constant(number, node.span()), subject, otherwise, node.span());
    } else {
      pattern(parts.getFirst(), subject, otherwise);
    }
  }

  private void equal(int value, int subject, int otherwise, Span place) {
    decide(to.operate(Operator.EQUAL, place, subject, value), otherwise, place);
  }

  private void decide(int test, int otherwise, Span place) {
    int fits = to.block();
    to.branch(test, fits, otherwise, place);
    to.at(fits);
  }

  private void perhaps(int otherwise) {
    int fits = to.block();
    to.either(fits, otherwise);
    to.at(fits);
  }

  private void name(Node node, int subject, int otherwise) {
    var parts = Parts.of(node);
    if (parts.size() == 1) {
      to.names().store(parts.getFirst().text(), subject, node.span());
      return;
    }
    equal(dotted(node), subject, otherwise, node.span());
  }

  private int dotted(Node node) {
    var parts = Parts.of(node);
    if (parts.isEmpty()) {
      return to.register();
    }
    int value = to.names().load(parts.getFirst().text(), node.span());
    for (var part : parts.subList(1, parts.size())) {
      value = to.load(value, new Key.Member(part.text()), node.span());
    }
    return value;
  }

  private void alternatives(Node node, int subject, int otherwise) {
    int fits = to.block();
    var parts = node.children().stream().filter(part -> !part.is("|")).toList();
    boolean isNegative = false;
    for (var part : parts) {
      if (part.is("-")) {
        isNegative = true;
        continue;
      }
      int next = to.block();
      if (isNegative) {
        var number = Expressions.negated(Numbers.of(part.text()));
        equal(to.constant(number, part.span()), subject, next, part.span());
        isNegative = false;
      } else if (!part.is("_")) {
        pattern(part, subject, next);
      }
      to.jump(fits);
      to.at(next);
    }
    to.jump(otherwise);
    to.at(fits);
  }

  private void as(Node node, int subject, int otherwise) {
    for (var part : Parts.of(node)) {
      if (part.is("identifier")) {
        to.names().store(part.text(), subject, part.span());
      } else {
        pattern(part, subject, otherwise);
      }
    }
  }

  /** A tuple of one pattern without a comma is that pattern in parentheses. */
  private void listed(Node node, int subject, int otherwise) {
    var patterns = Parts.of(node);
    if (node.is("tuple_pattern") && patterns.size() == 1 && !node.has(",")) {
      pattern(patterns.getFirst(), subject, otherwise);
    } else {
      sequence(node, patterns, subject, otherwise);
    }
  }

  private void sequence(Node node, List<Node> patterns, int subject, int otherwise) {
    perhaps(otherwise);
    boolean isAfterStar = false;
    for (int at = 0; at < patterns.size(); at++) {
      var pattern = patterns.get(at);
      var star =
          pattern.is("splat_pattern") ? pattern : pattern.first("splat_pattern").orElse(node);
      if (star.is("splat_pattern")) {
        isAfterStar = true;
        bind(star, to.rest(subject, star.span()));
      } else {
        int index = isAfterStar ? at - patterns.size() : at;
        pattern(pattern, to.element(subject, index, pattern.span()), otherwise);
      }
    }
  }

  private void bind(Node star, int value) {
    star.first("identifier").ifPresent(name -> to.names().store(name.text(), value, star.span()));
  }

  private void map(Node node, int subject, int otherwise) {
    perhaps(otherwise);
    int key = -1;
    for (var part : Parts.of(node)) {
      switch (part.field()) {
        case "key" -> {
          key = part.is("dotted_name") ? dotted(part) : to.value(part);
          decide(to.operate(Operator.IN, part.span(), key, subject), otherwise, part.span());
        }
        case "value" ->
            pattern(part, to.load(subject, new Key.Element(key), part.span()), otherwise);
        default -> bind(part, to.rest(subject, part.span()));
      }
    }
  }

  /** Which member a pattern without name means, the class decides; so any of them may be it. */
  private void type(Node node, int subject, int otherwise) {
    var parts = Parts.of(node);
    if (parts.isEmpty()) {
      return;
    }
    int type = dotted(parts.getFirst());
    decide(to.operate(Operator.INSTANCE_OF, node.span(), subject, type), otherwise, node.span());
    boolean isOfItself = isOfItself(parts.getFirst().text());
    for (var part : parts.subList(1, parts.size())) {
      var keyword = part.first("keyword_pattern");
      if (keyword.isPresent()) {
        member(keyword.get(), subject, otherwise);
      } else {
        int value = isOfItself ? subject : to.load(subject, new Key.Any(), part.span());
        pattern(part, value, otherwise);
      }
    }
  }

  private static boolean isOfItself(String type) {
    return switch (type) {
      case "bool",
          "bytearray",
          "bytes",
          "dict",
          "float",
          "frozenset",
          "int",
          "list",
          "set",
          "str",
          "tuple" ->
          true;
      default -> false;
    };
  }

  private void member(Node keyword, int subject, int otherwise) {
    var parts = Parts.of(keyword);
    int value = to.load(subject, new Key.Member(parts.getFirst().text()), keyword.span());
    parts.subList(1, parts.size()).forEach(pattern -> pattern(pattern, value, otherwise));
  }
}
