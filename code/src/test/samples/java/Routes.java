package routes;

// trigger: rest-api
// timeout: 30
// handler: org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest
// What frameworks call: routes of Spring, JAX-RS and Micronaut, and functions that are beans.
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.HtmlUtils;

public class Routes {
  private final JdbcTemplate jdbc = new JdbcTemplate();

  @Bean
  public JdbcTemplate other() {
    return new JdbcTemplate();
  }

  @Bean
  public Function<APIGatewayProxyRequestEvent, String> find(JdbcTemplate given) {
    return request -> {
      String id = request.getPathParameters().get("id");
      given.queryForObject("select 1 from orders where id = ?", Integer.class, id);
      return given.queryForObject("select name from orders where id = " + id, String.class); // finding: sql-injection
    };
  }

  @Bean
  public Consumer<APIGatewayProxyRequestEvent> remember() {
    return request -> jdbc.update("insert into seen values ('" + request.getBody() + "')"); // finding: sql-injection
  }
}

@Component
class Removal implements Function<APIGatewayProxyRequestEvent, String> {
  private final JdbcTemplate jdbc = new JdbcTemplate();

  @Override
  public String apply(APIGatewayProxyRequestEvent request) {
    jdbc.update("delete from orders where id = " + request.getBody()); // finding: sql-injection
    return "{}";
  }
}

@RestController
class Pages {
  record Order(String title, int count) {}

  @PostMapping("/uploads")
  String upload(@RequestParam("file") MultipartFile file) throws IOException {
    file.transferTo(java.nio.file.Path.of("/mnt/inbox").resolve(file.getOriginalFilename())); // finding: path-traversal
    return "done";
  }

  @PostMapping("/unnamed")
  String uploadUnnamed(@RequestParam("file") MultipartFile file) throws IOException {
    file.transferTo(java.nio.file.Path.of("/mnt/inbox").resolve(UUID.randomUUID().toString()));
    return "done";
  }

  @GetMapping("/plain")
  String plain(@RequestParam String name) {
    return "Hello " + name; // finding: cross-site-scripting
  }

  @GetMapping(value = "/text", produces = "text/plain")
  String text(@RequestParam String name) {
    return "Hello " + name;
  }

  @GetMapping("/entity")
  ResponseEntity<String> entity(@RequestParam String name) {
    return ResponseEntity.ok().body("<p>" + name + "</p>"); // finding: cross-site-scripting
  }

  @GetMapping("/escaped")
  ResponseEntity<String> escaped(@RequestParam String name) {
    return ResponseEntity.ok("<p>" + HtmlUtils.htmlEscape(name) + "</p>");
  }

  @GetMapping("/number/{id}")
  String number(@PathVariable UUID id, @RequestParam int page) {
    return "<p>" + id + page + "</p>";
  }

  @PostMapping("/order")
  Order order(@RequestBody Order order) {
    return new Order(order.title(), order.count() + 1);
  }

  @GetMapping("/away")
  RedirectView away(@RequestParam String to) {
    return new RedirectView(to); // finding: open-redirect
  }

  @GetMapping("/home")
  RedirectView home(@RequestParam String to) {
    return new RedirectView("/home/" + to);
  }
}

@Controller
class Views {
  @GetMapping("/view")
  String view(@RequestParam String name) {
    return "orders";
  }

  @GetMapping("/moved")
  String moved(@RequestParam String to) {
    return "redirect:" + to; // finding: open-redirect
  }

  @GetMapping("/moved/inside")
  String inside(@RequestParam String to) {
    return "redirect:/orders/" + to;
  }
}

@Path("/reports")
class Reports {
  @GET
  @Path("/{name}")
  Response report(@PathParam("name") String name) throws IOException {
    return Response.ok(Files.readString(java.nio.file.Path.of("/opt/reports", name))).build(); // finding: path-traversal
  }

  @GET
  @Path("/next")
  Response next(@QueryParam("to") String to, @QueryParam("page") int page) {
    return page > 0 ? Response.seeOther(URI.create("/page/" + page)).build() : Response.seeOther(URI.create(to)).build(); // finding: open-redirect
  }

  @GET
  @Path("/banner")
  @Produces(MediaType.TEXT_HTML)
  String banner(@QueryParam("text") String text) {
    return "<div>" + text + "</div>"; // finding: cross-site-scripting
  }

  @GET
  @Path("/data")
  @Produces(MediaType.APPLICATION_JSON)
  String data(@QueryParam("text") String text) {
    return "{\"text\": \"" + text + "\"}";
  }
}

class Proxy {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Get("/fetch")
  String fetch(@QueryValue String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(3)).GET().build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body(); // finding: server-side-request-forgery
  }

  @Get("/forward")
  String forward(@QueryValue String text) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://orders.example.com/"))
            .timeout(Duration.ofSeconds(3))
            .header("X-Text", text)
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
