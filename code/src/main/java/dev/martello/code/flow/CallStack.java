package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The procedures that run at a time, and how deep each of them ever ran. */
public final class CallStack {
  private static final int DEEPEST = 48;
  private static final int MOST_RECURSIVE = 2;

  /** Loops that are further away do more than call what is called here. */
  private static final int NEAR = 3;

  private final Program program;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final Map<ProcedureId, Integer> depths = new HashMap<>();

  CallStack(Program program) {
    this.program = program;
  }

  /**
   * Begins with a procedure.
   *
   * @param isOfEvent whether it runs for an event
   */
  void push(Frame frame, boolean isOfEvent) {
    frames.push(frame);
    if (isOfEvent) {
      depths.merge(frame.id, frames.size(), Math::min);
    }
  }

  void pop() {
    frames.pop();
  }

  /** Returns the procedure that runs; null before anything runs. */
  @Nullable Frame top() {
    return frames.peek();
  }

  /** Returns the procedure that runs, where one does in any case. */
  Frame element() {
    return frames.element();
  }

  /** Returns whether nothing of the code called what runs: it is a handler, or a unit itself. */
  boolean isOutermost() {
    return frames.size() == 1;
  }

  boolean isTooDeep() {
    return frames.size() >= DEEPEST;
  }

  boolean isRecursive(ProcedureId id) {
    int times = 0;
    for (var frame : frames) {
      times += frame.id.equals(id) ? 1 : 0;
    }
    return times >= MOST_RECURSIVE;
  }

  /** Returns the innermost run of a procedure that is not at its end, if there is one. */
  Optional<Frame> running(ProcedureId id) {
    return frames.stream().filter(frame -> frame.id.equals(id)).findFirst();
  }

