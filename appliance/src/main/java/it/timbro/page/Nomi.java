package it.timbro.page;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What the people of this house are called, of whom facts know the login alone. Another house may
/// have given the same login to somebody else: of what was written there the login is all that is
/// known. For screens: registers and papers say what the facts say. Never asked from inside of a query.
///
/// @param nostra whether what this office wrote was written here
/// @param persone the name that belongs to a login, or the login itself
public record Nomi(Predicate<String> nostra, UnaryOperator<String> persone) {
    /// Where nobody is known.
    public static final Nomi NESSUNO = new Nomi(_ -> false, UnaryOperator.identity());

    /// Who did what was written in this house.
    public String di(String login) {
        return persone.apply(login);
    }

    /// Who did what was written in that one.
    public String di(String sede, String login) {
        return nostra.test(sede) ? di(login) : login;
    }
}
