package it.timbro.istruttoria;

import it.timbro.base.Sede;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A pratica as it lies before who examines it: what the company sent, what the policy expects, and what is known of
/// the same goods elsewhere. The rules read this and nothing else.
///
/// @param sede whose rules count
/// @param note what the company wrote beside the modello
/// @param opzioni policy's defaults filled in
/// @param oggi in Rome
/// @param altre other pratiche for the same consignment
/// @param qualifica what kind of operator the company is; empty where nobody has said
public record Fascicolo(
        Sede sede,
        Modello modello,
        String note,
        List<DellaPratica.Allegato> allegati,
        Opzioni opzioni,
        Politica.Termini termini,
        LocalDate oggi,
        List<Spedizioni.Altra> altre,
        Optional<Qualifica> qualifica) {
    public Fascicolo {
        allegati = List.copyOf(allegati);
        altre = List.copyOf(altre);
    }

    /// Of a pratica.
    public static Fascicolo di(
            Scheda scheda, Opzioni opzioni, Politica.Termini termini, LocalDate oggi, List<Spedizioni.Altra> altre) {
        return new Fascicolo(
                scheda.sede(),
                scheda.modello(),
                scheda.presentazione().note(),
                scheda.presentazione().allegati(),
                opzioni,
                termini,
                oggi,
                altre,
                Optional.empty());
    }

    /// The same of a company that is this kind of operator.
    public Fascicolo con(Optional<Qualifica> quale) {
        return new Fascicolo(sede, modello, note, allegati, opzioni, termini, oggi, altre, quale);
    }

    /// Of a modello that is still being written: nothing came with it yet.
    public static Fascicolo diMinuta(Sede sede, Modello modello, Politica politica, LocalDate oggi) {
        return new Fascicolo(
                sede,
                modello,
                "",
                List.of(),
                politica.opzioni(),
                politica.termini(),
                oggi,
                List.of(),
                Optional.empty());
    }

    Optional<Modello.CertificatoOrigine> co() {
        return modello instanceof Modello.CertificatoOrigine co ? Optional.of(co) : Optional.empty();
    }

    /// Text of a box of the certificate, all sheets one after the other; "" where there is none.
    String casella(String casella) {
        return co().map(co -> switch (casella) {
                    case "1" -> co.speditore();
                    case "2" -> co.destinatario();
                    case "3" -> String.join(" - ", co.paesiOrigine());
                    case "4" -> co.trasporto();
                    case "5" -> co.osservazioni();
                    case "6" -> co.pagine().stream().map(Modello.Pagina::merci).collect(Collectors.joining("\n"));
                    case "7" ->
                        co.pagine().stream().map(Modello.Pagina::quantita).collect(Collectors.joining("\n"));
                    default -> ""; // box 8 is the chamber's own, and the attachments have no text
                })
                .orElse("");
    }

    /// The same with what the office itself adds when it prints.
    String stampata(String casella) {
        String scritta = casella(casella);
        return casella.equals("5") ? scritta + "\n" + opzioni.dicitura(scritta) : scritta;
    }

    /// All that the company wrote in words, as it is compared.
    String parole() {
        return Scritto.piano(
                Stream.concat(Stream.of("1", "2", "3", "4", "5", "6").map(this::casella), Stream.of(note))
                        .collect(Collectors.joining("\n")));
    }

    /// The operator that the declaration of origin says the company is; empty if it does not say.
    Optional<Qualifica> dichiarata() {
        String detto = Scritto.piano(
                co().map(co -> co.dichiarazioni().dichiarazioneRichiedente()).orElse(""));
        return Scritto.contiene(detto, Qualifica.NON_CERTIFICATO.parola())
                ? Optional.of(Qualifica.NON_CERTIFICATO)
                : Optional.of(Qualifica.CERTIFICATO).filter(si -> Scritto.contiene(detto, si.parola()));
    }

    /// The name of a module that was filled in and signed: a file that calls itself one, in a
    /// signed envelope.
    Optional<String> modulo() {
        return allegati.stream()
                .filter(file -> Scritto.contiene(Scritto.piano(file.nome() + " " + file.descrizione()), "modulo"))
                .map(DellaPratica.Allegato::nome)
                .filter(nome -> nome.toLowerCase(Locale.ROOT).endsWith(".p7m"))
                .findFirst();
    }

    /// Whether a file of one of these kinds is there.
    boolean allegato(List<String> tipi) {
        return allegati.stream().anyMatch(allegato -> tipi.contains(allegato.tipo()));
    }
}
