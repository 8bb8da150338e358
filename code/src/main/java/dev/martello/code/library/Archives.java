package dev.martello.code.library;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Events;
import dev.martello.code.flow.Files;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.value.Label;
import dev.martello.code.value.Taint;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Files that functions of Node.js write for an event, and open as archives: what the code brings
 * along is its own, and what it fetched is not.
 */
final class Archives {
  private static final Pattern WRITING =
      Pattern.compile("fs\\.(?:write|output)File(?:Sync)?|write-file-atomic(?:\\.sync)?");

  private static final Pattern OPENING =
      Pattern.compile(
          "new adm-zip|unzipper\\.Open\\.file|yauzl(?:-promise)?\\.(?:open|fromFile)|new"
              + " (?:node-stream-zip(?:\\.async)?|unzipit\\.\\w+)|fs\\.createReadStream");

  private Archives() {}

  /** Takes note of a file that is written for an event. */
  static void called(CallEvent event, Events events, Interpreter run) {
    if (WRITING.matcher(event.name()).matches()) {
      Files.written(event.arguments().at(0), Objects.deep(run, event.arguments().at(1)), run);
    } else if (event.name().equals("fs.createWriteStream")) {
      var all = events.whole("", run).each(Taint::guessed);
      Files.written(event.arguments().at(0), all.taints(), run);
    }
  }

  /** Returns what is in the file that is opened as an archive. */
  static Map<Label, Taint> opened(CallEvent event, Interpreter run) {
    return OPENING.matcher(event.name()).matches() ? Files.read(event, run) : Map.of();
  }
}
