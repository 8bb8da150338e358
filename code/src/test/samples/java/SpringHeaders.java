package headers;

// trigger: rest-api
// handler: org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest
// What routes of Spring set, and what they compare beans with.
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

@RestController
@CrossOrigin(originPatterns = "*", allowCredentials = "true") // finding: cors-any-origin
public class SpringHeaders {
    private static final Logger log = LoggerFactory.getLogger(SpringHeaders.class);
    private final JdbcTemplate jdbc;

    SpringHeaders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @ModelAttribute
    void before(@RequestParam String shop) {
        jdbc.execute("set schema " + shop); // finding: sql-injection
    }

    @ModelAttribute("title")
    String title(@RequestParam String title) {
        return "<b>" + title + "</b>";
    }

    public static class Order {
        @Pattern(regexp = "^[a-z0-9]+$")
        private String sort;
        private String name;

        public String getSort() {
            return sort;
        }

        public void setSort(String s) {
            sort = s;
        }

        public String getName() {
            return name;
        }

        public void setName(String n) {
            name = n;
        }
    }

    public record Query(@Pattern(regexp = "[a-z]+") String column, String free) {}

    @PostMapping("/a")
    public Object a(@Valid @RequestBody Order order) {
        return jdbc.queryForList("select * from t order by " + order.getSort());
    }

    @PostMapping("/b")
    public Object b(@RequestBody Order order) {
        return jdbc.queryForList("select * from t order by " + order.getName()); // finding: sql-injection
    }

    @PostMapping("/c")
    public Object c(@Valid @RequestBody Query query) {
        return jdbc.queryForList("select * from t order by " + query.column());
    }

    @PostMapping("/d")
    public Object d(@Valid @RequestBody Query query) {
        return jdbc.queryForList("select * from t order by " + query.free()); // finding: sql-injection
    }

    @GetMapping("/e")
    public ResponseEntity<String> e(@RequestParam String name) {
        return ResponseEntity.ok().header("X-Name", name).body(""); // finding: header-injection
    }

    @GetMapping("/f")
    public ResponseEntity<String> f(@RequestParam String name) {
        HttpHeaders headers = new HttpHeaders();
        headers.add(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name); // finding: header-injection
        return new ResponseEntity<>("", headers, HttpStatus.OK);
    }

    @GetMapping("/g")
    public ResponseEntity<String> g() {
        ResponseCookie cookie = ResponseCookie.from("session", UUID.randomUUID().toString()).httpOnly(true).build(); // finding: insecure-cookie
        return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, cookie.toString()).body("");
    }

    @GetMapping("/h")
    public void h(HttpServletResponse response) {
        Cookie cookie = new Cookie("SESSION", UUID.randomUUID().toString());
        cookie.setHttpOnly(true);
        response.addCookie(cookie); // finding: insecure-cookie
        Cookie ok = new Cookie("SESSION", UUID.randomUUID().toString());
        ok.setHttpOnly(true);
        ok.setSecure(true);
        response.addCookie(ok);
        Cookie gone = new Cookie("SESSION", "");
        gone.setMaxAge(0);
        response.addCookie(gone);
    }

    @GetMapping("/i")
    public void i(@RequestParam String q, HttpServletRequest request) {
        log.info("search for {}", q); // finding: log-injection
        log.info("agent {}", request.getHeader("User-Agent")); // finding: log-injection
        log.info("n {}", request.getParameter("n")); // finding: log-injection
    }

    @GetMapping("/j/{id}")
    public void j(@PathVariable int id, @PathVariable UUID other) {
        log.info("id {} {}", id, other);
    }

    @GetMapping("/l")
    public void l(@RequestParam String next, HttpServletResponse response) throws Exception {
        response.sendRedirect(next); // finding: open-redirect
    }

    @GetMapping("/m")
    public void m(@RequestParam String next, HttpServletResponse response) throws Exception {
        response.sendRedirect("/orders/" + next);
    }
}
