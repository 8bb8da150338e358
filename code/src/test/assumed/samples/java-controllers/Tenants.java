package com.acme.tenants;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Of resources each request has its own, unless their scope is another one. */
@Path("/tenants")
@Produces("application/json")
public class Tenants {
  private String tenant;

  @GET
  public Object one(@HeaderParam("accept-language") String language) {
    if (language != null) {
      tenant = language;
    }
    return tenant;
  }
}

@Path("/regions")
@Produces("application/json")
@ApplicationScoped
class Regions {
  private String region;

  @GET
  public Object one(@HeaderParam("accept-language") String language) {
    if (language != null) {
      region = language; // finding: request-state-kept
    }
    return region;
  }
}
