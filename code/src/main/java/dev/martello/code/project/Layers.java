package dev.martello.code.project;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.LambdaFunction;
import dev.martello.read.file.LocalFiles;
import dev.martello.read.file.Located;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the layers of functions whose content is beside their templates. */
final class Layers {
  private static final String TYPE = "AWS::Lambda::LayerVersion";

  private final App app;
  private final Map<String, Layer> found = new LinkedHashMap<>();
  private final Map<String, List<LambdaFunction>> users = new LinkedHashMap<>();
  private final List<CodeResults.Unread> unread = new ArrayList<>();

  Layers(App app, Map<String, LocalFiles> roots) {
    this.app = app;
    app.resources()
        .filter(entity -> entity.identity().type().equals(TYPE))
        .sorted((one, other) -> one.identity().compareTo(other.identity()))
        .forEach(
            layer ->
                Stream.ofNullable(roots.get(layer.identity().stack()))
                    .forEach(files -> find(layer, files)));
    for (var function : app.functions()) {
      of(function)
          .forEach(
              layer ->
                  users
                      .computeIfAbsent(layer.entity().identity().key(), _ -> new ArrayList<>())
                      .add(function));
    }
  }

  private void find(Entity layer, LocalFiles files) {
    var asset =
        app.metadataOf(layer).stream()
            .map(metadata -> metadata.get("aws:asset:path").text())
            .filter(path -> path.isEqualTo("").isNo())
            .findFirst();
    var content = asset.orElseGet(() -> app.settingsOf(layer).get("Content").text());
    if (!(content instanceof Val.Known<String>(var path, var origin)) || path.isEmpty()) {
      return;
    }
    var from = origin.written().map(place -> place.file().path()).orElse(layer.identity().stack());
    switch (files.locate(from, path)) {
      case Located.Remote _ -> {}
      case Located.Refused(String reason) -> unread.add(new CodeResults.Unread(layer, reason));
      case Located.Inside(String inside) -> {
        switch (Trees.at(files, inside)) {
          case Trees.At.Tree(FileTree tree) ->
              found.put(layer.identity().key(), new Layer(layer, tree, files.resolve(inside)));
          case Trees.At.Nothing(String reason) -> unread.add(new CodeResults.Unread(layer, reason));
        }
      }
    }
  }

  /** Returns the layers of a function, in their order. */
  List<Layer> of(LambdaFunction function) {
    return app.settingsOf(function).get("Layers").items().stream()
        .flatMap(item -> item.target().known())
        .flatMap(entity -> Stream.ofNullable(found.get(entity.identity().key())))
        .toList();
  }

  List<Layer> all() {
    return List.copyOf(found.values());
  }

  List<LambdaFunction> users(Layer layer) {
    return users.getOrDefault(layer.entity().identity().key(), List.of());
  }

  List<CodeResults.Unread> unread() {
    return List.copyOf(unread);
  }
}
