package dev.martello.code.flow;

import dev.martello.code.ir.ProcedureId;
import dev.martello.code.ir.Program;
import dev.martello.value.Origin;
import dev.martello.value.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Numbers objects by where they are made: the same place makes the same object again. */
public final class Sites {
  /** What stands at no place of the code. */
  private static final ProcedureId NOWHERE = new ProcedureId(0, 0);

  /** Where an object is made: kind tells apart what one instruction makes. */
  private record Site(ProcedureId id, int place, int kind, int context) {}

  private final Program program;
  private final Map<Site, Integer> numbers = new HashMap<>();
  private int contexts = -1;
  private int files = -1;

  Sites(Program program) {
    this.program = program;
  }

  /**
   * Returns the number of an object.
   *
   * @param place where in a procedure it is made
   * @param kind tells apart what is made at one place
   * @param context tells apart what calls of the procedure make
   */
  int of(ProcedureId id, int place, int kind, int context) {
    return numbers.computeIfAbsent(new Site(id, place, kind, context), _ -> numbers.size());
  }

  /** Returns the number of the object with the top-level variables of a unit. */
  public int module(int unit) {
    return of(new ProcedureId(unit, 0), 0, Frame.MODULE, 0);
  }

  /** Returns the number of the object with the static fields of a class, by its number. */
  int statics(int unit, int type) {
    return of(new ProcedureId(unit, 0), -type, Frame.MODULE, 0);
  }

  /** Returns the number of the object of a class that has a handler. */
  int instance(int unit, String type) {
    int kind = Frame.MODULE - 1;
    for (var declared : program.unit(unit).types()) {
      if (declared.name().equals(type)) {
        break;
      }
      kind--;
    }
    return of(new ProcedureId(unit, 0), 1, kind, 0);
  }

  /** Returns the number of an object that a handler is handed with each event. */
  int handed(int number) {
    return of(NOWHERE, 2 + number, Frame.MODULE, 0);
  }

  /** Returns the object of what there is once: attributes of functions, global variables. */
  int holder() {
    return of(NOWHERE, 0, Frame.MODULE, 1);
  }

  /** Returns the object of what middleware leaves to the handlers of the same request. */
  int request() {
    return of(NOWHERE, 1, Frame.MODULE, 1);
  }

  /** Returns what an object is once the next event makes another one at the same place. */
  int older(int object) {
    return of(NOWHERE, object, Integer.MIN_VALUE, 0);
  }

  /** Returns the number of the object that stands for what Go's contexts carry along. */
  int contexts() {
    if (contexts < 0) {
      contexts = of(NOWHERE, Integer.MIN_VALUE, Frame.MODULE, 0);
    }
    return contexts;
  }

  /** Returns whether an object is what Go's contexts carry along. */
  boolean isContexts(int object) {
    return contexts == object;
  }

  /** Returns the number of the object that stands for the files of the function. */
  int files() {
    if (files < 0) {
      files = of(NOWHERE, -1, Frame.MODULE, 0);
    }
    return files;
  }

  /** Returns whether the code has written a file of which is known what is in it. */
  boolean hasFiles() {
    return files >= 0;
  }

  /** Returns where an object is made. */
  public Optional<Origin.Written> made(int object) {
    return written(object)
        .findFirst()
        .map(site -> where(site, new Span(site.place(), site.place() + 1)));
  }

  /** Returns the line where an object is made that stands in another procedure than this one. */
  public Optional<Origin.Written> madeOutside(ProcedureId here, int object) {
    return written(object)
        .filter(site -> !site.id().equals(here))
        .findFirst()
        .map(
            site -> {
              var text = program.unit(site.id().unit()).file().text();
              int end = text.indexOf('\n', site.place());
              return where(site, new Span(site.place(), end < 0 ? text.length() : end));
            });
  }

  private Stream<Site> written(int object) {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getValue() == object)
        .map(Map.Entry::getKey)
        .filter(site -> site.place() > 0 && site.kind() >= 0);
  }

  private Origin.Written where(Site site, Span span) {
    return new Origin.Written(program.unit(site.id().unit()).file(), span);
  }
}
