package com.acme.neighbours;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
final class Sources {
    static DataSource made() {
        var config = new HikariConfig();
        config.setJdbcUrl(System.getenv("URL"));
        return new HikariDataSource(config);
    }
}
