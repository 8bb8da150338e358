package com.acme.neighbours;
import java.sql.Connection;
interface Step { void run(Connection connection, String id) throws java.sql.SQLException; }
