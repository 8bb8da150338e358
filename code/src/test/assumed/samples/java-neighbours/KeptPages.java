package com.acme.neighbours;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
class KeptPages implements Pages {
    private final Pages inner;
    private final Map<String, String> known = new ConcurrentHashMap<>();
    KeptPages(Pages inner) { this.inner = inner; }
    @Override public String page(String id) { return known.computeIfAbsent(id, inner::page); }
}
