package shop;

import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController("/admin")
public class OtherController {
  private static final String USERS = "/admin/users";

  @GetMapping("/health")
  public void openToAll(@RequestParam String host) throws IOException {
    Runtime.getRuntime().exec("ping " + host);
  }

  @PostMapping("/orders/{id}")
  public void behindAuthorizerByItsMethod(@PathVariable String id) throws IOException {
    Runtime.getRuntime().exec("order " + id);
  }

  @RequestMapping(
      value = "/orders/{id}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  public void openByItsMethod(@PathVariable String id) throws IOException {
    Runtime.getRuntime().exec("show " + id);
  }

  @GetMapping({"/admin/tools", "/open/tools"})
  public void openByOneOfTwoPaths(@RequestParam String tool) throws IOException {
    Runtime.getRuntime().exec("tool " + tool);
  }

  @GetMapping(USERS)
  public void anywhere(@RequestParam String name) throws IOException {
    Runtime.getRuntime().exec("anywhere " + name);
  }

  @GetMapping("/users/{name}")
  public void whereTheApplicationIs(@PathVariable String name) throws IOException {
    Runtime.getRuntime().exec("users " + name);
  }
}
