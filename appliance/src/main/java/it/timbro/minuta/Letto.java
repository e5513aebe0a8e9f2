package it.timbro.minuta;

import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Modello.Dichiarazioni;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Between the boxes as they were typed and a modello base, both ways.
///
/// @param modello what can be read of the boxes; empty as long as nobody knows whose it is
/// @param difetti what no modello base could say, each beside its box
public record Letto(Optional<CertificatoOrigine> modello, List<Difetto> difetti) {
    private static final List<DateTimeFormatter> GIORNI = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    public record Difetto(String casella, String testo) {}

    public static Letto di(Campi campi) {
        List<Difetto> difetti = new ArrayList<>();
        Optional<DatiImpresa> impresa = campi.impresa();
        if (impresa.isEmpty() || campi.uno("denominazione").isEmpty()) {
            difetti.add(new Difetto("1", "Mancano la denominazione e il codice fiscale dell'impresa."));
        }
        List<Fattura> fatture = fatture(campi, difetti);
        return new Letto(
                impresa.map(sua -> new CertificatoOrigine(
                        sua,
                        campi.uno("speditore"),
                        destinatario(campi),
                        destinazioni(campi),
                        nonVuoti(campi.tutti("origine")),
                        campi.uno("fatturato"),
                        campi.uno("trasporto"),
                        campi.uno("osservazioni"),
                        RigaMerci.pagine(campi.righe()),
                        dichiarazioni(campi),
                        fatture)),
                List.copyOf(difetti));
    }

    private static String destinatario(Campi campi) {
        return Stream.of(campi.uno("destinatario"), campi.uno("paese"))
                .filter(part -> !part.isEmpty())
                .reduce((above, below) -> above + "\n" + below)
                .orElse("");
    }

    private static List<String> destinazioni(Campi campi) {
        List<String> dette = nonVuoti(campi.tutti("destinazione"));
        return dette.isEmpty() ? nonVuoti(List.of(campi.uno("paese"))) : dette;
    }

    private static List<Fattura> fatture(Campi campi, List<Difetto> difetti) {
        List<Fattura> fatture = new ArrayList<>();
        int rows = Math.max(
                campi.tutti("fattura").size(), campi.tutti("fatturaData").size());
        for (int i = 0; i < rows; i++) {
            String numero = campi.at("fattura", i).strip();
            String data = campi.at("fatturaData", i).strip();
            Optional<LocalDate> giorno = giorno(data);
            if (giorno.isPresent() && !numero.isEmpty()) {
                fatture.add(new Fattura(numero, giorno.get()));
            } else if (!numero.isEmpty() || !data.isEmpty()) {
                difetti.add(new Difetto(
                        "fatture",
                        numero.isEmpty()
                                ? "Alla fattura del " + data + " manca il numero."
                                : "La data della fattura " + numero
                                        + " non si legge: scrivi il giorno, come 27/11/2026."));
            }
        }
        return fatture;
    }

    private static Optional<LocalDate> giorno(String data) {
        return GIORNI.stream()
                .flatMap(format -> {
                    try {
                        return Stream.of(LocalDate.parse(data, format));
                    } catch (DateTimeException _) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }

    private static Dichiarazioni dichiarazioni(Campi campi) {
        return new Dichiarazioni(
                Arrays.stream(OrigineMerce.values())
                        .filter(origine -> origine.name().equals(campi.uno("origineMerce")))
                        .findFirst()
                        .orElse(null),
                campi.uno("dichiarazione"),
                campi.uno("paeseComunitario"),
                campi.uno("modalita"),
                campi.uno("produttrice"),
                campi.uno("modifiche"),
                campi.uno("aziendaModifiche"),
                campi.uno("paeseExtra"),
                campi.uno("documentazione"));
    }

    private static List<String> nonVuoti(List<String> texts) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /// The boxes of a company that begins from nothing.
    ///
    /// @param speditore box 1, from the company's data
    public static Campi vuoti(DatiImpresa impresa, String speditore) {
        return new Campi(singoli(impresa, speditore));
    }

    /// Box 2 of a usual consignee: its last line is the country where it is one.
    ///
    /// @param paesi names of countries
    public static Map<String, List<String>> destinatario(String intero, List<String> paesi) {
        String whole = intero.strip();
        int end = whole.lastIndexOf('\n');
        String ultima = whole.substring(end + 1).strip();
        boolean paese = end > 0 && paesi.stream().anyMatch(ultima::equalsIgnoreCase);
        return Map.of(
                "destinatario", List.of(paese ? whole.substring(0, end).stripTrailing() : whole),
                "paese", List.of(paese ? ultima : ""),
                "destinazione", List.of());
    }

    /// The boxes of a modello base: an earlier one, or one that was brought.
    public static Campi campi(CertificatoOrigine co) {
        Map<String, List<String>> valori = new LinkedHashMap<>(singoli(co.impresa(), co.speditore()));
        String ultima = co.destinatario()
                .substring(co.destinatario().lastIndexOf('\n') + 1)
                .strip();
        boolean paese = co.destinatario().contains("\n")
                && co.paesiDestinazione().stream().anyMatch(ultima::equalsIgnoreCase);
        valori.put(
                "destinatario",
                List.of(
                        paese
                                ? co.destinatario()
                                        .substring(0, co.destinatario().lastIndexOf('\n'))
                                : co.destinatario()));
        valori.put("paese", List.of(paese ? ultima : ""));
        valori.put(
                "destinazione",
                paese && co.paesiDestinazione().equals(List.of(ultima)) ? List.of() : co.paesiDestinazione());
        valori.put("origine", co.paesiOrigine());
        valori.put("trasporto", List.of(co.trasporto()));
        valori.put("osservazioni", List.of(co.osservazioni()));
        valori.put("fatturato", List.of(co.fatturatoTotale()));
        valori.put("fattura", co.fatture().stream().map(Fattura::numero).toList());
        valori.put(
                "fatturaData",
                co.fatture().stream().map(fattura -> fattura.data().toString()).toList());
        Dichiarazioni dette = co.dichiarazioni();
        OrigineMerce origine = dette.origine();
        valori.put("origineMerce", List.of(origine == null ? "" : origine.name()));
        valori.put("dichiarazione", List.of(dette.dichiarazioneRichiedente()));
        valori.put("paeseComunitario", List.of(dette.paeseComunitario()));
        valori.put("modalita", List.of(dette.modalitaProduzione()));
        valori.put("produttrice", List.of(dette.aziendaProduttrice()));
        valori.put("modifiche", List.of(dette.modificheSubite()));
        valori.put("aziendaModifiche", List.of(dette.aziendaModifiche()));
        valori.put("paeseExtra", List.of(dette.paeseExtraComunitario()));
        valori.put("documentazione", List.of(dette.documentazioneAllegata()));
        return new Campi(valori).conRighe(RigaMerci.righe(co.pagine()));
    }

    private static Map<String, List<String>> singoli(DatiImpresa impresa, String speditore) {
        CodiceFiscale codice = impresa.codiceFiscale();
        return Map.of(
                "denominazione", List.of(impresa.denominazione()),
                "codiceFiscale", List.of(codice.valore()),
                "rea", List.of(impresa.rea() == null ? "" : impresa.rea().toString()),
                "speditore", List.of(speditore));
    }
}
