package dev.martello.code.flow;

import dev.martello.code.value.Atom;
import dev.martello.code.value.Label;
import dev.martello.code.value.Pieces;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Value;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells what is asked for of a map that the code made of all headers, parameters or cookies: what
 * the request holds under that name.
 */
final class AskedNames {
  /** Fields of requests that are maps of what their callers name. */
  private static final Pattern ALL =
      Pattern.compile(
          "(?:request\\.)?(?:(?:multiValue)?[hH]eaders|(?:multiValueQ|q)ueryStringParameters|pathParameters)\\.\\*");

  /** The texts that cookies are sent in. */
  private static final Pattern COOKIES =
      Pattern.compile(
          "(?i)(?:request\\.)?(?:cookies(?:\\.\\*)?|(?:multiValue)?headers\\.cookie(?:\\.\\*)?)");

  private AskedNames() {}

  /**
   * Returns what stands under a name, of a map of which only that is known what all it holds is.
   */
  static Value of(Value any, String name, Interpreter interpreter) {
    if (!any.isTainted() || name.isEmpty() || !Character.isLetter(name.charAt(0))) {
      return any;
    }
    var result = Value.none();
    for (var atom : any.atoms()) {
      boolean isField = atom instanceof Atom.Event(_, var path) && ALL.matcher(path).matches();
      result =
          result.join(
              isField && atom instanceof Atom.Event(var source, var path)
                  ? interpreter.semantics().field(source, named(path, name), interpreter)
                  : Value.of(atom));
    }
    var taints = new TreeMap<Label, Taint>();
    any.taints()
        .forEach(
            (label, taint) ->
                taints.merge(
                    new Label(label.source(), named(label.path(), name)), taint, Taint::join));
    return result.with(taints);
  }

  /** Whoever takes cookies apart asks for one by its name, too. */
  private static String named(String path, String name) {
    return ALL.matcher(path).matches()
        ? path.substring(0, path.length() - 1) + name
        : COOKIES.matcher(Pieces.whole(path)).matches() ? "cookies." + name : path;
  }
}
