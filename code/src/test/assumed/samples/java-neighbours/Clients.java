package com.acme.neighbours;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import javax.sql.DataSource;
final class Clients {
    private static final EventBridgeClient EVENTS = EventBridgeClient.create();
    private static final S3Client S3 = S3Client.create();
    private final DataSource source;
    Clients(DataSource source) { this.source = source; }
    static EventBridgeClient events() { return EVENTS; }
    static S3Client s3() { return S3; }
    DataSource source() { return source; }
}
