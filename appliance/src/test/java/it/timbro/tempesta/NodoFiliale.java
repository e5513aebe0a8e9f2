package it.timbro.tempesta;

import it.timbro.BustaDiProva;
import it.timbro.atti.AllaStampante;
import it.timbro.atti.Annullamento;
import it.timbro.atti.Apertura;
import it.timbro.atti.Consegna;
import it.timbro.atti.Emissione;
import it.timbro.atti.Integrazione;
import it.timbro.atti.ModelloPortato;
import it.timbro.atti.OneriDellaPratica;
import it.timbro.atti.Reactions;
import it.timbro.atti.Rendiconto;
import it.timbro.atti.Ricontrolli;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.certificato.ChiaveDellaSede;
import it.timbro.certificato.Impaginazione;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.Quarantene;
import it.timbro.collegamento.Rientro;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Conti;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Stampati;
import it.timbro.formulari.Magazzino;
import it.timbro.istruttoria.Fascicoli;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.istruttoria.Qualifiche;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Visto;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.printing.pdf.CalibrationComposer;
import it.timbro.printing.pdf.Composer;
import it.timbro.printing.pdf.Fonts;
import it.timbro.printing.pdf.Preview;
import it.timbro.stampa.Tarature;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.session.Session;
import it.timbro.testimone.Risveglio;
import it.timbro.testimone.Testimone;
import it.timbro.visti.Domande;
import it.timbro.visti.RegistroVisti;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A branch's machine, wired as in production but for wire and printer.
final class NodoFiliale extends Nodo {
    private static final Politica.Raccolta POLITICHE =
            Politica.Raccolta.load().conVerifica("https://verifica.invalid/c");
    private static final Fonts FONTS = Fonts.load();
    private static final Composer COMPOSER = new Composer(FONTS);
    private static final Preview PREVIEW = new Preview(FONTS);

    final Sede sede;
    final StreamId stream;
    final Linea linea;
    final Corriere corriere;
    final Stampante stampante;
    /// What was opened at its counter.
    final Set<NumeroPratica> aperte = new LinkedHashSet<>();

    final ScambioStore scambio = new ScambioStore();

    /// As far as people here were told «fatto».
    Head confermato = Head.EMPTY;

    /// Came back from an old copy together with its witness, or ran twice, at some time.
    boolean copiata;

    /// It is a copy that nobody has found out yet.
    private boolean ignota;

    /// Copies that were made of it then: whoever puts one back has what it told and did as a copy before him.
    private final Set<Copia> ignote = new HashSet<>();

    /// Of the life that it goes on with.
    private int incarnazione = 1;

    /// Another box runs with the same disk, keys and name.
    boolean doppia;

    /// How often the centre has welcomed this box in the life that it has, since it was doubled.
    private int benvenuti;
    private String ultimaParola = "";

    private @Nullable StreamId inVita;

    /// Came back from an old copy: the witness has its facts, nobody has files that had not reached
    /// the centre.
    boolean ripristinata;

    /// Another disk, where the witness stands.
    DiscoDiProva chiavetta;

    /// It was lost, and another was put in its place: somebody says so at the next start.
    private boolean chiavettaNuova;

    private @Nullable Processo processo;
    private @Nullable Testimone testimone;

    /// What runs on it.
    record Processo(
            Istruttoria istruttoria,
            Emissione emissione,
            Consegna consegna,
            Magazzino magazzino,
            Emergenza emergenza,
            Accettazione accettazione,
            Apertura apertura,
            Integrazione integrazione,
            RegistroVisti visti,
            Annullamento annullamento,
            Collegamento collegamento) {
        Session session() {
            return collegamento.session();
        }
    }

    NodoFiliale(Mondo mondo, Sede sede, String nome) {
        super(mondo, nome, sede.code(), mondo.caso, mondo.fidato);
        this.sede = sede;
        this.stream = new StreamId(sede.code(), "1");
        this.linea = new Linea(this);
        this.corriere = new Corriere(this);
        this.stampante = new Stampante(this);
        this.chiavetta = nuovaChiavetta();
    }

    private DiscoDiProva nuovaChiavetta() {
        return new DiscoDiProva(Path.of("/", sede + "-chiavetta"), mondo.dischi);
    }

    /// The witness went with the disk: what the old copy lacks is known to nobody here.
    void senzaTestimone() {
        chiavetta = nuovaChiavetta();
        chiavettaNuova = true;
        diventaCopia();
    }

    /// What it did last may be known to nobody, and nobody has found that out yet.
    void diventaCopia() {
        copiata = true;
        ignota = true;
        confermato = Head.EMPTY;
        stampante.dimentica();
        mondo.carta.incerta(this);
        benvenuti = 0;
        ultimaParola = "";
    }

    @Override
    Copia copia() {
        Copia copia = super.copia();
        if (ignota) {
            ignote.add(copia);
        }
        return copia;
    }

