package it.timbro.istruttoria;

import it.timbro.base.Lazy;
import it.timbro.pratica.Fatturato;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.Fattura;
import it.timbro.pratica.Modello.OrigineMerce;
import it.timbro.pratica.Modello.Pagina;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program reads the boxes before a person does and says beside each what looks wrong in it, by the rules of
/// `appunti.txt`. It decides nothing: a remark to the company is always a person's.
public final class Rilettura {
    private static final int COLUMNS = 9;
    private static final Lazy<Tabella> TABELLA = new Lazy<>(() -> Tabella.read("appunti.txt", COLUMNS));
    /// A number with its unit, behind it or before it: «5400 kg», «kg 5400».
    private static final Pattern PESO =
            Pattern.compile("\\d\\s*(kg|kgs|kilo|t\\b|ton|tonn|g\\b|gr|lb|lbs|l\\b|litr|pz|pcs|n\\.|mq|m2|m3|mc|m\\b)"
                    + "|\\b(kg|kgs|t|ton|tonn|g|gr|lb|lbs|l|litri|pz|pcs|n|mq|m2|m3|mc|m)\\.?\\s*\\d");

    private Rilettura() {}

    /// What was found in one box.
    ///
    /// @param codice of the rule, stored where a person approved all the same
    /// @param casella as a remark is tied to it
    /// @param grave against a rule; else only worth a look
    public record Appunto(String codice, String casella, boolean grave, String testo, String fonte) {}

    /// How a rule looks. The names stand in the table.
    private enum Controllo {
        /// One of these words stands in the box.
        PAROLE,
        /// The box matches this pattern.
        FORMATO,
        /// Nothing is written.
        VUOTA,
        /// Box 2 does not end with the name of a country.
        PAESE,
        /// Box 2 ends with a code instead.
        SIGLA,
        /// Box 2 ends with Italy.
        NAZIONALE,
        /// The country of box 2 is not among the destinations.
        DESTINAZIONE,
        /// Box 3 names something that is no country.
        ORIGINE,
        /// Box 3 names a member state and not the Union before it.
        UNIONE,
        /// Boxes 2 and 3 are in two languages.
        LINGUE,
        /// The amount of the invoices is missing.
        FATTURATO,
        /// What is written is not one amount with its currency.
        IMPORTO,
        /// A sheet has goods without a quantity.
        QUANTITA,
        /// No weight and no other unit.
        PESO,
        /// Box 5 does not name an invoice.
        FATTURA,
        /// The declaration speaks of a last processing and does not say which company did it.
        LAVORAZIONE,
        /// Box 5 misses the words that this circumstance wants.
        DICITURA,
        /// The words say proforma, the options do not.
        DISCORDE,
        /// The options say proforma, neither the words nor the name of a file does.
        MUTA
    }

    public static List<Appunto> rileggi(Fascicolo fascicolo) {
        return fascicolo.co().stream()
                .flatMap(co -> TABELLA.get().valide(fascicolo.sede().camera(), fascicolo.oggi()).stream()
                        .filter(riga -> !riga.voce(3).equals("no"))
                        .flatMap(riga -> Arrays.stream(riga.voce(2).split(" "))
                                .flatMap(casella -> appunto(riga, casella, fascicolo, co).stream())))
                .toList();
    }

    private static Optional<Appunto> appunto(
            Tabella.Riga riga, String casella, Fascicolo fascicolo, Modello.CertificatoOrigine co) {
        return trova(Controllo.valueOf(riga.voce(0)), riga.voce(1), casella, fascicolo, co)
                .map(trovato -> new Appunto(
                        riga.codice(),
                        casella,
                        riga.voce(3).equals("grave"),
                        riga.voce(4).replace("%s", trovato),
                        riga.voce(5)));
    }

