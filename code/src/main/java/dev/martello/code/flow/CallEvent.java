package dev.martello.code.flow;

import dev.martello.code.ir.Language;
import dev.martello.code.ir.ProcedureId;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.List;

/**
 * A call of something that is not the project's own code, as the interpreter saw it.
 *
 * @param name the dotted way to what is called
 * @param receiver what the method was called on; {@link Value#none()} for functions
 * @param isInitialisation whether it runs when the code is loaded, not for each event
 * @param isInLoop whether a loop, of the procedure that it stands in or of the callers next to it,
 *     may run it several times
 * @param isForgiven whether these loops go on with the next element when it fails
 * @param callers the places of the project's calls that led here, the outermost first
 */
public record CallEvent(
    String name,
    Value receiver,
    Arguments arguments,
    Language language,
    Origin.Written where,
    ProcedureId in,
    boolean isInitialisation,
    boolean isInLoop,
    boolean isForgiven,
    List<Origin.Written> callers) {
  public CallEvent {
    callers = List.copyOf(callers);
  }

  /** Returns the same as if it stood elsewhere. */
  public CallEvent at(Origin.Written other) {
    return new CallEvent(
        name,
        receiver,
        arguments,
        language,
        other,
        in,
        isInitialisation,
        isInLoop,
        isForgiven,
        callers);
  }

  /** Returns the same call under another name. */
  public CallEvent named(String other) {
    return new CallEvent(
        other,
        receiver,
        arguments,
        language,
        where,
        in,
        isInitialisation,
        isInLoop,
        isForgiven,
        callers);
  }

  /** Returns the same call on another receiver. */
  public CallEvent on(Value other) {
    return new CallEvent(
        name,
        other,
        arguments,
        language,
        where,
        in,
        isInitialisation,
        isInLoop,
        isForgiven,
        callers);
  }

  /** Returns what holds of two runs of the same call. */
  public CallEvent join(CallEvent other) {
    return new CallEvent(
        name,
        receiver.join(other.receiver),
        arguments.join(other.arguments),
        language,
        where,
        in,
        isInitialisation && other.isInitialisation,
        isInLoop || other.isInLoop,
        isForgiven && other.isForgiven,
        // Of several ways the one by a loop tells more.
        other.isInLoop && !isInLoop ? other.callers : callers);
  }
}
