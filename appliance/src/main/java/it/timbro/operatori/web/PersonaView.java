package it.timbro.operatori.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import java.util.List;
import java.util.Optional;

/// One person, and what may be done about her.
///
/// @param bloccato whether wrong passwords keep her out for now
/// @param io whether she looks at herself: then nothing
/// @param oltre whether only a responsabile may: then nothing either
/// @param visti the roles she has, for the form that changes them
/// @param nuova a password just made: shown on this one answer and nowhere again
public record PersonaView(
        Frame frame,
        Riga riga,
        boolean sospeso,
        boolean bloccato,
        boolean io,
        boolean oltre,
        List<Casella> ruoli,
        String visti,
        Optional<Password> nuova,
        Optional<Rejection> problema)
        implements View {
    /// All in words.
    public record Riga(String login, String nome, String ruoli, String accesso, String stato, boolean sospeso) {}

    /// A role to tick.
    ///
    /// @param ammessa whether who looks may give it
    public record Casella(String code, String parola, boolean scelta, boolean ammessa) {}

    public record Password(String login, String nome, String password) {}
}
