package headers;

// trigger: rest-api
// handler: org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest
// What resources of JAX-RS set.
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

@Path("/x")
public class JaxHeaders {
    private static final Set<String> HOSTS = Set.of("a.example.com");

    @GET
    @Path("/a")
    public Response a(@QueryParam("name") String name) {
        return Response.ok().header("X-Name", name).build(); // finding: header-injection
    }

    @GET
    @Path("/b")
    public Response b() {
        NewCookie cookie = new NewCookie("session", UUID.randomUUID().toString(), "/", null, null, 3600, false); // finding: insecure-cookie
        return Response.ok().cookie(cookie).build();
    }

    @GET
    @Path("/c")
    public Response c() {
        NewCookie cookie = new NewCookie.Builder("session").value(UUID.randomUUID().toString()).secure(true).build(); // finding: insecure-cookie
        return Response.ok().cookie(cookie).build();
    }

    @GET
    @Path("/d")
    public Response d() {
        NewCookie cookie = new NewCookie.Builder("session").value(UUID.randomUUID().toString()).secure(true).httpOnly(true).build();
        return Response.ok().cookie(cookie).build();
    }

    @GET
    @Path("/e")
    public Response e(@QueryParam("next") URI next) {
        return Response.seeOther(next).build(); // finding: open-redirect
    }

    @GET
    @Path("/f")
    public Response f(@QueryParam("next") URI next) {
        if (!HOSTS.contains(next.getHost())) {
            return Response.status(400).build();
        }
        return Response.seeOther(next).build();
    }

    @GET
    @Path("/g")
    public Response g(@QueryParam("next") String next) {
        return Response.temporaryRedirect(UriBuilder.fromUri("/login").queryParam("next", next).build()).build();
    }
}
