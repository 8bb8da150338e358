package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
import java.util.stream.Collectors;
public class QueryHandler extends Searching implements RequestHandler<APIGatewayV2HTTPEvent, String> {
    @Override
    public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            var query = MAPPER.readValue(event.getBody(), Query.class);
            var ids = query.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
            try (var connection = clients.source().getConnection(); var statement = connection.createStatement()) {
                statement.executeQuery("select * from t where id in (" + ids + ") order by id " + query.sort());
                statement.executeQuery("select * from t order by id " + query.sort().name());
                for (var id : query.ids()) {
                    statement.executeQuery("select * from t where id = " + id); // finding: calls-in-loop
                }
                statement.executeQuery("select * from t where tag = '" + query.tags().get(0) + "'"); // finding: sql-injection
                try (var rows = statement.executeQuery("select * from t where name = '" + query.name() + "'")) { // finding: sql-injection
                    return rows.next() ? rows.getString(1) : "";
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
