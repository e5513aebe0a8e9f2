package it.timbro;

import it.timbro.annullamento.store.AnnullamentoStore;
import it.timbro.appuntamenti.Agenda;
import it.timbro.appuntamenti.store.AppuntamentoStore;
import it.timbro.archivio.Archivio;
import it.timbro.atti.AllaStampante;
import it.timbro.atti.Annullamento;
import it.timbro.atti.Apertura;
import it.timbro.atti.Consegna;
import it.timbro.atti.Emissione;
import it.timbro.atti.Evasione;
import it.timbro.atti.InAzienda;
import it.timbro.atti.Integrazione;
import it.timbro.atti.ModelloPortato;
import it.timbro.atti.Notizie;
import it.timbro.atti.OneriDellaPratica;
import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.centro.sedi.store.RegistroStore;
import it.timbro.certificato.Impaginazione;
import it.timbro.certificato.Numeri;
import it.timbro.certificato.store.NumeroStore;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Conti;
import it.timbro.diritti.Tariffa;
import it.timbro.diritti.store.CreditoStore;
import it.timbro.diritti.store.DirittoStore;
import it.timbro.diritti.store.IncassoStore;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.store.EmergenzaStore;
import it.timbro.emergenza.store.PresentazioneStore;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.formulari.store.FormularioStore;
import it.timbro.imprese.Schedario;
import it.timbro.imprese.store.ImpresaStore;
import it.timbro.istruttoria.Istruttoria;
import it.timbro.istruttoria.store.SpedizioneStore;
import it.timbro.journal.Journal;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.store.ConsultazioneStore;
import it.timbro.operatori.store.OperatoreStore;
import it.timbro.page.Quando;
import it.timbro.politica.Politica;
import it.timbro.politica.Rilettura;
import it.timbro.politica.store.VariazioneStore;
import it.timbro.posta.store.PostaStore;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DellaPolitica.PoliticaVariata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.CustodiaStore;
import it.timbro.pratica.store.FileStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.pratica.web.CartaceoView;
import it.timbro.printing.pdf.CalibrationComposer;
import it.timbro.printing.pdf.Composer;
import it.timbro.printing.pdf.Fonts;
import it.timbro.printing.pdf.Preview;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.protocollo.store.ProtocolloStore;
import it.timbro.ritiro.store.ConsegnaStore;
import it.timbro.sportello.Fogli;
import it.timbro.stampa.Lavori;
import it.timbro.stampa.Tarature;
import it.timbro.stampa.store.LavoroStore;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import it.timbro.visti.Domande;
import it.timbro.visti.RegistroVisti;
import it.timbro.visti.store.VistoStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A whole branch in a folder: real SQLite and real printing code, with the test's clock and
/// printer. What the centre says arrives through the feed, as in life.
public final class Filiale implements AutoCloseable {
    public static final Sede SEDE = new Sede("GE1");
    public static final String VERIFICA = "https://verifica.prova.invalid/";
    public static final StreamId STREAM = new StreamId("GE1", "1");
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final Fonts FONTS = Fonts.load();
    public static final ReportComposer REPORTS = new ReportComposer(FONTS);
    private static final Composer COMPOSER = new Composer(FONTS);

    public final FakeTime time;
    public final FakeStampante stampante;
    public final Journal journal;
    public final SchedaStore pratiche = new SchedaStore();
    public final CarteStore carte = new CarteStore();
    public final CustodiaStore custodie = new CustodiaStore();
    public final NumeroStore numeri = new NumeroStore();
    public final FormularioStore formulari = new FormularioStore();
    public final LavoroStore lavori = new LavoroStore();
    public final DirittoStore diritti = new DirittoStore();
    public final IncassoStore incassi = new IncassoStore();
    public final VariazioneStore variazioni = new VariazioneStore();
    public final CreditoStore crediti = new CreditoStore();
    public final OperatoreStore operatori = new OperatoreStore();
    public final EmergenzaStore emergenze = new EmergenzaStore();
    public final PresentazioneStore presentazioni = new PresentazioneStore();
    public final VistoStore visti = new VistoStore();
    public final AnnullamentoStore annullamenti = new AnnullamentoStore();
    public final AppuntamentoStore appuntamenti = new AppuntamentoStore();
    public final Emergenza emergenza;
    public final Apertura apertura;
    public final Integrazione integrazione;
    public final Accettazione accettazione;
    /// Whether the branch thinks that it reaches the centre.
    public boolean collegata;

