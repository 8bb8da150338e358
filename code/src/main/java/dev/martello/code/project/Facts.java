package dev.martello.code.project;

import dev.martello.code.analysis.Usage;
import dev.martello.code.aws.SdkCall;
import dev.martello.code.aws.SdkCalls;
import dev.martello.code.value.Part;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the code of a function does to the world around it.
 *
 * @param hosts the hosts that constant addresses name, sorted
 * @param writes the files that are written, as far as their paths are constant, sorted
 */
record Facts(List<SdkCall> calls, List<String> hosts, List<String> writes) {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?|wss?)://([\\w.-]+)(?=[:/?#]|$)");
  private static final Set<String> WRITERS =
      Set.of(
          "os.WriteFile",
          "os.Create",
          "os.Mkdir",
          "os.MkdirAll",
          "fs.writeFileSync",
          "fs.writeFile",
          "fs.appendFileSync",
          "fs.appendFile",
          "fs.createWriteStream",
          "fs/promises.writeFile",
          "fs.promises.writeFile",
          "java.nio.file.Files.writeString",
          "java.nio.file.Files.write",
          "java.io.FileOutputStream.<init>",
          "java.io.FileWriter.<init>");

  Facts {
    calls = List.copyOf(calls);
    hosts = List.copyOf(hosts);
    writes = List.copyOf(writes);
  }

  static Facts of(List<Usage> usages) {
    var hosts = new TreeSet<String>();
    var writes = new TreeSet<String>();
    for (var usage : usages) {
      usage.placed().forEach(argument -> addHosts(argument, hosts));
      usage.named().values().forEach(argument -> addHosts(argument, hosts));
      if (isWriter(usage) && !usage.placed().isEmpty()) {
        usage.placed().getFirst().texts().forEach(text -> addStart(text, writes));
      }
    }
    return new Facts(SdkCalls.of(usages), List.copyOf(hosts), List.copyOf(writes));
  }

  private static void addHosts(Usage.Argument argument, SortedSet<String> hosts) {
    for (var text : argument.texts()) {
      if (!text.isEmpty() && text.getFirst() instanceof Part.Fixed(String start)) {
        var address = ADDRESS.matcher(start);
        boolean isWhole = text.size() == 1;
        if (address.lookingAt() && (isWhole || address.end() < start.length())) {
          hosts.add(address.group(1));
        }
      }
    }
    argument.members().values().forEach(member -> addHosts(member, hosts));
  }

  private static boolean isWriter(Usage usage) {
    return WRITERS.contains(usage.name()) || (usage.name().equals("open") && isToWrite(usage));
  }

  private static boolean isToWrite(Usage usage) {
    var mode = usage.placed().size() > 1 ? usage.placed().get(1) : usage.named().get("mode");
    return mode != null
        && mode.texts().stream()
            .flatMap(List::stream)
            .anyMatch(
                part -> part instanceof Part.Fixed(String text) && text.matches(".*[wax+].*"));
  }

  /** The beginning of a path tells the folder; a star stands for what varies. */
  private static void addStart(List<Part> text, SortedSet<String> writes) {
    var path = new StringBuilder();
    for (var part : text) {
      path.append(part instanceof Part.Fixed(String fixed) ? fixed : "*");
    }
    writes.add(path.toString());
  }
}
