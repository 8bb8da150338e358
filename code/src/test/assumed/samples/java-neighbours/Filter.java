package com.acme.neighbours;
import java.util.*;
import lombok.Data;
@Data
public class Filter {
    private String name;
    private Set<UUID> owners;
    private Map<Sort, Integer> limits;
    private byte[] mark;
}
