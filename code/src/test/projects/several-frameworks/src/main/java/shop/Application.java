package shop;

import java.io.IOException;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {
  @Bean
  public Function<String, String> convert() {
    return name -> run("convert " + name);
  }

  @Bean
  public Function<String, String> other() {
    return name -> run("other " + name);
  }

  private static String run(String command) {
    try {
      Runtime.getRuntime().exec("sh -c " + command);
      return "";
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
