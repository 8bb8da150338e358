package dev.martello.code.knowledge;

import dev.martello.code.ir.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is known of the libraries of a language. */
public final class Knowledge {

  /** What an entry is told of a call. */
  public sealed interface Entry {
    List<CallPattern> calls();

    List<Demand> when();
  }

  /**
   * Another wording for a part of a call, which mends it.
   *
   * @param find a regular expression
   * @param put what comes in its place, where {@code $1} stands for its first group
   */
  public record Rewording(String find, String put) {

    /** Returns the only place in a text that is to be put otherwise. */
    public Optional<Reworded> in(String text) {
      return BoundedText.orElse(Optional.empty(), () -> search(text));
    }

    private Optional<Reworded> search(String text) {
      var found = Pattern.compile(find).matcher(BoundedText.of(text));
      if (!found.find()) {
        return Optional.empty();
      }
      int start = found.start();
      int end = found.end();
      var result = new StringBuilder();
      found.appendReplacement(result, put);
      return found.find()
          ? Optional.empty()
          : Optional.of(new Reworded(start, end, result.substring(start)));
    }
  }

  /**
   * What comes in place of a part of a text.
   *
   * @param start where the part begins
   * @param end where it ends
   */
  public record Reworded(int start, int end, String text) {}

  /**
   * A call that data from outside must not reach.
   *
   * @param kind the name of a kind of sinks
   * @param places where the data must not be
   * @param confidence {@code high}, {@code medium} or {@code low}
   * @param note what else to say; may be empty
   * @param edits what mends the call, the first that finds its place; empty where that needs
   *     judgement
   */
  public record Sink(
      List<CallPattern> calls,
      String kind,
      List<Place> places,
      List<Demand> when,
      String confidence,
      String note,
      List<Rewording> edits)
      implements Entry {
    public Sink {
      calls = List.copyOf(calls);
      places = List.copyOf(places);
      when = List.copyOf(when);
      edits = List.copyOf(edits);
    }

    /** A call that no machine mends. */
    public Sink(
        List<CallPattern> calls,
        String kind,
        List<Place> places,
        List<Demand> when,
        String confidence,
        String note) {
      this(calls, kind, places, when, confidence, note, List.of());
    }
  }

  /**
   * A call whose result, or whose argument after it, is harmless for some kinds of sinks.
   *
   * @param clears names of kinds; empty for all
   * @param isCheck whether it answers true for what is harmless, rather than making it so
   */
  public record Sanitizer(
      List<CallPattern> calls,
      List<String> clears,
      List<Place> places,
      List<Demand> when,
      boolean isCheck)
      implements Entry {
    public Sanitizer {
      calls = List.copyOf(calls);
      clears = List.copyOf(clears);
      places = List.copyOf(places);
      when = List.copyOf(when);
    }
  }

  /**
   * A call that sets headers of an answer.
   *
   * @param names where the name of the header is; empty where it is told by what is written to, or
   *     where all headers are given in a map
   * @param places where the value is, or the map
   */
  public record Header(
      List<CallPattern> calls, List<Place> names, List<Place> places, List<Demand> when)
      implements Entry {
    public Header {
      calls = List.copyOf(calls);
      names = List.copyOf(names);
      places = List.copyOf(places);
      when = List.copyOf(when);
    }
  }

  /**
   * A call that sets a cookie, or says what those of sessions are like.
   *
   * @param names where the name of the cookie is; empty where it is one of sessions
   * @param values where its value is
   * @param secure where it is said whether it is sent by TLS only
   * @param httpOnly where it is said whether scripts cannot read it
   * @param defaults which of {@code secure} and {@code http-only} hold where nothing is said
   * @param mend how to mend it
   * @param edits what mends the call, the first that finds its place
   */
  public record Cookie(
      List<CallPattern> calls,
      List<Place> names,
      List<Place> values,
      List<Place> secure,
      List<Place> httpOnly,
      Set<String> defaults,
      List<Demand> when,
      String mend,
      List<Rewording> edits)
      implements Entry {
    public Cookie {
      calls = List.copyOf(calls);
      names = List.copyOf(names);
      values = List.copyOf(values);
      secure = List.copyOf(secure);
      httpOnly = List.copyOf(httpOnly);
      defaults = Set.copyOf(defaults);
      when = List.copyOf(when);
      edits = List.copyOf(edits);
    }
  }

  /** How data goes from what a call is given to what it gives. */
  public enum Way {
    /** The result is the argument itself. */
    SAME,
    /** The result is what the argument tells: parsed text, whose members are parts of it. */
    CONTENT,
    /** The result is a text with the argument in it. */
    TEXT,
    /** The result holds nothing of the arguments. */
    NOTHING,
    /** The result tells nothing of the arguments; who can guess these can guess it as well. */
    DIGEST,
    /** Everything goes into the receiver, which is also the result. */
    RECEIVER,
    /** The arguments go into the receiver, which other calls then take them out of. */
    INTO,
    /** The argument is a function that is called with what follows. */
    CALLBACK
  }

