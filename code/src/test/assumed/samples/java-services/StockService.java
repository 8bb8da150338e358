package com.acme;
import java.util.List;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
interface StockService { void place(String body); void all(List<SQSEvent.SQSMessage> m); }
