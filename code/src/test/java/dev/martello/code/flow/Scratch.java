package dev.martello.code.flow;

import dev.martello.code.ir.*;
import dev.martello.code.knowledge.*;
import dev.martello.code.python.PythonFrontEnd;
import dev.martello.value.SourceFile;
import java.nio.file.*;
import java.util.*;

final class Scratch {
  public static void main(String[] arguments) throws Exception {
    var knowledge = KnowledgeReader.standard(Language.PYTHON);
    for (var name : arguments) {
      var path = Path.of(name);
      var unit =
          new PythonFrontEnd()
              .lower(
                  new SourceFile(name, Files.readString(path)),
                  path.getFileName().toString().replace(".py", ""));
      if (System.getProperty("listing") != null) System.out.println(Listing.of(unit));
      var program =
          new Program(
              (module, from) -> {
                var file = path.resolveSibling(module.replace('.', '/') + ".py");
                if (!Files.isRegularFile(file)) return Optional.empty();
                try {
                  return Optional.of(
                      new PythonFrontEnd()
                          .lower(new SourceFile(file.toString(), Files.readString(file)), module));
                } catch (java.io.IOException e) {
                  return Optional.empty();
                }
              });
      var result =
          new Analysis(program, EventFields.standard(), _ -> knowledge)
              .run(
                  new Analysis.Entry(
                      unit,
                      System.getProperty("handler", "handler"),
                      List.of(
                          new Source(
                              System.getProperty("trigger", "http-api"),
                              Source.Trust.PUBLIC,
                              "route"))));
      System.out.println(name + " found=" + result.isHandlerFound() + " cut=" + result.isCut());
      for (var flow : result.flows()) {
        System.out.println(
            "  "
                + flow.where().line()
                + " "
                + flow.kind()
                + " "
                + flow.path()
                + " "
                + flow.sink()
                + " "
                + flow.confidence());
        for (var step : flow.steps())
          System.out.println("      " + step.where().line() + ": " + step.message());
      }
      for (var misuse : result.misuses())
        System.out.println("  " + misuse.where().where().line() + " " + misuse.check());
      if (System.getProperty("usages") != null)
        for (var usage : result.usages())
          System.out.println("  " + usage.where().line() + " " + usage);
    }
  }
}
