package it.timbro.certificato;

import it.timbro.base.Problem;
import it.timbro.certificato.codice.Codice;
import it.timbro.politica.Politica;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.printing.pdf.Composer;
import it.timbro.printing.pdf.Composition;
import it.timbro.printing.sheet.Contents;
import it.timbro.printing.sheet.Esemplare;
import it.timbro.printing.sheet.Flaw;
import it.timbro.printing.sheet.GoodsPage;
import it.timbro.printing.sheet.Layouts;
import it.timbro.printing.sheet.PrintOrder;
import it.timbro.printing.sheet.Segno;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.sealed.SigningKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// From a pratica to the sheets of its certificate: which layout, which words in which box, which code on each
/// sheet.
public final class Impaginazione {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    private static final String SENZA_NUMERO = "C00XX0000000";
    private static final String SENZA_CODICE = "--------";

    private final Supplier<Composer> composer;
    private final Supplier<SigningKey> chiave;

    /// @param composer asked at the first composition: the fonts take a moment to read
    /// @param chiave what signs the codes now
    public Impaginazione(Supplier<Composer> composer, Supplier<SigningKey> chiave) {
        this.composer = composer;
        this.chiave = chiave;
    }

    /// Which number the sheets carry, when, and the anchor of the journal that their code cites.
    ///
    /// @param sostituisce what box 5 says of the certificate whose place this one takes; "" if of none
    /// @param formulario layout of the blanks that it is printed on, where it is printed on blanks
    public record Emissione(Numeri.Libero numero, Instant quando, Head testa, String sostituisce, String formulario) {
        /// Stands for the number while there is none: what a proposal is composed with.
        public static Emissione prova(Instant quando, Head testa, String sostituisce, String formulario) {
            return new Emissione(
                    new Numeri.Libero(new it.timbro.pratica.NumeroCertificato(SENZA_NUMERO), SENZA_CODICE),
                    quando,
                    testa,
                    sostituisce,
                    formulario);
        }
    }

    /// Composes original and copies in one document.
    ///
    /// @param opzioni with the policy's defaults filled in
    public Composition componi(Scheda scheda, Opzioni opzioni, Politica politica, Emissione emissione) {
        if (!(scheda.modello() instanceof CertificatoOrigine modello)) {
            throw Problem.NON_VALIDO_ORA.rejected("questa pratica non chiede un certificato di origine");
        }
        String osservazioni = osservazioni(modello, opzioni, emissione);
        SigningKey firma = chiave.get();
        boolean bianco = opzioni.supporto() == Opzioni.Supporto.FOGLIO_BIANCO;
        Map<String, String> boxes = Map.of(
                "1", modello.speditore(),
                "2", modello.destinatario(),
                "3", String.join("\n", modello.paesiOrigine()),
                "4", modello.trasporto(),
                "5", osservazioni);
        List<GoodsPage> goods = modello.pagine().isEmpty()
                ? List.of(new GoodsPage("", ""))
                : modello.pagine().stream()
                        .map(pagina -> new GoodsPage(pagina.merci(), pagina.quantita()))
                        .toList();
        Contents contents = new Contents(
                boxes,
                goods,
                politica.camera(),
                politica.luogo(),
                GIORNO.format(emissione.quando().atZone(ROMA)),
                emissione.numero().numero().text(),
                emissione.numero().codice(),
                politica.verifica(),
                emissione.quando());
        return composer.get()
                .compose(new PrintOrder(
                        bianco ? Layouts.FOGLIO_BIANCO : emissione.formulario(),
                        contents,
                        esemplari(opzioni, politica, segno -> codice(modello, osservazioni, segno, emissione, firma))));
    }

    /// @param codice for the mark of a sheet
    private static List<Esemplare> esemplari(Opzioni opzioni, Politica politica, IntFunction<String> codice) {
        int copie = Math.min(Objects.requireNonNullElse(opzioni.numeroCopie(), 0), Segno.Copia.MASSIMO);
        return IntStream.rangeClosed(0, copie)
                .mapToObj(n -> new Esemplare(
                        n == 0 ? new Segno.Originale() : new Segno.Copia(n),
                        politica.verifica() + "#" + codice.apply(n)))
                .toList();
    }

    private static String codice(
            CertificatoOrigine modello, String osservazioni, int segno, Emissione emissione, SigningKey chiave) {
        String merci = modello.pagine().stream().map(Modello.Pagina::merci).collect(Collectors.joining("\n"));
        String quantita =
                modello.pagine().stream().map(Modello.Pagina::quantita).collect(Collectors.joining("\n"));
        return Codice.firma(
                Codice.Contenuto.of(
                        emissione.numero().numero().text(),
                        segno,
                        emissione.quando().getEpochSecond(),
                        emissione.testa().seq(),
                        emissione.testa().hash(),
                        String.join(", ", modello.paesiDestinazione()),
                        modello.destinatario(),
                        modello.fatture().stream().map(Modello.Fattura::numero).collect(Collectors.joining(", ")),
                        quantita.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .reduce((_, last) -> last)
                                .orElse(""),
                        List.of(
                                modello.speditore(),
                                modello.destinatario(),
                                String.join("\n", modello.paesiOrigine()),
                                modello.trasporto(),
                                osservazioni,
                                merci,
                                quantita)),
                chiave.kid(),
                chiave.privateKey());
    }

    /// Box 5 names the invoices exactly as they are, says that it is issued retrospectively, and which
    /// certificate it replaces, unless the company wrote so.
    private static String osservazioni(CertificatoOrigine modello, Opzioni opzioni, Emissione emissione) {
        String scritte = modello.osservazioni();
        String fatture = modello.fatture().stream()
                .filter(fattura -> !scritte.contains(fattura.numero()))
                .map(fattura -> "Fattura / Invoice n. " + fattura.numero() + " - " + GIORNO.format(fattura.data()))
                .collect(Collectors.joining("\n"));
        return Stream.of(scritte, fatture, opzioni.dicitura(scritte), emissione.sostituisce())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /// A flaw as a person reads it: which box, which line, which character.
    public static String sentence(Flaw flaw) {
        return switch (flaw) {
            case Flaw.Overflow(String box, int line, String text) ->
                "nella casella " + box + " il testo non ci sta dalla riga " + line + " («" + shortened(text) + "»)";
            case Flaw.MissingCharacter(String box, int codePoint) ->
                "nella casella " + box + " il carattere «" + Character.toString(codePoint) + "» (U+"
                        + String.format("%04X", codePoint) + ") non si può stampare";
        };
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
