package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;

@Path("/jersey")
public class OrdersResource {
  @GET
  @Path("/{id}")
  public String show(@PathParam("id") String id) throws IOException {
    Runtime.getRuntime().exec("sh -c jersey " + id);
    return "";
  }
}
