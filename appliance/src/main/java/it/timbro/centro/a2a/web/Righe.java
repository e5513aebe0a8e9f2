package it.timbro.centro.a2a.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Elenco.Voce;
import it.timbro.centro.a2a.Rettifica;
import it.timbro.centro.a2a.StatoA2A;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a pratica looks to the program that sent it. The names are ours, stable, and described in docs/a2a.md.
final class Righe {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Camere camere;

    Righe(Camere camere) {
        this.camere = camere;
    }

    /// @param stato one of the known words; `statoDescrizione` is what a person reads
    /// @param esito `EVASA`, `RESPINTA`, `ANNULLATA`, or `null` while it is open
    /// @param ritiro where the certificate is collected
    @JsonPropertyOrder({"idPratica", "stato"})
    record Pratica(
            String idPratica,
            String stato,
            String statoDescrizione,
            String tipoPratica,
            String descrizione,
            String codFisc,
            String denominazione,
            String cciaa,
            String sede,
            String sedeDescrizione,
            String dataCreazione,
            @Nullable String dataInvio,
            @Nullable String dataUltimaModifica,
            @Nullable String protocollo,
            @Nullable String numeroCertificato,
            @Nullable String esito,
            @Nullable String motivo,
            List<Rilievo> rilievi,
            @Nullable String scadenzaRettifica,
            @Nullable String ritiro,
            List<File> allegati,
            String note,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Certificato certificato) {
        Pratica con(Certificato daStampare) {
            return new Pratica(
                    idPratica,
                    stato,
                    statoDescrizione,
                    tipoPratica,
                    descrizione,
                    codFisc,
                    denominazione,
                    cciaa,
                    sede,
                    sedeDescrizione,
                    dataCreazione,
                    dataInvio,
                    dataUltimaModifica,
                    protocollo,
                    numeroCertificato,
                    esito,
                    motivo,
                    rilievi,
                    scadenzaRettifica,
                    ritiro,
                    allegati,
                    note,
                    daStampare);
        }
    }

    /// The certificate that the company prints itself (*stampa in azienda*).
    ///
    /// @param certificatoB64 the PDF; `null` while it is on its way from the branch
    record Certificato(
            String certificatoFileName,
            String sha256,
            @Nullable String certificatoB64) {
        static Certificato of(Elenco.DaStampare daStampare) {
            return new Certificato(
                    daStampare.certificato() + ".pdf",
                    daStampare.sha256().hex(),
                    daStampare.pdf().map(Base64.getEncoder()::encodeToString).orElse(null));
        }
    }

    record File(
            String tipoAllegato, String allegatoFileName, String descrizioneAllegato, long byteTotali, String sha256) {}

    /// With the document to print, where there is one.
    Pratica intera(Voce voce, Optional<Elenco.DaStampare> daStampare) {
        Pratica riga = riga(voce);
        return daStampare.map(Certificato::of).map(riga::con).orElse(riga);
    }

    Pratica riga(Voce voce) {
        return switch (voce) {
            case Voce.DaInviare(var bozza) -> daInviare(bozza);
            case Voce.Inviata inviata -> inviata(inviata);
        };
    }

    private Pratica daInviare(Bozza bozza) {
        Modello modello = bozza.corpo().modello();
        boolean annullata = bozza.stato() == Bozza.Stato.ANNULLATA;
        StatoA2A stato = annullata ? new StatoA2A("ANNULLATA", Stato.ANNULLATA.parola()) : StatoA2A.BOZZA;
        return new Pratica(
                bozza.numero().text(),
                stato.codice(),
                stato.parola(),
                modello.tipo().name(),
                bozza.corpo().descrizione(),
                modello.impresa().codiceFiscale().valore(),
                modello.impresa().denominazione(),
                bozza.camera().code(),
                bozza.corpo().sede().code(),
                camere.ufficio(bozza.corpo().sede()).nome(),
                ora(bozza.creataMs()),
                null,
                null,
                null,
                null,
                annullata ? "ANNULLATA" : null,
                null,
                List.of(),
                null,
                null,
                files(Stream.concat(Stream.of(bozza.corpo().modelloFirmato()), bozza.corpo().allegati().stream())),
                bozza.corpo().note(),
                null);
    }

    private Pratica inviata(Voce.Inviata inviata) {
        Bozza bozza = inviata.bozza();
        Scheda scheda = inviata.scheda();
        StatoA2A stato = StatoA2A.of(scheda.stato(), inviata.rettifica(), inviata.rinuncia());
        Camere.Ufficio ufficio = camere.ufficio(bozza.corpo().sede());
        return new Pratica(
                scheda.numero().text(),
                stato.codice(),
                stato.parola(),
                scheda.presentazione().tipo().name(),
                bozza.corpo().descrizione(),
                scheda.impresa().codiceFiscale().valore(),
                scheda.impresa().denominazione(),
                bozza.camera().code(),
                ufficio.sede().code(),
                ufficio.nome(),
                ora(bozza.creataMs()),
                ora(scheda.presentataMs()),
                ora(scheda.cambiataMs()),
                scheda.protocollo().map(NumeroProtocollo::text).orElse(null),
                emesso(scheda)
                        ? scheda.certificato().map(NumeroCertificato::text).orElse(null)
                        : null,
                esito(scheda.stato()),
                scheda.motivo(),
                scheda.stato() == Stato.IN_RETTIFICA ? scheda.rilievi() : List.of(),
                inviata.rettifica() instanceof Rettifica.Richiesta(long scadenzaMs) ? ora(scadenzaMs) : null,
                scheda.stato() == Stato.EMESSA ? ufficio.nome() + ", " + ufficio.indirizzo() : null,
                files(scheda.files().stream()),
                scheda.presentazione().note(),
                null);
    }

    /// A number that is only reserved may still be discarded: the company learns it with the paper.
    private static boolean emesso(Scheda scheda) {
        return switch (scheda.stato()) {
            case EMESSA, CONSEGNATA, ANNULLATA -> true;
            case PRESENTATA,
                    PROTOCOLLATA,
                    ASSEGNATA,
                    IN_RETTIFICA,
                    APPROVATA,
                    IN_STAMPA,
                    RICONSEGNATA,
                    EVASA,
                    RESPINTA,
                    RINUNCIATA -> false;
        };
    }

    private static @Nullable String esito(Stato stato) {
        return switch (stato) {
            case EMESSA, CONSEGNATA, EVASA -> "EVASA";
            case RESPINTA -> "RESPINTA";
            case RINUNCIATA, ANNULLATA -> "ANNULLATA";
            case PRESENTATA, PROTOCOLLATA, ASSEGNATA, IN_RETTIFICA, APPROVATA, IN_STAMPA, RICONSEGNATA -> null;
        };
    }

    private static List<File> files(Stream<Allegato> files) {
        return files.map(file -> new File(
                        file.tipo(),
                        file.nome(),
                        file.descrizione(),
                        file.size(),
                        file.sha256().hex()))
                .toList();
    }

    private static String ora(long ms) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochMilli(ms).atZone(ROMA));
    }
}
