package dev.martello.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium that shows one page, spoken to in the DevTools protocol over its pipe: one
 * JSON text after another, each ended by a zero byte. No network port is opened.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern VALUE =
      Pattern.compile("\"result\":\\{\"type\":\"string\",\"value\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
  private static final Pattern TARGET = Pattern.compile("\"targetId\":\"([^\"]+)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private final Process process;
  private final Path profile;
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final List<String> complaints = new ArrayList<>();
  private String session = "";
  private int last;

  private Browser(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
    var reader = new Thread(this::receive, "browser");
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns the program of a Chromium: of {@code MARTELLO_CHROMIUM}, or on the PATH. */
  static Optional<Path> program() {
    var named = Optional.ofNullable(System.getenv("MARTELLO_CHROMIUM")).map(Path::of).stream();
    var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
    var found =
        NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
    return Stream.concat(named, found).filter(Files::isExecutable).findFirst();
  }

  /** Starts a browser and opens a page in it. */
  static Browser open(Path program, Path page, int width, boolean isDark) {
    try {
      var profile = Files.createTempDirectory("martello-browser");
      // The shell hands our pipes on as the descriptors 3 and 4, which Java cannot.
      var command =
          List.of(
              "sh",
              "-c",
              "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1",
              program.toString(),
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-dev-shm-usage",
              "--no-first-run",
              "--remote-debugging-pipe",
              "--user-data-dir=" + profile);
      var browser = new Browser(new ProcessBuilder(command).start(), profile);
      browser.show(page, width, isDark);
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(Path page, int width, boolean isDark) {
    var target = first(TARGET, call("Target.createTarget", "{\"url\":\"about:blank\"}"));
    var attached =
        call("Target.attachToTarget", "{\"flatten\":true,\"targetId\":\"%s\"}".formatted(target));
    session = first(SESSION, attached);
    call("Runtime.enable", "{}");
    call("Log.enable", "{}");
    call("Page.enable", "{}");
    call(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":%d,\"height\":900,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(width));
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(isDark ? "dark" : "light"));
    call("Page.navigate", "{\"url\":\"%s\"}".formatted(page.toUri()));
    await("document.readyState === 'complete' && document.querySelector('#view > *') !== null");
  }

  /** Goes to another part of the page. */
  void go(String hash) {
    eval("location.hash = '%s'; ''".formatted(hash));
    await("location.hash === '%s'".formatted(hash));
    // The page shows the part when the event of the change has come.
    eval("new Promise(done => setTimeout(() => done(''), 50))");
  }

  /** Presses a key, as a person does. */
  void press(String key) {
    var text = key.length() == 1 ? ",\"text\":\"%s\"".formatted(key) : "";
    var enter = key.equals("Enter") ? ",\"text\":\"\\r\"" : text;
    var code =
        switch (key) {
          case "Enter" -> ",\"windowsVirtualKeyCode\":13";
          case "Escape" -> ",\"windowsVirtualKeyCode\":27";
          default -> "";
        };
    call(
        "Input.dispatchKeyEvent",
        "{\"type\":\"keyDown\",\"key\":\"%s\"%s%s}".formatted(key, enter, code));
    call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":\"%s\"%s}".formatted(key, code));
  }

  /** Returns the value of an expression, or of what it promises, as text. */
  String eval(String expression) {
    var script =
        "(async () => String(await (%s)))()".formatted(expression.replaceFirst(";\\s*''$", ", ''"));
    var answer =
        call(
            "Runtime.evaluate",
            "{\"awaitPromise\":true,\"expression\":\"%s\"}".formatted(escaped(script)));
    var value = VALUE.matcher(answer);
    if (!value.find()) {
      throw new AssertionError(expression + " gives " + answer);
    }
    return unescaped(value.group(1));
  }

  /** Waits until an expression is true. */
  void await(String condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!eval(condition).equals("true")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never true: " + condition);
      }
    }
  }

  /** Returns what the page complained about: errors of its script, and what its policy refused. */
  List<String> complaints() {
    eval("''");
    return List.copyOf(complaints);
  }

  private String call(String method, String parameters) {
    int id = ++last;
    var to = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
    var message =
        "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}".formatted(id, method, parameters, to);
    try {
      OutputStream out = process.getOutputStream();
      out.write((message + "\0").getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (true) {
        var answer = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
          throw new AssertionError("no answer to " + message);
        }
        if (answer.startsWith("{\"id\":" + id + ",")) {
          return answer;
        }
        note(answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private void note(String event) {
    boolean isComplaint =
        event.contains("\"Runtime.exceptionThrown\"")
            || event.contains("\"Page.javascriptDialogOpening\"")
            || (event.contains("\"Log.entryAdded\"") && event.contains("\"level\":\"error\""));
    if (isComplaint) {
      complaints.add(event);
    }
  }

  private void receive() {
    try (InputStream in = process.getInputStream()) {
      var message = new java.io.ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == 0) {
          received.add(message.toString(StandardCharsets.UTF_8));
          message.reset();
        } else {
          message.write(next);
        }
      }
    } catch (IOException e) {
      received.add("the browser is gone: " + e.getMessage());
    }
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return found.group(1);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> {
              var code = found.group(1);
              var character =
                  code == null
                      ? switch (found.group(2)) {
                        case "n" -> "\n";
                        case "t" -> "\t";
                        case "r" -> "\r";
                        case String other -> other;
                      }
                      : String.valueOf((char) Integer.parseInt(code, 16));
              return java.util.regex.Matcher.quoteReplacement(character);
            });
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
      try (var files = Files.walk(profile)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // A process of the browser that is still ending may write into its folder of temporary files.
      profile.toFile().deleteOnExit();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
