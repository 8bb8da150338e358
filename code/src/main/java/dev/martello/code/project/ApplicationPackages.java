package dev.martello.code.project;

import dev.martello.code.jvm.ClassPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the packages of an application in an archive that does not tell its main class. */
final class ApplicationPackages {
  /*
   * Libraries may stand beside the application's classes in one archive. The application's are
   * those that say to a framework what it shall make or call, outside of the packages of libraries
   * that do so too. A class that starts Spring Boot tells alone; classes that stand in the archive
   * itself tell before those of the archives within.
   */

  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?:org\\.(?:springframework|apache|slf4j|yaml|jboss|eclipse|glassfish|hibernate|crac|codehaus"
              + "|aspectj|reactivestreams|jooq|flywaydb|springdoc|mybatis|thymeleaf)"
              + "|com\\.(?:amazonaws\\.(?:services|serverless|xray)|amazon\\.ask|fasterxml|google"
              + "|zaxxer|sun|nimbusds|jayway|querydsl|netflix)"
              + "|software\\.amazon|ch\\.qos|reactor|kotlinx?|scala|groovy|java|javax|jakarta"
              + "|net\\.bytebuddy"
              + "|io\\.(?:netty|micrometer|micronaut|quarkus|helidon|smallrye|vertx|awspring|swagger"
              + "|opentelemetry|projectreactor|grpc|r2dbc|jsonwebtoken))\\..*");

  private static final String STARTED =
      "Lorg/springframework/boot/autoconfigure/SpringBootApplication;";

  /** What classes say that a framework looks for, as their constants tell it. */
  private static final List<String> MARKS =
      List.of(
          "Lorg/springframework/context/annotation/Bean;",
          "Lorg/springframework/stereotype/",
          "Lorg/springframework/web/bind/annotation/",
          "Lio/micronaut/http/annotation/",
          "Lio/micronaut/function/FunctionBean;",
          "Lio/quarkus/funqy/Funq;",
          "Lio/helidon/",
          "Ljakarta/ws/rs/",
          "Ljavax/ws/rs/",
          "Ljakarta/inject/",
          "Ljavax/inject/",
          "Ljakarta/enterprise/context/",
          "com/amazonaws/services/lambda/runtime/Request");

  private static final int MOST_READ = 20_000;

  private final ClassPath classes;

  ApplicationPackages(ClassPath classes) {
    this.classes = classes;
  }

  /** Returns a class of each package in which the application may be; nothing if none is found. */
  Set<String> members() {
    var direct = marked(1);
    return direct.isEmpty() ? marked(2) : direct;
  }

  /** Looks at what stands in an archive itself, or in the archives that it holds. */
  private Set<String> marked(int depth) {
    var started = new TreeSet<String>();
    var marked = new TreeSet<String>();
    int read = 0;
    for (var name : classes.names()) {
      if (depth(name) != depth || LIBRARY.matcher(name).matches() || ++read > MOST_READ) {
        continue;
      }
      var constants = classes.latin(name);
      if (constants.contains(STARTED)) {
        started.add(name);
      } else if (MARKS.stream().anyMatch(constants::contains)) {
        marked.add(name);
      }
    }
    return started.isEmpty() ? marked : started;
  }

  private long depth(String name) {
    return classes.pathOf(name).stream().flatMapToInt(String::chars).filter(c -> c == '!').count();
  }
}
