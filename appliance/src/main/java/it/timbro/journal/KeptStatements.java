package it.timbro.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A connection that keeps its statements prepared after they are closed, for the next who asks with the same text:
/// SQLite needs longer to understand an insert of twenty columns than to carry it out. Used by one thread at a time.
final class KeptStatements extends DefaultConnection {
    /// The oldest goes when there are more: the texts of a program are few, but some are put together.
    private static final int MOST = 150;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    KeptStatements(Connection connection) {
        super(connection);
    }

    @Override
    public PreparedStatement prepareStatement(String text) throws SQLException {
        @Nullable PreparedStatement kept = idle.remove(text);
        return new Kept(text, kept == null ? super.prepareStatement(text) : kept);
    }

    private void giveBack(String text, PreparedStatement statement) throws SQLException {
        statement.clearBatch();
        statement.clearParameters(); // what was bound may be large
        @Nullable PreparedStatement twin = idle.put(text, statement);
        if (twin != null) {
            twin.close(); // two were in use at once
        }
        if (idle.size() > MOST) {
            var oldest = idle.entrySet().iterator();
            PreparedStatement unused = oldest.next().getValue();
            oldest.remove();
            unused.close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : idle.values()) {
            statement.close();
        }
        idle.clear();
        super.close();
    }

    /// A statement in use: closing it gives it back.
    private final class Kept extends DefaultPreparedStatement {
        private final String text;
        private boolean open = true;

        Kept(String text, PreparedStatement statement) {
            super(statement);
            this.text = text;
        }

        @Override
        public void close() throws SQLException {
            if (open) {
                open = false;
                giveBack(text, getDelegate());
            }
        }

        @Override
        public boolean isClosed() {
            return !open;
        }
    }
}
