package it.timbro.atti;

import it.timbro.arrivo.ModelloLetto;
import it.timbro.arrivo.ModelloReader;
import it.timbro.arrivo.OpzioniLette;
import it.timbro.arrivo.OpzioniReader;
import it.timbro.base.Check;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Time;
import it.timbro.centro.a2a.Limiti;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Verifica;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the centre looks at before it takes a file: everything that a program can still correct is refused here, at
/// once, with the problem of the catalogue. What only the office can weigh (a signer without powers, a certificate
/// whose status is not knowable) is written down and goes on. Touches neither store nor network; any thread may
/// call.
public final class Esame {
    /// First bytes of what a page can show: PDF and XML are told by [Contenuto], these by themselves.
    private static final List<String> IMMAGINI = List.of("\u00ff\u00d8\u00ff", "\u0089PNG", "II*\0", "MM\0*");

    private static final int HEAD = 64;

    private final Firme firme;
    private final Time time;

    public Esame(Firme firme, Time time) {
        this.firme = firme;
        this.time = time;
    }

    /// A signed modello that can be taken.
    public record Domanda(Modello modello, EsitoFirma firma) {}

    /// @param p7m as it came
    public Domanda domanda(byte[] p7m) {
        checkSize(p7m);
        Verifica verifica = firme.verifica(p7m, time.now());
        verifica.rifiuto().ifPresent(rejection -> {
            throw new RejectedException(rejection);
        });
        Contenuto contenuto = verifica.contenuto();
        Check.that(contenuto != null, "a sound envelope has a content");
        return switch (ModelloReader.read(contenuto == null ? new byte[0] : contenuto.bytes())) {
            case ModelloLetto.Rifiutato(var motivo) -> throw new RejectedException(motivo);
            case ModelloLetto.Letto(var modello) -> new Domanda(modello, EsitoDellaFirma.of(verifica));
        };
    }

    /// @return the options it says, if it is a `PraticaCdorExtra`
    public @Nullable Opzioni allegato(byte[] file, TipoAllegato codice, TipoPratica pratica) {
        checkSize(file);
        if (codice == TipoAllegato.MOB) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected("il modello base si invia con creaA2A, non come allegato");
        }
        if (!codice.ammessoIn(pratica)) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected(
                    "il codice " + codice + " non si usa per il tipo di pratica " + pratica);
        }
        checkKind(file);
        return switch (OpzioniReader.read(file)) {
            case OpzioniLette.NonSonoOpzioni _ -> null;
            case OpzioniLette.Lette(var opzioni) -> opzioni;
            case OpzioniLette.Rifiutate(var motivo) -> throw new RejectedException(motivo);
        };
    }

    private static void checkSize(byte[] file) {
        if (file.length > Limiti.FILE_BYTES) {
            throw Problem.FILE_OLTRE_7_MB.rejected("è di " + file.length + " byte");
        }
    }

    static void checkKind(byte[] file) {
        if (file.length == 0) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected("il file è vuoto");
        }
        boolean known = switch (Contenuto.Tipo.of(file)) {
            case PDF, XML -> true;
            case ZIP -> false;
            case ALTRO -> busta(file) || immagine(file);
        };
        if (!known) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected(
                    "il contenuto non è un PDF, un'immagine (JPEG, PNG, TIFF), un XML o un file firmato");
        }
    }

    /// An ASN.1 sequence of long form, or its text forms.
    private static boolean busta(byte[] file) {
        String head = head(file);
        return (file.length > 2 && file[0] == 0x30 && (file[1] & 0x80) != 0)
                || head.startsWith("-----BEGIN")
                || head.startsWith("MI");
    }

    static boolean immagine(byte[] file) {
        String head = head(file);
        return IMMAGINI.stream().anyMatch(head::startsWith);
    }

    private static String head(byte[] file) {
        return new String(file, 0, Math.min(file.length, HEAD), StandardCharsets.ISO_8859_1);
    }
}
