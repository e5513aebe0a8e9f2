package it.timbro.tempesta;

import it.timbro.base.RejectedException;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.Causa;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One seed's story: so many steps in bad weather, then fair weather until everything has arrived.
/// Whatever does not hold ends it with a [Violazione] that names the invariant.
final class Tempesta implements AutoCloseable {
    /// Rounds of fair weather after which everything must have arrived.
    private static final int BONACCIA = 100;

    private static final int CORSIE = 4;

    /// Steps that a lane takes in a row while it moves something.
    private static final int IN_FILA = 200;

    private static final int CHECK_EVERY = 60;
    private static final Duration LONG_OUTAGE = Duration.ofHours(72);
    private static final int ISOLATA = 20;
    private static final int CADE_LI = 30;
    private static final int PIENO_LI = 15;
    private static final int INDIETRO = 250;
    private static final int ANNULLA = 60;
    private static final int SPIEGANO = 10;

    private final long seed;
    private final Mondo mondo;
    private final Aziende aziende;
    private final Map<NodoFiliale, Gente> uffici = new HashMap<>();
    private final Disgrazie disgrazie;
    private final Invarianti invarianti;
    private final Map<Nodo, Nodo.Copia> copie = new HashMap<>();
    private int step;

    Tempesta(Path cartella, long seed) {
        this.seed = seed;
        this.mondo = new Mondo(cartella, seed);
        this.aziende = new Aziende(mondo, mondo.sedi);
        this.disgrazie = new Disgrazie(mondo, this::assume);
        mondo.filiali.forEach(this::assume);
        this.invarianti = new Invarianti(mondo);
    }

    /// Who works in a branch.
    private record Gente(Ufficio ufficio, Banco banco, Timbri timbri, Annulli annulli) {
        void lavora(Mondo mondo) {
            Caso caso = mondo.caso;
            if (mondo.annulla && mondo.annulli.capita(ANNULLA)) {
                annulli.lavora();
            } else if (caso.capita(150)) {
                banco.lavora();
            } else if (caso.capita(50)) {
                timbri.lavora();
            } else {
                ufficio.lavora();
            }
        }
    }

    private void assume(NodoFiliale filiale) {
        uffici.put(
                filiale,
                new Gente(new Ufficio(filiale), new Banco(filiale), new Timbri(filiale), new Annulli(filiale)));
    }

    /// What can be said of a story that ended well.
    record Esito(long impronta, Conto conto) {}

    Esito soffia(int passi) {
        try {
            mondo.nodi().forEach(mondo::accende);
            for (step = 1; step <= passi; step++) {
                avanti();
            }
            bonaccia();
            mondo.conto.uno("semi");
            mondo.conto.piu("passi", passi);
            mondo.conto.piu("fatti", mondo.centro.occhio().numero("select count(*) from journal"));
            mondo.conto.piu(
                    "certificati", mondo.centro.occhio().numero("select count(*) from numero where stato = 'EMESSO'"));
            mondo.conto.piu(
                    "certificati di troppo",
                    mondo.centro.occhio().numero("select count(*) from carta where tipo = 'DUE_CERTIFICATI'"));
            return new Esito(mondo.diario.impronta(), mondo.conto);
        } catch (Violazione broken) {
            throw broken;
        } catch (RuntimeException | Error defect) {
            Violazione violazione = new Violazione("guasto", defect.toString());
            violazione.initCause(defect);
            throw violazione;
        }
    }

    /// The last lines of the story, to be printed with a failing seed.
    String racconto() {
        return "seed " + seed + ", step " + step + "\n" + mondo.diario.ultime();
    }

    private void avanti() {
        mondo.passa(Duration.ofSeconds(mondo.caso.tra(1, mondo.caso.capita(30) ? 40_000 : 900)));
        tempo();
        copie();
        doppioni();
        disgrazie.accade();
        if (mondo.annulli.capita(SPIEGANO)) {
            disgrazie.spiega(mondo.annulli.uno(mondo.sedi));
        }
        Nodo nodo = mondo.caso.uno(mondo.nodi());
        if (!nodo.acceso) {
            if (mondo.caso.capita(400)) {
                mondo.accende(nodo);
                if (nodo.acceso) {
                    invarianti.dopoUnaCaduta(nodo);
                }
            }
            return;
        }
        prepareFaults(nodo);
        try {
            if (nodo instanceof NodoFiliale filiale) {
                if (mondo.caso.capita(550)) {
                    int acts = mondo.caso.tra(1, 4);
                    for (int i = 0; i < acts; i++) {
                        Objects.requireNonNull(uffici.get(filiale)).lavora(mondo);
                    }
                    if (!mondo.altriDischi || !mondo.dischi.capita(INDIETRO)) {
                        filiale.testimonia();
                    }
                } else if (filiale.inQuarantena() && mondo.caso.capita(300)) {
                    rientra(filiale, mondo.caso.capita(300));
                } else if (mondo.caso.capita(150)) {
                    filiale.corriere.gira();
                } else {
                    conversa(filiale);
                }
            } else {
                aziende.lavorano();
            }
        } catch (Caduta down) {
            mondo.caduto(nodo, down);
        }
        List.of(nodo, mondo.centro).forEach(Nodo::calma);
        invarianti.adOgniPasso(nodo);
        if (step % CHECK_EVERY == 0) {
            invarianti.ogniTanto(mondo.caso.uno(mondo.nodi()));
        }
    }

