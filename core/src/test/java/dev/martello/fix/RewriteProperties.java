package dev.martello.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Term;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Laws: a patched file reads as the tree that was wanted, everything else stays as it was written
 * byte for byte, and the same change again changes nothing. What cannot be written is refused,
 * which is rare: texts of several lines that are moved.
 */
class RewriteProperties {
  private static final int ROUNDS = Integer.getInteger("martello.fuzz.rounds", 3_000);
  private static final Pattern COMMENT = Pattern.compile("# c\\d+c");
  private static final List<Term> TERMS =
      List.of(
          Term.text("plain"),
          Term.text("needs: quotes"),
          Term.text("*"),
          Term.text("2012-10-17"),
          Term.text("yes"),
          Term.text(""),
          Term.text("two\nlines"),
          Term.number(30),
          Term.flag(true),
          Term.ref("Alpha"),
          Term.attribute("Beta", "Arn"),
          Term.sub("arn:${AWS::Partition}:${Beta}"),
          Term.texts("one", "two: 2", "*"),
          Term.items(Term.parts().with("Key", Term.text("k")).with("Value", Term.ref("Alpha"))),
          Term.parts(),
          Term.items(),
          Term.parts().with("Inner", Term.parts().with("Deep", Term.flag(false))),
          Term.parts()
              .with("Version", Term.text("2012-10-17"))
              .with("Statement", Term.items(Term.parts().with("Action", Term.text("s3:*")))));

  @Test
  void changesOfYamlKeepEverythingElse() {
    checkAll(RandomText::yaml, ROUNDS);
  }

  @Test
  void changesOfJsonKeepEverythingElse() {
    checkAll(RandomText::json, ROUNDS / 2);
  }

  private static void checkAll(Function<Random, String> texts, int rounds) {
    int refused = 0;
    for (int seed = 1; seed <= rounds; seed++) {
      var random = new Random(seed);
      var text = texts.apply(random);
      try {
        check(text, random, "seed " + seed);
      } catch (Refusal refusal) {
        assertThat(refusal.reason()).as("seed %d:%n%s", seed, text).startsWith("the way it is");
        refused++;
      }
    }
    assertThat(refused).as("refused of " + rounds).isLessThanOrEqualTo(rounds / 1_000);
  }

  private static void check(String text, Random random, String name) throws Refusal {
    var document = document(text);
    assertThat(document.isSound()).as(text).isTrue();
    var changes = new ArrayList<TreeChange>();
    Node wanted = document.root();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      var change = change(wanted, random);
      try {
        wanted = change.applyTo(wanted);
        changes.add(change);
      } catch (Refusal below) {
        assertThat(below.reason())
            .containsAnyOf("is a single value", "has no item", "stands where");
      }
    }
    if (wanted instanceof Node.Mapping root && root.isEmpty()) {
      return;
    }
    var patch = Rewrite.of(document, wanted);
    var after = patch.after();
    var what = "%s: %s%n%s%n%n%s".formatted(name, changes, text, after);
    var again = document(after);
    assertThat(Nodes.sameContent(again.root(), wanted)).as(what).isTrue();
    assertThat(Rewrite.of(again, again.root()).isEmpty()).as(what).isTrue();
    assertThat(written(wanted, document)).as(what).allMatch(after::contains);
    if (after.indexOf('\n') >= 0 && text.contains("\r\n")) {
      assertThat(after.replace("\r\n", "")).as(what).doesNotContain("\n");
    }
    var lost = comments(text);
    lost.removeAll(comments(after));
    assertThat(lost).as(what).allMatch(comment -> isRemoved(comment, patch));
    assertThat(comments(text)).as(what).containsAll(comments(after));
  }

  private static Document document(String text) {
    return Document.read(new SourceFile("test.yaml", text), ShortTags.RULE);
  }

  /** Returns the source texts of the scalars that nothing was to happen to. */
  private static List<String> written(Node node, Document document) {
    var texts = new ArrayList<String>();
    collect(node, document, texts);
    return texts;
  }

  private static void collect(Node node, Document document, List<String> texts) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.stream().forEach(entry -> collect(entry.value(), document, texts));
      case Node.Sequence sequence ->
          sequence.items().forEach(item -> collect(item, document, texts));
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> {
        if (node.origin() instanceof Origin.Written(SourceFile file, var span)
            && file.equals(document.file())) {
          var text = file.text().substring(span.start(), span.end());
          if (text.indexOf('\n') < 0) {
            texts.add(text);
          }
        }
      }
    }
  }

  private static List<String> comments(String text) {
    return new ArrayList<>(COMMENT.matcher(text).results().map(found -> found.group()).toList());
  }

  /** A comment may go only with what it is about: inside of what an edit takes away. */
  private static boolean isRemoved(String comment, Patch patch) {
    int at = patch.file().text().indexOf(comment);
    return patch.edits().stream()
        .anyMatch(edit -> edit.span().start() <= at && at < edit.span().end());
  }

  private static TreeChange change(Node root, Random random) {
    var path = new ArrayList<String>();
    var node = root;
    while (true) {
      boolean isEnd = !path.isEmpty() && random.nextInt(4) == 0;
      if (isEnd) {
        break;
      }
      if (node instanceof Node.Mapping mapping && !Calls.isCall(mapping) && !mapping.isEmpty()) {
        var entry = mapping.entries().get(random.nextInt(mapping.size()));
        path.add(entry.key());
        node = entry.value();
      } else if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
        int index = random.nextInt(list.items().size());
        path.add(String.valueOf(index));
        node = list.items().get(index);
      } else {
        break;
      }
    }
    return change(path, node, random);
  }

  private static TreeChange change(List<String> path, Node node, Random random) {
    var terms = new Terms(java.util.Map.of());
    var value = terms.node(TERMS.get(random.nextInt(TERMS.size())));
    if (node instanceof Node.Mapping mapping && !Calls.isCall(mapping) && random.nextBoolean()) {
      var longer = new ArrayList<>(path);
      longer.add(random.nextInt(5) == 0 ? "with: colon" : "New" + random.nextInt(3));
      if (random.nextInt(3) == 0) {
        longer.add("Below");
      }
      return new TreeChange.Put(longer, value);
    }
    if (path.isEmpty()) {
      return new TreeChange.Put(List.of("Alpha"), value);
    }
    boolean mayAppend = !(node instanceof Node.Mapping call && Calls.isCall(call));
    return switch (random.nextInt(4)) {
      case 0 -> new TreeChange.Remove(path);
      case 1 -> mayAppend ? new TreeChange.Append(path, value) : new TreeChange.Put(path, value);
      default -> new TreeChange.Put(path, value);
    };
  }
}
