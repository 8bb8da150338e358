package dev.martello.model;

import dev.martello.value.Origin;
import dev.martello.value.Val;

/** Where a function's code is. */
public sealed interface Code {
  Origin origin();

  /**
   * A folder or archive beside the template.
   *
   * @param path as written, relative to the template's folder
   */
  record Local(Val<String> path, Origin origin) implements Code {}

  /** An archive in a bucket. */
  record InBucket(Val<String> bucket, Val<String> key, Origin origin) implements Code {}

  /** Source text in the template. */
  record Inline(Val<String> source, Origin origin) implements Code {}

  /**
   * A container image.
   *
   * @param uri with tag or digest; empty text where the image is built from local metadata
   * @param folder the folder that it is built from, relative to the template's folder; empty text
   *     where none is told
   */
  record Image(Val<String> uri, Val<String> folder, Origin origin) implements Code {}

  /** Source code that no template declares: it looks like a handler, and nothing else is known. */
  record Undeclared(Origin origin) implements Code {}

  /** Nothing that could be recognised. */
  record Unrecognised(Origin origin) implements Code {}
}
