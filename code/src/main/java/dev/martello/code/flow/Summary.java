package dev.martello.code.flow;

import dev.martello.code.value.HeapObject;
import dev.martello.code.value.IntMap;
import dev.martello.code.value.Label;
import dev.martello.code.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure does in a situation: with these arguments, and where the objects that it reads
 * are as they were.
 *
 * @param read the objects that it read, as it found them; its footprint
 * @param hasMade whether it made objects, which are others for each place that it is called from
 * @param written the objects that it changed, as it left them
 * @param returned what it returns; null if it never does
 * @param thrown what it throws; null if it never does
 */
record Summary(
    boolean isInitialising,
    Value self,
    List<Value> arguments,
    int scope,
    int site,
    Map<Label, Long> guards,
    Map<Integer, HeapObject> read,
    boolean hasMade,
    Map<Integer, HeapObject> written,
    @Nullable Value returned,
    Map<Label, Long> guardsAfter,
    @Nullable Value thrown) {

  /** Returns whether another run of a frame would do the same. */
  boolean fits(Frame frame, Value self, List<Value> bound, State state, boolean isInitialising) {
    return scope == frame.scope
        && this.isInitialising == isInitialising
        && (!hasMade || site == frame.context)
        && arguments.equals(bound)
        && this.self.equals(self)
        && guards.equals(state.guards())
        && isPresent(state.heap());
  }

  private boolean isPresent(IntMap<HeapObject> heap) {
    for (var entry : read.entrySet()) {
      var found = heap.get(entry.getKey());
      if (!entry.getValue().equals(found == null ? Frame.ABSENT : found)) {
        return false;
      }
    }
    return true;
  }
}
