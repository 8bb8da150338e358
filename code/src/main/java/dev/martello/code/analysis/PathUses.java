package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.ir.Language;
import dev.martello.code.value.Atom;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import dev.martello.code.value.Trace;
import dev.martello.code.value.Value;
import dev.martello.value.Origin;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells apart what calls do with a file: one that is written under a name from outside is told
 * there, and not where the same is read again or removed.
 */
final class PathUses {
  private static final Pattern WRITING =
      Pattern.compile(
          // Java
          "java\\.io\\.(?:File(?:OutputStream|Writer)|Print(?:Writer|Stream))\\.<init>"
              + "|java\\.nio\\.file\\.Files\\.(?:write\\w*|new(?:OutputStream|BufferedWriter)|copy|move)"
              + "|software\\.amazon\\.awssdk\\.core\\.a?sync\\.(?:Async)?ResponseTransformer\\.toFile"
              + "|aws:s3\\.get_object|.*\\.(?:transferTo|download(?:File)?)"
              + "|org\\.apache\\.commons\\.io\\.FileUtils\\.(?:write|copy)\\w*"
              // Python
              + "|aws:s3\\.download_file|shutil\\.(?:copy\\w*|move)|pathlib\\.Path\\(\\)\\.write_\\w+|value\\.save"
              // Node.js
              + "|fs\\.(?:write|append|copy|output|create[Ww]rite|cp|move)\\w*|write-file-atomic|value\\.mv");

  private static final Pattern USING =
      Pattern.compile(
          // Java
          "java\\.(?:io\\.File(?:InputStream|Reader)|util\\.(?:zip\\.Zip|jar\\.Jar)File)\\.<init>"
              + "|java\\.io\\.File\\.delete"
              + "|java\\.nio\\.file\\.Files\\.(?:read\\w*|lines|new(?:InputStream|BufferedReader)|delete\\w*)"
              + "|software\\.amazon\\.awssdk\\.core\\.sync\\.RequestBody\\.fromFile"
              // Python
              + "|os\\.(?:remove|unlink|rmdir|chmod|utime|truncate|listdir|scandir|walk)|shutil\\.rmtree|aws:s3\\.upload_file"
              + "|pathlib\\.Path\\(\\)\\.(?:read_\\w+|unlink|rmdir|iterdir)"
              + "|(?:gzip|bz2|lzma|tarfile|PIL\\.Image|fitz)\\.(?:TarFile\\.)?open|zipfile\\.ZipFile|gzip\\.GzipFile"
              + "|pandas\\.read_\\w+|numpy\\.\\w+|openpyxl\\.load_workbook|xlrd\\.open_workbook|docx\\.Document|PyPDF2\\.\\w+|pypdf\\.\\w+"
              + "|cv2\\.imread|configparser\\.\\w+\\(\\)\\.read|sqlite3\\.connect|mmap\\.mmap|soundfile\\.read|aiofiles\\.os\\.remove"
              // Node.js
              + "|fs\\.(?:read|create[Rr]ead|unlink|rm|remove|l?ch(?:mod|own)|truncate|opendir|openAsBlob)\\w*|rimraf\\S*|del(?:\\.\\w+)?|load-json-file\\S*");

  /** Python's functions that write or read, as the mode says. */
  private static final Pattern OPENING =
      Pattern.compile("(?:(?:io|codecs|aiofiles)\\.)?open|pathlib\\.Path\\(\\)\\.open");

  private static final Pattern MODE_TO_WRITE = Pattern.compile(".*[wax+].*");

  /** A path that was written to: where its text was made, and what is known of that. */
  private record Made(Label label, Origin.Written where, String text) {}

  private final Set<Made> written = new HashSet<>();

  /** Takes note of a path that is written to, and told. */
  void written(Label label, Taint taint, Value path) {
    written.add(made(label, taint, path));
  }

  /**
   * Returns whether a call reads or removes what was written. In Java whatever has the same field
   * in its path is taken for it, elsewhere what was made at the same place or of the same text.
   */
  boolean isAgain(Label label, Taint taint, Value path, CallEvent event) {
    var own = made(label, taint, path);
    return isUsing(event)
        && (event.language().isOfJvm()
            || written.stream()
                .filter(other -> other.label().equals(label))
                .anyMatch(
                    other ->
                        isOnWay(other.where(), taint)
                            || !own.text().isEmpty() && own.text().equals(other.text())));
  }

  private static Made made(Label label, Taint taint, Value path) {
    var text = path.only().orElse(null) instanceof Atom.Words words ? words.shown() : "";
    var where =
        taint.trace().steps().reversed().stream()
            .filter(step -> !step.message().equals(Trace.HANDED))
            .findFirst()
            .orElse(taint.trace())
            .where();
    return new Made(label, where, text);
  }

  private static boolean isOnWay(Origin.Written where, Taint taint) {
    return taint.trace().steps().stream().anyMatch(step -> step.where().equals(where));
  }

  /** Returns whether a call writes a file. */
  static boolean isWriting(CallEvent event) {
    return isOpening(event)
        ? isToWrite(event)
        : event.language() != Language.GO && WRITING.matcher(event.name()).matches();
  }

  /** Returns whether a call of Python only reads or removes a file. */
  static boolean isReadingOfPython(CallEvent event) {
    return event.language() == Language.PYTHON && isUsing(event);
  }

  /** Returns whether a call only reads or removes a file. */
  private static boolean isUsing(CallEvent event) {
    return isOpening(event)
        ? !isToWrite(event)
        : event.language() != Language.GO && USING.matcher(event.name()).matches();
  }

  private static boolean isOpening(CallEvent event) {
    return event.language() == Language.PYTHON && OPENING.matcher(event.name()).matches();
  }

  private static boolean isToWrite(CallEvent event) {
    int at = event.name().endsWith("Path().open") ? 0 : 1;
    return event
        .arguments()
        .get(at, "mode")
        .constantText()
        .filter(mode -> MODE_TO_WRITE.matcher(mode).matches())
        .isPresent();
  }
}
