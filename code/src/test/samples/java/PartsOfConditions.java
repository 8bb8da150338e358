package conditions;

// trigger: http-api
// handler: handle
// code: compiled
// Conditions of several parts that compilers make one value of, members of enumerations, and tasks.
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

public class PartsOfConditions {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  enum Kind { SMALL, LARGE }

  public static class Order {
    Kind kind;
    String name;

    public Kind getKind() {
      return kind;
    }

    public String getName() {
      return name;
    }
  }

  public String handle(Order order) throws Exception {
    Runtime.getRuntime().exec("sh -c resize " + order.getKind());
    Runtime.getRuntime().exec("sh -c resize " + order.getName()); // finding: os-command-injection
    oneOfThem(order.getName());
    any(order.getName());
    tasks(order.getName());
    either(order.getName());
    return "";
  }

  private static void either(String name) throws IOException {
    boolean isKnown = name.equals("red") || name.equals("green");
    if (!isKnown) {
      throw new IllegalArgumentException("unknown");
    }
    Runtime.getRuntime().exec("sh -c paint " + name);
  }

  private static void oneOfThem(String name) throws IOException {
    boolean isKnown = name != null && (name.equals("red") || name.equals("green"));
    if (isKnown) {
      Runtime.getRuntime().exec("sh -c paint " + name);
    } else {
      Runtime.getRuntime().exec("sh -c print " + name); // finding: os-command-injection
    }
  }

  private static void any(String name) throws IOException {
    boolean isGiven = name.equals("red") || name.length() > 1;
    if (!isGiven) {
      return;
    }
    Runtime.getRuntime().exec("sh -c paint " + name); // finding: os-command-injection
  }

  private static void tasks(String name) throws Exception {
    Runtime.getRuntime().exec("sh -c paint " + POOL.submit(() -> name).get()); // finding: os-command-injection
    Runtime.getRuntime().exec("sh -c paint " + POOL.submit(() -> name.length()).get());
    Runtime.getRuntime().exec("sh -c paint " + POOL.invokeAll(List.of(() -> name.trim())).get(0).get()); // finding: os-command-injection
  }
}
