package it.timbro.journal;

import it.timbro.base.Check;

/// A PostgreSQL database, shared by several processes of the centre.
///
/// @param url `jdbc:postgresql://host/database`; may name several hosts and
/// `targetServerType=primary`
public record PostgreSql(String url, String user, String password) {
    public PostgreSql {
        Check.that(url.startsWith("jdbc:postgresql:"), "the database's address begins with jdbc:postgresql:");
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
