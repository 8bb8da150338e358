package com.acme.neighbours;
import com.google.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
/** Nothing but its interface is named where it is used. */
class NamesOfTable implements Names {
    private final DataSource source;
    @Inject NamesOfTable(DataSource source) { this.source = source; }
    @Override public String find(String name) {
        try (var connection = source.getConnection();
             var statement = connection.prepareStatement("select mail from users where name = '" + name + "'"); // finding: sql-injection
             var rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
