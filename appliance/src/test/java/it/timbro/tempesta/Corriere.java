package it.timbro.tempesta;

import it.timbro.autorita.Autorita;
import it.timbro.autorita.CartellaIdentita;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.sedi.Apparecchi;
import it.timbro.centro.sedi.ViaChiavetta;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.store.DomandeStore;
import it.timbro.centro.sedi.store.RegistroStore;
import it.timbro.journal.Journal;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.Counterpart.Taken;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.protocol.StreamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Carries sticks between a branch and the centre, whatever the line does: what the product says
/// on one and takes from one. Parts of it get lost, it is read late, twice, or after a newer one.
/// The seal is not here: whoever may open an envelope finds what was put into it, or nothing.
final class Corriere {
    private static final int KEPT = 3;
    private static final StreamId CENTRALE = new StreamId("CENTRO", "1");
    private static final CartellaIdentita SENZA_CHIAVI = new CartellaIdentita(Path.of("/nessuna"));
    private static final Autorita AUTORITA = autorita();

    private final NodoFiliale filiale;
    private final Mondo mondo;
    private final List<Busta> perLaSede = new ArrayList<>();
    private final List<Busta> perLaCentrale = new ArrayList<>();
    private int series;

    Corriere(NodoFiliale filiale) {
        this.filiale = filiale;
        this.mondo = filiale.mondo;
    }

    /// Nobody is asked who he is here; the product wants to know who could.
    private static Autorita autorita() {
        try (Cartella folder = Cartella.nuova()) {
            return Autorita.open(folder.path(), Instant.EPOCH, new SecureRandom());
        }
    }

    private record Busta(Label label, List<Piece> pieces) {}

    private interface Atto {
        void run() throws IOException;
    }

    /// One errand: somebody prepares a stick, or reads one that was prepared, now or long ago.
    void gira() {
        switch (mondo.caso.tra(0, 3)) {
            case 0 -> prova(() -> scrive(dellaSede(), perLaCentrale));
            case 1 -> arriva();
            case 2 -> alCentro(() -> scrive(dellaCentrale(), perLaSede));
            default -> prova(() -> legge(dellaSede(), una(perLaSede)));
        }
    }

    /// One that was prepared comes to the centre.
    void arriva() {
        alCentro(() -> legge(dellaCentrale(), una(perLaCentrale)));
    }

    /// The *busta di ripartenza*: a code by telephone, two persons at the centre, the next stick, and the page
    /// «Rientro».
    void riparte() {
        String codice = filiale.processo().collegamento().codiceRientro().orElseThrow();
        alCentro(() -> {
            mondo.centro.processo().sedi().ripartenza().concedi(filiale.sede, codice, "disco rotto", "ada", "bruno");
            scrive(dellaCentrale(), perLaSede);
        });
        prova(() -> legge(dellaSede(), perLaSede.isEmpty() ? Optional.empty() : Optional.of(perLaSede.getLast())));
        filiale.rientra();
    }

    private Counterpart dellaSede() {
        return filiale.processo()
                .collegamento()
                .chiavetta(SENZA_CHIAVI, () -> generazione(filiale.journal(), filiale.sede));
    }

    private Counterpart dellaCentrale() {
        Journal journal = mondo.centro.journal();
        return new ViaChiavetta(
                filiale.sede,
                mondo.centro.processo().sedi(),
                new Apparecchi(
                        new Apparecchi.Libro(journal, CENTRALE, new RegistroStore()),
                        AUTORITA,
                        Set.copyOf(mondo.sedi),
                        mondo.centro.tempo,
                        new SecureRandom()),
                new AnnunciStore(),
                new ViaChiavetta.Libro(
                        journal,
                        CENTRALE,
                        new DomandeStore(),
                        new ContattiStore(),
                        () -> generazione(journal, filiale.sede)));
    }

    private static long generazione(Journal journal, Sede sede) {
        return journal.lives(Proprieta.aoo(sede)).getLast().incarnation();
    }

    private Optional<Busta> una(List<Busta> sticks) {
        return sticks.isEmpty() ? Optional.empty() : Optional.of(mondo.caso.uno(sticks));
    }

    private void scrive(Counterpart who, List<Busta> sticks) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        who.say(pieces::add);
        series++;
        sticks.add(new Busta(
                new Label(who.own(), who.other(), "%06d".formatted(series), 1, mondo.ms, who.generation()), pieces));
        if (sticks.size() > KEPT) {
            sticks.removeFirst();
        }
        mondo.diario.nota(who.own() + " puts " + pieces.size() + " pieces on a stick for " + who.other());
    }

    /// As an envelope is read whose parts hold one piece each.
    private void legge(Counterpart who, Optional<Busta> stick) throws IOException {
        if (stick.isEmpty() || stick.get().label.generation() < who.generation()) {
            return;
        }
        for (Piece piece : stick.get().pieces) {
            if (mondo.caso.capita(mondo.guasti.taglio)) {
                continue;
            }
            Taken taken = who.take(stick.get().label, piece);
            mondo.diario.nota(who.own() + " reads " + piece.getClass().getSimpleName() + ": " + detto(taken));
        }
    }

    private static String detto(Taken taken) {
        return switch (taken) {
            case Taken.Kept(int entries, int files) -> entries + " facts, " + files + " files";
            case Taken.Refused(var refusal) -> refusal.sentence();
        };
    }

    private void alCentro(Atto atto) {
        if (!mondo.centro.acceso || mondo.revocate.contains(filiale.sede)) {
            return;
        }
        try {
            prova(atto);
        } catch (Caduta down) {
            mondo.caduto(mondo.centro, down);
        }
    }

    private void prova(Atto atto) {
        try {
            atto.run();
        } catch (RejectedException e) {
            mondo.diario.nota("stick of " + filiale + ": " + e.rejection().sentence());
        } catch (IOException | UncheckedIOException e) {
            mondo.diario.nota("stick of " + filiale + ": " + e);
        }
    }
}
