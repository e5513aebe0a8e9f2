package it.timbro.appuntamenti.web;

import it.timbro.appuntamenti.Appuntamenti;
import it.timbro.archivio.Archivio;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import java.util.List;
import java.util.function.Supplier;

/// What the pages of appointments read.
///
/// @param modelli tells in words what a modello base says, or refuses it
/// @param dispositivi lines of the policy: who gives signature devices
public record Lettura(
        Journal journal,
        Sede sede,
        Appuntamenti appuntamenti,
        Archivio archivio,
        Modelli modelli,
        Supplier<List<String>> dispositivi) {
    /// Reads the modello base that somebody brought on a stick, XML or p7m.
    @FunctionalInterface
    public interface Modelli {
        /// @return lines of name and value
        List<String> letto(byte[] file);
    }
}
