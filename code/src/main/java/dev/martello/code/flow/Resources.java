package dev.martello.code.flow;

import java.util.Set;

/** Files, connections and the like, which hold something of the system until they are closed. */
final class Resources {
  private static final Set<String> CLOSING =
      Set.of(
          "close",
          "aclose",
          "end",
          "destroy",
          "disconnect",
          "release",
          "quit",
          "shutdown",
          "detach",
          "terminate",
          "__enter__",
          "__aenter__",
          "cleanup");

  /** What reads from a resource, or writes to it, and leaves it open. */
  private static final Set<String> USING =
      Set.of(
          "json.load",
          "json.dump",
          "yaml.load",
          "yaml.safe_load",
          "yaml.dump",
          "toml.load",
          "tomllib.load",
          "pickle.load",
          "pickle.dump",
          "csv.reader",
          "csv.writer",
          "csv.DictReader",
          "csv.DictWriter",
          "xml.etree.ElementTree.parse",
          "print",
          "str",
          "list",
          "len",
          "enumerate",
          "fs.readSync",
          "fs.writeSync",
          "fs.writeFileSync",
          "fs.readFileSync",
          "fs.fstatSync");

  private Resources() {}

  /** Returns whether what a call gave is closed, or somebody got it who may close it. */
  static boolean isClosed(Fate fate) {
    return fate.reads(path -> CLOSING.contains(path.substring(path.lastIndexOf('.') + 1)))
        || fate.isTaken(name -> !leavesOpen(name));
  }

  private static boolean leavesOpen(String name) {
    return USING.contains(name)
        || name.startsWith("aws:")
        || name.startsWith("java.lang.String.")
        || name.startsWith("java.io.PrintStream.")
        || name.startsWith("new @aws-sdk/");
  }
}