    public final ConsultazioneStore consultazioni = new ConsultazioneStore();
    public final RegistroStore registro = new RegistroStore();
    public final ImpresaStore imprese = new ImpresaStore();
    public final ConsegnaStore consegne = new ConsegnaStore();
    public final SpedizioneStore spedizioni = new SpedizioneStore();
    public final PostaStore posta = new PostaStore();
    /// Under the archivio.
    public final DiscoPieno disco = new DiscoPieno();

    public final Archivio archivio;
    public final Istruttoria istruttoria;
    public final Tarature tarature;
    public final AllaStampante allaStampante;
    public final Emissione emissione;
    public final Consegna consegna;
    public final Magazzino magazzino;
    public final Annullamento annullamento;
    public final RegistroVisti registroVisti;
    public final Evasione evasione;
    public final Agenda agenda;
    public final InAzienda inAzienda;
    public final Conti conti;
    public final Cassa cassa;
    public final Politica.Raccolta politiche;
    private final Path folder;
    private int arrivate;
    private int variate;

    public Filiale(Path folder) {
        this(folder, VERIFICA);
    }

    /// @param verifica address for checking printed codes; "" as in an installation that nobody has
    /// finished
    public Filiale(Path folder, String verifica) {
        this(folder, verifica, new FakeTime(), new FakeStampante());
    }

    private Filiale(Path folder, String verifica, FakeTime time, FakeStampante stampante) {
        this.politiche = Politica.Raccolta.load().conVerifica(verifica);
        this.folder = folder;
        this.time = time;
        this.stampante = stampante;
        this.journal = BaseDati.SQLITE.open(
                folder.resolve("timbro.db"),
                new Codec(),
                List.of(
                        pratiche,
                        carte,
                        custodie,
                        new FileStore(),
                        numeri,
                        formulari,
                        lavori,
                        consegne,
                        diritti,
                        incassi,
                        variazioni,
                        crediti,
                        new ProtocolloStore(),
                        emergenze,
                        presentazioni,
                        visti,
                        annullamenti,
                        appuntamenti,
                        registro,
                        operatori,
                        consultazioni,
                        imprese,
                        spedizioni,
                        posta),
                CarteStore::keep,
                time,
                new Random(7));
        new Rilettura(journal, variazioni, politiche).comincia();
        this.archivio = new Archivio(folder.resolve("archivio"), disco, new Random(8));
        this.conti = new Conti(diritti, new Addebiti(crediti, SEDE, time), politiche);
        this.cassa =
                new Cassa(journal, STREAM, new Cassa.Registri(incassi, diritti, pratiche, custodie), conti, politiche);
        this.istruttoria = new Istruttoria(
                journal, STREAM, pratiche, companies().fascicoli(spedizioni), politiche, new OneriDellaPratica(conti));
        this.emergenza = new Emergenza(journal, STREAM, emergenze, custodie, time, Stampati::quando);
        SigningKey chiave = SigningKey.open(folder.resolve("chiavi"), "codice");
        Impaginazione impaginazione = new Impaginazione(() -> COMPOSER, () -> chiave);
        ModelloPortato modelli = new ModelloPortato(archivio, BustaDiProva::verifica, time);
        this.apertura = new Apertura(
                journal,
                STREAM,
                new Apertura.Registri(presentazioni, custodie, modelli, impaginazione, politiche),
                time);
        this.integrazione = new Integrazione(journal, STREAM, pratiche, modelli);
        this.accettazione = new Accettazione(
                journal,
                STREAM,
                emergenza,
                presentazioni,
                time,
                new Accettazione.Domande(() -> collegata, _ -> {}, apertura));
        Emissione.Stanze stanze = new Emissione.Stanze(
                pratiche,
                custodie,
                numeri,
                formulari,
                lavori,
                diritti,
                crediti,
                istruttoria,
                politiche,
                annullamenti,
                impaginazione);
        this.tarature = new Tarature(journal, STREAM, new Tarature.Stampante("ipp://stampante.invalid/ipp", "tray-2"));
        this.allaStampante = new AllaStampante(
                stampante, archivio, tarature, () -> new CalibrationComposer(FONTS), () -> new Preview(FONTS));
        this.emissione =
                new Emissione(journal, STREAM, time, stanze, () -> new Preview(FONTS), archivio, allaStampante);
        this.inAzienda = new InAzienda(journal, STREAM, time, stanze, archivio);
        this.consegna =
                new Consegna(journal, STREAM, new Consegna.Registri(pratiche, lavori, visti, conti, imprese), time);
        this.magazzino = new Magazzino(journal, STREAM, formulari);
        this.annullamento = new Annullamento(
                journal, STREAM, new Annullamento.Registri(pratiche, numeri, formulari, annullamenti, conti));
        this.agenda = new Agenda(
                journal,
                STREAM,
                appuntamenti,
                (_, giorno) -> politiche.valida(SEDE, giorno).ufficio(List.of()).lavorativo(giorno),
                time);
        this.registroVisti = new RegistroVisti(
                journal,
                STREAM,
                visti,
                time,
                new Domande(
                        (impresa, firmatario) -> companies().firma(SEDE, impresa, firmatario),
                        VistiWing.certificati(numeri, formulari),
                        VistiWing.prezzi(politiche, SEDE),
                        VistiWing.incasso(cassa),
                        giorno -> new Domande.Luogo(
                                politiche.valida(SEDE, giorno).camera(),
                                politiche.valida(SEDE, giorno).luogo()),
                        custodie::libera));
        this.evasione = new Evasione(
                journal,
                STREAM,
                istruttoria,
                new Evasione.Stanze(
                        pratiche,
                        numeri,
                        formulari,
                        magazzino,
                        annullamento,
                        imprese,
                        new Schedario(journal, imprese, Schedario.Flussi.dellaSede(STREAM)),
                        registroVisti,
                        visti,
                        conti,
                        new Notizie(politiche),
                        () -> {}));
    }