    /// What is wrong, for the sentence; empty if nothing is.
    private static Optional<String> trova(
            Controllo controllo, String argomento, String casella, Fascicolo fascicolo, Modello.CertificatoOrigine co) {
        String testo = fascicolo.casella(casella);
        String ultima = Scritto.ultimaRiga(co.destinatario());
        Paesi paesi = Paesi.tutti();
        return switch (controllo) {
            case PAROLE -> {
                String piano = Scritto.piano(testo);
                yield Arrays.stream(argomento.split(";"))
                        .map(String::strip)
                        .filter(words -> Scritto.contiene(piano, words))
                        .findFirst();
            }
            case FORMATO -> {
                Matcher found =
                        Pattern.compile(argomento, Pattern.CASE_INSENSITIVE).matcher(testo);
                yield found.find() ? Optional.of(found.group().strip()) : Optional.empty();
            }
            case VUOTA -> when(testo.isBlank());
            case PAESE -> when(!testo.isBlank() && paesi.find(ultima).isEmpty() && !paesi.sigla(ultima));
            case SIGLA -> Optional.of(ultima).filter(paesi::sigla);
            case NAZIONALE ->
                paesi.find(ultima)
                        .filter(paese -> paese.iso().equals(Paesi.ITALIA))
                        .map(_ -> ultima);
            case DESTINAZIONE -> destinazione(co, ultima);
            case ORIGINE ->
                parti(co)
                        .filter(parte ->
                                !Paesi.unione(parte) && paesi.find(parte).isEmpty())
                        .findFirst();
            case UNIONE ->
                parti(co)
                        .filter(parte -> paesi.find(parte)
                                .filter(paese -> paesi.membro(paese.iso(), fascicolo.oggi()))
                                .isPresent())
                        .findFirst()
                        .filter(_ -> !Paesi.unione(testo));
            case LINGUE -> lingue(co, ultima);
            case FATTURATO -> when(co.fatturatoTotale().chars().noneMatch(Character::isDigit));
            case IMPORTO ->
                Optional.of(co.fatturatoTotale().strip())
                        .filter(scritto -> scritto.chars().anyMatch(Character::isDigit))
                        .filter(scritto -> Fatturato.leggi(scritto).isEmpty());
            case QUANTITA -> quantita(co.pagine());
            case PESO ->
                when(!testo.isBlank()
                        && !PESO.matcher(testo.toLowerCase(Locale.ROOT)).find());
            case FATTURA -> {
                String piano = Scritto.piano(testo);
                yield co.fatture().stream()
                        .map(Fattura::numero)
                        .filter(numero -> !Scritto.contiene(piano, numero))
                        .findFirst();
            }
            case LAVORAZIONE -> {
                Modello.Dichiarazioni dette = co.dichiarazioni();
                boolean lavorata = dette.origine() == OrigineMerce.MDCOM
                        || !dette.modificheSubite().isBlank();
                yield when(lavorata && dette.aziendaModifiche().isBlank());
            }
            case DICITURA -> dicitura(argomento, fascicolo.stampata(casella), fascicolo);
            case DISCORDE ->
                when(Circostanza.PROFORMA.vale(fascicolo)
                        && !Boolean.TRUE.equals(fascicolo.opzioni().proforma()));
            case MUTA ->
                when(Boolean.TRUE.equals(fascicolo.opzioni().proforma()) && !Circostanza.parlaDiProforma(fascicolo));
        };
    }

    private static Optional<String> when(boolean wrong) {
        return wrong ? Optional.of("") : Optional.empty();
    }

    /// The countries of box 3, one by one: «UNIONE EUROPEA - ITALIA» are two.
    private static Stream<String> parti(Modello.CertificatoOrigine co) {
        return co.paesiOrigine().stream()
                .flatMap(paese -> Arrays.stream(paese.split("\\s[-–]\\s|[,;/\\n]|\\se\\s|\\sand\\s")))
                .map(String::strip)
                .filter(parte -> !parte.isEmpty());
    }

    private static Optional<String> destinazione(Modello.CertificatoOrigine co, String ultima) {
        Paesi paesi = Paesi.tutti();
        Set<String> dichiarati = co.paesiDestinazione().stream()
                .flatMap(paese -> paesi.find(paese).stream())
                .map(Paesi.Nome::iso)
                .collect(java.util.stream.Collectors.toSet());
        return paesi.find(ultima)
                .filter(paese -> !dichiarati.isEmpty() && !dichiarati.contains(paese.iso()))
                .map(_ -> ultima);
    }

    /// Only where both are plain: a name that is the same in both languages says nothing.
    private static Optional<String> lingue(Modello.CertificatoOrigine co, String ultima) {
        Set<Paesi.Lingua> nellaDue =
                Paesi.tutti().find(ultima).map(Paesi.Nome::lingue).orElse(Set.of());
        return parti(co)
                .flatMap(parte -> Paesi.tutti().find(parte).stream())
                .map(Paesi.Nome::lingue)
                .filter(lingue -> lingue.size() == 1 && nellaDue.size() == 1 && !lingue.equals(nellaDue))
                .map(lingue -> lingue.iterator().next().parola() + " e in "
                        + nellaDue.iterator().next().parola() + " nella casella 2")
                .findFirst();
    }

    private static Optional<String> quantita(List<Pagina> pagine) {
        for (int i = 0; i < pagine.size(); i++) {
            if (!pagine.get(i).merci().isBlank() && pagine.get(i).quantita().isBlank()) {
                return Optional.of("foglio " + (i + 1));
            }
        }
        return Optional.empty();
    }

    /// @param argomento `CIRCOSTANZA: words; other words`, one of which is enough
    private static Optional<String> dicitura(String argomento, String testo, Fascicolo fascicolo) {
        int colon = argomento.indexOf(':');
        List<String> parole = Arrays.stream(argomento.substring(colon + 1).split(";"))
                .map(String::strip)
                .toList();
        String piano = Scritto.piano(testo);
        return Circostanza.valueOf(argomento.substring(0, colon).strip()).vale(fascicolo)
                        && parole.stream().noneMatch(words -> Scritto.contiene(piano, words))
                ? Optional.of(parole.getFirst())
                : Optional.empty();
    }
}