    @Override
    void ripristina(Copia copia) {
        super.ripristina(copia);
        if (ignote.contains(copia)) {
            diventaCopia();
        }
    }

    /// The centre has let it in. Of two boxes that are one, the other may have told the centre just what this one
    /// tells, again and again while the answer is lost or finds no room; the next time they differ (INV-1).
    ///
    /// @param parola what only this box says, until it has kept the answer
    void benvenuta(String parola) {
        StreamId vita = vita();
        int distinta = parola.equals(ultimaParola) ? 0 : 1;
        benvenuti = vita.equals(inVita) ? benvenuti + distinta : 1;
        ultimaParola = parola;
        inVita = vita;
        for (NodoFiliale other : mondo.filiali) {
            Violazione.se(
                    other != this
                            && other.sede.equals(sede)
                            && vita.equals(other.inVita)
                            && Math.min(benvenuti, other.benvenuti) > 1,
                    "INV-1",
                    "the centre takes " + this + " and " + other + " for the same box, " + vita);
        }
    }

    /// A second box with this disk, this witness and these keys.
    NodoFiliale doppione() {
        NodoFiliale twin = new NodoFiliale(mondo, sede, nome + "-bis");
        twin.ripristina(copia());
        twin.chiavetta = chiavetta.copia(mondo.dischi);
        twin.tempo.come(tempo);
        for (NodoFiliale one : List.of(this, twin)) {
            one.diventaCopia();
            one.doppia = true;
        }
        return twin;
    }

    /// Whether what it does is its own: no copy, or found out and back with a life of its own. What a copy does until
    /// then is not safe, only that it is found out.
    boolean sicura() {
        return !ignota;
    }

    @Override
    void avvia() {
        Conti conti = new Conti(stores.diritti(), new Addebiti(stores.crediti(), sede, tempo), POLITICHE);
        Istruttoria istruttoria = new Istruttoria(
                journal(),
                stream,
                stores.pratiche(),
                new Fascicoli(stores.spedizioni(), POLITICHE, Qualifiche.NESSUNA),
                POLITICHE,
                new OneriDellaPratica(conti));
        ChiaveDellaSede chiave = new ChiaveDellaSede(
                journal(),
                stream,
                Chiavi.posto(sede.code()),
                stores.chiavi(),
                rows -> stores.custodie().quarantena(rows).isPresent());
        Impaginazione impaginazione = new Impaginazione(() -> COMPOSER, chiave::attuale);
        Emissione emissione = new Emissione(
                journal(),
                stream,
                tempo,
                new Emissione.Stanze(
                        stores.pratiche(),
                        stores.custodie(),
                        stores.numeri(),
                        stores.formulari(),
                        stores.lavori(),
                        stores.diritti(),
                        stores.crediti(),
                        istruttoria,
                        POLITICHE,
                        stores.annullamenti(),
                        impaginazione),
                () -> PREVIEW,
                archivio(),
                new AllaStampante(
                        stampante,
                        archivio(),
                        new Tarature(journal(), stream, new Tarature.Stampante("ipp://stampante.invalid/ipp", "")),
                        () -> new CalibrationComposer(FONTS),
                        () -> PREVIEW));
        Reactions reactions = new Reactions(
                journal(),
                stream,
                stores.pratiche(),
                stores.rettifiche(),
                conti,
                new Ricontrolli(
                        journal(),
                        stream,
                        new Ricontrolli.Registri(stores.imprese(), stores.pratiche(), stores.consegne())));
        Rendiconto rendiconto = new Rendiconto(
                journal(),
                stream,
                stores.numeri(),
                stores.lavori(),
                new Addebiti(stores.crediti(), sede, tempo),
                tempo);
        Collegamento collegamento = new Collegamento(
                new Filiale(
                        sede,
                        stream,
                        journal(),
                        archivio(),
                        scambio,
                        new ImpronteStore(),
                        new QuarantenaStore(),
                        tempo),
                chiave::attuale,
                parts(),
                linea,
                linea,
                () -> {
                    chiave.pubblica();
                    reactions.run();
                    rendiconto.rendi();
                },
                mondo.caso);
        collegamento.session().inBackground(Runnable::run);
        Apertura apertura = new Apertura(
                journal(),
                stream,
                new Apertura.Registri(
                        stores.presentazioni(),
                        stores.custodie(),
                        new ModelloPortato(archivio(), BustaDiProva::verifica, tempo),
                        impaginazione,
                        POLITICHE),
                tempo);
        Emergenza emergenza =
                new Emergenza(journal(), stream, stores.emergenze(), stores.custodie(), tempo, Stampati::quando);
        processo = new Processo(
                istruttoria,
                emissione,
                new Consegna(
                        journal(),
                        stream,
                        new Consegna.Registri(
                                stores.pratiche(), stores.lavori(), stores.visti(), conti, stores.imprese()),
                        tempo),
                new Magazzino(journal(), stream, stores.formulari()),
                emergenza,
                new Accettazione(
                        journal(),
                        stream,
                        emergenza,
                        stores.presentazioni(),
                        tempo,
                        new Accettazione.Domande(() -> collegamento.stato().collegato(), _ -> {}, apertura)),
                apertura,
                new Integrazione(
                        journal(),
                        stream,
                        stores.pratiche(),
                        new ModelloPortato(archivio(), BustaDiProva::verifica, tempo)),
                new RegistroVisti(journal(), stream, stores.visti(), tempo, domandeSuiVisti()),
                new Annullamento(
                        journal(),
                        stream,
                        new Annullamento.Registri(
                                stores.pratiche(), stores.numeri(), stores.formulari(), stores.annullamenti(), conti)),
                collegamento);
        testimone = new Testimone(
                journal(),
                stream,
                new Testimone.Luogo(disco, mount),
                new Testimone.Luogo(chiavetta, Path.of("/", sede + "-chiavetta", "testimone")),
                mondo.dischi,
                tempo);
        if (chiavettaNuova) {
            testimone.nuovo("rosa");
            chiavettaNuova = false;
        }
        new Risveglio(journal(), stream, () -> mount.toString(), Optional.of(testimone)).guarda(dubbio -> {
            mondo.diario.nota(this + " doubts: " + dubbio.frase());
            collegamento.quarantena(Quarantene.Causa.TESTIMONE, dubbio.frase());
        });
        collegamento.seguiLaVita();
        chiave.pubblica();
        reactions.run();
        rendiconto.rendi();
    }

