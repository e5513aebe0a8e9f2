package it.timbro.atti;

import it.timbro.base.Check;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Firmatario;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import it.timbro.pratica.EsitoFirma;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/// The answers of the room `firma` as the corridor's facts hold them: of many certificates the worst one speaks.
final class EsitoDellaFirma {
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private EsitoDellaFirma() {}

    private record Certificato(EsitoFirma.Stato stato, String motivo) {}

    static EsitoFirma of(Verifica verifica) {
        Contenuto contenuto = verifica.contenuto();
        Check.that(contenuto != null, "only what was read is written down");
        Certificato worst = verifica.firmatari().stream()
                .filter(firmatario -> !firmatario.controfirma())
                .map(firmatario -> certificato(firmatario.stato()))
                .max(Comparator.comparing(certificato -> gravita(certificato.stato())))
                .orElse(new Certificato(EsitoFirma.Stato.NON_CONOSCIBILE, "il file non dice chi ha firmato"));
        Ammissione ammissione = verifica.ammissione();
        return new EsitoFirma(
                integrita(verifica),
                worst.stato(),
                worst.motivo(),
                switch (ammissione) {
                    case Ammissione.Ammessa _ -> EsitoFirma.Verdetto.AMMESSA;
                    case Ammissione.NonAmmessa _ -> EsitoFirma.Verdetto.NON_AMMESSA;
                    case Ammissione.DaValutare _ -> EsitoFirma.Verdetto.DA_VALUTARE;
                },
                switch (ammissione) {
                    case Ammissione.Ammessa _ -> "";
                    case Ammissione.NonAmmessa(var motivo) -> motivo;
                    case Ammissione.DaValutare(var motivo) -> motivo;
                },
                verifica.firmatari().stream().map(EsitoDellaFirma::firmatario).toList(),
                contenuto == null ? it.timbro.sync.protocol.Hash.ZERO : contenuto.sha256(),
                verifica.al().toEpochMilli());
    }

    private static EsitoFirma.Integrita integrita(Verifica verifica) {
        return switch (verifica.integrita()) {
            case INTEGRA -> EsitoFirma.Integrita.INTEGRA;
            case ALTERATA -> EsitoFirma.Integrita.ALTERATA;
            case ILLEGGIBILE -> EsitoFirma.Integrita.ILLEGGIBILE;
        };
    }

    private static Certificato certificato(StatoCertificato stato) {
        return switch (stato) {
            case StatoCertificato.Buono(var elenco) ->
                new Certificato(EsitoFirma.Stato.BUONO, "secondo l'elenco delle revoche del " + giorno(elenco));
            case StatoCertificato.Revocato(var quando) ->
                new Certificato(EsitoFirma.Stato.REVOCATO, "revocato o sospeso dal " + giorno(quando));
            case StatoCertificato.Scaduto(var quando) ->
                new Certificato(EsitoFirma.Stato.SCADUTO, "scaduto il " + giorno(quando));
            case StatoCertificato.NonAncoraValido(var dal) ->
                new Certificato(EsitoFirma.Stato.SCADUTO, "non ancora valido: vale dal " + giorno(dal));
            case StatoCertificato.NonConoscibile(var motivo) ->
                new Certificato(EsitoFirma.Stato.NON_CONOSCIBILE, motivo);
        };
    }

    /// What a person must see first.
    private static int gravita(EsitoFirma.Stato stato) {
        return switch (stato) {
            case BUONO -> 0;
            case NON_CONOSCIBILE -> 1;
            case SCADUTO -> 2;
            case REVOCATO -> 3;
        };
    }

    private static EsitoFirma.Firmatario firmatario(Firmatario firmatario) {
        Instant quando = firmatario.dichiarataIl();
        return new EsitoFirma.Firmatario(
                firmatario.nome(),
                firmatario.codiceFiscale() == null
                        ? null
                        : firmatario.codiceFiscale().valore(),
                firmatario.organizzazione(),
                firmatario.emittente(),
                quando == null ? null : quando.toEpochMilli());
    }

    private static String giorno(Instant quando) {
        return GIORNO.format(quando.atZone(ROMA));
    }
}
