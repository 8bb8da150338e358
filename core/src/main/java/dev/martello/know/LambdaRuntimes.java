package dev.martello.know;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lives of Lambda's managed runtimes (Lambda Developer Guide, "Lambda runtimes"). */
public final class LambdaRuntimes {

  /** When a runtime ends and what follows it; dates that AWS has not set are absent. */
  public static final class Lifecycle {
    private final String name;
    private final @Nullable LocalDate deprecated;
    private final @Nullable LocalDate createBlocked;
    private final @Nullable LocalDate updateBlocked;
    private final @Nullable String successor;

    private Lifecycle(String[] fields) {
      name = fields[0];
      deprecated = date(fields[1]);
      createBlocked = date(fields[2]);
      updateBlocked = date(fields[3]);
      successor = fields[4].equals("-") ? null : fields[4];
    }

    /** Returns the identifier, for instance {@code python3.13}. */
    public String name() {
      return name;
    }

    /** Returns the day from which the runtime gets no security patches. */
    public Optional<LocalDate> deprecated() {
      return Optional.ofNullable(deprecated);
    }

    /** Returns the day from which no function can be created with it. */
    public Optional<LocalDate> createBlocked() {
      return Optional.ofNullable(createBlocked);
    }

    /** Returns the day from which no function that has it can be updated. */
    public Optional<LocalDate> updateBlocked() {
      return Optional.ofNullable(updateBlocked);
    }

    /** Returns the runtime to move to. */
    public Optional<String> successor() {
      return Optional.ofNullable(successor);
    }

    /** Says whether the runtime is deprecated on a day. */
    public boolean isDeprecatedOn(LocalDate day) {
      return deprecated != null && !day.isBefore(deprecated);
    }

    private static @Nullable LocalDate date(String text) {
      return text.equals("-") ? null : LocalDate.parse(text);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Standard {
    static final LambdaRuntimes INSTANCE = new LambdaRuntimes();
  }

  private final Map<String, Lifecycle> lifecycles;

  private LambdaRuntimes() {
    var found = new TreeMap<String, Lifecycle>();
    for (var line : PackedFile.lines("runtimes.tsv")) {
      var lifecycle = new Lifecycle(line.split("\t", -1));
      found.put(lifecycle.name(), lifecycle);
    }
    lifecycles = Collections.unmodifiableMap(found);
  }

  /** Returns the runtimes that come with the product. */
  public static LambdaRuntimes standard() {
    return Standard.INSTANCE;
  }

  public Optional<Lifecycle> find(String name) {
    return Optional.ofNullable(lifecycles.get(name));
  }

  /** Returns all runtimes by name. */
  public Collection<Lifecycle> all() {
    return lifecycles.values();
  }
}
