package dev.martello.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Starts the program and leaves the process with its exit code; the only place that does. */
public final class Main {

  private Main() {}

  /** Runs one command. */
  public static void main(String[] arguments) {
    // Results are UTF-8 whatever the locale says: JSON and SARIF allow nothing else.
    var out = utf8(FileDescriptor.out);
    var err = utf8(FileDescriptor.err);
    var terminal = Terminal.of(System.getProperty("martello.terminal", ""), System.getenv());
    var today = LocalDate.now(ZoneOffset.UTC);
    boolean isDebug = System.getenv("MARTELLO_DEBUG") != null;
    var program = new Program(out, err, terminal, today, isDebug);
    var code = program.run(List.of(arguments));
    out.flush();
    err.flush();
    System.exit(code.number());
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
