package it.timbro.tempesta;

import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A centre, its branches, and the weather between them. Same seed, same world, same story.
final class Mondo implements AutoCloseable {
    private static final int VOLA = 6;
    private static final long LUTTI = 0x4C55545449L;
    private static final long ANNULLI = 0x414E4E554C4C49L;
    private static final long DISCHI = 0x44495343484CL;
    private static final List<String> SEDI = List.of("GE1", "GE2", "BG1", "BG2");
    private static final List<Instant> INIZI = List.of(
            Instant.parse("2026-11-23T07:30:00Z"),
            Instant.parse("2026-12-31T15:00:00Z"),
            Instant.parse("2027-03-27T22:00:00Z"),
            Instant.parse("2026-09-30T12:00:00Z"));

    final Path cartella;
    final Caso caso;
    final Diario diario = new Diario();
    final Conto conto = new Conto();
    final Carta carta = new Carta();
    final List<Sede> sedi;
    final NodoCentro centro;
    final List<NodoFiliale> filiali = new ArrayList<>();
    /// Cents that companies paid in at a chamber, at most: a payment that was not confirmed counts.
    final Map<Sede, Long> versati = new HashMap<>();

    /// Whether companies of this world pay in advance.
    final boolean credito;

    /// Whether pratiche pass from hand to hand in this world: there time flies, so that branches are cut off for
    /// longer than their custody lasts.
    final boolean passaggi;

    /// Asked for that alone: worlds without it are what they were.
    final Caso sorte;

    /// Whether boxes are lost in this world, and what is asked for that alone.
    final boolean lutti;

    final Caso disgrazie;

    /// Whether certificates are taken back in this world, and what is asked for that alone.
    final boolean annulla;

    final Caso annulli;

    /// Whether the other disks fail, of the witness and of what the centre notes beside its database, and what is
    /// asked of them alone.
    final boolean altriDischi;

    final Caso dischi;

    /// Who is told everything again, in another order.
    final Caso replica;

    int repliche;

    /// Whether somebody vouches for the time: then the year is certain, but for a minute or two, and numbers of the
    /// old one are given back.
    final boolean fidato;

    /// Boxes that are no more: what their disks held is kept for whoever looks, nobody works on them.
    final List<NodoFiliale> distrutte = new ArrayList<>();

    /// Branches whose box the centre has struck off.
    final Set<Sede> revocate = new TreeSet<>(Comparator.comparing(Sede::code));

    Guasti guasti;
    long ms;

    Mondo(Path cartella, long seed) {
        this.cartella = cartella;
        this.caso = new Caso(seed);
        this.guasti = new Guasti(caso);
        this.credito = caso.capita(400);
        this.sorte = new Caso(~seed);
        this.passaggi = sorte.capita(250);
        this.disgrazie = new Caso(seed ^ LUTTI);
        this.lutti = disgrazie.capita(200);
        this.fidato = disgrazie.capita(500);
        this.annulli = new Caso(seed ^ ANNULLI);
        this.annulla = annulli.capita(400);
        this.dischi = new Caso(seed ^ DISCHI);
        this.altriDischi = dischi.capita(400);
        this.replica = new Caso(seed + 1);
        this.ms = caso.uno(INIZI).toEpochMilli();
        this.sedi = SEDI.subList(0, caso.tra(2, SEDI.size())).stream()
                .map(Sede::new)
                .toList();
        this.centro = new NodoCentro(this, sedi);
        sedi.forEach(sede -> filiali.add(new NodoFiliale(this, sede, sede.code())));
    }

    void passa(Duration time) {
        int before = anno();
        ms += passaggi ? VOLA * time.toMillis() : time.toMillis();
        if (anno() > before) {
            conto.uno("capodanno");
        }
    }

    private int anno() {
        return Instant.ofEpochMilli(ms).atZone(Calendario.ROMA).getYear();
    }

    /// A process went down; with some luck the power stayed.
    void caduto(Nodo nodo, Caduta how) {
        boolean corrente = caso.capita(guasti.corrente);
        conto.uno("cade " + how.quando);
        if (corrente) {
            conto.uno("cade con la corrente");
        }
        diario.nota(nodo + " goes down " + how.getMessage() + (corrente ? ", with the power" : ""));
        nodo.cade(corrente);
    }

    /// Starts a machine that is down; it may go down again at once.
    void accende(Nodo nodo) {
        try {
            nodo.accendi();
            diario.nota(nodo + " starts");
        } catch (Caduta down) {
            caduto(nodo, down);
        }
    }

    /// Every box that ever wrote.
    List<NodoFiliale> tutte() {
        List<NodoFiliale> tutte = new ArrayList<>(filiali);
        tutte.addAll(distrutte);
        return tutte;
    }

    List<Nodo> nodi() {
        List<Nodo> nodi = new ArrayList<>(filiali);
        nodi.add(centro);
        return nodi;
    }

    @Override
    public void close() {
        nodi().forEach(Nodo::close);
        distrutte.forEach(Nodo::close);
    }
}
