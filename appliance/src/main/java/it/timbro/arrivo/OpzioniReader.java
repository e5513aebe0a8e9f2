package it.timbro.arrivo;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Conteggi;
import it.timbro.pratica.Opzioni.DiAllegato;
import it.timbro.pratica.Opzioni.Pagamento;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.TipoAllegato;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the options that travel beside the signed modello, in an attachment whose root is `PraticaCdorExtra`:
/// known by its content, never by its name or code. Says nothing about the support: the format has no word for it.
public final class OpzioniReader {
    /// The words of the new suite.
    private static final Map<String, Supporto> SUPPORTI =
            Map.of("COD_FORMULARIO", Supporto.FORMULARIO, "COD_SFONDO_BIANCO", Supporto.FOGLIO_BIANCO);

    private static final Map<String, Consegna> CONSEGNE = Map.of(
            "COD_CONSEGNA_SPORTELLO",
            Consegna.SPORTELLO,
            "COD_CONSEGNA_DOMICILIO",
            Consegna.DOMICILIO,
            "COD_STAMPA_AZIENDA",
            Consegna.STAMPA_AZIENDA);
    private static final Map<String, Pagamento> PAGAMENTI = Map.of(
            "COD_PAGAMENTO_TELEMACO",
            Pagamento.TELEMACO,
            "COD_PAGAMENTO_PAGOPA",
            Pagamento.PAGOPA,
            "COD_PAGAMENTO_CONSEGNA",
            Pagamento.CONSEGNA);

    private static final String ROOT = "PraticaCdorExtra";

    private OpzioniReader() {}

    /// Any attachment may be handed in.
    public static OpzioniLette read(byte[] file) {
        if (!Xml.rootName(file).equals(java.util.Optional.of(ROOT))) {
            return new OpzioniLette.NonSonoOpzioni();
        }
        return switch (Xml.read(file)) {
            case Xml.Esito.Rifiutato(var motivo) -> new OpzioniLette.Rifiutate(motivo);
            case Xml.Esito.Albero(var root) -> read(root);
        };
    }

    private static OpzioniLette read(XmlElement root) {
        try {
            return new OpzioniLette.Lette(opzioni(root));
        } catch (RejectedException e) {
            return new OpzioniLette.Rifiutate(e.rejection());
        }
    }

    private static Opzioni opzioni(XmlElement root) {
        XmlElement certificato = root.first("Certificato").orElse(root);
        return new Opzioni(
                count(certificato, "NumeroCopie"),
                supporto(root),
                consegna(root),
                pagamento(root),
                flag(root, "FlagPraticaUrgente"),
                flag(root, "FlagProforma"),
                root.text("GiacenzaMerci"),
                certificato
                        .first("AutorizzazioniExtra")
                        .map(OpzioniReader::conteggi)
                        .orElse(null),
                allegati(root));
    }

    /// Two flags for one choice: printing at the company wins, since then there is nothing to post. One `false` and
    /// silence on the other still leave the counter.
    private static @Nullable Consegna consegna(XmlElement root) {
        Consegna said = word(root, "Consegna", CONSEGNE);
        if (said != null) {
            return said;
        }
        Boolean azienda = flag(root, "FlagStampaAzienda");
        Boolean postale = flag(root, "FlagPostale");
        if (Boolean.TRUE.equals(azienda)) {
            return Consegna.STAMPA_AZIENDA;
        }
        if (Boolean.TRUE.equals(postale)) {
            return Consegna.DOMICILIO;
        }
        return azienda == null && postale == null ? null : Consegna.SPORTELLO;
    }

    /// Deferred payment is at the delivery. Not deferred is paid before, and the file does not say how.
    private static @Nullable Pagamento pagamento(XmlElement root) {
        return Boolean.TRUE.equals(flag(root, "FlagPagDifferito"))
                ? Pagamento.CONSEGNA
                : word(root, "Pagamento", PAGAMENTI);
    }

    /// The options file has no word for the paper; the new suite has, and clients that know it may say it here.
    private static @Nullable Supporto supporto(XmlElement root) {
        return word(root, "Supporto", SUPPORTI);
    }

    private static <T> @Nullable T word(XmlElement root, String name, Map<String, T> words) {
        String text = root.text(name).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        T known = words.get(text);
        if (known == null) {
            throw Problem.OPZIONI_NON_VALIDE.rejected(name + " è «" + ModelloReader.shortened(text) + "»");
        }
        return known;
    }

    private static List<DiAllegato> allegati(XmlElement root) {
        return root.all("Allegati").stream()
                .flatMap(list -> list.all("Allegato").stream())
                .map(OpzioniReader::allegato)
                .filter(allegato ->
                        !allegato.idAllegato().isEmpty() || !allegato.nomeFile().isEmpty())
                .toList();
    }

    private static DiAllegato allegato(XmlElement element) {
        String code =
                element.first("TipoDocumento").map(tipo -> tipo.text("Codice")).orElse("");
        return new DiAllegato(
                element.text("IdAllegato"),
                element.text("NomeFile"),
                element.text("DescrizioneFile"),
                TipoAllegato.parse(code).orElse(null),
                element.first("OpzioniAllegato").map(OpzioniReader::conteggi).orElse(new Conteggi(null, null, null)));
    }

    private static Conteggi conteggi(XmlElement element) {
        return new Conteggi(
                count(element, "NumeroCopie"), count(element, "NumeroVisti"), count(element, "NumeroUPICA"));
    }

    private static @Nullable Integer count(XmlElement element, String name) {
        String text = element.text(name);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw Problem.OPZIONI_NON_VALIDE.rejected(
                    name + " è «" + ModelloReader.shortened(text) + "», non un numero");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable Boolean flag(XmlElement root, String name) {
        String text = root.text(name).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "" -> null;
            case "true", "1", "s", "si", "sì", "y" -> true;
            case "false", "0", "n", "no" -> false;
            default ->
                throw Problem.OPZIONI_NON_VALIDE.rejected(
                        name + " è «" + ModelloReader.shortened(text) + "», non sì o no");
        };
    }
}
