package dev.martello.code.analysis;

import dev.martello.code.flow.Fate;
import dev.martello.code.value.Part;
import dev.martello.value.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call of a library with what it is given, as far as the code tells.
 *
 * @param name the dotted way to what is called
 * @param receiver what the method is called on; nothing of it is known for functions
 * @param placed by place
 * @param named by name; for request objects the members, too
 * @param callers the places of the project's calls that led here, the outermost first
 * @param isInitialisation whether it runs when the code is loaded
 * @param isInLoop whether it may run several times for one event
 * @param isForgiven whether the loop goes on with the next element when it fails
 * @param fate what becomes of the result; only of those that somebody asks for
 */
public record Usage(
    String name,
    Argument receiver,
    List<Argument> placed,
    Map<String, Argument> named,
    Origin.Written where,
    List<Origin.Written> callers,
    boolean isInitialisation,
    boolean isInLoop,
    boolean isForgiven,
    Fate fate) {
  private static final int NEAR = 4;

  public Usage {
    placed = List.copyOf(placed);
    named = Map.copyOf(named);
    callers = List.copyOf(callers);
  }

  /** Returns where the code calls what makes the call, the call itself first. */
  public List<Origin.Written> way() {
    return Stream.concat(Stream.of(where), callers.reversed().stream()).limit(NEAR).toList();
  }

  /**
   * What an argument is.
   *
   * @param texts the alternatives, each in pieces; empty where nothing is known
   * @param members of an object that is handed over
   * @param constant a constant that is no text, as text; empty text for none
   * @param isDrawn whether it is, or is made of, an id that was drawn by lot
   */
  public record Argument(
      List<List<Part>> texts, Map<String, Argument> members, String constant, boolean isDrawn) {
    public Argument {
      texts = List.copyOf(texts);
      members = Map.copyOf(members);
    }

    /** Returns how members are called whose name an environment variable has. */
    public static String named(String variable) {
      return "${" + variable + "}";
    }

    /** Returns the environment variable that has the name of a member. */
    public static Optional<String> variable(String member) {
      return member.startsWith("${") && member.endsWith("}")
          ? Optional.of(member.substring(2, member.length() - 1))
          : Optional.empty();
    }

    /** Returns what is known of what is this or the other. */
    Argument or(Argument other) {
      if (equals(other)) {
        return this;
      }
      var all = new LinkedHashMap<>(members);
      other.members.forEach((name, member) -> all.merge(name, member, Argument::or));
      return new Argument(
          Stream.concat(texts.stream(), other.texts.stream()).distinct().toList(),
          all,
          other.constant.isEmpty() ? constant : other.constant,
          isDrawn || other.isDrawn);
    }
  }
}