    /// By the line; or by stick, where two persons have made sure that there is no other box, or that the other one
    /// stands still and this is the one that goes on.
    private void rientra(NodoFiliale filiale, boolean conChiavetta) {
        if (conChiavetta && (!filiale.doppia || altraFerma(filiale))) {
            filiale.corriere.riparte();
        } else {
            filiale.rientra();
        }
    }

    private boolean altraFerma(NodoFiliale filiale) {
        return mondo.filiali.stream()
                .filter(other -> other != filiale && other.sede.equals(filiale.sede))
                .allMatch(other -> other.acceso && other.inQuarantena());
    }

    /// Lines that go down for hours, and clocks that jump.
    private void tempo() {
        if (mondo.caso.capita(mondo.guasti.linea)) {
            NodoFiliale filiale = mondo.caso.uno(mondo.filiali);
            Duration outage = mondo.caso.capita(100) ? LONG_OUTAGE : Duration.ofMinutes(mondo.caso.tra(1, 600));
            filiale.linea.giuFinoMs = mondo.ms + outage.toMillis() * (mondo.passaggi ? ISOLATA : 1);
            mondo.conto.uno("guasto linea giu" + (outage.equals(LONG_OUTAGE) ? " per 72 ore" : ""));
            mondo.diario.nota("no line to " + filiale + " for " + outage);
        }
        if (mondo.caso.capita(mondo.guasti.orologio)) {
            Nodo nodo = mondo.caso.uno(mondo.nodi());
            switch (mondo.caso.tra(0, CORSIE - 1)) {
                case 0 -> nodo.tempo.salta(-Duration.ofHours(2).toMillis());
                case 1 -> nodo.tempo.salta(Duration.ofDays(1).toMillis());
                default -> nodo.tempo.giusto();
            }
            mondo.conto.uno("guasto orologio");
            mondo.diario.nota("the clock of " + nodo + " says " + nodo.tempo.now());
        }
    }

    /// A branch's machine is copied, and later somebody puts the old copy back. Mostly the witness
    /// stays where it is: then every number and every blank is as safe as before. If it is put back
    /// too, the centre must find it out.
    private void copie() {
        copieDelCentro();
        NodoFiliale filiale = mondo.caso.uno(mondo.filiali);
        if (!mondo.caso.capita(mondo.guasti.copie) || !filiale.acceso) {
            return;
        }
        Nodo.Copia old = copie.remove(filiale);
        if (old == null) {
            copie.put(filiale, filiale.copia());
            mondo.diario.nota(filiale + " is copied");
        } else {
            boolean allineato = allineato(filiale);
            filiale.cade(false);
            filiale.ripristina(old);
            filiale.ripristinata = true;
            mondo.centro.dimenticato(filiale);
            if (mondo.caso.capita(200)) {
                filiale.senzaTestimone();
            } else if (!allineato) {
                filiale.diventaCopia();
                mondo.conto.uno("guasto testimone indietro");
            }
            mondo.conto.uno("guasto sede da una copia");
            mondo.diario.nota(filiale + " comes back from a copy" + (filiale.copiata ? ", its witness too" : ""));
        }
    }

    /// Whether the witness has all that the disk has which is about to go.
    private boolean allineato(NodoFiliale filiale) {
        try {
            if (!mondo.altriDischi || !mondo.dischi.capita(INDIETRO)) {
                filiale.testimonia();
            }
        } catch (Caduta _) {
            mondo.conto.uno("cade sul disco del testimone");
        }
        return filiale.testimoniata();
    }

    /// The centre's database is copied, and later put back.
    private void copieDelCentro() {
        NodoCentro centro = mondo.centro;
        if (!mondo.caso.capita(mondo.guasti.copieDelCentro) || !centro.acceso) {
            return;
        }
        Nodo.Copia old = copie.remove(centro);
        if (old == null) {
            copie.put(centro, centro.copia());
            mondo.diario.nota(centro + " is copied");
        } else {
            centro.torna(old);
            mondo.conto.uno("guasto centro da una copia");
            mondo.diario.nota(centro + " comes back from a copy");
        }
    }

    /// A branch's box runs twice from here on.
    private void doppioni() {
        if (!mondo.caso.capita(mondo.guasti.doppioni)) {
            return;
        }
        NodoFiliale filiale = mondo.caso.uno(mondo.filiali);
        if (!filiale.acceso || mondo.filiali.stream().anyMatch(one -> one.doppia)) {
            return;
        }
        try {
            filiale.testimonia();
        } catch (Caduta down) {
            mondo.caduto(filiale, down);
            return;
        }
        NodoFiliale twin = filiale.doppione();
        mondo.filiali.add(twin);
        assume(twin);
        mondo.conto.uno("guasto sede doppia");
        mondo.diario.nota(filiale + " runs twice");
        mondo.accende(twin);
    }

