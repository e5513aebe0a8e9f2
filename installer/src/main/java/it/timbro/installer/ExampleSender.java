package it.timbro.installer;

import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.EnteCertificatore;
import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.azienda.Richiesta;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Sends the example requests through the centre's real services and keeps what was sent.
record ExampleSender(
        HouseFolder folder, EnteCertificatore ente, Function<Esempi.Ditta, Azienda> aziende, PrintStream out) {
    private static final int FIRST_INVOICE = 411;

    void send() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Rome"));
        for (Esempi esempio : Esempi.values()) {
            String invoice = today.getYear() + "/" + (FIRST_INVOICE + sentSoFar());
            Richiesta richiesta = esempio.richiesta(invoice, today, ente);
            keep(esempio, invoice, richiesta);
            try {
                String idPratica = aziende.apply(esempio.ditta()).send(richiesta);
                out.println("  " + esempio.ditta().impresa().denominazione() + ": " + richiesta.descrizione()
                        + " → pratica " + idPratica);
            } catch (Azienda.RifiutataException | IllegalStateException e) {
                out.println("  " + richiesta.descrizione() + ": non inviata. " + e.getMessage());
            }
        }
    }

    private void keep(Esempi esempio, String invoice, Richiesta richiesta) {
        try {
            String name = esempio.name().toLowerCase(Locale.ROOT) + "-" + invoice.replace('/', '-');
            Path home = Files.createDirectories(folder.richieste().resolve(name));
            Files.write(home.resolve(name + ".xml.p7m"), richiesta.firmato());
            for (var allegato : richiesta.allegati()) {
                Files.write(home.resolve(allegato.fileName()), allegato.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long sentSoFar() {
        try (Stream<Path> sent = Files.list(folder.richieste())) {
            return sent.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
