package dev.martello.fix;

import dev.martello.check.Change;
import dev.martello.check.Remedy;
import dev.martello.stack.Setting;
import dev.martello.stack.Template;
import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the user wrote, on its way to what he would have written had he known: the files as they
 * were read, and for each of them the tree that it shall hold. Immutable; a remedy gives a new one.
 */
public final class Draft {
  private final Map<String, Sheet> sheets;
  private final Map<String, SourceDraft> sources;

  /**
   * One file.
   *
   * @param original as it was read from the disk
   * @param wanted what it shall hold
   * @param touched what remedies of this round have changed
   */
  private record Sheet(Document original, Node wanted, List<TreeChange> touched) {
    private Sheet {
      touched = List.copyOf(touched);
    }

    /** Returns what it shall hold, with what is common to resources in one place. */
    private Node gathered() {
      return GlobalEdits.gathered(original, wanted);
    }
  }

  /**
   * What is known of the files as they are now: in the first round as the user wrote them, later
   * with what was changed already.
   */
  public interface Round {
    /** Returns a file that was read. */
    Optional<Document> document(String path);

    /** Returns a template after its transforms. */
    Optional<Template> template(String path);

    /** Returns whether code that was read is the whole of a file that can be written. */
    boolean isFile(SourceFile code);
  }

  /** What became of the wish to add a remedy. */
  public sealed interface Drafted {

    /** It is in. */
    record Taken(Draft draft) implements Drafted {}

    /** It wants another value at the same place as one that is in; perhaps in the next round. */
    record Waits() implements Drafted {}

    /**
     * It cannot be written.
     *
     * @param reason for people: lower case, no full stop
     */
    record Refused(String reason) implements Drafted {}
  }

  private Draft(Map<String, Sheet> sheets, Map<String, SourceDraft> sources) {
    this.sheets = new TreeMap<>(sheets);
    this.sources = new TreeMap<>(sources);
  }

  /** Returns a draft without changes. */
  public static Draft empty() {
    return new Draft(Map.of(), Map.of());
  }

  /** Returns the same draft at the begin of a new round, whose remedies know what is in it. */
  public Draft nextRound() {
    var copy = new TreeMap<String, Sheet>();
    sheets.forEach(
        (path, sheet) -> copy.put(path, new Sheet(sheet.original(), sheet.gathered(), List.of())));
    var code = new TreeMap<String, SourceDraft>();
    sources.forEach((path, source) -> code.put(path, source.nextRound()));
    return new Draft(copy, code);
  }

  /** Adds a remedy. */
  public Drafted with(Remedy remedy, Round round) {
    try {
      return new Addition(remedy, round).make();
    } catch (Refusal refusal) {
      return new Drafted.Refused(refusal.reason());
    }
  }

  /** Returns the draft in the user's own notation. */
  public Written write() {
    return write(new Written(Map.of(), List.of()));
  }

  /**
   * As {@link #write()}, and takes over those files that are wanted as they were before.
   *
   * @param before what was written of a draft of the same files
   */
  public Written write(Written before) {
    var pages = new TreeMap<String, Page>();
    sheets.forEach(
        (path, sheet) -> {
          var page = before.pages.get(path);
          pages.put(path, page != null && page.isOf(sheet) ? page : Page.of(sheet));
        });
    return new Written(pages, sources.values().stream().map(SourceDraft::patch).toList());
  }

  /** A file in the user's own notation: its patch, or why it cannot be written. */
  private record Page(Sheet sheet, Rewritten rewritten) {
    static Page of(Sheet sheet) {
      try {
        var patch = Rewrite.of(sheet.original(), sheet.gathered());
        return new Page(sheet, new Rewritten.As(patch));
      } catch (Refusal refusal) {
        return new Page(sheet, new Rewritten.Refused(refusal.reason()));
      }
    }

    /** Trees are immutable: where both are the same object, what is written is the same. */
    boolean isOf(Sheet other) {
      return sheet.original() == other.original() && sheet.wanted() == other.wanted();
    }
  }

  private sealed interface Rewritten {
    record As(Patch patch) implements Rewritten {}

