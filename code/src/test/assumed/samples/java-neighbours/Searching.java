package com.acme.neighbours;
import com.fasterxml.jackson.databind.ObjectMapper;
/** What several handlers share. */
abstract class Searching {
    protected static final ObjectMapper MAPPER = new ObjectMapper();
    protected final Clients clients = new Clients(Sources.made());
    protected String bucket() { return System.getenv("BUCKET"); }
}