    /// Visti cost nothing here, and everybody signs for his company.
    private Domande domandeSuiVisti() {
        Domande.Tassa gratis = new Domande.Tassa("prova", new DellaCassa.Voce("visto", 1, 0));
        return new Domande(
                (_, firmatario) -> new Domande.Parere(true, firmatario, ""),
                new Domande.Certificati() {
                    @Override
                    public Optional<String> impedimento(Reading rows, NumeroCertificato numero) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<NumeroCertificato> suFormulario(Reading rows, SerialeFormulario seriale) {
                        return Optional.empty();
                    }
                },
                new Domande.Prezzi() {
                    @Override
                    public Domande.Tassa visto(Visto.Tipo tipo, LocalDate giorno) {
                        return gratis;
                    }

                    @Override
                    public Domande.Tassa legalizzazione(LocalDate giorno) {
                        return gratis;
                    }

                    @Override
                    public List<Mezzo> mezzi(LocalDate giorno) {
                        return List.of();
                    }
                },
                new Domande.Incasso() {
                    @Override
                    public boolean aperta(Reading rows, String operatore) {
                        return false;
                    }

                    @Override
                    public NumeroRicevuta incassa(
                            Tx tx, String chi, String causale, Domande.Tassa tassa, Pagato pagato) {
                        throw new IllegalStateException("it costs nothing");
                    }
                },
                _ -> new Domande.Luogo("Camera di prova", "Prova"),
                stores.custodie()::libera);
    }

    @Override
    DiscoDiProva altroDisco() {
        return chiavetta;
    }

    /// Whether the witness has everything.
    boolean testimoniata() {
        return Objects.requireNonNull(testimone, "it never ran").stato().alPasso();
    }

    /// Within a second of a commit the witness has it.
    void testimonia() {
        Objects.requireNonNull(testimone, "it never ran").copia();
    }

    /// What this incarnation writes.
    StreamId vita() {
        return journal().lives(stream).getLast();
    }

    boolean inQuarantena() {
        return processo().collegamento().quarantena().isPresent();
    }

    /// The responsabile follows the page «Rientro».
    void rientra() {
        try {
            Rientro.Esito esito = processo().collegamento().rientra("rosa", "ripristinato da una copia");
            mondo.diario.nota(this + " " + esito);
            if (esito instanceof Rientro.Esito.Rientrata rientrata) {
                confermato = Head.EMPTY; // what was done in quarantine while the centre was asked is evidence now
                vive(rientrata.vita());
            }
        } catch (RejectedException e) {
            mondo.diario.nota(this + " does not come back: " + e.rejection().sentence());
        }
    }

    /// It goes on with a life of its own, unless the other of two boxes that were one has got a later one; that one,
    /// if its life is older, is the copy from here on.
    private void vive(StreamId vita) {
        ignota = false;
        incarnazione = vita.incarnation();
        for (NodoFiliale other : mondo.filiali) {
            if (other != this && other.sede.equals(sede)) {
                if (other.incarnazione > incarnazione) {
                    ignota = true;
                } else if (other.sicura()) {
                    other.diventaCopia();
                }
            }
        }
    }

    Processo processo() {
        return Objects.requireNonNull(processo, "it never ran");
    }

    Head acknowledged() {
        StreamId vita = vita();
        return journal().read(rows -> scambio.riscontrato(rows, vita));
    }
}
