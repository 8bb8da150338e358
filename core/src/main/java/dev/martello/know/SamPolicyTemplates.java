package dev.martello.know;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells which of SAM's policy templates a statement on every resource comes from. */
public final class SamPolicyTemplates {

  private static final class Standard {
    static final Map<List<String>, String> NAMES = read();
  }

  private SamPolicyTemplates() {}

  /**
   * Returns the template that has a statement with just these actions on resources that no
   * parameter of the template narrows; the first by name where there are several.
   */
  public static Optional<String> named(Collection<String> actions) {
    var sorted = actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).sorted().toList();
    return Optional.ofNullable(Standard.NAMES.get(sorted));
  }

  private static Map<List<String>, String> read() {
    var names = new HashMap<List<String>, String>();
    for (var line : PackedFile.lines("sam-policy-templates.tsv")) {
      var fields = Arrays.asList(line.split("\t", -1));
      names.putIfAbsent(List.copyOf(fields.subList(1, fields.size())), fields.getFirst());
    }
    return names;
  }
}
