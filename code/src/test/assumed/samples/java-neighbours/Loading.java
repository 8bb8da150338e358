package com.acme.neighbours;
import java.sql.*;
class Loading implements Step {
    @Override public void run(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("select a from t where id = ?")) {
            statement.setString(1, id);
            statement.executeQuery().next();
        }
    }
}
