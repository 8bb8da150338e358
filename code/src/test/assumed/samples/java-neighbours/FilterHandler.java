package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.stream.Collectors;
public class FilterHandler extends Searching implements RequestHandler<APIGatewayV2HTTPEvent, String> {
    @Override
    public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            Filter filter = MAPPER.readValue(event.getBody(), Filter.class);
            var owners = filter.getOwners().stream().map(owner -> "'" + owner + "'").collect(Collectors.joining(","));
            var mark = new String(filter.getMark());
            try (var connection = clients.source().getConnection(); var statement = connection.createStatement()) {
                statement.executeUpdate("delete from t where owner in (" + owners + ")");
                statement.executeUpdate("delete from t where n > " + filter.getLimits().get(Sort.ASC));
                statement.executeUpdate("delete from t where mark = '" + mark + "'"); // finding: sql-injection
                statement.executeUpdate("delete from t where name = '" + filter.getName() + "'"); // finding: sql-injection
            }
            return "";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
