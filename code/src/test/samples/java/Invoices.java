package invoices;

// trigger: eventbridge
// Details of events get into commands, files, queries and addresses by the ways that texts are put together.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.io.BufferedWriter;
import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.lang3.StringUtils;

public class Invoices implements RequestHandler<ScheduledEvent, String> {
  private static final List<String> FORMATS = Arrays.asList("pdf", "html", "csv");
  private static final EntityManager ENTITIES = javax.persistence.Persistence.createEntityManagerFactory("shop").createEntityManager();

  sealed interface Task permits Print, Mail {}

  record Print(String printer, int copies) implements Task {}

  record Mail(String address) implements Task {}

  abstract static class Step<T> {
    private final T input;

    Step(T input) {
      this.input = input;
    }

    T input() {
      return input;
    }

    abstract void run() throws IOException;
  }

  static class ShellStep extends Step<String> {
    ShellStep(String input) {
      super(input);
    }

    @Override
    void run() throws IOException {
      new ProcessBuilder("bash", "-c", "render " + input()).start(); // finding: os-command-injection
    }
  }

  static class FixedStep extends Step<Integer> {
    FixedStep(Integer input) {
      super(input);
    }

    @Override
    void run() throws IOException {
      new ProcessBuilder("render", "--copies", input().toString()).start();
    }
  }

  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
    Map<String, Object> detail = event.getDetail();
    String name = (String) detail.get("name");
    try {
      joined(name);
      collected(name);
      handed(name);
      tasks(new Print(name, 2));
      new ShellStep(name).run();
      new FixedStep(Integer.valueOf(name)).run();
      persisted(name);
      written(name);
      guarded(name, String.valueOf(detail.get("format")));
      Runtime.getRuntime().exec("echo " + event.getAccount() + event.getRegion() + event.getTime());
    } catch (IOException e) {
      throw new IllegalStateException("no invoice", e);
    }
    return "done";
  }

  private static void joined(String name) throws IOException {
    StringJoiner words = new StringJoiner(" ");
    words.add("render").add(name);
    Runtime.getRuntime().exec(words.toString()); // finding: os-command-injection
    Runtime.getRuntime().exec(Stream.of("render", name).collect(Collectors.joining(" "))); // finding: os-command-injection
    Runtime.getRuntime().exec(StringUtils.join(List.of("render", name), ' ')); // finding: os-command-injection
    Runtime.getRuntime().exec(String.format(Locale.ROOT, "render %s", name)); // finding: os-command-injection
    char[] letters = name.toCharArray();
    Runtime.getRuntime().exec("render " + new String(letters)); // finding: os-command-injection
    Runtime.getRuntime().exec("render " + name.length());
    Runtime.getRuntime().exec("render " + Objects.hash(name));
    Runtime.getRuntime().exec("render " + (name.isEmpty() ? "all" : "one"));
  }

  private static void collected(String name) throws IOException {
    List<String> words = new LinkedList<>(List.of("sh", "-c"));
    Collections.addAll(words, "render " + name);
    new ProcessBuilder(words).start(); // finding: os-command-injection
    Map<String, List<String>> byKind = new HashMap<>();
    byKind.put("shell", new ArrayList<>());
    byKind.get("shell").add(name);
    Runtime.getRuntime().exec(byKind.get("shell").get(0)); // finding: os-command-injection
    Properties properties = new Properties();
    properties.setProperty("command", name);
    Runtime.getRuntime().exec(properties.getProperty("command")); // finding: os-command-injection
    String[] array = new String[2];
    array[0] = "render";
    array[1] = name;
    Runtime.getRuntime().exec(String.join(" ", array)); // finding: os-command-injection
    String last = "";
    for (int at = 0; at < 3; at++) {
      last = last + " " + name;
    }
    Runtime.getRuntime().exec("render" + last); // finding: os-command-injection
    Runtime.getRuntime().exec("render " + IntStream.range(0, 3).mapToObj(Integer::toString).collect(Collectors.joining()));
    CommandLine line = CommandLine.parse("render " + name); // finding: os-command-injection
    line.addArgument("x");
  }

  private static void handed(String name) throws IOException {
    Supplier<String> later = () -> "render " + name;
    Runtime.getRuntime().exec(later.get()); // finding: os-command-injection
    Function<String, String> prefix = text -> "render " + text;
    Runtime.getRuntime().exec(prefix.apply(name)); // finding: os-command-injection
    BiFunction<String, String, String> both = (left, right) -> left + " " + right;
    Runtime.getRuntime().exec(both.apply("render", name)); // finding: os-command-injection
    CompletableFuture.supplyAsync(() -> "render " + name).thenAccept(Invoices::shell).join();
    Object any = name;
    if (any instanceof String text) {
      Runtime.getRuntime().exec("render " + text); // finding: os-command-injection
    }
  }

  private static void shell(String command) {
    try {
      Runtime.getRuntime().exec(command); // finding: os-command-injection
    } catch (IOException e) {
      throw new IllegalStateException("no shell", e);
    }
  }

  private static void tasks(Task task) throws IOException {
    String command =
        switch (task) {
          case Print(String printer, int copies) -> "lp -d " + printer;
          case Mail mail -> "mail " + mail.address();
        };
    Runtime.getRuntime().exec(command); // finding: os-command-injection
    if (task instanceof Print print) {
      Runtime.getRuntime().exec("lp -n " + print.copies());
      Runtime.getRuntime().exec("lp -d " + print.printer()); // finding: os-command-injection
    }
  }

  private static void persisted(String name) {
    ENTITIES.createQuery("select i from Invoice i where i.name = '" + name + "'", Object.class).getResultList(); // finding: sql-injection
    ENTITIES.createNativeQuery("update invoices set seen = 1 where name = '" + name + "'").executeUpdate(); // finding: sql-injection
    ENTITIES.createNativeQuery("select * from invoices where name = ?1").setParameter(1, name).getResultList();
    ENTITIES.createNamedQuery("Invoice.byName").setParameter("name", name).getResultList();
  }

  private static void written(String name) throws IOException {
    try (BufferedWriter writer = new BufferedWriter(new FileWriter(new File("/tmp", name + ".txt")))) { // finding: path-traversal
      writer.write("x");
    }
    try (PrintWriter writer = new PrintWriter("/tmp/" + name)) { // finding: path-traversal
      writer.println("x");
    }
    Files.createDirectories(Path.of("/tmp", name)); // finding: path-traversal
    Files.move(Path.of("/tmp/a"), Path.of("/tmp").resolve(name)); // finding: path-traversal
    new File("/tmp/" + name).mkdirs(); // finding: path-traversal
    Path temporary = Files.createTempFile("invoice", ".pdf");
    Files.writeString(temporary, name);
    Files.delete(temporary);
  }

  private static void guarded(String name, String format) throws IOException {
    if (!FORMATS.contains(format)) {
      throw new IllegalArgumentException("format");
    }
    Runtime.getRuntime().exec("render --format " + format);
    if (StringUtils.isAlphanumeric(name)) {
      Runtime.getRuntime().exec("render " + name);
    }
    if (name.matches("^[A-Z]{2}-\\d{1,8}$")) {
      Runtime.getRuntime().exec("render " + name);
    }
    String kind =
        switch (name) {
          case "a" -> "first";
          case "b" -> "second";
          default -> "other";
        };
    Runtime.getRuntime().exec("render " + kind);
    long number = Long.parseLong(name);
    Runtime.getRuntime().exec("render " + number);
    String clean = name.replaceAll("[^A-Za-z0-9]", "");
    Runtime.getRuntime().exec("render " + clean);
  }
}
