package com.acme.neighbours;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.*;
public class NamesHandler implements RequestHandler<APIGatewayV2HTTPEvent, String> {
    private final Names names = Container.get(Names.class);
    @Override
    public String handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return names.find(event.getQueryStringParameters().get("name"));
    }
}
