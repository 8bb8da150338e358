package com.acme.neighbours;
import java.io.*;
import java.nio.file.*;
class PagesOfFolder implements Pages {
    @Override public String page(String id) {
        try {
            return Files.readString(Path.of("/mnt/pages", id)); // finding: path-traversal
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
