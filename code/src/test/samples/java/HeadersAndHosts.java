package headers;

// trigger: rest-api
// Headers that data gets into, and tests of lines and hosts.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

public class HeadersAndHosts implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Logger LOG = LogManager.getLogger(HeadersAndHosts.class);
    private static final Pattern NAME = Pattern.compile("^[a-z0-9_-]{1,40}$");
    private static final Set<String> HOSTS = Set.of("app.example.com", "www.example.com");

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Map<String, String> q = event.getQueryStringParameters();
        String name = q.get("name");
        switch (event.getPath()) {
            case "/a":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("Content-Disposition", "attachment; filename=\"" + name + "\"")); // finding: header-injection
            case "/b":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-B", URLEncoder.encode(name, StandardCharsets.UTF_8)));
            case "/c":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-C", name.replaceAll("[\\r\\n]", "")));
            case "/d":
                if (name.contains("\n") || name.contains("\r")) {
                    throw new IllegalArgumentException();
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-D", name));
            case "/e":
                if (!NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException();
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-E", name));
            case "/f":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-F", String.valueOf(Integer.parseInt(name))));
            case "/h":
                if (name.indexOf('\n') >= 0) {
                    throw new IllegalArgumentException();
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-H", name));
            case "/i":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-I", name.replace('\n', ' ').replace('\r', ' ')));
            case "/j":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-J", name.strip())); // finding: header-injection
            case "/k":
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("X-K", name.lines().findFirst().orElse("")));
            default:
                return more(event, context, name);
        }
    }

    private APIGatewayProxyResponseEvent more(APIGatewayProxyRequestEvent event, Context context, String name) {
        LambdaLogger logger = context.getLogger();
        String next = event.getQueryStringParameters().get("next");
        switch (event.getPath()) {
            case "/m":
                logger.log("search " + name); // finding: log-injection
                LOG.info("search {}", name); // finding: log-injection
                LOG.info("search {}", name.replaceAll("[^\\w]", ""));
                System.out.printf("search %s%n", name); // finding: log-injection
                LOG.info("size {}", name.length());
                return new APIGatewayProxyResponseEvent().withStatusCode(200).withHeaders(Map.of("A", "b"));
            case "/n":
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", next)); // finding: open-redirect
            case "/o":
                URI uri = URI.create(next);
                if (!HOSTS.contains(uri.getHost())) {
                    throw new IllegalArgumentException();
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", uri.toString()));
            case "/p":
                if (!next.startsWith("/") || next.startsWith("//")) {
                    next = "/";
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", next));
            case "/q":
                if (!next.startsWith("https://app.example.com/")) {
                    next = "/";
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", next));
            case "/r":
                URI u = URI.create(next);
                if (u.isAbsolute() || u.getHost() != null) {
                    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", "/"));
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", next));
            case "/s":
                if (!next.contains("example.com")) {
                    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", "/"));
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", next)); // finding: open-redirect
            case "/t":
                URI v = URI.create(next);
                if (v.getHost() == null || !v.getHost().endsWith(".example.com")) {
                    return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", "/"));
                }
                return new APIGatewayProxyResponseEvent().withStatusCode(302).withHeaders(Map.of("Location", v.toString()));
            default:
                return cookies();
        }
    }

    private APIGatewayProxyResponseEvent cookies() {
        String id = UUID.randomUUID().toString();
        Map<String, List<String>> multi = new HashMap<>();
        multi.put("Set-Cookie", List.of("SESSION=" + id + "; Path=/; HttpOnly", "lang=de")); // finding: insecure-cookie
        multi.put("X-Other", List.of("a"));
        return new APIGatewayProxyResponseEvent().withStatusCode(200).withMultiValueHeaders(multi);
    }
}
