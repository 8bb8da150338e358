package com.acme.neighbours;
import java.util.*;
final class Seen {
    private static final List<String> NAMES = new ArrayList<>();
    static String all(String name) {
        NAMES.add(name); // finding: request-state-kept
        return String.join(",", NAMES);
    }
}
