package dev.martello.report;

import dev.martello.join.path.AttackPath;
import dev.martello.join.path.BlastRadius;
import dev.martello.join.path.Foothold;
import dev.martello.join.path.WhatIf;
import java.util.List;

/**
 * What attackers reach in an application, as somebody asked for it.
 *
 * @param report the scan that it is about; its findings are not told
 * @param foothold what the attackers have to begin with
 * @param radii what is reached from there, of each function or principal that was asked for
 * @param paths the attack paths that were asked for, worst first
 * @param whatIfs what would be cut off by a change; empty if nobody asked
 * @param isDetailed whether all that is reached is told, and how
 */
public record Exploration(
    Report report,
    Foothold foothold,
    List<BlastRadius> radii,
    List<AttackPath> paths,
    List<WhatIf> whatIfs,
    boolean isDetailed) {
  public Exploration {
    radii = List.copyOf(radii);
    paths = List.copyOf(paths);
    whatIfs = List.copyOf(whatIfs);
  }
}