  /** How data passes through a call. */
  public record Passage(List<CallPattern> calls, Way way, List<Place> places, List<Demand> when)
      implements Entry {
    public Passage {
      calls = List.copyOf(calls);
      places = List.copyOf(places);
      when = List.copyOf(when);
    }
  }

  /** Another name of the same module or member of one. */
  public record Alias(List<CallPattern> calls, String is) implements Entry {
    public Alias {
      calls = List.copyOf(calls);
    }

    @Override
    public List<Demand> when() {
      return List.of();
    }
  }

  /** A call whose result has a name of its own, which other entries use. */
  public record Result(List<CallPattern> calls, String is, List<Demand> when) implements Entry {
    public Result {
      calls = List.copyOf(calls);
      when = List.copyOf(when);
    }
  }

  /**
   * A call that gives data from outside which is no part of the event.
   *
   * @param trust {@code public}, {@code authenticated}, {@code internal}, {@code secret} for what
   *     only the function may know, {@code environment} for a map of settings of which some are
   *     secret, {@code guessable} for numbers that others can compute, {@code unguessable} for
   *     those that nobody can, {@code store} for names of what is kept, which do harm in commands,
   *     code, statements and templates only, or {@code request} for that of the event that is
   *     handled
   */
  public record Source(List<CallPattern> calls, String what, String trust, List<Demand> when)
      implements Entry {
    public Source {
      calls = List.copyOf(calls);
      when = List.copyOf(when);
    }
  }

  /**
   * A call that is wrong whatever data it is given.
   *
   * @param check the name of the check that tells it, without its step
   * @param message what is wrong here
   * @param mend how to mend it; may be empty
   * @param edits what mends the call, the first that finds its place; empty where that needs
   *     judgement
   */
  public record Misuse(
      List<CallPattern> calls,
      String check,
      String message,
      String mend,
      List<Demand> when,
      List<Rewording> edits)
      implements Entry {
    public Misuse {
      calls = List.copyOf(calls);
      when = List.copyOf(when);
      edits = List.copyOf(edits);
    }
  }

  /**
   * A member or result of a library that is the event or the request.
   *
   * @param is a path in the event, empty text for the whole; or {@code request} for the request
   *     object of a framework
   */
  public record Event(List<CallPattern> calls, String is, List<Demand> when) implements Entry {
    public Event {
      calls = List.copyOf(calls);
      when = List.copyOf(when);
    }
  }

  /**
   * A call that registers a function of the project as what handles requests.
   *
   * @param parameters what the function's parameters are: {@code event}, {@code request}, {@code
   *     data} for anything that the caller chooses, or the name of a type
   * @param returns what becomes of what the function returns
   */
  public record Entrance(
      List<CallPattern> calls, List<String> parameters, Returns returns, List<Demand> when)
      implements Entry {
    public Entrance {
      calls = List.copyOf(calls);
      parameters = List.copyOf(parameters);
      when = List.copyOf(when);
    }
  }

  /** What becomes of what a function returns that handles requests. */
  public enum Returns {
    /** What it is by itself. */
    ITSELF,
    /** Callers get its data. */
    DATA,
    /** Callers get its data; a text is shown as a page. */
    PAGE
  }

  private final Language language;
  private final List<Entry> entries;
  private final Map<String, List<Entry>> exact = new HashMap<>();
  private final List<Map.Entry<Pattern, Entry>> wild = new ArrayList<>();
  private final List<Entry> ofAnyCall = new ArrayList<>();
  private final Map<String, List<Entry>> found = new ConcurrentHashMap<>();

  public Knowledge(Language language, List<Entry> entries) {
    this.language = language;
    this.entries = List.copyOf(entries);
    for (var entry : entries) {
      for (var call : entry.calls()) {
        if (call.text().equals(ANY_CALL)) {
          ofAnyCall.add(entry);
        } else if (call.isWild()) {
          wild.add(Map.entry(call.compiled(), entry));
        } else {
          exact.computeIfAbsent(call.text(), _ -> new ArrayList<>()).add(entry);
        }
      }
    }
  }

  private static final String ANY_CALL = "**";

  public Language language() {
    return language;
  }

  /** Returns what is asked of every call, of which it says nothing by itself. */
  public List<Entry> ofAnyCall() {
    return ofAnyCall;
  }

  /** Returns the same behind other entries, which come first where both know a call. */
  public Knowledge after(List<Entry> first) {
    return new Knowledge(language, Stream.concat(first.stream(), entries.stream()).toList());
  }

  public List<Entry> entries() {
    return entries;
  }

  /** Returns what is known of a call by its name, more exact entries first. */
  public List<Entry> of(String call) {
    return found.computeIfAbsent(call, this::find);
  }

  private List<Entry> find(String call) {
    var all = new ArrayList<>(exact.getOrDefault(call, List.of()));
    for (var each : wild) {
      if (each.getKey().matcher(call).matches()) {
        all.add(each.getValue());
      }
    }
    return List.copyOf(all);
  }

  /** Returns the entries of a kind for a call. */
  public <E extends Entry> Stream<E> of(String call, Class<E> kind) {
    return of(call).stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Returns the first entry of a kind for a call. */
  public <E extends Entry> Optional<E> first(String call, Class<E> kind) {
    return of(call, kind).findFirst();
  }
}
