package com.acme.neighbours;
import com.google.inject.*;
class Wiring extends AbstractModule {
    @Provides javax.sql.DataSource source() { return Sources.made(); }
}
