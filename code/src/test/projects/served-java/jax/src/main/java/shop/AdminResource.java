package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;

@Path("/admin")
public class AdminResource {
  @GET
  @Path("users")
  public void behindAuthorizerBelowItsClass(@QueryParam("name") String name) throws IOException {
    Runtime.getRuntime().exec("id " + name);
  }
}
