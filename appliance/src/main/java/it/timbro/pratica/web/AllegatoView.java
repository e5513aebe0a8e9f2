package it.timbro.pratica.web;

import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.TipoAllegato;
import java.util.List;
import java.util.Locale;

/// One file of the pratica, as a line that opens.
///
/// @param mostrabile by its name it is a PDF or text, so the page offers to show it; what is served is decided by its
/// bytes
/// @param arrivato   the file is at the branch
public record AllegatoView(
        String sha256,
        String nome,
        String tipo,
        String descrizione,
        String grandezza,
        boolean mostrabile,
        boolean arrivato) {
    private static final List<String> MOSTRABILI = List.of(".pdf", ".xml", ".txt", ".csv");

    static AllegatoView of(Allegato allegato, boolean arrivato) {
        return new AllegatoView(
                allegato.sha256().hex(),
                allegato.nome(),
                TipoAllegato.parse(allegato.tipo()).map(TipoAllegato::nome).orElse("Scansione"),
                allegato.descrizione(),
                grandezza(allegato.size()),
                mostrabile(allegato.nome()),
                arrivato);
    }

    private static boolean mostrabile(String nome) {
        String inner = nome.toLowerCase(Locale.ROOT);
        while (inner.endsWith(".p7m")) {
            inner = inner.substring(0, inner.length() - ".p7m".length());
        }
        return MOSTRABILI.stream().anyMatch(inner::endsWith);
    }

    /// Bytes as people read them.
    static String grandezza(long bytes) {
        if (bytes < 1_000) {
            return bytes + " byte";
        }
        return bytes < 1_000_000
                ? "%d kB".formatted(Math.round(bytes / 1e3))
                : String.format(Locale.ITALY, "%.1f MB", bytes / 1e6);
    }
}
