package it.timbro.tempesta;

import it.timbro.atti.Centrale;
import it.timbro.atti.Correzioni;
import it.timbro.atti.Custodia;
import it.timbro.atti.Esame;
import it.timbro.atti.Invio;
import it.timbro.atti.Notizie;
import it.timbro.atti.Protocollazione;
import it.timbro.atti.Riannuncio;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Scadenze;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.calendario.Chiusura;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Costi;
import it.timbro.centro.a2a.Regole;
import it.timbro.centro.a2a.Urgenze;
import it.timbro.centro.a2a.store.BozzaStore;
import it.timbro.centro.numeri.Assegnazione;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.Regola;
import it.timbro.centro.numeri.ScorteDiProva;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.centro.sedi.Altezze;
import it.timbro.centro.sedi.Aperture;
import it.timbro.centro.sedi.Ripristino;
import it.timbro.centro.sedi.Sedi;
import it.timbro.centro.sedi.store.AnnunciStore;
import it.timbro.diritti.Tariffa;
import it.timbro.diritti.Vincoli;
import it.timbro.journal.Reading;
import it.timbro.politica.Politica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.pratica.store.NonDettiStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The centre's machine, wired as in production but for the wire.
final class NodoCentro extends Nodo {
    private static final int CUSTODIA_GIORNI = 15;
    private static final int CUSTODIA_BREVE_GIORNI = 2;
    private static final int CREDITO_GIORNI = 15;
    private static final Duration RETTIFICA = Duration.ofHours(24);
    private static final Regola NUMERI = new Regola(12, 5, 12, 12, MonthDay.of(10, 1));
    private static final Urgenze LIBERE =
            new Urgenze(new BozzaStore(), _ -> new Regole(true, true, true, true, 1_000_000, true, true));
    private static final Politica.Raccolta POLITICHE =
            Politica.Raccolta.load().conVerifica("https://verifica.invalid/");

    final Camere camere;
    final BozzaStore bozze = new BozzaStore();
    private final List<Sede> sedi;
    /// Where it notes how far it told its branches.
    final DiscoDiProva altrove;

    private @Nullable Processo processo;

    /// What runs on it.
    record Processo(
            Sedi sedi,
            Centrale atti,
            Invio invio,
            Correzioni correzioni,
            Vincoli vincoli,
            Aperture aperture,
            Riassegnazione riassegnazione,
            Dispersione dispersione) {}

    /// How often its database was put back from an old copy; then every line breaks, and until a branch has said
    /// hello what it was promised may be missing here ([#risente]).
    int ripristini;

    private final Set<NodoFiliale> daRisentire = new HashSet<>();

    NodoCentro(Mondo mondo, List<Sede> sedi) {
        super(mondo, "centro", "centro", mondo.caso, mondo.fidato || mondo.passaggi);
        this.sedi = sedi;
        this.altrove = new DiscoDiProva(Path.of("/altrove"), mondo.dischi);
        this.camere = new Camere(sedi.stream()
                .map(sede -> sede.camera().code())
                .distinct()
                .map(camera -> new Camere.Camera(
                        new Sede(camera),
                        camera,
                        sedi.stream()
                                .filter(sede -> sede.code().startsWith(camera))
                                .map(sede -> new Camere.Ufficio(sede, sede.code(), ""))
                                .toList()))
                .toList());
    }