    record Refused(String reason) implements Rewritten {}
  }

  /** A draft in the user's own notation. */
  public static final class Written {
    private final Map<String, Page> pages;
    private final List<Patch> ofCode;

    private Written(Map<String, Page> pages, List<Patch> ofCode) {
      this.pages = new TreeMap<>(pages);
      this.ofCode = List.copyOf(ofCode);
    }

    /** Returns the patches of all files that change, sorted by path. */
    public List<Patch> patches() {
      var ofTemplates =
          pages.values().stream()
              .map(Page::rewritten)
              .filter(Rewritten.As.class::isInstance)
              .map(rewritten -> ((Rewritten.As) rewritten).patch());
      return Stream.concat(ofTemplates, ofCode.stream())
          .filter(patch -> !patch.isEmpty())
          .sorted(Comparator.comparing(patch -> patch.file().path()))
          .toList();
    }

    /** Returns why files cannot be written, by path. */
    public Map<String, String> refused() {
      var refused = new TreeMap<String, String>();
      pages.forEach(
          (path, page) -> {
            if (page.rewritten() instanceof Rewritten.Refused(String reason)) {
              refused.put(path, reason);
            }
          });
      return refused;
    }
  }

  /** One remedy while it is added. */
  private final class Addition {
    private final Remedy remedy;
    private final Round round;
    private final Map<String, Sheet> changed = new TreeMap<>(sheets);
    private final Map<String, SourceDraft> reworded = new TreeMap<>(sources);
    private final Map<String, String> types = new HashMap<>();

    Addition(Remedy remedy, Round round) {
      this.remedy = remedy;
      this.round = round;
    }

    Drafted make() throws Refusal {
      var terms = new Terms(renamed());
      var placed = new LinkedHashMap<String, List<TreeChange>>();
      for (var change : remedy.changes()) {
        if (change instanceof Change.Reword reword) {
          if (!reword(reword)) {
            return new Drafted.Waits();
          }
          continue;
        }
        var path = fileOf(change);
        var placement =
            new Placement(
                document(path), template(change, path), terms, this::typeOf, remedy.changes());
        placed.computeIfAbsent(path, _ -> new ArrayList<>()).addAll(placement.of(change));
      }
      for (var file : placed.entrySet()) {
        var before = sheet(file.getKey());
        if (file.getValue().stream().anyMatch(change -> clashes(change, before.touched()))) {
          return new Drafted.Waits();
        }
        var wanted = before.wanted();
        for (var change : file.getValue()) {
          wanted = change.applyTo(wanted);
        }
        var touched = new ArrayList<>(before.touched());
        touched.addAll(file.getValue());
        changed.put(file.getKey(), new Sheet(before.original(), wanted, touched));
      }
      return new Drafted.Taken(new Draft(changed, reworded));
    }

    /** Returns whether there is nothing else at work at the place. */
    private boolean reword(Change.Reword reword) throws Refusal {
      var file = reword.place().file();
      if (round.document(file.path()).isPresent()) {
        throw new Refusal("the code stands inside a template");
      }
      if (!round.isFile(file)) {
        throw new Refusal("`" + file.path() + "` is no file that can be edited");
      }
      var before = reworded.getOrDefault(file.path(), SourceDraft.of(file));
      var after = before.with(reword.place().span(), reword.text());
      after.ifPresent(source -> reworded.put(file.path(), source));
      return after.isPresent();
    }

    private Optional<String> typeOf(String id) {
      return Optional.ofNullable(types.get(id));
    }

    /** Finds free logical ids; a resource that is there with the same content is shared. */
    private Map<String, String> renamed() throws Refusal {
      var renamed = new LinkedHashMap<String, String>();
      for (var change : remedy.changes()) {
        if (change instanceof Change.Add add) {
          types.put(add.id(), add.type());
          renamed.put(add.id(), freeId(add, renamed));
        }
      }
      return renamed;
    }

