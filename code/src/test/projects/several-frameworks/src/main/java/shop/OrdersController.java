package shop;

import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrdersController {
  @GetMapping("/spring/{id}")
  public void show(@PathVariable String id) throws IOException {
    Runtime.getRuntime().exec("sh -c spring " + id);
  }
}
