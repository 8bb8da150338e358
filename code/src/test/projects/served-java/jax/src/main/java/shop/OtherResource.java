package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;

@Path("/")
public class OtherResource {
  @GET
  @Path("/health")
  public void openToAll(@QueryParam("host") String host) throws IOException {
    Runtime.getRuntime().exec("ping " + host);
  }

  @POST
  @Path("/orders/{id}")
  public void behindAuthorizerByItsMethod(@PathParam("id") String id) throws IOException {
    Runtime.getRuntime().exec("order " + id);
  }
}