    private void prepareFaults(Nodo nodo) {
        Caso caso = mondo.caso;
        Guasti guasti = mondo.guasti;
        boolean full = caso.capita(guasti.discoPieno);
        if (full) {
            mondo.conto.uno("guasto disco pieno");
        }
        nodo.disco.pieno(full);
        nodo.macchina.piena(full);
        if (caso.capita(guasti.cadutaAlCommit)) {
            nodo.macchina.cadeAlCommit(caso.tra(1, 3), caso.capita(500));
        }
        if (caso.capita(guasti.cadutaSulDisco)) {
            nodo.disco.cadeDopo(caso.tra(1, 8));
        }
        if (caso.capita(guasti.cadutaAlCommit)) {
            mondo.centro.macchina.cadeAlCommit(caso.tra(1, 2), caso.capita(500));
        }
        if (caso.capita(guasti.cadutaSulDisco)) {
            mondo.centro.disco.cadeDopo(caso.tra(1, 8));
        }
        if (mondo.altriDischi) {
            List.of(nodo, mondo.centro).forEach(this::altriGuasti);
        }
    }

    private void altriGuasti(Nodo nodo) {
        Caso dischi = mondo.dischi;
        if (dischi.capita(CADE_LI)) {
            nodo.altroDisco().cadeDopo(dischi.tra(1, 4));
        }
        nodo.altroDisco().pieno(dischi.capita(PIENO_LI));
    }

    /// A few steps of the lanes, as their threads would take them.
    private void conversa(NodoFiliale filiale) {
        int steps = mondo.caso.tra(1, 8);
        for (int i = 0; i < steps; i++) {
            Step taken = passo(filiale, mondo.caso.tra(0, CORSIE - 1));
            mondo.diario.nota(filiale + " " + detto(taken));
        }
        mondo.centro.dichiara();
    }

    private static String detto(Step step) {
        return switch (step) {
            case Step.Moved(int items) -> "moved " + items;
            case Step.Idle _ -> "idle";
            case Step.Stopped(var causa, String sentence, String detail) -> causa + " " + detail;
        };
    }

    /// One step of a lane; what the loop of the lane would catch is caught here.
    private Step passo(NodoFiliale filiale, int lane) {
        filiale.linea.comincia();
        try {
            Step step = switch (lane) {
                case 0 -> filiale.processo().session().pushOnce();
                case 1 -> filiale.processo().session().pullOnce();
                case 2 -> filiale.processo().session().repliesOnce();
                default -> filiale.processo().session().filesOnce();
            };
            filiale.linea.passata();
            return step;
        } catch (RejectedException | UncheckedIOException e) {
            return new Step.Stopped(Causa.CENTRALE_NON_RAGGIUNGIBILE, "", e.toString());
        }
    }

    /// No more faults: everything starts, clocks are right, people press «Prova adesso».
    private void bonaccia() {
        mondo.guasti = Guasti.nessuno();
        disgrazie.finiscono();
        for (Nodo nodo : mondo.nodi()) {
            nodo.calma();
            nodo.tempo.giusto();
            if (!nodo.acceso) {
                mondo.accende(nodo);
            }
            if (nodo instanceof NodoFiliale filiale) {
                filiale.linea.giuFinoMs = 0;
                filiale.processo().collegamento().provaAdesso();
            }
        }
        for (int round = 0; round < BONACCIA; round++) {
            aziende.riaprono(); // a closing too may come back with what a restored centre is given back
            boolean done = !disgrazie.ordinano();
            for (NodoFiliale filiale : mondo.filiali) {
                if (filiale.inQuarantena()) {
                    filiale.rientra();
                }
                if (filiale.inQuarantena()) {
                    rientra(filiale, true); // it has slept through a life: nobody else can help
                }
                for (int lane = 0; lane < CORSIE; lane++) {
                    done &= !esaurisce(filiale, lane);
                }
                mondo.centro.dichiara();
                done = done && invarianti.finito(filiale);
            }
            if (done) {
                invarianti.allaFine();
                return;
            }
            mondo.passa(Duration.ofSeconds(20));
        }
        mondo.nodi().forEach(Catene::sane); // a chain that broke keeps things from arriving, and has its own name
        mondo.nodi().forEach(invarianti::fileConservati); // so does a file that is not whole
        List<String> stuck = mondo.filiali.stream()
                .filter(filiale -> !invarianti.finito(filiale))
                .map(filiale ->
                        filiale + ": " + filiale.processo().collegamento().stato())
                .toList();
        throw new Violazione("convergenza", "after " + BONACCIA + " rounds of fair weather " + stuck);
    }

    /// Steps a lane until it moves nothing more.
    ///
    /// @return whether it moved anything
    private boolean esaurisce(NodoFiliale filiale, int lane) {
        int moved = 0;
        for (int steps = 0; steps < IN_FILA && passo(filiale, lane) instanceof Step.Moved(int items); steps++) {
            moved += items;
        }
        return moved > 0;
    }

    @Override
    public void close() {
        invarianti.close();
        mondo.close();
    }
}
