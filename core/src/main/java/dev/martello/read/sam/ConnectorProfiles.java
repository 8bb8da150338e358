package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All connector profiles, and how the resources at their ends are referred to. */
final class ConnectorProfiles {

  /**
   * How resources of a type are referred to.
   *
   * @param roleProperty the property that holds the role; empty if there is none
   * @param values by name ({@code Arn}, {@code Url}...): {@code Ref}, {@code GetAtt.<attribute>} or
   *     {@code =<literal>}
   */
  record Referable(String roleProperty, Map<String, String> values) {
    private static final Referable NOTHING = new Referable("", Map.of());

    /** Returns the node for a name, if resources of this type have it. */
    Optional<Node> value(String name, String logicalId, Make make) {
      return Optional.ofNullable(values.get(name))
          .map(
              how -> {
                if (how.equals("Ref")) {
                  return make.ref(logicalId);
                }
                return how.startsWith("=")
                    ? make.text(how.substring(1))
                    : make.getAtt(logicalId, how.substring("GetAtt.".length()));
              });
    }
  }

  /** The role of a rule is the one of the target that the connector connects to. */
  static final String ROLE_OF_TARGET = "(target)";

  private static final class Loaded {
    static final ConnectorProfiles ALL = read();
  }

  private final Map<String, Referable> referables = new LinkedHashMap<>();
  private final Map<String, ConnectorProfile> profiles = new LinkedHashMap<>();

  private ConnectorProfiles() {}

  static ConnectorProfiles all() {
    return Loaded.ALL;
  }

  Optional<ConnectorProfile> between(String source, String destination) {
    return Optional.ofNullable(profiles.get(source + " " + destination));
  }

  /** Returns the types that a source of a type can be connected to. */
  List<String> destinationsOf(String source) {
    return profiles.values().stream()
        .filter(profile -> profile.source().equals(source))
        .map(ConnectorProfile::destination)
        .sorted()
        .toList();
  }

  Referable referable(String type) {
    return referables.getOrDefault(type, Referable.NOTHING);
  }

  private static ConnectorProfiles read() {
    var all = new ConnectorProfiles();
    var stream =
        Objects.requireNonNull(
            ConnectorProfiles.class.getResourceAsStream("connector-profiles.txt"));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      var open = new ArrayList<ConnectorProfile>();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        all.readLine(List.of(line.strip().split(" ")), open);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private void readLine(List<String> words, List<ConnectorProfile> open) {
    switch (words.getFirst()) {
      case "#" -> {}
      case "resource" -> referables.put(words.get(1), referable(words));
      case "profile" -> {
        var profile = ConnectorProfile.parse(words);
        profiles.put(profile.source() + " " + profile.destination(), profile);
        open.clear();
        open.add(profile);
      }
      default -> open.getFirst().addGrant(words);
    }
  }

  private static Referable referable(List<String> words) {
    var role = "";
    var values = new LinkedHashMap<String, String>();
    for (var word : words.subList(2, words.size())) {
      int colon = word.indexOf(':');
      if (word.startsWith("Role=")) {
        role = word.substring("Role=".length());
      } else {
        values.put(word.substring(0, colon), word.substring(colon + 1));
      }
    }
    return new Referable(role, values);
  }
}
