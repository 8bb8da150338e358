package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.sql.SQLException;
import java.util.List;
public class PagesHandler implements RequestHandler<APIGatewayV2HTTPEvent, String> {
    private final Pages pages = new KeptPages(new PagesOfFolder());
    private final List<Step> steps = List.of(new Loading(), new Marking());
    private final javax.sql.DataSource source = Sources.made();
    @Override
    public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        var id = event.getPathParameters().get("id");
        try (var connection = source.getConnection()) {
            for (Step step : steps) {
                step.run(connection, id);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pages.page(id) + Seen.all(event.getHeaders().get("x-name"));
    }
}
