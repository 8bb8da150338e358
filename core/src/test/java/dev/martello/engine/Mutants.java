package dev.martello.engine;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.JsonWriter;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.Origin;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Real templates, and what accidents, careless people and attackers make of them. */
final class Mutants {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../examples"),
          Path.of("src/main/java/dev/martello"),
          Path.of("../../shared/data/sam-translator/input"),
          Path.of("../../shared/data/serverless-patterns"));
  private static final Origin NOWHERE = new Origin.Derived("test", List.of());

  /** What damage leaves behind: marks of both notations, and texts that mean something. */
  private static final List<String> SCRAPS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          ",",
          "- ",
          "? ",
          "|",
          ">",
          "&a ",
          "*a",
          "<<: *a",
          "!Sub ",
          "!Ref ",
          "!GetAtt ",
          "!If ",
          "\"",
          "'",
          "#",
          "\n",
          "\r\n",
          "\t",
          "\u0000",
          "\ufeff",
          "\u202e",
          "\u2028",
          "---\n",
          "...\n",
          "%TAG ! !\n",
          "null",
          "~",
          "${",
          "1e999",
          "0o7",
          "Fn::If",
          "Ref",
          "Resources:\n",
          "Globals:\n",
          "Properties:\n",
          "Type: ",
          "AWS::Serverless::Function",
          "AWS::NoValue",
          "Events:\n",
          "DependsOn: ",
          "!Ref X",
          "!GetAtt A.B.C",
          "!Sub '${X}'",
          "!Sub ['${a}', {a: !Ref a}]",
          "!If [A, B, C]",
          "!Join ['', [a, !Ref b]]",
          "!Select [99, [a]]",
          "!Split [',', a]",
          "!FindInMap [A, B, C]",
          "{'Fn::If': [A, B]}",
          "{Ref: [a]}",
          "!Cidr [a, b, c]",
          "Fn::Transform: {Name: AWS::Include}",
          "Fn::ForEach::A: [X, [1, 2], {'${X}': {}}]",
          "&a [*a]",
          "\ud800",
          "%YAML 1.1",
          "---",
          "yes",
          "0x",
          "-.inf",
          "99999999999999999999",
          "''",
          "*",
          "**",
          "!!binary aGk=",
          "!Unknown 1",
          "!Ref AWS::NoValue",
          "Type: AWS::Lambda::Function",
          "Condition: A",
          "DependsOn: [A]",
          "Globals: {Function: {}}",
          "Resources: []");

  /** Values that nobody expects, in JSON. */
  private static final List<String> STRANGE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "\"\"",
          "\"*\"",
          "\"arn:aws:s3:::\"",
          "\"${\"",
          "\"${!}\"",
          "\"${A.B.C}\"",
          "\"{{resolve:ssm:\"",
          "\"AWS::NoValue\"",
          "[]",
          "[[]]",
          "[null]",
          "{}",
          "{\"\": {}}",
          "{\"Ref\": []}",
          "{\"Ref\": \"AWS::NoValue\"}",
          "{\"Ref\": \"Nobody\"}",
          "{\"Fn::GetAtt\": {}}",
          "{\"Fn::GetAtt\": [null, 1]}",
          "{\"Fn::GetAtt\": \"A\"}",
          "{\"Fn::Sub\": []}",
          "{\"Fn::Sub\": [\"${a}\", 1]}",
          "{\"Fn::Sub\": {\"a\": 1}}",
          "{\"Fn::Join\": \",\"}",
          "{\"Fn::Join\": [1, {\"Ref\": \"X\"}]}",
          "{\"Fn::Select\": [-1, []]}",
          "{\"Fn::Select\": [\"9999999999999\", [1]]}",
          "{\"Fn::Split\": [\"\", \"abc\"]}",
          "{\"Fn::If\": [\"No\"]}",
          "{\"Fn::If\": [{}, {}, {}]}",
          "{\"Fn::If\": [\"Nobody\", {\"Ref\": \"AWS::NoValue\"}, [1]]}",
          "{\"Fn::FindInMap\": [1]}",
          "{\"Fn::FindInMap\": [[], {}, null]}",
          "{\"Fn::Cidr\": [\"10.0.0.0/33\", 300, 99]}",
          "{\"Fn::Cidr\": [\"::/0\", 256, 128]}",
          "{\"Fn::GetAZs\": {}}",
          "{\"Fn::Base64\": {}}",
          "{\"Fn::ImportValue\": {}}",
          "{\"Fn::Transform\": []}",
          "{\"Fn::Transform\": {\"Name\": \"AWS::Include\", \"Parameters\": []}}",
          "{\"Fn::ForEach::X\": [\"Y\", [1, null], {\"${Y}\": 1}]}",
          "{\"Fn::ToJsonString\": {\"Ref\": \"X\"}}",
          "{\"Fn::Length\": {}}",
          "{\"Condition\": {}}",
          "{\"Fn::Equals\": []}",
          "{\"Fn::Not\": {}}",
          "{\"Fn::And\": [{\"Condition\": \"Nobody\"}]}");

  private static final List<String> KEYS =
      List.of(
          "",
          "*",
          "${A}",
          "Ref",
          "Fn::If",
          "Fn::Sub",
          "Fn::ForEach::Loop",
          "Fn::Transform",
          "Properties",
          "Condition",
          "DependsOn",
          "$default",
          "x-amazon-apigateway-integration");

  private Mutants() {}

  /** A template as somebody wrote it. */
  record Template(Path path, String text) {}

  /** Returns all templates of some length at most, in a fixed order. */
  static List<Template> templates(int mostCharacters) {
    return SOURCES.stream()
        .filter(Files::isDirectory)
        .flatMap(Mutants::files)
        .map(Mutants::template)
        .filter(template -> template.text().length() <= mostCharacters)
        .toList();
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template template(Path file) {
    try {
      return new Template(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns numbers that differ from those of the neighbouring seeds from the first one on. */
  static Random random(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Changes a text in one of the ways below. */
  static String of(String text, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> withOtherNodes(text, random);
      case 1 -> withOtherLines(text, random);
      default -> withOtherCharacters(text, random);
    };
  }

  /** Replaces lone surrogates, which cannot be written as UTF-8. */
  static String writable(String text) {
    return text.replaceAll("\\p{Cs}", "\ufffd");
  }

  /** Cuts, doubles and replaces a few characters anywhere. */
  static String withOtherCharacters(String text, Random random) {
    var damaged = new StringBuilder(text);
    IntStream.rangeClosed(0, random.nextInt(5)).forEach(_ -> damage(damaged, random));
    return damaged.toString();
  }

  private static void damage(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(40));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, pick(SCRAPS, random));
      case 2 -> text.replace(at, end, pick(SCRAPS, random));
      case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
      case 4 -> text.setLength(at);
      default -> text.insert(at, (char) random.nextInt(0xD800));
    }
  }

  /** Moves, loses, doubles, indents and rewrites a few lines, as people do. */
  static String withOtherLines(String text, Random random) {
    var lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    for (int changes = random.nextInt(4); changes > 0 && !lines.isEmpty(); changes--) {
      int at = random.nextInt(lines.size());
      var line = lines.get(at);
      switch (random.nextInt(9)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, pick(lines, random));
        case 2 -> lines.set(at, line.replaceFirst(": .*", ":"));
        case 3 -> lines.add(at, "# a comment\n");
        case 4 -> lines.set(at, line.replaceFirst(": (.+)", ": [$1]"));
        case 5 -> lines.set(at, "  " + line);
        case 6 -> lines.set(at, line.startsWith("  ") ? line.substring(2) : "\n");
        case 7 -> lines.set(at, line.replaceFirst(": .*", ": ") + pick(SCRAPS, random) + "\n");
        default -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      }
    }
    var mutant = String.join("", lines);
    return switch (random.nextInt(6)) {
      case 0 -> mutant.replace("\n", "\r\n");
      case 1 -> mutant.stripTrailing();
      default -> mutant;
    };
  }

  /** Puts other values and keys, also of the wrong type, into a few places; gives JSON. */
  static String withOtherNodes(String text, Random random) {
    var root = ShortTags.read(new SourceFile("template.yaml", text)).root();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      root = replaced(root, new int[] {random.nextInt(count(root))}, random);
    }
    return JsonWriter.pretty(root);
  }

  private static int count(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          1 + mapping.entries().stream().mapToInt(entry -> count(entry.value())).sum();
      case Node.Sequence sequence -> 1 + sequence.items().stream().mapToInt(Mutants::count).sum();
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> 1;
    };
  }

  /** Replaces the node that stands at a number in the order of the text. */
  private static Node replaced(Node node, int[] left, Random random) {
    if (left[0]-- == 0) {
      return other(node, random);
    }
    return switch (node) {
      case Node.Mapping mapping -> {
        var entries = new ArrayList<Node.Entry>();
        for (var entry : mapping.entries()) {
          var value = left[0] < 0 ? entry.value() : replaced(entry.value(), left, random);
          var key = random.nextInt(300) == 0 ? pick(KEYS, random) : entry.key();
          entries.add(new Node.Entry(key, entry.keyOrigin(), value));
        }
        yield Node.Mapping.of(entries, mapping.origin());
      }
      case Node.Sequence sequence -> {
        var items = new ArrayList<Node>();
        for (var item : sequence.items()) {
          items.add(left[0] < 0 ? item : replaced(item, left, random));
        }
        yield new Node.Sequence(items, sequence.origin());
      }
      case Node.Text _, Node.Num _, Node.Bool _, Node.Null _ -> node;
    };
  }

  private static Node other(Node node, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Node.Sequence(List.of(node), NOWHERE);
      case 1 ->
          Nodes.call(
              "Fn::If",
              Nodes.sequence(NOWHERE, Nodes.text("Nobody", NOWHERE), node, strange(random)),
              NOWHERE);
      case 2 -> Nodes.call(pick(KEYS, random), node, NOWHERE);
      default -> strange(random);
    };
  }

  private static Node strange(Random random) {
    return ShortTags.read(new SourceFile("strange.yaml", pick(STRANGE, random))).root();
  }

  private static String pick(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
