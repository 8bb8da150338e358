package dev.martello.code.value;

import org.jspecify.annotations.Nullable;

/**
 * An object that the code made.
 *
 * @param type the declared class, or what a container is for; empty text for none
 * @param classes the classes of an instance, the superclasses of a class, what a bound thing is of
 * @param members by the number of their name
 * @param any what stands under keys that are not known; elements of lists that grew
 * @param keys the data in those keys, and the environment variables that are such keys
 * @param isMany whether it stands for several objects, so that a write may not replace
 */
public record HeapObject(
    Kind kind,
    String type,
    Value classes,
    IntMap<Value> members,
    Value any,
    Value keys,
    boolean isMany) {

  /** Kinds of objects. */
  public enum Kind {
    LIST,
    TUPLE,
    SET,
    MAP,
    INSTANCE,
    CLASS,
    MODULE,
    /** The variables of a procedure that procedures inside use. */
    SCOPE
  }

  public static HeapObject of(Kind kind) {
    return new HeapObject(
        kind, "", Value.none(), IntMap.empty(), Value.none(), Value.none(), false);
  }

  public @Nullable Value member(int name) {
    return members.get(name);
  }

  public HeapObject with(int name, Value value) {
    var before = members.get(name);
    var after = isMany && before != null ? before.join(value) : value;
    return after == before
        ? this
        : new HeapObject(kind, type, classes, members.with(name, after), any, keys, isMany);
  }

  /** Returns the same with a value that may stand under any name, also the known ones. */
  public HeapObject withAll(Value value) {
    return withMembers(members.each((_, own) -> own.join(value))).withAny(value);
  }

  public HeapObject withAny(Value value) {
    var all = any.join(value);
    return all == any ? this : new HeapObject(kind, type, classes, members, all, keys, isMany);
  }

  /** Returns the same with a value under a key that is not known, whose data its keys have. */
  public HeapObject withAny(Value key, Value value) {
    return withAny(value).withKeys(key);
  }

  /** Returns the same with more data in its keys, or with an environment variable as one. */
  public HeapObject withKeys(Value key) {
    var all =
        key.isTainted()
            ? keys.join(Value.unknown().tainted(key.taints()))
            : isVariable(key) ? keys.join(key) : keys;
    return all == keys ? this : new HeapObject(kind, type, classes, members, any, all, isMany);
  }

  private static boolean isVariable(Value key) {
    return key.atoms().size() == 1
        && key.atoms().getFirst() instanceof Atom.Words(var parts)
        && parts.size() == 1
        && parts.getFirst() instanceof Part.Environment;
  }

  public HeapObject withMembers(IntMap<Value> others) {
    return others == members
        ? this
        : new HeapObject(kind, type, classes, others, any, keys, isMany);
  }

  public HeapObject withType(String other) {
    return new HeapObject(kind, other, classes, members, any, keys, isMany);
  }

  public HeapObject withClasses(Value others) {
    return new HeapObject(kind, type, others, members, any, keys, isMany);
  }

  /** Returns the same object after it became several. */
  public HeapObject many() {
    return isMany ? this : new HeapObject(kind, type, classes, members, any, keys, true);
  }

  /** Returns what either may be; itself if the other tells nothing new. */
  public HeapObject join(HeapObject other) {
    return this == other
        ? this
        : with(
            classes.join(other.classes),
            members.join(other.members, Value::join),
            any.join(other.any),
            keys.join(other.keys),
            isMany || other.isMany);
  }

  public HeapObject widened() {
    return with(classes, members.each((_, value) -> value.widened()), any.widened(), keys, isMany);
  }

  private HeapObject with(
      Value otherClasses,
      IntMap<Value> others,
      Value otherAny,
      Value otherKeys,
      boolean isSeveral) {
    boolean isSame =
        otherClasses == classes
            && others == members
            && otherAny == any
            && otherKeys == keys
            && isSeveral == isMany;
    return isSame
        ? this
        : new HeapObject(kind, type, otherClasses, others, otherAny, otherKeys, isSeveral);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof HeapObject object
            && kind == object.kind
            && isMany == object.isMany
            && type.equals(object.type)
            && classes.equals(object.classes)
            && any.equals(object.any)
            && keys.equals(object.keys)
            && members.same(object.members));
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + any.hashCode();
  }
}
