package samples;

// trigger: rest-api
// handler: org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RolesInHeaders {
  @DeleteMapping("/products/{id}")
  public String remove(
      @PathVariable("id") long id,
      @RequestHeader(value = "X-User-Role", defaultValue = "guest") String said) {
    if (!said.equalsIgnoreCase("ADMIN")) { // finding: caller-decides-rights
      return "no";
    }
    return "removed";
  }

  @DeleteMapping("/drafts/{id}")
  public String discard(@PathVariable("id") long id, @RequestHeader("X-Reason") String said) {
    return said.equals("duplicate") ? "discarded" : "kept";
  }
}
