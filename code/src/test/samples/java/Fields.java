package fields;

// Functions of a table that ask for an address which they are given, or put one together.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

public class Fields implements RequestHandler<Map<String, Object>, Object> {
  private final RestTemplate rest;
  private final Map<String, Function<Map<String, String>, Object>> fields = new HashMap<>();

  public Fields() {
    SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(2_000);
    factory.setReadTimeout(6_000);
    rest = new RestTemplate(factory);
    fields.put("clinic", asked -> fetch(this::clinic, asked.get("id")));
    fields.put("card", asked -> fetch(UnaryOperator.identity(), asked.get("card")));
    fields.put("number", asked -> number(Function.identity(), asked.get("number")));
  }

  @Override
  public Object handleRequest(Map<String, Object> event, Context context) {
    Map<String, Object> info = (Map<String, Object>) event.get("info");
    Function<Map<String, String>, Object> field = fields.get((String) info.get("fieldName"));
    return field.apply((Map<String, String>) event.get("arguments"));
  }

  private String clinic(String id) {
    return System.getenv("CLINICS") + "/clinics/" + Integer.parseInt(id);
  }

  private Map<?, ?> fetch(UnaryOperator<String> address, String argument) {
    return rest.getForObject(address.apply(argument), Map.class); // finding: server-side-request-forgery
  }

  private Map<?, ?> number(Function<String, String> form, String argument) {
    int number = Integer.parseInt(form.apply(argument));
    return rest.getForObject(System.getenv("CLINICS") + "/numbers/" + number, Map.class);
  }
}
