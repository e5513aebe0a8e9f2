package it.timbro.journal;

import it.timbro.base.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Work that commits whole or leaves nothing, and tells a full disk apart from a broken one.
final class Commit {
    private final Machine machine;

    Commit(Machine machine) {
        this.machine = machine;
    }

    interface Step<T> {
        T run() throws SQLException;
    }

    <T> T allOrNothing(Connection connection, Step<T> step) throws SQLException {
        try {
            T result = step.run();
            machine.beforeCommit();
            connection.commit();
            machine.afterCommit();
            return result;
        } catch (DataAccessException | SQLException e) {
            rollback(connection, e);
            if (diskFull(e)) {
                throw Problem.DISCO_PIENO.rejected();
            }
            throw e;
        } catch (RuntimeException | Error e) {
            rollback(connection, e);
            throw e;
        }
    }

    /// After a full disk SQLite has rolled back by itself and refuses to do it again: the first reason counts.
    private static void rollback(Connection connection, Throwable why) {
        try {
            connection.rollback();
        } catch (SQLException again) {
            why.addSuppressed(again);
        }
    }

    private static boolean diskFull(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite
                    && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE)) {
                return true;
            }
        }
        return false;
    }
}
