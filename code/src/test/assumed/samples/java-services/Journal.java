package com.acme;
import java.sql.*;
final class Journal {
    static void write(String text) {
        try (Connection c = DriverManager.getConnection(System.getenv("DB")); PreparedStatement p = c.prepareStatement("insert into audit(t) values (?)")) { // finding: client-per-invocation
            p.setString(1, text);
            p.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
