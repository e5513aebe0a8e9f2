package it.timbro.registri;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.registri.Righe.Annullo;
import it.timbro.registri.Righe.Chiusa;
import it.timbro.registri.Righe.Voce;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Registers as people read them, piece by piece: however long a day was, no more than one piece is in
/// memory. Any thread may call, but never from inside a transaction.
public final class Lettura {
    /// Most rows of one piece.
    public static final int MAX = 2_000;

    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter ORA = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ITALY);
    private static final DateTimeFormatter QUANDO = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ITALY);

    private final Journal journal;
    private final Righe righe;

    public Lettura(Journal journal, Righe righe) {
        this.journal = journal;
        this.righe = righe;
    }

    /// A row as it is shown.
    ///
    /// @param numero its place in the day, from 1
    /// @param nota what is to be said beside it: the annulment, the seal
    /// @param barrata annulled: struck and still readable
    /// @param dopo registered after the day was closed
    /// @param dove where it leads, or ""
    public record Riga(
            int numero,
            String ora,
            List<String> celle,
            String operatore,
            String nota,
            boolean barrata,
            boolean dopo,
            String dove) {
        public Riga {
            celle = List.copyOf(celle);
        }
    }

    /// A piece of a register, with what is to be known of the whole.
    ///
    /// @param ultimaMs when the last row of the piece was written; the day's begin if it has none
    public record Pezzo(int totale, List<Riga> righe, Optional<Chiusa> chiusa, long ultimaMs) {
        public Pezzo {
            righe = List.copyOf(righe);
        }
    }

    public Pezzo pezzo(DelGiorno quale, int da, int quante) {
        Check.that(da >= 0 && quante > 0 && quante <= MAX, "a piece is bounded");
        return journal.read(rows -> pezzo(rows, quale, da, quante));
    }

    private Pezzo pezzo(Reading rows, DelGiorno quale, int da, int quante) {
        Optional<Chiusa> chiusa = righe.sigillo(rows, quale.tenuti(), quale.giorno());
        List<Riga> shown = new ArrayList<>();
        List<Voce> found = righe.righe(rows, quale, da, quante);
        for (Voce voce : found) {
            shown.add(riga(rows, quale.registro(), da + shown.size() + 1, voce, chiusa));
        }
        return new Pezzo(
                righe.quante(rows, quale),
                shown,
                chiusa,
                found.isEmpty() ? quale.dalMs() : found.getLast().ms());
    }

    private Riga riga(Reading rows, Registro registro, int numero, Voce voce, Optional<Chiusa> chiusa) {
        boolean dopo = chiusa.filter(seal ->
                        !seal.copre(voce.anello().stream(), voce.anello().seq()))
                .isPresent();
        List<String> celle = voce.fatto()
                .map(fatto -> registro.celle(fatto, pratica -> righe.impresa(rows, pratica)))
                .orElseGet(() -> registro.colonne().stream()
                        .map(_ -> "contenuto non leggibile qui")
                        .toList());
        List<String> note = new ArrayList<>();
        voce.annullo().map(annullo -> nota(registro, annullo)).ifPresent(note::add);
        if (dopo) {
            note.add("aggiunta dopo la chiusura della giornata");
        }
        return new Riga(
                numero,
                ORA.format(Instant.ofEpochMilli(voce.ms()).atZone(ROMA)),
                celle,
                voce.operatore(),
                String.join("; ", note),
                voce.annullo().isPresent(),
                dopo,
                voce.fatto().map(registro.dove()).orElse(""));
    }

    private static String nota(Registro registro, Annullo annullo) {
        return "ANNULLATA il " + quando(annullo.ms()) + " da " + annullo.operatore() + ", "
                + registro.annullo(annullo.fatto()).orElse("");
    }

    /// «22/11/2026 09:42».
    public static String quando(long ms) {
        return QUANDO.format(Instant.ofEpochMilli(ms).atZone(ROMA));
    }

    public int quante(DelGiorno quale) {
        return journal.read(rows -> righe.quante(rows, quale));
    }

    public Optional<Chiusa> sigillo(Sede tenuti, LocalDate giorno) {
        return journal.read(rows -> righe.sigillo(rows, tenuti, giorno));
    }

    /// Those of these days that hold something of a branch's own and were never closed.
    public List<LocalDate> aperte(Sede sede, List<LocalDate> giorni) {
        List<Registro> registri = Registri.tenutiDa(Registro.Tenuto.SEDE);
        return journal.read(rows -> giorni.stream()
                .filter(giorno -> righe.sigillo(rows, sede, giorno).isEmpty())
                .filter(giorno -> righe.alcuna(
                        rows,
                        registri.stream()
                                .map(registro -> DelGiorno.di(registro, sede, giorno))
                                .toList()))
                .toList());
    }
}
