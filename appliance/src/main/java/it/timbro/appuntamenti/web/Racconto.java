package it.timbro.appuntamenti.web;

import it.timbro.appuntamenti.Appuntamenti.Appuntamento;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.DellAppuntamento.PassoCompiuto;
import it.timbro.pratica.DellaPratica.Allegato;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An appointment in words.
record Racconto(Lettura lettura) {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ITALY);
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm", Locale.ITALY);
    private static final DateTimeFormatter TUTTO = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ITALY);

    /// «martedì 24 novembre».
    static String giorno(long ms) {
        return GIORNO.format(locale(ms));
    }

    /// «martedì 24 novembre, 09:15».
    static String tutto(long ms) {
        return tutto(locale(ms));
    }

    static String tutto(LocalDateTime inizio) {
        return TUTTO.format(inizio);
    }

    /// @param approva whether the person may approve it
    static AppuntamentiView.Voce voce(Appuntamento uno, boolean approva) {
        return new AppuntamentiView.Voce(
                uno.id().text(),
                ORA.format(locale(uno.inizioMs())),
                uno.fissato().impresa().denominazione(),
                uno.fissato().persona().nome(),
                uno.stato().parola(),
                switch (uno.stato()) {
                    case FISSATO -> approva ? "Approva" : "Guarda";
                    case APPROVATO -> "Ricevi";
                    case ANNULLATO, CONCLUSO -> "Guarda";
                });
    }

    /// What the modello base says that was brought, if one was.
    List<String> modello(Appuntamento uno) {
        return Optional.ofNullable(uno.passi().get(Passo.MODELLO)).map(PassoCompiuto::documenti).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(file -> lettura.modelli().letto(lettura.archivio().read(file.sha256())))
                .orElse(List.of());
    }

    AppuntamentiView.Passo passo(Appuntamento uno, Passo passo) {
        Optional<PassoCompiuto> fatto = Optional.ofNullable(uno.passi().get(passo));
        CodiceFiscale impresa = uno.fissato().impresa().codiceFiscale();
        boolean altrove = passo == Passo.IMPRESA || passo == Passo.DELEGHE;
        return new AppuntamentiView.Passo(
                passo.name(),
                passo.titolo(),
                passo.minuti(),
                passo.aiuto(),
                fatto.map(compiuto -> compiuto.nota().isEmpty() ? "Fatto" : compiuto.nota())
                        .orElse(""),
                fatto.map(PassoCompiuto::documenti).orElse(List.of()).stream()
                        .map(Allegato::nome)
                        .toList(),
                impresa == null
                        ? ""
                        : altrove
                                ? "/imprese/" + lettura.sede().camera() + "/" + impresa
                                : passo == Passo.MODELLO
                                        ? "/minute?impresa=" + impresa + "&appuntamento=" + uno.id()
                                        : "");
    }

    private static LocalDateTime locale(long ms) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), ROMA);
    }
}
