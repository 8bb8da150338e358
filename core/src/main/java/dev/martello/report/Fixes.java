package dev.martello.report;

import dev.martello.fix.Patch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a machine can do about findings, each by itself.
 *
 * @param patches verified patches, by the id of the finding that they end
 * @param refusals by the id of a finding: why its check's own fix is not offered, for people
 */
public record Fixes(Map<String, List<Patch>> patches, Map<String, String> refusals) {
  /** Nobody asked. */
  public static final Fixes NONE = new Fixes(Map.of(), Map.of());

  public Fixes {
    patches = Map.copyOf(patches);
    refusals = Map.copyOf(refusals);
  }

  /**
   * Returns the same without patches whose texts repeat a secret: reports have them as they are.
   */
  Fixes without(Secrets secrets) {
    var kept = new TreeMap<String, List<Patch>>();
    var reasons = new TreeMap<>(refusals);
    patches.forEach(
        (id, all) -> {
          boolean isTold =
              all.stream()
                  .flatMap(patch -> patch.edits().stream())
                  .anyMatch(edit -> secrets.isIn(edit.text()));
          if (isTold) {
            reasons.put(id, "its text repeats a secret; `martello fix` shows it");
          } else {
            kept.put(id, all);
          }
        });
    return new Fixes(kept, reasons);
  }

  /** Returns the patches that end a finding; none where nothing was verified. */
  public List<Patch> of(String id) {
    return patches.getOrDefault(id, List.of());
  }

  /** Returns why a finding's fix is not offered; empty text where there is nothing to say. */
  public String refusal(String id) {
    return refusals.getOrDefault(id, "");
  }
}
