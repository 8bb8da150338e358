package dev.martello.join.path;

import dev.martello.value.Tri;

/**
 * What a compromise means in a few counts; each from what is certain to what is possible. "Every
 * table" counts as one.
 *
 * @param accounts accounts of which the attacker becomes administrator
 * @param roles other roles that the attacker acts as
 * @param functions other functions in which the attacker runs code
 * @param readable stores whose content can be read
 * @param writable stores whose content can be changed
 * @param deletable stores whose content can be deleted
 * @param secrets secrets and keys that can be used
 * @param isExfiltrating whether data can be sent to the internet
 * @param isTampering whether logs, trails or alarms can be changed
 * @param shortest steps to the first account, role or other function; 0 where there is none
 */
public record ReachVector(
    Range accounts,
    Range roles,
    Range functions,
    Range readable,
    Range writable,
    Range deletable,
    Range secrets,
    Tri isExfiltrating,
    Tri isTampering,
    int shortest) {

  /** A count: what is certain, and what is possible. */
  public record Range(int low, int high) {

    /** Returns it for people: {@code 2}, or {@code 2-5}. */
    public String show() {
      return low == high ? String.valueOf(low) : low + "-" + high;
    }
  }
}
