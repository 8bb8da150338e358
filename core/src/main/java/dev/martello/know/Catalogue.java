package dev.martello.know;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All actions that policies can grant, numbered, so that sets of actions are sets of bits. The
 * source is AWS's Service Authorization Reference; {@code SOURCES.md} beside the data says through
 * whom.
 */
public final class Catalogue {
  /*
   * The file holds one packed block per service and an index with the number of actions of each, so
   * that a service's range of numbers is known before its block is read. A block is read when an
   * action of the service is asked for, first only the names, since sets of actions need no more;
   * what was read is kept. Reading twice from two threads gives equal results, of which one is kept.
   */

  /**
   * A service and the range of its actions' numbers.
   *
   * @param prefix what stands before the colon, in lower case
   * @param first the number of its first action
   * @param count how many actions it has
   */
  public record Service(String prefix, int first, int count) {}

  /** The names of a service's actions in lower case, with the positions, and the block as it is. */
  private record Names(String text, List<String> lower, Map<String, Integer> positions) {}

  private record Content(List<Action> actions, List<ResourceType> types) {}

  private static final class Standard {
    static final Catalogue INSTANCE = new Catalogue(PackedFile.open("actions.bin"));
  }

  private final PackedFile file;
  private final List<Service> services;
  private final int[] firsts;
  private final Map<String, Integer> positions = new HashMap<>();
  private final AtomicReferenceArray<Names> names;
  private final AtomicReferenceArray<Content> contents;
  private final Set<String> unscoped;
  private final int size;

  private Catalogue(PackedFile file) {
    this.file = file;
    var found = new ArrayList<Service>();
    int next = 0;
    for (var block : file.blocks()) {
      var service =
          new Service(block.fields().get(0), next, Integer.parseInt(block.fields().get(1)));
      positions.put(service.prefix(), found.size());
      found.add(service);
      next += service.count();
    }
    services = List.copyOf(found);
    firsts = found.stream().mapToInt(Service::first).toArray();
    names = new AtomicReferenceArray<>(found.size());
    contents = new AtomicReferenceArray<>(found.size());
    size = next;
    unscoped =
        PackedFile.lines("unscoped.tsv").stream()
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the catalogue that comes with the product. */
  public static Catalogue standard() {
    return Standard.INSTANCE;
  }

  /** Returns how many actions there are; their numbers are 0 to one less. */
  public int size() {
    return size;
  }

  /** Returns all services, by prefix. */
  public List<Service> services() {
    return services;
  }

  /** Finds a service by its prefix, in any case. */
  public Optional<Service> service(String prefix) {
    var position = positions.get(prefix.toLowerCase(Locale.ROOT));
    return position == null ? Optional.empty() : Optional.of(services.get(position));
  }

  /** Returns the service whose range holds a number. */
  public Service serviceOf(int index) {
    return services.get(positionOf(index));
  }

  /** Finds an action by its text, such as {@code dynamodb:PutItem}, in any case. */
  public Optional<Action> find(String id) {
    int number = numberOf(id);
    return number < 0 ? Optional.empty() : Optional.of(action(number));
  }

  /** Returns the number of the action with a text such as {@code dynamodb:PutItem}, or -1. */
  public int numberOf(String id) {
    int colon = id.indexOf(':');
    if (colon < 0) {
      return -1;
    }
    var position = positions.get(id.substring(0, colon).toLowerCase(Locale.ROOT));
    if (position == null) {
      return -1;
    }
    var within = names(position).positions().get(id.substring(colon + 1).toLowerCase(Locale.ROOT));
    return within == null ? -1 : services.get(position).first() + within;
  }

  /** Returns the action of a number. */
  public Action action(int index) {
    int position = positionOf(index);
    return content(position).actions().get(index - services.get(position).first());
  }

  /** Returns a service's actions by name. */
  public List<Action> actions(Service service) {
    var position = positions.get(service.prefix());
    return position == null ? List.of() : content(position).actions();
  }

  /** Returns the names of a service's actions in lower case, in the order of {@link #actions}. */
  public List<String> lowerNames(Service service) {
    var position = positions.get(service.prefix());
    return position == null ? List.of() : names(position).lower();
  }

  /** Returns the sorts of resources that a service's actions name. */
  public List<ResourceType> resourceTypes(Service service) {
    var position = positions.get(service.prefix());
    return position == null ? List.of() : content(position).types();
  }

  /** Returns every action, by service and name; reads the whole catalogue. */
  public Stream<Action> all() {
    return IntStream.range(0, services.size())
        .mapToObj(position -> content(position).actions())
        .flatMap(List::stream);
  }

  private int positionOf(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("no action has the number " + index);
    }
    int found = Arrays.binarySearch(firsts, index);
    int position = found >= 0 ? found : -found - 2;
    while (services.get(position).count() == 0) {
      position++;
    }
    return position;
  }

  private Content content(int position) {
    var known = contents.get(position);
    if (known != null) {
      return known;
    }
    var read = read(services.get(position), names(position).text());
    return contents.compareAndSet(position, null, read) ? read : contents.get(position);
  }

  private Names names(int position) {
    var known = names.get(position);
    if (known != null) {
      return known;
    }
    var read = names(file.text(file.blocks().get(position)), services.get(position).count());
    return names.compareAndSet(position, null, read) ? read : names.get(position);
  }

  private static Names names(String text, int count) {
    var lower = new ArrayList<String>(count);
    var positions = HashMap.<String, Integer>newHashMap(count);
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      if (text.startsWith("A\t", start)) {
        var name = text.substring(start + 2, text.indexOf('\t', start + 2));
        var lowerName = name.toLowerCase(Locale.ROOT);
        positions.put(lowerName, lower.size());
        lower.add(lowerName);
      }
      start = end < 0 ? text.length() : end + 1;
    }
    return new Names(text, List.copyOf(lower), positions);
  }

  private Content read(Service service, String text) {
    var types = new ArrayList<ResourceType>();
    var typeLists = new HashMap<String, List<ResourceType>>();
    var keys = new ArrayList<String>();
    var keySets = new ArrayList<List<String>>();
    var actions = new ArrayList<Action>(service.count());
    for (var line : text.split("\n", -1)) {
      var fields = line.split("\t", -1);
      switch (fields[0]) {
        case "T" ->
            types.add(
                new ResourceType(
                    service.prefix(), fields[1], List.of(fields).subList(2, fields.length)));
        case "K" -> keys.add(fields[1]);
        case "Q" -> keySets.add(chosen(keys, fields[1]));
        case "A" -> {
          boolean mayBeScoped = fields[3].contains("!") || fields[3].contains(",");
          var action =
              new Action(
                  service.first() + actions.size(),
                  service.prefix(),
                  fields[1],
                  AccessLevel.of(fields[2]),
                  typeLists.computeIfAbsent(
                      fields[3], numbers -> chosen(types, numbers.replace("!", ""))),
                  mayBeScoped && !unscoped.contains(service.prefix() + ":" + fields[1]),
                  keySets.get(Integer.parseInt(fields[4])));
          actions.add(action);
        }
        default -> {
          // a service without actions has an empty block
        }
      }
    }
    return new Content(List.copyOf(actions), List.copyOf(types));
  }

  private static <T> List<T> chosen(List<T> from, String numbers) {
    if (numbers.isEmpty()) {
      return Collections.emptyList();
    }
    var result = new ArrayList<T>();
    for (var number : numbers.split(",", -1)) {
      result.add(from.get(Integer.parseInt(number)));
    }
    return List.copyOf(result);
  }
}
