package it.timbro.centro.a2a;

import it.timbro.base.Sede;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request that a company's program prepares at the centre. Until it is sent it is not an act of the office, so
/// it is a row and not a fact; afterwards the row stays as the memory of who sent what, and collects the files of a
/// rettifica.
///
/// @param camera whose AOO will protocol it
/// @param impronta SHA-256 of the signed modello: the request's identity
public record Bozza(
        NumeroPratica numero, String utente, Sede camera, Hash impronta, long creataMs, Stato stato, Corpo corpo) {
    /// The words are stored.
    public enum Stato {
        APERTA,
        INVIATA,
        ANNULLATA
    }

    /// What was read and checked, stored as JSON.
    ///
    /// @param sede the office it will go to
    /// @param opzioni where an attachment says them, [Opzioni#NESSUNA] otherwise
    /// @param correzione files of a rettifica that was not transmitted yet
    public record Corpo(
            String operativo,
            String descrizione,
            Sede sede,
            Modello modello,
            Allegato modelloFirmato,
            EsitoFirma firma,
            List<Allegato> allegati,
            Opzioni opzioni,
            String note,
            Correzione correzione) {
        public Corpo {
            allegati = List.copyOf(allegati);
        }

        public long bytes() {
            return modelloFirmato.size()
                    + allegati.stream().mapToLong(Allegato::size).sum()
                    + correzione.bytes();
        }
    }

    /// What a company corrects, collected until it transmits it.
    public record Correzione(
            @Nullable Modello modello,
            @Nullable Allegato modelloFirmato,
            @Nullable EsitoFirma firma,
            List<Allegato> allegati) {
        public static final Correzione VUOTA = new Correzione(null, null, null, List.of());

        public Correzione {
            allegati = List.copyOf(allegati);
        }

        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isVuota() {
            return modelloFirmato == null && allegati.isEmpty();
        }

        long bytes() {
            return (modelloFirmato == null ? 0 : modelloFirmato.size())
                    + allegati.stream().mapToLong(Allegato::size).sum();
        }

        Correzione con(Allegato allegato) {
            return new Correzione(modello, modelloFirmato, firma, piu(allegati, allegato));
        }
    }

    public Bozza con(Allegato allegato, @Nullable Opzioni dette) {
        return con(new Corpo(
                corpo.operativo,
                corpo.descrizione,
                corpo.sede,
                corpo.modello,
                corpo.modelloFirmato,
                corpo.firma,
                piu(corpo.allegati, allegato),
                dette == null ? corpo.opzioni : dette,
                corpo.note,
                corpo.correzione));
    }

    public Bozza conNote(String note) {
        return con(new Corpo(
                corpo.operativo,
                corpo.descrizione,
                corpo.sede,
                corpo.modello,
                corpo.modelloFirmato,
                corpo.firma,
                corpo.allegati,
                corpo.opzioni,
                note,
                corpo.correzione));
    }

    public Bozza con(Correzione correzione) {
        return con(new Corpo(
                corpo.operativo,
                corpo.descrizione,
                corpo.sede,
                corpo.modello,
                corpo.modelloFirmato,
                corpo.firma,
                corpo.allegati,
                corpo.opzioni,
                corpo.note,
                correzione));
    }

    public Bozza correggi(Allegato allegato) {
        return con(corpo.correzione.con(allegato));
    }

    public Bozza correggi(Modello modello, Allegato firmato, EsitoFirma firma) {
        return con(new Correzione(modello, firmato, firma, corpo.correzione.allegati()));
    }

    public Bozza in(Stato nuovo) {
        return new Bozza(numero, utente, camera, impronta, creataMs, nuovo, corpo);
    }

    private Bozza con(Corpo nuovo) {
        return new Bozza(numero, utente, camera, impronta, creataMs, stato, nuovo);
    }

    /// The same file under the same name and kind twice is one: a program that got no answer calls again.
    private static List<Allegato> piu(List<Allegato> allegati, Allegato allegato) {
        return Stream.concat(allegati.stream(), Stream.of(allegato)).distinct().toList();
    }
}
