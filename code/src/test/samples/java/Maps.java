package demo;

// handler: process

import com.amazonaws.services.lambda.runtime.Context;
import java.util.Map;
import java.util.Optional;

public class Maps {
  private String last = "";

  public Map<String, Object> process(Map<String, Object> input, Context context) throws Exception {
    Map<String, String> query = (Map<String, String>) input.get("queryStringParameters");
    Runtime.getRuntime().exec("say " + query.get("q")); // finding: os-command-injection
    Runtime.getRuntime().exec("say " + input.get("routeKey"));
    String chosen = Optional.ofNullable(query.get("r")).map(String::trim).orElse("none");
    Runtime.getRuntime().exec("say " + chosen); // finding: os-command-injection
    last = query.get("s");
    Runtime.getRuntime().exec("say " + this.last); // finding: os-command-injection
    Runnable later = () -> exec(query.get("t"));
    later.run();
    new Inner(query.get("u")).go();
    return Map.of("statusCode", 200, "headers", Map.of("Content-Type", "text/html"), "body", "<p>" + query.get("q")); // finding: cross-site-scripting
  }

  private void exec(String text) {
    try {
      Runtime.getRuntime().exec(text); // finding: os-command-injection
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static class Inner extends Base {
    Inner(String text) {
      super(text);
    }

    @Override
    String prefix() {
      return "echo ";
    }
  }

  abstract static class Base {
    private final String text;

    Base(String text) {
      this.text = text;
    }

    abstract String prefix();

    void go() throws java.io.IOException {
      Runtime.getRuntime().exec(prefix() + text); // finding: os-command-injection
    }
  }
}
