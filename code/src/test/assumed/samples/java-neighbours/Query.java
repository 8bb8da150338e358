package com.acme.neighbours;
import java.util.List;
public record Query(String name, Sort sort, List<Long> ids, List<String> tags) {}
