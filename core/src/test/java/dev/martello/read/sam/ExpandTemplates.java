package dev.martello.read.sam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Node;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expands template files as {@code martello expand} does, for comparison with AWS's translator. */
public final class ExpandTemplates {
  private ExpandTemplates() {}

  /**
   * Takes {@code --region R --out DIR TEMPLATE...}: writes {@code DIR/<name>.json} for each
   * template without problems, and the problems of the others to the error stream.
   */
  public static void main(String[] arguments) throws IOException {
    var region = "us-east-1";
    var out = Path.of(".");
    var templates = new ArrayList<Path>();
    for (int at = 0; at < arguments.length; at++) {
      switch (arguments[at]) {
        case "--region" -> region = arguments[++at];
        case "--out" -> out = Path.of(arguments[++at]);
        default -> templates.add(Path.of(arguments[at]));
      }
    }
    Files.createDirectories(out);
    for (var template : templates) {
      expandTo(out, template, region);
    }
  }

  private static void expandTo(Path out, Path template, String region) throws IOException {
    var result = expand(template, SamContext.in(region));
    var name = template.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    if (result.problems().isEmpty()) {
      Files.writeString(out.resolve(name + ".json"), json(result.template()));
    }
    result.problems().forEach(problem -> System.err.println(problem));
  }

  static SamTransform.Result expand(Path template, SamContext context) throws IOException {
    var file = new SourceFile(template.getFileName().toString(), Files.readString(template));
    var parsed = ShortTags.read(file);
    if (!(parsed.root() instanceof Node.Mapping root)) {
      var problem = Problem.of(file.path(), "no template");
      return new SamTransform.Result(
          Node.Mapping.of(List.of(), parsed.root().origin()), List.of(problem), Map.of());
    }
    return SamTransform.transform(root, context);
  }

  static String json(Node node) throws IOException {
    var out = new StringWriter();
    try (var generator = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      write(node, generator);
    }
    return out.toString();
  }

  private static void write(Node node, JsonGenerator out) throws IOException {
    switch (node) {
      case Node.Text text -> out.writeString(text.value());
      case Node.Num number -> out.writeNumber(number.value().toString());
      case Node.Bool bool -> out.writeBoolean(bool.value());
      case Node.Null _ -> out.writeNull();
      case Node.Sequence sequence -> {
        out.writeStartArray();
        for (var item : sequence.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Node.Mapping mapping -> {
        out.writeStartObject();
        for (var entry : mapping.entries()) {
          out.writeFieldName(entry.key());
          write(entry.value(), out);
        }
        out.writeEndObject();
      }
    }
  }
}
