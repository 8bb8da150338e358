package headers;

// trigger: rest-api
// handler: org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest
// Headers that are named by constants.
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Path("/n")
public class NamedHeaders {
    private static final Logger LOG = LoggerFactory.getLogger(NamedHeaders.class);

    @GET
    @Path("/a")
    public String a(@Context ContainerRequestContext request) {
        String auth = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        LOG.debug("token {}", auth.substring(7)); // finding: secret-logged
        LOG.debug("length {}", request.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        return "";
    }

    @GET
    @Path("/b")
    public String b(@Context HttpHeaders headers) {
        LOG.debug("token {}", headers.getHeaderString(HttpHeaders.AUTHORIZATION)); // finding: secret-logged
        LOG.debug("agent {}", headers.getHeaderString(HttpHeaders.USER_AGENT)); // finding: log-injection
        return "";
    }
}
