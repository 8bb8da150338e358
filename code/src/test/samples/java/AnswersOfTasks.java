package tasks;

// trigger: http-api
// What tasks return that run elsewhere.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class AnswersOfTasks implements RequestHandler<Map<String, String>, String> {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  @Override
  public String handleRequest(Map<String, String> event, Context context) {
    String name = event.get("name");
    try {
      Runtime.getRuntime().exec("sh -c " + POOL.submit(() -> name).get()); // finding: os-command-injection
      Future<String> trimmed = POOL.submit(name::trim);
      Runtime.getRuntime().exec("sh -c " + trimmed.get()); // finding: os-command-injection
      List<Future<String>> all = POOL.invokeAll(List.of(() -> name, () -> "all"));
      Runtime.getRuntime().exec("sh -c " + all.get(0).get()); // finding: os-command-injection
      List<Callable<String>> listed = new java.util.ArrayList<>();
      listed.add(() -> shown(name));
      listed.add(() -> "all");
      POOL.invokeAll(listed);
      Runtime.getRuntime().exec("kill " + POOL.submit(() -> Integer.parseInt(name)).get());
      Future<String> fixed =
          POOL.submit(
              () -> {
                System.out.println(name.length());
                return "all";
              });
      Runtime.getRuntime().exec("sh -c " + fixed.get());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return "";
  }

  private static String shown(String name) throws java.io.IOException {
    Runtime.getRuntime().exec("sh -c " + name); // finding: os-command-injection
    return "";
  }
}