    /// What a branch's town is called; empty of one that nobody knows.
    public Optional<String> luogo(Sede sede) {
        return politiche.conosciuta(sede)
                ? Optional.of(politiche.valida(sede, LocalDate.of(2026, 11, 23)).luogo())
                : Optional.empty();
    }

    /// The room of companies, as the other rooms ask it.
    public Companies companies() {
        return new Companies(
                journal, imprese, politiche, new Quando(time), new Consultazioni(journal, STREAM, consultazioni, time));
    }

    /// The same branch after the machine went down: everything it knows comes from its folder.
    public Filiale riaccendi() {
        close();
        Filiale again = new Filiale(folder, VERIFICA, time, new FakeStampante());
        again.arrivate = arrivate;
        return again;
    }

    /// The centre has decided this from the first day on: `incassi.mezzi`, `POS CONTANTI`, ...
    public void politica(String... viaEValore) {
        Map<String, String> valori = new java.util.LinkedHashMap<>();
        for (int i = 0; i < viaEValore.length; i += 2) {
            valori.put(viaEValore[i], viaEValore[i + 1]);
        }
        LocalDate dal = LocalDate.of(2019, 6, 1);
        dallaCentrale(new PoliticaVariata("GE/aoo:p" + ++variate, SEDE.code(), dal, valori, "prova"));
    }

    /// The centre leases numbers of this year.
    public void blocco(int anno, int quanti) {
        List<Numerato> block = IntStream.rangeClosed(1, quanti)
                .mapToObj(n -> new Numerato(
                        new NumeroCertificato("C%02dGE%07d".formatted(anno % 100, n)), "K%07d".formatted(n)))
                .toList();
        dallaCentrale(new BloccoAssegnato("GE1-" + anno + "-1", SEDE, anno, block));
    }

    /// A request arrives from the centre, protocolled and assigned.
    public NumeroPratica arriva(Opzioni opzioni) {
        arrivate++;
        NumeroPratica numero = new NumeroPratica("M26B23A%04d".formatted(arrivate));
        return arriva(numero, opzioni);
    }

    public NumeroPratica arriva(NumeroPratica numero, Opzioni opzioni) {
        dallaCentrale(
                Prove.presentata(
                        numero,
                        Prove.conFattura(
                                Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K.\nTOKYO"),
                                arrivate <= 1 ? "2026/0147" : "2026/" + (1_000 + arrivate)),
                        opzioni),
                new PraticaProtocollata(
                        numero,
                        new NumeroProtocollo("GE/2026/%07d"
                                .formatted(Integer.parseInt(numero.text().substring(7))))),
                new PraticaAssegnata(numero, SEDE, 1),
                Tariffa.prenota(numero, politiche.valida(SEDE, LocalDate.of(2026, 11, 23)), TipoPratica.CO, opzioni));
        return numero;
    }

