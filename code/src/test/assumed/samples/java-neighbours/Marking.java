package com.acme.neighbours;
import java.sql.*;
class Marking implements Step {
    @Override public void run(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("update t set seen = true where id = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
