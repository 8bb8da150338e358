package dev.martello.join;

import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.util.Collection;
import java.util.TreeSet;

/** Tells which templates make one application: those of one folder, with what lies below it. */
final class Applications {
  /*
   * A folder with a template is an application. What lies below such a folder, nested stacks for
   * instance, belongs to it. So a template at the root of what is scanned makes everything one.
   */
  private final TreeSet<String> folders = new TreeSet<>();

  Applications(Collection<LambdaFunction> functions) {
    functions.forEach(function -> folders.add(folder(function.identity().stack())));
  }

  private static String folder(String stack) {
    int slash = stack.lastIndexOf('/');
    return slash < 0 ? "" : stack.substring(0, slash + 1);
  }

  /** Returns the folder of the application that something belongs to, with a slash at its end. */
  String of(Identity identity) {
    var own = folder(identity.stack());
    return folders.stream().filter(own::startsWith).findFirst().orElse(own);
  }
}