  boolean isInLoop() {
    for (var each : frames) {
      if (each.isInLoop()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether what runs now is within a function that is called for each of many elements.
   */
  boolean isOfEach() {
    for (var each : frames) {
      if (each.isRepeated) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether such a value decides whether what runs now is run. */
  boolean isDecidedBy(Predicate<Value> such) {
    return frames.stream().anyMatch(each -> Deciding.isBy(such, each));
  }

  /** Returns whether a variable of what runs leads to an object. */
  boolean holds(int object) {
    return frames.stream().anyMatch(each -> each.holds(object));
  }

  /** Returns whether a loop nearby goes on with the next element after this. */
  boolean isRepeated() {
    Frame inner = null;
    int distance = 0;
    for (var each : frames) {
      distance += inner == null || isPart(inner, each) ? 0 : 1;
      if (distance == NEAR) {
        break;
      }
      if (each.isIterated() || each.isRepeated) {
        return true;
      }
      inner = each;
    }
    return false;
  }

  /** What Go's functions start in a function without a name is a part of them. */
  private boolean isPart(Frame frame, Frame caller) {
    return frame.procedure.name().isEmpty()
        && caller.callSite != null
        && program.unit(frame.id.unit()).language() == Language.GO
        && isStart(caller.callSite);
  }

  /** {@code group.Go(func() { ... })}, {@code go func() { ... }()}. */
  private static boolean isStart(Origin.Written call) {
    var text = call.file().text();
    int start = call.span().start();
    int open = text.indexOf('(', start);
    return text.startsWith("func(", start)
        || open > start
            && (text.startsWith(".Go", open - 3) || text.startsWith(".TryGo", open - 6));
  }

  /** Returns whether each loop nearby goes on with the next element when what runs now fails. */
  boolean isForgiven() {
    Frame inner = null;
    boolean isCaught = false;
    boolean isInLoop = false;
    int distance = 0;
    for (var each : frames) {
      distance += inner == null || isPart(inner, each) ? 0 : 1;
      if (distance == NEAR) {
        break;
      }
      isCaught |= each.isForgiving();
      boolean isLoop = each.isIterated() || each.isRepeated;
      if (isLoop && !isCaught) {
        return false;
      }
      isInLoop |= isLoop;
      inner = each;
    }
    return isInLoop;
  }

  /** Returns whether every event that is handled to its end runs what runs now. */
  public boolean isAlways() {
    return frames.stream()
        .allMatch(each -> !each.isRepeated && Shape.isAlways(each.procedure, each.block()));
  }

  /**
   * Returns whether what runs was begun for one element while it goes on for those before: each of
   * many is handed to a function whose promise nobody waits for before the next one's turn.
   */
  public boolean isBesideOthers() {
    Frame inner = null;
    for (var each : frames) {
      boolean isBegun =
          inner != null
              && inner.procedure.is(Procedure.Trait.ASYNC)
              && (inner.isRepeated || (each.isIterated() || each.isRepeated) && !each.isAwaiting());
      if (isBegun) {
        return true;
      }
      inner = each;
    }
    return false;
  }

  /** Returns whether one of some procedures runs. */
  public boolean isWithin(Set<ProcedureId> procedures) {
    return frames.stream().anyMatch(each -> procedures.contains(each.id));
  }

  /** Returns whether an object that outlives the event keeps what one of the procedures gives. */
  public boolean isKept(Interpreter interpreter) {
    return frames.stream()
        .filter(each -> each.procedure.is(Procedure.Trait.KEPT))
        .filter(each -> !each.procedure.parameters().isEmpty())
        .map(each -> each.get(each.procedure.parameters().getFirst().register()))
        .flatMap(self -> self.atoms().stream())
        .anyMatch(
            self ->
                self instanceof Atom.Reference(int object) && interpreter.lasting().has(object));
  }

  /** Returns whether one of the procedures that run is such a one. */
  boolean isWithin(Predicate<Procedure> question) {
    return frames.stream().anyMatch(each -> question.test(each.procedure));
  }

  /** What has a thread of its own run a function. */
  private static final Pattern ON_THREAD =
      Pattern.compile(
          "(?:\\b(?:to_thread|run_in_executor|run_sync|run_in_threadpool|sync_to_async|submit"
              + "|Thread|Process|Timer|call_later|call_soon\\w*)|\\.(?<each>map))\\s*\\(");

  private static final int LONG_CALL = 120;

  /**
   * Returns where an asynchronous function of Python goes on only after a call, be it made by a
   * function nearby that it calls; nothing where none does, or another thread makes the call.
   */
  public Optional<Origin.Written> blocked(Origin.Written call) {
    var at = call;
    var called = "";
    int distance = 0;
    for (var each : frames) {
      if (distance > 0) {
        if (each.callSite == null) {
          return Optional.empty();
        }
        at = each.callSite;
      }
      if (isOnThread(at.text(), called)) {
        return Optional.empty();
      }
      called = each.procedure.name();
      if (each.procedure.is(Procedure.Trait.ASYNC)) {
        return Optional.of(at);
      }
      distance++;
      if (distance == NEAR) {
        break;
      }
    }
    return Optional.empty();
  }

  /** The project's own method of that name is called where it stands. */
  private static boolean isOnThread(String text, String called) {
    var found = ON_THREAD.matcher(text.substring(0, Math.min(LONG_CALL, text.length())));
    return found.find() && !called.equals(found.group("each"));
  }

  /** Returns the calls that led to what runs, the outermost first. */
  List<Origin.Written> callers() {
    var frame = frames.peek();
    if (frame == null) {
      return List.of();
    }
    // Callers wait while a frame runs, so that the way to it stays the same.
    if (frame.callers == null) {
      var callers = new ArrayList<Origin.Written>();
      for (var each : frames.reversed()) {
        if (each != frame && each.callSite != null) {
          callers.add(each.callSite);
        }
      }
      frame.callers = List.copyOf(callers);
    }
    return frame.callers;
  }

  /** Returns which instructions run. */
  public Way way() {
    return new Way(frames.stream().map(Frame::step).toList());
  }

  /** Returns how many procedures call one another at least until one runs that ran. */
  public int depth(ProcedureId id) {
    return depths.getOrDefault(id, Integer.MAX_VALUE);
  }

  /** Returns the procedure in which a place stands, if it ever ran for an event. */
  public Optional<ProcedureId> around(Origin.Written place) {
    return depths.keySet().stream()
        .filter(id -> program.unit(id.unit()).file().equals(place.file()))
        .filter(id -> program.procedure(id).span().start() <= place.span().start())
        .filter(id -> program.procedure(id).span().end() >= place.span().end())
        .min(Comparator.comparingInt(id -> program.procedure(id).span().length()));
  }
}
