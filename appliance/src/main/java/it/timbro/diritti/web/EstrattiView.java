package it.timbro.diritti.web;

import it.timbro.base.Rejection;
import it.timbro.page.Frame;
import it.timbro.page.View;
import it.timbro.pratica.Mezzo;
import java.util.List;
import java.util.Optional;

/// Statements that were read, and what no statement has named yet.
///
/// @param puo whether this person may bring one
public record EstrattiView(
        Frame frame,
        boolean puo,
        List<Mezzo> mezzi,
        List<Letto> letti,
        List<RigaView> mancanti,
        Optional<Rejection> errore)
        implements View {
    /// @param diverse what is to be looked into, a sentence each
    public record Letto(String titolo, String quando, List<String> diverse) {}
}
