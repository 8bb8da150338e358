package com.acme.neighbours;
import com.google.inject.*;
final class Container {
    private static final Injector INJECTOR = Guice.createInjector(new Wiring()); // finding: heavy-import
    static <T> T get(Class<T> type) { return INJECTOR.getInstance(type); }
}
