package dev.martello.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Law: what is written reads as the same tree. */
class WritersProperties {
  private static final Origin NOWHERE = new Origin.ServiceDefault("test");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "yes",
          "y",
          "null",
          "~",
          "12",
          "0o17",
          "1e3",
          "2012-10-17",
          "a: b",
          "a #b",
          "#",
          "- a",
          "?",
          "it's",
          "\"",
          "\\",
          "x\ny",
          "x\ny\n",
          "x\n\n",
          "\nx",
          " x\ny",
          "x \n y",
          "\t",
          "x\ty",
          "\tx\ny",
          "a\n\tb",
          "a\n \nb",
          "\r",
          "a\r\nb",
          "\u0085",
          "a\u2028b",
          "\uFEFFa",
          "\uD83D\uDE00",
          "\uD83D",
          "\u0007",
          "arn:aws:s3:::b/*",
          "${A}",
          "!Ref",
          "&a",
          "*a",
          "<<",
          "=",
          "{}",
          "[a]",
          "a:",
          "%x",
          "@a",
          "`a`",
          "AWS::Lambda::Function",
          "text, with: much",
          "|",
          ">",
          "x".repeat(3_000),
          "on",
          "01",
          ".5",
          "-",
          "---",
          "...",
          "a\n---\nb",
          "\u00FC",
          "# a\nb",
          "a\nb ",
          "null\n",
          "'",
          "a'b\nc");

  @RepeatedTest(300)
  void treesReadBackAsTheyWereWritten(RepetitionInfo repetition) {
    check(tree(new Random(repetition.getCurrentRepetition()), 4));
  }

  @Test
  void everyTextReadsBackAsValueAndAsKey() {
    for (var text : TEXTS) {
      check(Nodes.text(text, NOWHERE));
      check(Nodes.mapping(NOWHERE).put(text, text).put("other", "x").build());
      check(Nodes.sequence(NOWHERE, Nodes.text(text, NOWHERE), Nodes.text("x", NOWHERE)));
    }
  }

  @Test
  void realTemplatesReadBackAsTheyWereWritten() {
    for (var path : Sources.sharedTemplates()) {
      var file = new SourceFile(path.toString(), Sources.read(path));
      check(
          TreeReader.read(
                  file, tagged -> Optional.of(Nodes.call(tagged.tag(), tagged.content(), NOWHERE)))
              .root());
    }
  }

  private static void check(Node tree) {
    for (var text :
        List.of(YamlWriter.write(tree), JsonWriter.compact(tree), JsonWriter.pretty(tree))) {
      var again = TreeReader.read(new SourceFile("again", text), TagRule.NONE);
      assertThat(again.problems()).as(text).isEmpty();
      assertThat(Nodes.sameContent(tree, again.root())).as(text).isTrue();
    }
  }

  private static Node tree(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0, 1 -> Nodes.text(TEXTS.get(random.nextInt(TEXTS.size())), NOWHERE);
      case 2 -> number(random);
      case 3 -> Nodes.bool(random.nextBoolean(), NOWHERE);
      case 4 -> new Node.Null(NOWHERE);
      case 5 -> {
        var items = new ArrayList<Node>();
        for (int left = random.nextInt(4); left > 0; left--) {
          items.add(tree(random, depth - 1));
        }
        yield Nodes.sequence(NOWHERE, items);
      }
      default -> {
        var mapping = Nodes.mapping(NOWHERE);
        for (int left = random.nextInt(4); left > 0; left--) {
          var key = TEXTS.get(random.nextInt(TEXTS.size()));
          mapping.put(key, tree(random, depth - 1));
        }
        yield mapping.build();
      }
    };
  }

  private static Node number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Nodes.number(random.nextLong(), NOWHERE);
      case 1 -> new Node.Num(new BigInteger(100, random), "not as written", NOWHERE);
      case 2 -> new Node.Num(511L, "0777", NOWHERE);
      default -> {
        var number = BigDecimal.valueOf(random.nextInt(100_000), 2);
        yield new Node.Num(number, number.toPlainString(), NOWHERE);
      }
    };
  }
}
