package dev.martello.know;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The accounts from which AWS and well-known vendors publish layers for everybody. */
public final class LayerPublishers {
  private static final class Standard {
    static final LayerPublishers INSTANCE = new LayerPublishers();
  }

  private final Map<String, String> publishers =
      PackedFile.lines("layer-publishers.tsv").stream()
          .map(line -> line.split("\t", -1))
          .collect(Collectors.toUnmodifiableMap(fields -> fields[0], fields -> fields[1]));

  private LayerPublishers() {}

  /** Returns the publishers that come with the product. */
  public static LayerPublishers standard() {
    return Standard.INSTANCE;
  }

  /** Returns who publishes layers from an account. */
  public Optional<String> find(String account) {
    return Optional.ofNullable(publishers.get(account));
  }
}