    @Override
    void avvia() {
        Assegnazione assegnazione =
                new Assegnazione(journal(), new BlocchiStore(), ScorteDiProva.fisse(NUMERI), tempo, mondo.caso);
        Centrale atti = new Centrale(journal(), stores.pratiche(), bozze, archivio(), camere);
        Protocollazione protocollazione = new Protocollazione(journal(), stores.presentazioni(), stores.protocollo());
        Vincoli vincoli = new Vincoli(journal(), stores.crediti(), stores.vite(), _ -> CREDITO_GIORNI, tempo);
        Scadenze scadenze = new Scadenze(
                journal(),
                stores.rettifiche(),
                new Scadenze.Regola() {
                    @Override
                    public Instant scadenza(Reading rows, Sede sede, Instant da) {
                        return da.plus(RETTIFICA);
                    }

                    @Override
                    public boolean respinge(Sede sede) {
                        return true;
                    }
                },
                tempo);
        Custodia custodia = new Custodia(journal(), stores.custodie(), this::custodia, tempo);
        Riannuncio riannuncio = new Riannuncio(
                journal(), new NonDettiStore(), stores.pratiche(), stores.incassi(), stores.presentazioni());
        Esame esame = new Esame(
                (_, _) -> {
                    throw new IllegalStateException("the simulator sends no envelopes");
                },
                tempo);
        processo = new Processo(
                new Sedi(
                        new Sedi.Depositi(
                                journal(),
                                archivio(),
                                parts(),
                                Chiavi.di(nome),
                                new Altezze(altrove, Path.of("/altrove/altezze"), "1"),
                                new ImpronteStore(),
                                new NonDettiStore(),
                                stores.chiavi()::diSede),
                        new AnnunciStore(),
                        stores.vite(),
                        camere.sedi(),
                        tempo,
                        sede -> {
                            custodia.rinnova(sede);
                            assegnazione.rivedi(sede);
                            protocollazione.rivedi(sede);
                            scadenze.rivedi(sede);
                            vincoli.rinnova(sede);
                            riannuncio.gira(sede);
                        }),
                atti,
                new Invio(
                        atti,
                        stores.protocollo(),
                        stores.vite(),
                        NodoCentro::costi,
                        this::custodia,
                        LIBERE,
                        new Notizie(Politica.Raccolta.load())),
                new Correzioni(atti, esame),
                vincoli,
                new Aperture(journal(), stores.chiusure(), camere, this::servizio, tempo),
                new Riassegnazione(
                        journal(),
                        new Riassegnazione.Registri(
                                stores.pratiche(),
                                stores.custodie(),
                                camere,
                                stores.incassi(),
                                stores.presentazioni(),
                                stores.vite()),
                        this::custodia,
                        (_, sede) -> mondo.revocate.contains(sede),
                        tempo),
                new Dispersione(journal(), new BlocchiStore(), tempo));
        Sedi line = processo().sedi();
        line.avvia();
        sedi.forEach(line::provvedi);
    }

    private static Costi.Preventivo costi(Sede sede, TipoPratica tipo, Opzioni opzioni, LocalDate il) {
        Politica politica = POLITICHE.valida(sede, il);
        return new Costi.Preventivo(
                politica.tariffa(), Tariffa.voci(politica, tipo, opzioni.orElse(politica.opzioni())));
    }

    private Calendario servizio(Reading rows, Sede sede, Instant now) {
        return POLITICHE
                .valida(sede, LocalDate.ofInstant(now, Calendario.ROMA))
                .servizio(stores.chiusure().ancora(rows, sede.camera().code(), Chiusura.CENTRO, now));
    }

    @Override
    DiscoDiProva altroDisco() {
        return altrove;
    }

    /// Its database comes back from an old copy; files and the notes of what was told lie on other disks.
    void torna(Copia old) {
        cade(false);
        rimetti(old.db());
        ripristini++;
        mondo.distrutte.forEach(mondo.carta::incerta);
        daRisentire.addAll(mondo.filiali);
    }

    /// A branch came back from a copy: it may hold a receipt of before the centre was put back itself.
    void dimenticato(NodoFiliale filiale) {
        if (ripristini > 0) {
            daRisentire.add(filiale);
        }
    }

    /// Two persons know that it was put back, and say so where a branch cannot show it.
    void dichiara() {
        if (!acceso) {
            return;
        }
        try {
            Ripristino ripristino = processo().sedi().ripristino();
            for (Camere.Camera camera : camere.tutte()) {
                List<Sede> senzaProva = ripristino.senzaProva(camera.sigla());
                if (!senzaProva.isEmpty() && !ripristino.inCorso(camera.sigla())) {
                    Violazione.se(ripristini == 0, "INV-7", senzaProva + " know more than a centre that lost nothing");
                    ripristino.dichiara(senzaProva.getFirst(), "copia", "rita", "luca");
                    mondo.conto.uno("ripristino dichiarato");
                }
            }
        } catch (Caduta down) {
            mondo.caduto(this, down);
        }
    }

    /// A branch was welcomed and has nothing to give back: both know again where they are.
    void risente(NodoFiliale filiale) {
        daRisentire.remove(filiale);
    }

    boolean devePrimaRisentire(NodoFiliale filiale) {
        return daRisentire.contains(filiale);
    }

    private int custodia(Sede sede) {
        return mondo.passaggi ? CUSTODIA_BREVE_GIORNI : CUSTODIA_GIORNI;
    }

    Processo processo() {
        return Objects.requireNonNull(processo, "it never ran");
    }
}