    /// Facts of the centre reach the branch through its feed.
    public void dallaCentrale(Fatto... fatti) {
        List<FeedEntry> news = new ArrayList<>();
        Head feed = journal.feedHead(SEDE.code());
        Head aoo = new Head(feed.seq(), feed.seq() == 0 ? Hash.ZERO : ultimaOrigine());
        long first = aoo.seq() + 1;
        Codec codec = new Codec();
        Entry.Stamp stamp = new Entry.Stamp(time.now().toEpochMilli(), 0, 0, Long.MAX_VALUE);
        for (int i = 0; i < fatti.length; i++) {
            Entry entry = Entry.seal(
                    AOO,
                    first + i,
                    first,
                    fatti.length,
                    stamp,
                    "centrale",
                    codec.encode(fatti[i]),
                    new byte[16],
                    aoo.hash());
            aoo = new Head(entry.seq(), entry.hash());
            FeedEntry item = FeedEntry.seal(SEDE.code(), feed.seq() + 1, entry, feed.hash());
            feed = new Head(item.seq(), item.hash());
            news.add(item);
        }
        journal.storeFeed(news);
    }

    private Hash ultimaOrigine() {
        Head head = journal.feedHead(SEDE.code());
        return journal.find(AOO, head.seq()).orElseThrow().hash();
    }

    public Scheda scheda(NumeroPratica numero) {
        return journal.read(rows -> pratiche.read(rows, numero));
    }

    public long versione(NumeroPratica numero) {
        return scheda(numero).versione();
    }

    public void approva(NumeroPratica numero) {
        istruttoria.approva(numero, versione(numero), "anna");
    }

    /// Reserves, confirming every proposed serial by its last three digits.
    public void prepara(NumeroPratica numero) {
        Map<Integer, String> seriali = emissione.proposta(numero).fogli().stream()
                .filter(foglio -> foglio.seriale().isPresent())
                .collect(java.util.stream.Collectors.toMap(
                        Emissione.FoglioProposto::numero,
                        foglio -> ultimeTre(foglio.seriale().orElseThrow().text())));
        emissione.prepara(numero, versione(numero), seriali, "anna");
    }

    public static String ultimeTre(String seriale) {
        return seriale.substring(seriale.length() - 3);
    }

    public Emissione.Invio stampa(NumeroPratica numero, String motivo) {
        return emissione.stampa(numero, versione(numero), motivo, "anna");
    }

    public void rispondi(NumeroPratica numero, int foglio, Emissione.Risposta risposta, String nuovo) {
        emissione.rispondi(numero, versione(numero), foglio, risposta, nuovo, "anna");
    }

    public void tuttiBuoni(NumeroPratica numero) {
        lavoro(numero).inDubbio().forEach(foglio -> rispondi(numero, foglio.numero(), Emissione.Risposta.BUONO, ""));
    }

    public Lavori.Lavoro lavoro(NumeroPratica numero) {
        return emissione.lavoro(numero).orElseThrow();
    }

    /// What the examination tells the pages.
    public Examination esame() {
        return new Examination(
                journal,
                companies().fascicoli(spedizioni),
                posta,
                politiche,
                (_, sede, now) -> ufficio(sede, now),
                time);
    }

    /// What the page of a pratica says of its paper.
    public CartaceoView.Domanda cartaceo() {
        return new PaperAnswers(journal, pratiche, numeri, formulari, annullamenti, presentazioni, new Quando(time));
    }

    private Calendario ufficio(Sede sede, Instant now) {
        return politiche.valida(sede, LocalDate.ofInstant(now, Calendario.ROMA)).ufficio(List.of());
    }

    /// What the day view asks about paper.
    public Fogli fogli() {
        return new SheetAnswers(lavori, pratiche, politiche);
    }

    public Formulari.Stato formulario(String seriale) {
        return journal.read(rows -> formulari.stato(rows, new it.timbro.pratica.SerialeFormulario(seriale)))
                .orElseThrow();
    }

    public Numeri.Certificato certificato(String numero) {
        return journal.read(rows -> numeri.find(rows, new NumeroCertificato(numero)))
                .orElseThrow();
    }

    @Override
    public void close() {
        journal.close();
    }
}
