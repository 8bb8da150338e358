package com.acme;
import com.amazonaws.services.lambda.runtime.*;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
public class StockHandler implements RequestHandler<SQSEvent, Void> {
    private final StockService service;
    public StockHandler() { this(new DefaultStockService()); }
    StockHandler(StockService service) { this.service = service; }
    @Override
    public Void handleRequest(SQSEvent event, Context context) {
        event.getRecords().forEach(this::handle);
        service.all(event.getRecords());
        Journal.write(event.getRecords().get(0).getBody());
        return null;
    }
    private void handle(SQSEvent.SQSMessage m) { service.place(m.getBody()); }
}
