package baskets;

// Lists and fields of the handler go on holding what earlier requests brought.
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;

public class Baskets
    implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
  record Line(String sku, int quantity) {}

  static class Basket {
    Line[] lines;
    String coupon;
    String theme;
  }

  private final Gson gson = new Gson();
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> emptied = new ArrayList<>();
  private final List<Line> counted = new ArrayList<>();
  private final List<String> countries = new ArrayList<>();
  private String coupon;
  private String theme;

  @Override
  public APIGatewayProxyResponseEvent handleRequest(
      APIGatewayProxyRequestEvent event, Context context) {
    Basket basket = gson.fromJson(event.getBody(), Basket.class);
    if (basket.coupon != null) {
      coupon = basket.coupon; // finding: request-state-kept
    }
    theme = basket.theme;
    emptied.clear();
    for (Line line : basket.lines) {
      lines.add(line); // finding: request-state-kept
      emptied.add(line);
      counted.add(line);
    }
    if (countries.isEmpty()) {
      countries.addAll(List.of("DE", "FR"));
    }
    context.getLogger().log("lines so far: " + counted.size());
    int total = lines.stream().mapToInt(line -> line.quantity() * 3).sum();
    int now = emptied.stream().mapToInt(line -> line.quantity() * 3).sum();
    if ("SPRING10".equals(coupon)) {
      total = total * 90 / 100;
    }
    String page = "dark".equals(theme) ? "black" : "white";
    return new APIGatewayProxyResponseEvent()
        .withStatusCode(200)
        .withBody(page + total + now + countries.size());
  }
}
