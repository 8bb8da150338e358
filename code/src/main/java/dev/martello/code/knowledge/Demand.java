package dev.martello.code.knowledge;

import java.util.regex.Pattern;

/**
 * What an argument must be for an entry to hold.
 *
 * @param place which argument
 * @param question what is asked
 * @param operand what it is compared with; empty text where nothing is
 */
public record Demand(Place place, Question question, String operand) {

  /** Returns whether the operand, as a regular expression, is found in a text. */
  public boolean isFoundIn(String text) {
    var pattern = Pattern.compile(operand);
    return BoundedText.orElse(false, () -> pattern.matcher(BoundedText.of(text)).find());
  }

  /** What can be asked of an argument. */
  public enum Question {
    /** Its constant is the operand. */
    EQUALS,
    /** It is given and its constant is not the operand. */
    DIFFERS,
    /** It is given at all. */
    GIVEN,
    /** It is not given. */
    ABSENT,
    /** Its constant text matches the operand, a regular expression. */
    MATCHES,
    /** It is nothing whose constant text or name matches the operand, a regular expression. */
    EXCEPT,
    /** It is a text that stands in the code and matches the operand, a regular expression. */
    TEXT,
    /** Nothing from outside is in it, and the operand, a regular expression, is not found in it. */
    LACKS,
    /** It is a constant text or number. */
    CONSTANT,
    /** It is a text, a number or an array of numbers that stands in the code. */
    WRITTEN,
    /** It is a number below the operand. */
    BELOW,
    /** It is a number above the operand. */
    ABOVE,
    /** It holds nothing of the event. */
    CLEAN,
    /** It is text made of pieces, not one constant. */
    BUILT,
    /** It may begin with something else than a text that stands in the code. */
    LEADING,
    /** It is HTML with something of the event in it. */
    MARKUP,
    /** Its text may begin with what stands nowhere in the code. */
    BEGINNING,
    /** It is the address of a host out there that is asked without TLS. */
    PLAIN,
    /** It is a regular expression that takes exponential time on texts made for it. */
    BACKTRACKING,
    /** It starts a shell or another interpreter, or nobody knows what. */
    INTERPRETING,
    /** It may be bytes, rather than a text. */
    BYTES,
    /** It is the function that ends a promise. */
    RESOLVING,
    /** It is a text, as the path of a file is, rather than something that was opened. */
    NAME,
    /** Data in it is what stood between two dots. */
    PIECE,
    /** It holds what nobody else may know: a password, a token. */
    SECRET,
    /** It is a function of scripts or Go that says yes, or nothing, whatever it is asked. */
    ACCEPTING,
    /** It is a function of scripts that says whatever it is asked, or yes to it. */
    ECHOING,
    /** It is, or has among its elements, a star or pattern that lets every origin through. */
    EVERYBODY,
    /** It is the path of a temporary file whose name others can tell before. */
    PREDICTABLE,
    /** It is the path of a temporary file that each event gives another name. */
    VARYING,
    /** It is a mode that lets everybody read a file. */
    READABLE,
    /** It is a mode that lets everybody write a file. */
    WRITABLE
  }
}
