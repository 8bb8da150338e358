package dev.martello.code.java;

import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Key;
import dev.martello.value.Span;
import java.util.HashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what simple names of variables mean. */
final class Variables {
  private static final int DEEPEST = 50;

  /** Where a variable is. */
  sealed interface Place {
    JavaType type();
  }

  /** A local variable of this code, or of the code around a lambda. */
  record Local(String name, JavaType type) implements Place {}

  /** A member of an object or of a class. */
  record Member(int object, String name, JavaType type) implements Place {}

  /** Nothing that the file tells of. */
  record Unbound(String name) implements Place {
    @Override
    public JavaType type() {
      return JavaType.UNKNOWN;
    }
  }

  private final FileLowering file;
  private final Body body;

  Variables(FileLowering file, Body body) {
    this.file = file;
    this.body = body;
  }

  /** Returns whether a name is a variable here. */
  boolean has(String name) {
    if (body.typeOfLocal(name).isPresent()
        || file.types().imports().namedHolderOf(name).isPresent()) {
      return true;
    }
    for (@Nullable ClassShape here = body.type(); here != null; here = here.outer().orElse(null)) {
      boolean isCaptured = here.around().flatMap(around -> around.typeOfLocal(name)).isPresent();
      if (isCaptured || holder(here, name).isPresent() || above(here, name).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Finds a variable; objects on the way to it are loaded. */
  Place find(String name, Span place) {
    var local = body.typeOfLocal(name);
    if (local.isPresent()) {
      return new Local(name, local.get());
    }
    int hops = 0;
    for (@Nullable ClassShape here = body.type(); here != null; here = here.outer().orElse(null)) {
      var holder = holder(here, name);
      if (holder.isPresent()) {
        return member(holder.get(), name, hops, place);
      }
      var above = above(here, name);
      if (above.isPresent()) {
        return member(above.get(), name, hops, place);
      }
      var captured = here.around().flatMap(around -> around.typeOfLocal(name));
      if (captured.isPresent()) {
        here.captured.add(name);
        return new Member(around(hops, place), "val$" + name, captured.get());
      }
      hops++;
    }
    return inherited(name, place);
  }

  private Member member(ClassShape holder, String name, int hops, Span place) {
    var field = holder.field(name);
    int object = field.isStatic() ? body.typeObject(holder.name(), place) : around(hops, place);
    return new Member(object, name, field.type());
  }

  private Member member(Neighbours.Field above, String name, int hops, Span place) {
    boolean isStatic = above.field().isStatic();
    int object = isStatic ? body.typeObject(above.owner(), place) : around(hops, place);
    return new Member(object, name, above.field().type());
  }

  /** Finds a field that a class has from one of another file. */
  private Optional<Neighbours.Field> above(ClassShape shape, String field) {
    var seen = new HashSet<String>();
    @Nullable ClassShape here = shape;
    for (int left = DEEPEST; left > 0 && here != null; left--) {
      var found =
          here.supertypes.stream()
              .flatMap(type -> file.neighbours().field(type, field, seen).stream())
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      here = file.find(here.superclass().name()).orElse(null);
    }
    return Optional.empty();
  }

  private Place inherited(String name, Span place) {
    var imports = file.types().imports();
    var imported = imports.namedHolderOf(name);
    if (imported.isPresent()) {
      return new Member(body.typeObject(imported.get(), place), name, JavaType.UNKNOWN);
    }
    boolean hasUnknownSuperclass =
        !body.isStatic() && !body.type().superclass().name().startsWith("java.lang.");
    if (hasUnknownSuperclass) {
      return new Member(body.self(place), name, JavaType.UNKNOWN);
    }
    return imports
        .holderOf(name)
        .<Place>map(each -> new Member(body.typeObject(each, place), name, JavaType.UNKNOWN))
        .orElseGet(() -> new Unbound(name));
  }

  /** Returns the class of the file that a class has a field from. */
  Optional<ClassShape> holder(ClassShape shape, String field) {
    @Nullable ClassShape here = shape;
    for (int left = DEEPEST; left > 0 && here != null; left--) {
      if (here.fields.containsKey(field)) {
        return Optional.of(here);
      }
      here = file.find(here.superclass().name()).orElse(null);
    }
    return Optional.empty();
  }

  /** Loads {@code this}, or the object of a class around it. */
  int around(int hops, Span place) {
    int object = body.self(place);
    if (object < 0) {
      object = body.register();
      body.add(new Instruction.Builtin(object, "this", place));
    }
    for (int hop = 0; hop < hops; hop++) {
      object = body.load(object, "this$0", place);
    }
    return object;
  }

  /** Returns how many classes around one's own a class is; negative if it is not around. */
  int hopsTo(ClassShape wanted) {
    int hops = 0;
    for (@Nullable ClassShape here = body.type(); here != null; here = here.outer().orElse(null)) {
      if (here == wanted) {
        return hops;
      }
      hops++;
    }
    return -1;
  }

  /** Loads a variable. */
  Value load(String name, Span place) {
    return load(find(name, place), place);
  }

  Value load(Place variable, Span place) {
    return switch (variable) {
      case Local local ->
          body.loadLocal(local.name(), place)
              .orElseThrow(() -> new IllegalStateException("a variable was found before"));
      case Member member ->
          new Value(body.load(member.object(), member.name(), member.type(), place), member.type());
      case Unbound unbound -> {
        int target = body.register();
        body.add(new Instruction.Builtin(target, unbound.name(), place));
        yield new Value(target, JavaType.UNKNOWN);
      }
    };
  }

  void store(Place variable, int value, Span place) {
    switch (variable) {
      case Local local -> body.storeLocal(local.name(), value, place);
      case Member member ->
          body.add(
              new Instruction.Store(member.object(), new Key.Member(member.name()), value, place));
      case Unbound _ -> {}
    }
  }
}
