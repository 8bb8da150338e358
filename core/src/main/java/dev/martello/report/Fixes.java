package dev.martello.report;

import dev.martello.fix.Patch;
import java.util.List;
import java.util.Map;

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

  /** Returns the patches that end a finding; none where nothing was verified. */
  public List<Patch> of(String id) {
    return patches.getOrDefault(id, List.of());
  }

  /** Returns why a finding's fix is not offered; empty text where there is nothing to say. */
  public String refusal(String id) {
    return refusals.getOrDefault(id, "");
  }
}
