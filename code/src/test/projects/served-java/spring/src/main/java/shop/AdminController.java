package shop;

import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin")
public class AdminController {
  @GetMapping("/users")
  public void behindAuthorizerBelowItsClass(@RequestParam String name) throws IOException {
    Runtime.getRuntime().exec("id " + name);
  }
}