    private String freeId(Change.Add add, Map<String, String> others) throws Refusal {
      var path = add.beside().stack();
      var wanted = sheet(path).wanted();
      for (int number = 1; number < 1_000; number++) {
        var id = number == 1 ? add.id() : add.id() + number;
        if (!isTaken(id, path, wanted) || isSame(add, id, wanted, others)) {
          return id;
        }
      }
      throw new Refusal("no logical id like `" + add.id() + "` is free");
    }

    private boolean isTaken(String id, String path, Node wanted) {
      boolean isMade =
          round
              .template(path)
              .flatMap(template -> template.root().mapping("Resources"))
              .filter(resources -> resources.has(id))
              .isPresent();
      return isMade || section(wanted, "Resources", id) || section(wanted, "Parameters", id);
    }

    private boolean section(Node root, String name, String id) {
      return root instanceof Node.Mapping mapping
          && mapping.mapping(name).filter(section -> section.has(id)).isPresent();
    }

    private boolean isSame(Change.Add add, String id, Node wanted, Map<String, String> others) {
      var names = new HashMap<>(others);
      names.put(add.id(), id);
      var body = Placement.body(add, new Terms(names));
      return wanted instanceof Node.Mapping root
          && root.mapping("Resources")
              .flatMap(resources -> resources.get(id))
              .filter(there -> Nodes.sameContent(there, body))
              .isPresent();
    }

    private static String fileOf(Change change) throws Refusal {
      return change.file().orElseThrow(() -> new Refusal("the value is written nowhere"));
    }

    private Document document(String path) throws Refusal {
      return round
          .document(path)
          .orElseThrow(() -> new Refusal("`" + path + "` is no file that can be edited"));
    }

    /** A file that a template takes in is edited by places alone. */
    private Template template(Change change, String path) throws Refusal {
      var template = round.template(path);
      boolean isByPlace = change instanceof Change.Replace || change instanceof Change.Authorize;
      if (template.isEmpty() && isByPlace) {
        return new Template(
            path,
            Template.Format.CLOUDFORMATION,
            Nodes.mapping(Terms.NEW).build(),
            Map.of(),
            Map.of(),
            Setting.none());
      }
      return template.orElseThrow(() -> new Refusal("`" + path + "` is no template"));
    }

    private Sheet sheet(String path) throws Refusal {
      var known = changed.get(path);
      if (known != null) {
        return known;
      }
      var document = document(path);
      return new Sheet(document, document.root(), List.of());
    }

    /** Returns whether a change would undo what another one of this round does. */
    private static boolean clashes(TreeChange change, List<TreeChange> others) {
      return others.stream().anyMatch(other -> clashes(change, other));
    }

    private static boolean clashes(TreeChange one, TreeChange other) {
      var shorter = one.path().size() <= other.path().size() ? one : other;
      var longer = shorter == one ? other : one;
      boolean areRelated = longer.path().subList(0, shorter.path().size()).equals(shorter.path());
      if (!areRelated) {
        return removesItem(one, other) || removesItem(other, one);
      }
      boolean areSame = one.equals(other) || isSamePut(one, other);
      boolean areAppends =
          one instanceof TreeChange.Append
              && other instanceof TreeChange.Append
              && one.path().equals(other.path());
      boolean isMerge =
          one instanceof TreeChange.Put first
              && other instanceof TreeChange.Put second
              && shorter.path().size() < longer.path().size()
              && isMergeable(shorter == first ? first : second);
      return !areSame && !areAppends && !isMerge;
    }

    private static boolean isMergeable(TreeChange.Put outer) {
      return outer.value() instanceof Node.Mapping && !Calls.isCall(outer.value());
    }

    private static boolean isSamePut(TreeChange one, TreeChange other) {
      return one instanceof TreeChange.Put first
          && other instanceof TreeChange.Put second
          && first.path().equals(second.path())
          && Nodes.sameContent(first.value(), second.value());
    }

    /** Behind an item that goes, the numbers of the others change. */
    private static boolean removesItem(TreeChange one, TreeChange other) {
      int last = one.path().size() - 1;
      return one instanceof TreeChange.Remove
          && one.path().get(last).matches("\\d+")
          && other.path().size() > last
          && other.path().subList(0, last).equals(one.path().subList(0, last));
    }
  }
}
