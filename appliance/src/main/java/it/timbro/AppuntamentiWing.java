package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.appuntamenti.Agenda;
import it.timbro.appuntamenti.FoglioAppuntamento;
import it.timbro.appuntamenti.web.AppuntamentiPage;
import it.timbro.appuntamenti.web.Lettura;
import it.timbro.arrivo.ModelloLetto;
import it.timbro.arrivo.ModelloReader;
import it.timbro.base.Lazy;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import it.timbro.page.Pages;
import it.timbro.pratica.Modello;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The appointments of a branch, wired: its office days, and the reading of a modello base.
final class AppuntamentiWing {
    private final Ground ground;
    private final Sede sede;
    private final Agenda agenda;
    private final Lazy<FoglioAppuntamento> foglio;

    /// @param ufficio as it stands on papers of the office; asked for late
    AppuntamentiWing(Ground ground, StreamId stream, Lazy<ReportComposer> reports, Supplier<String> ufficio) {
        this.ground = ground;
        this.sede = ground.config.sede();
        this.agenda = new Agenda(ground.journal, stream, ground.stores.appuntamenti(), this::lavorativo, ground.time);
        this.foglio = new Lazy<>(() -> new FoglioAppuntamento(reports, ufficio.get()));
    }

    private boolean lavorativo(Reading rows, LocalDate giorno) {
        return ground.ufficio(rows, sede, ground.time.now()).lavorativo(giorno);
    }

    /// What a modello base says, in lines; refused where it is none. What is signed is opened first.
    ///
    /// @param contenuto of a signed envelope
    static List<String> letto(byte[] file, Function<byte[], Optional<byte[]>> contenuto) {
        byte[] xml = contenuto.apply(file).orElse(file);
        return switch (ModelloReader.read(xml)) {
            case ModelloLetto.Rifiutato(var motivo) ->
                throw Problem.PRIMA_RICHIESTA_INCOMPLETA.rejected("un modello base che si legga: " + motivo.what());
            case ModelloLetto.Letto(Modello modello) -> righe(modello);
        };
    }

    private static List<String> righe(Modello modello) {
        String impresa = "Impresa: " + modello.impresa().denominazione() + ", "
                + modello.impresa().codiceFiscale();
        return modello instanceof Modello.CertificatoOrigine co
                ? List.of(
                        impresa,
                        "Destinatario: " + co.destinatario().replace('\n', ' '),
                        "Origine: " + String.join(", ", co.paesiOrigine()),
                        "Merci: " + co.pagine().size() + (co.pagine().size() == 1 ? " pagina" : " pagine"))
                : List.of(impresa, "Tipo: " + modello.tipo());
    }

    Agenda agenda() {
        return agenda;
    }

    HttpService pages(Pages pages) {
        return new AppuntamentiPage(
                agenda,
                new Lettura(
                        ground.journal,
                        sede,
                        ground.stores.appuntamenti(),
                        ground.archivio,
                        file -> letto(file, ground::contenuto),
                        () -> ground.politiche
                                .valida(sede, ground.quando.oggi())
                                .dispositivi()),
                foglio,
                pages,
                ground.quando,
                ground.random);
    }
}
