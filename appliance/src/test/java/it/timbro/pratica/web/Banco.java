package it.timbro.pratica.web;

import io.helidon.webserver.http.HttpService;
import it.timbro.Altrove;
import it.timbro.BustaDiProva;
import it.timbro.Companies;
import it.timbro.FakeStampante;
import it.timbro.Filiale;
import it.timbro.MinuteDiProva;
import it.timbro.ModelliDiProva;
import it.timbro.Prove;
import it.timbro.annullamento.web.AnnullamentiPage;
import it.timbro.appuntamenti.FoglioAppuntamento;
import it.timbro.appuntamenti.Utenze;
import it.timbro.appuntamenti.web.AppuntamentiPage;
import it.timbro.appuntamenti.web.UtenzePage;
import it.timbro.atti.Diciture;
import it.timbro.atti.Riassegnazione;
import it.timbro.atti.Riconciliazione;
import it.timbro.atti.Ricontrolli;
import it.timbro.autonomia.Autonomia;
import it.timbro.autonomia.Risorsa;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.numeri.ScorteDiProva;
import it.timbro.centro.sedi.web.RiassegnaPage;
import it.timbro.collegamento.Quarantene;
import it.timbro.collegamento.Rientro;
import it.timbro.collegamento.Scambio;
import it.timbro.collegamento.web.CollegamentoPage;
import it.timbro.collegamento.web.RientroPage;
import it.timbro.collegamento.web.StatoApparecchio;
import it.timbro.collegamento.web.StatoLinea;
import it.timbro.collegamento.web.StatoOrologio;
import it.timbro.collegamento.web.StatoRientro;
import it.timbro.diritti.Estratti;
import it.timbro.diritti.Ricevute;
import it.timbro.diritti.web.CassaPage;
import it.timbro.diritti.web.EstrattiPage;
import it.timbro.diritti.web.PagamentoPage;
import it.timbro.emergenza.Stampati;
import it.timbro.emergenza.web.AperturaPage;
import it.timbro.emergenza.web.EmergenzaPage;
import it.timbro.emergenza.web.PresentazionePage;
import it.timbro.formulari.web.FormulariPage;
import it.timbro.imprese.Schedario;
import it.timbro.imprese.web.ImpresePage;
import it.timbro.istruttoria.web.IstruttoriaPage;
import it.timbro.operatori.Anagrafe.Iscritto;
import it.timbro.operatori.Consultazioni;
import it.timbro.operatori.Ingresso;
import it.timbro.operatori.Libro;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Operatori;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.operatori.Sessioni;
import it.timbro.operatori.segreti.Segreti;
import it.timbro.operatori.store.TentativoStore;
import it.timbro.page.Assets;
import it.timbro.page.Guard;
import it.timbro.page.Nomi;
import it.timbro.page.Pages;
import it.timbro.page.Problems;
import it.timbro.page.Quando;
import it.timbro.page.SecondaPersona;
import it.timbro.page.Server;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.politica.CambioPolitica;
import it.timbro.politica.Competenza;
import it.timbro.politica.Politica;
import it.timbro.politica.web.PoliticaPage;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.registri.Chiusura;
import it.timbro.registri.Cruscotti;
import it.timbro.registri.Lettura;
import it.timbro.registri.Registri;
import it.timbro.registri.Registro;
import it.timbro.registri.StampaRegistri;
import it.timbro.registri.store.ConteggiStore;
import it.timbro.registri.store.RigheStore;
import it.timbro.registri.web.CruscottiPage;
import it.timbro.registri.web.Fonti;
import it.timbro.registri.web.RegistriPage;
import it.timbro.registri.web.Uffici;
import it.timbro.ritiro.RicevutaRitiro;
import it.timbro.ritiro.store.ConsegnaStore;
import it.timbro.ritiro.web.AttesaPage;
import it.timbro.ritiro.web.RitiroPage;
import it.timbro.stampa.web.StampaPage;
import it.timbro.stampa.web.TaraturaPage;
import it.timbro.visti.FoglioVisto;
import it.timbro.visti.ModuloRichiesta;
import it.timbro.visti.web.VistiPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The counter of a branch in a folder, with its pages on loopback and people who have entered.
public final class Banco implements AutoCloseable {
    /// What stands for a signed envelope here: these letters, then the content.
    public static final String BUSTA = BustaDiProva.BUSTA;

    private static final String UFFICIO = "Camera di Commercio di Genova, sede di Genova";

    public final Filiale filiale;
    public final MinuteDiProva minute;
    public StatoLinea.Linea linea = new StatoLinea.Linea(
            true,
            "",
            0,
            OptionalLong.empty(),
            Optional.empty(),
            0,
            0,
            0,
            OptionalLong.empty(),
            Scambio.InArrivo.NULLA,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    public final Operatori operatori;
    public final List<String> consultate = new ArrayList<>();
    public int prove;
    /// What is the matter with the line, as a trial finds it.
    public Optional<String> guasto = Optional.empty();
    public List<Risorsa> risorse = List.of(new Risorsa.Custodia(OptionalLong.empty()));
    public Optional<Quarantene.Quarantena> quarantena = Optional.empty();
    public boolean senzaIlSuoTestimone;
    public Rientro.Esito rientro = new Rientro.Esito.NonServe();
    /// What the last stick came to.
    public List<String> lettura = List.of();
    /// Whether the machine of the branch counts as stolen.
    public boolean revocata;
    public long confermata;
    public StatoOrologio.Certezza certezza =
            new StatoOrologio.Certezza("L'ora è certa entro 1 secondo (centrale).", false, List.of());
    public StatoApparecchio.Tessera tessera =
            new StatoApparecchio.Tessera("GE1/7f3a09c2", OptionalLong.of(1_803_000_000_000L));
    public StatoApparecchio.Chiave chiave = new StatoApparecchio.Chiave(
            "7f3a09c27f3a09c2", OptionalLong.of(1_782_000_000_000L), OptionalLong.of(1_845_158_400_000L));
    private final Server server;
    private final Sessioni sessioni;
    private final Sessione anna;
    private final HttpClient client = HttpClient.newHttpClient();

    public final Consultazioni consultazioni;

    public Banco(Path folder) {
        this(folder, Optional.empty());
    }

    /// @param proprietaria as at the centre, which only looks
    public Banco(Path folder, Optional<PraticaPage.Proprietaria> proprietaria) {
        this.filiale = new Filiale(folder);
        this.consultazioni = new Consultazioni(filiale.journal, Filiale.STREAM, filiale.consultazioni, filiale.time);
        this.sessioni = new Sessioni(filiale.time);
        this.anna = entra("anna", EnumSet.of(Ruolo.OPERATORE, Ruolo.FIRMATARIO));
        Segreti segreti = new Segreti(64, 1);
        Libro libro =
                new Libro(filiale.journal, Filiale.STREAM, filiale.operatori, new TentativoStore(Filiale.SEDE.code()));
        this.operatori = new Operatori(libro, segreti);
        SecondaPersona seconda = new SecondaPersona(new Ingresso(libro, segreti, sessioni, filiale.time));
        Assets assets = new Assets();
        Pages pages = new Pages(
                        Templates.engine(),
                        "Genova",
                        // it looks into the journal as the real one does: a page that asks for it while it reads is
                        // refused
                        () -> filiale.journal.read(_ -> new Strip.Vista(
                                Strip.Tono.COLLEGATO,
                                "Collegato",
                                "Ultimo scambio 10:42",
                                "",
                                "Autonomia: 112 numeri, 86 formulari")),
                        assets)
                .con(new Nomi(Filiale.SEDE.code()::equals, this::nome));
        Quando quando = new Quando(filiale.time);
        Differenza differenza = new Differenza(filiale.journal, filiale.pratiche, pages, quando);
        EmergenzaPage.Lettura lettura =
                new EmergenzaPage.Lettura(filiale.journal, Filiale.SEDE, filiale.emergenze, filiale.presentazioni);
        Stampati stampati = new Stampati(() -> Filiale.REPORTS, UFFICIO);
        this.minute = MinuteDiProva.di(filiale, Banco::apri);
        PresentazionePage presentazioni = new PresentazionePage(
                filiale.accettazione,
                new PresentazionePage.Fonti(lettura, filiale.archivio, minute.precompilate()),
                stampati,
                pages,
                new Random(3));
        this.server = new Server(
                new Server.Listen("127.0.0.1", 0, Optional.empty()),
                new Guard(sessioni, _ -> Optional.empty()),
                new Problems(pages),
                assets,
                List.of(
                        new PraticaPage(
                                filiale.journal,
                                filiale.pratiche,
                                filiale.archivio,
                                new PraticaPage.Domande(
                                        filiale.istruttoria::opzioni,
                                        this::conto,
                                        _ -> "Registrato in centrale",
                                        Banco::apri,
                                        (login, scheda) -> consultate.add(login + " " + scheda.numero()),
                                        scheda -> new Companies(
                                                        filiale.journal,
                                                        filiale.imprese,
                                                        Politica.Raccolta.load(),
                                                        quando,
                                                        consultazioni)
                                                .poteri(scheda),
                                        filiale.companies()::diSolito,
                                        filiale.esame()::controlli,
                                        filiale.cartaceo(),
                                        filiale.evasione::proposta,
                                        proprietaria),
                                pages,
                                quando),
                        new IstruttoriaPage(
                                new IstruttoriaPage.Atti(
                                        filiale.istruttoria,
                                        filiale.evasione,
                                        new Diciture(
                                                filiale.journal,
                                                filiale.pratiche,
                                                filiale.istruttoria,
                                                filiale.annullamento)),
                                filiale.journal,
                                filiale.pratiche,
                                differenza,
                                pages),
                        new ImpresePage(
                                filiale.journal,
                                filiale.imprese,
                                schedario(),
                                new ImpresePage.Ufficio(
                                        new Sede("GE"),
                                        180,
                                        false,
                                        _ -> ricontrolli().recepisci(),
                                        (login, impresa, alLavoro) ->
                                                consultazioni.impresa(login, impresa.valore(), alLavoro),
                                        new ImpresePage.Domande(
                                                (rows, camera, impresa) ->
                                                        filiale
                                                                .appuntamenti
                                                                .utenzeDi(rows, camera, impresa, 10)
                                                                .stream()
                                                                .map(utenza ->
                                                                        UtenzePage.esito(utenza, quando, Nomi.NESSUNO))
                                                                .toList(),
                                                filiale.companies()::diSolito)),
                                pages,
                                quando),
                        new AttesaPage(
                                filiale.journal,
                                filiale.pratiche,
                                new Altrove(filiale.pratiche, Filiale.SEDE, filiale::luogo),
                                pages,
                                quando),
                        new StampaPage(
                                new StampaPage.Atti(filiale.emissione, filiale.inAzienda, filiale.consegna),
                                filiale.magazzino::prossimo,
                                filiale.journal,
                                filiale.pratiche,
                                differenza,
                                pages),
                        new LavorazioniPage(
                                filiale.evasione,
                                filiale.consegna,
                                filiale.journal,
                                filiale.pratiche,
                                differenza,
                                pages,
                                quando),
                        new TaraturaPage(filiale.tarature, filiale.allaStampante, pages, quando),
                        new RitiroPage(
                                filiale.consegna,
                                new ConsegnaStore(),
                                filiale.journal,
                                filiale.pratiche,
                                () -> new RicevutaRitiro(() -> Filiale.REPORTS, UFFICIO),
                                filiale.companies()::recapiti,
                                differenza,
                                pages,
                                quando),
                        new FormulariPage(
                                filiale.magazzino,
                                new FormulariPage.Lettura(filiale.journal, filiale.formulari, filiale.archivio),
                                pages,
                                quando),
                        new AnnullamentiPage(
                                filiale.annullamento,
                                new AnnullamentiPage.Lettura(
                                        filiale.journal, filiale.annullamenti, filiale.pratiche, filiale.archivio),
                                pages,
                                quando),
                        new AppuntamentiPage(
                                filiale.agenda,
                                new it.timbro.appuntamenti.web.Lettura(
                                        filiale.journal,
                                        Filiale.SEDE,
                                        filiale.appuntamenti,
                                        filiale.archivio,
                                        file -> ModelliDiProva.letto(file, Banco::apri),
                                        () -> filiale.politiche
                                                .valida(Filiale.SEDE, quando.oggi())
                                                .dispositivi()),
                                () -> new FoglioAppuntamento(() -> Filiale.REPORTS, UFFICIO),
                                pages,
                                quando,
                                new Random(6)),
                        new UtenzePage(
                                new Utenze(filiale.journal, filiale.appuntamenti, Proprieta::aoo),
                                filiale.journal,
                                filiale.appuntamenti,
                                Sede::code,
                                pages,
                                quando),
                        new VistiPage(
                                filiale.registroVisti,
                                new VistiPage.Lettura(
                                        filiale.journal,
                                        Filiale.SEDE,
                                        filiale.visti,
                                        filiale.archivio,
                                        impresa -> filiale.companies().azienda(Filiale.SEDE, impresa)),
                                new VistiPage.Stampe(
                                        new FoglioVisto(() -> Filiale.REPORTS, UFFICIO),
                                        new ModuloRichiesta(() -> Filiale.REPORTS, UFFICIO)),
                                seconda,
                                pages,
                                new Random(5)),
                        cassa(pages, quando),
                        politica(pages, quando),
                        filiale.esame().posta(_ -> Filiale.STREAM, pages),
                        registri(pages, quando),
                        new CartePage(
                                filiale.journal,
                                new CartePage.Letture(filiale.carte, filiale.pratiche, new ImpronteStore()),
                                Riconciliazione.dellaSede(
                                        filiale.journal, filiale.carte, filiale.pratiche, Filiale.STREAM),
                                pages,
                                quando),
                        new RiassegnaPage(
                                new Riassegnazione(
                                        filiale.journal,
                                        new Riassegnazione.Registri(
                                                filiale.pratiche,
                                                filiale.custodie,
                                                CentroDiProva.camere(),
                                                filiale.incassi,
                                                filiale.presentazioni,
                                                (_, _) -> List.of()),
                                        _ -> 15,
                                        (_, _) -> revocata,
                                        filiale.time),
                                seconda,
                                pages,
                                quando),
                        new EmergenzaPage(filiale.emergenza, lettura, stampati, filiale.time, pages),
                        minute.pagina(pages),
                        presentazioni,
                        new AperturaPage(filiale.apertura, minute.precompilate(), presentazioni, pages),
                        new IntegrazionePage(filiale.integrazione, filiale.archivio, differenza, pages),
                        new CollegamentoPage(
                                new FintaLinea(),
                                () -> Autonomia.di(risorse, filiale.time.now(), ScorteDiProva.UFFICIO),
                                new FintoApparecchio(),
                                new FintoOrologio(),
                                pages,
                                quando),
                        new RientroPage(new FintoRientro(), pages, quando)));
        server.start();
    }

    private HttpService cassa(Pages pages, Quando quando) {
        it.timbro.diritti.web.Lettura lettura = new it.timbro.diritti.web.Lettura(
                filiale.journal, Filiale.SEDE, filiale.incassi, filiale.diritti, filiale.pratiche, filiale.politiche);
        CassaPage tills = new CassaPage(
                filiale.cassa, new Ricevute(() -> Filiale.REPORTS, () -> "Camera di prova"), lettura, pages, quando);
        EstrattiPage statements = new EstrattiPage(
                new Estratti(filiale.journal, Filiale.STREAM, filiale.incassi), lettura, pages, quando);
        PagamentoPage payments = new PagamentoPage(filiale.cassa, lettura, pages, quando);
        return rules -> {
            tills.routing(rules);
            statements.routing(rules);
            payments.routing(rules);
        };
    }

    private PoliticaPage politica(Pages pages, Quando quando) {
        Competenza competenza = Competenza.dellaSede(Filiale.SEDE, "Genova", Filiale.STREAM);
        return new PoliticaPage(
                new CambioPolitica(filiale.journal, filiale.variazioni, filiale.politiche, competenza),
                competenza,
                new it.timbro.politica.web.Lettura(filiale.journal, filiale.variazioni, filiale.politiche),
                pages,
                quando);
    }

    /// What people write of companies.
    public Schedario schedario() {
        return new Schedario(filiale.journal, filiale.imprese, Schedario.Flussi.dellaSede(Filiale.STREAM));
    }

    public Ricontrolli ricontrolli() {
        return new Ricontrolli(
                filiale.journal,
                Filiale.STREAM,
                new Ricontrolli.Registri(filiale.imprese, filiale.pratiche, filiale.consegne));
    }

    private final class FintoOrologio implements StatoOrologio {
        @Override
        public Certezza adesso() {
            return certezza;
        }

        @Override
        public void conferma(long ms, String operatore) {
            confermata = ms;
        }
    }

    private final class FintoApparecchio implements StatoApparecchio {
        @Override
        public Tessera adesso() {
            return tessera;
        }

        @Override
        public Chiave chiave() {
            return chiave;
        }

        @Override
        public void cambiaChiave(String kid, String operatore) {
            if (!kid.equals(chiave.kid())) {
                throw Problem.NON_VALIDO_ORA.rejected("la chiave della sede è già stata cambiata");
            }
            chiave = new Chiave("00c0ffee00c0ffee", chiave.dalMs(), OptionalLong.empty());
        }

        @Override
        public void iscrivi(String codice) {
            if (!codice.equals("K7PM-3WQX-9RTA-HJ42-BC8D")) {
                throw Problem.ISCRIZIONE_NON_RIUSCITA.rejected("Il codice di iscrizione non è giusto.");
            }
            tessera = new Tessera("GE1/00c0ffee", OptionalLong.of(1_803_000_000_000L));
        }
    }

    private final class FintoRientro implements StatoRientro {
        private String codice = "K7PM-3WQX-9RTA-HJ42-BC8D-0000";

        @Override
        public Optional<Quarantene.Quarantena> adesso() {
            return quarantena;
        }

        @Override
        public String statoDelTestimone() {
            return senzaIlSuoTestimone ? "Il testimone non è collegato." : "Il testimone ha tutto.";
        }

        @Override
        public boolean senzaIlSuoTestimone() {
            return senzaIlSuoTestimone;
        }

        @Override
        public void nuovoTestimone(String operatore) {
            senzaIlSuoTestimone = false;
        }

        @Override
        public Optional<String> codice() {
            return quarantena.map(_ -> codice);
        }

        @Override
        public void nuovoCodice(String operatore) {
            codice = "B2NQ-" + operatore;
        }

        @Override
        public List<String> chiavette() {
            return List.of("KINGSTON");
        }

        @Override
        public List<String> lettura() {
            return lettura;
        }

        @Override
        public Rientro.Esito rientra(String operatore, String motivo) {
            return rientro;
        }
    }

    private final class FintaLinea implements StatoLinea {
        @Override
        public Linea adesso() {
            return linea;
        }

        @Override
        public Optional<String> prova() {
            prove++;
            return guasto;
        }
    }

    private Optional<Costi.Conto> conto(NumeroPratica numero) {
        return filiale.journal
                .read(rows -> filiale.diritti.find(rows, numero))
                .map(conto -> new Costi.Conto(
                        conto.voci(),
                        conto.apertiCent(),
                        conto.riscossiCent(),
                        conto.rimborsatiCent(),
                        conto.daRimborsareCent()));
    }

    private static Optional<byte[]> apri(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.startsWith(BUSTA)
                ? Optional.of(Arrays.copyOfRange(bytes, BUSTA.length(), bytes.length))
                : Optional.empty();
    }

    public Sessione entra(String login, Set<Ruolo> ruoli) {
        return sessioni.apri(Iscritto.nuovo(new Operatore(login, "Anna Rossi", ruoli), ""));
    }

    public FakeStampante stampante() {
        return filiale.stampante;
    }

    /// A pratica whose modello, files and notes the test chooses.
    public NumeroPratica arriva(String numero, Modello modello, Opzioni opzioni, List<Allegato> files, String note) {
        NumeroPratica pratica = new NumeroPratica(numero);
        filiale.dallaCentrale(
                new PraticaPresentata(
                        pratica,
                        "azienda.prova",
                        TipoPratica.CO,
                        modello,
                        files.getFirst(),
                        files.subList(1, files.size()),
                        opzioni,
                        Prove.firma(EsitoFirma.Integrita.INTEGRA),
                        note),
                new PraticaProtocollata(pratica, new NumeroProtocollo("GE/2026/0012345")),
                new PraticaAssegnata(pratica, Filiale.SEDE, 1));
        return pratica;
    }

    /// A file that is at the branch.
    public Allegato file(String nome, String tipo, String contenuto) {
        byte[] bytes = contenuto.getBytes(StandardCharsets.UTF_8);
        return new Allegato(filiale.archivio.keep(bytes), nome, tipo, "", bytes.length);
    }

    public String address() {
        return "http://localhost:" + server.port();
    }

    /// The cookie of the person who is at the counter.
    public String cookie() {
        return "__Host-timbro=" + anna.id();
    }

    public HttpResponse<String> get(String path) {
        return get(path, anna);
    }

    public HttpResponse<String> get(String path, Sessione chi) {
        return send(request(path, chi).GET().build());
    }

    /// Sends a form as a page of this session would.
    ///
    /// @param fields name, value, name, value, ...
    public HttpResponse<String> post(String path, String... fields) {
        return post(path, anna, fields);
    }

    public HttpResponse<String> post(String path, Sessione chi, String... fields) {
        Map<Integer, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.put(i, encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        pairs.put(-1, "_csrf=" + encoded(chi.csrf()));
        pairs.put(-2, "_chiave=" + UUID.randomUUID());
        return send(request(path, chi)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        pairs.values().stream().collect(Collectors.joining("&"))))
                .build());
    }

    /// Sends a form as a page does that saves by itself.
    public HttpResponse<String> postDaSe(String path, String... fields) {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(anna.csrf()), "_chiave=" + UUID.randomUUID()));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return send(request(path, anna)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("HX-Request", "true")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)))
                .build());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, Sessione chi) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        request.header("Accept", "text/html");
        return request.header("Cookie", "__Host-timbro=" + chi.id());
    }

    /// The bytes of an answer, such as a PDF.
    public byte[] bytes(String path) {
        try {
            return client.send(request(path, anna).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a file as the page's script does.
    ///
    /// @param segreto of the session's forms
    public HttpResponse<String> carica(String path, String segreto, byte[] file) {
        return carica(path, anna, Map.of("_csrf", segreto), file);
    }

    /// Sends a file with the fields of its form, as a person does who is no longer anna.
    public HttpResponse<String> carica(String path, Sessione chi, Map<String, String> campi, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> fields = new LinkedHashMap<>(campi);
        fields.put("_chiave", UUID.randomUUID().toString());
        fields.putIfAbsent("_csrf", chi.csrf());
        fields.forEach((name, value) -> body.writeBytes(part("name=\"" + name + "\"", value + "\r\n")));
        body.writeBytes(part("name=\"file\"; filename=\"scansione.pdf\"", ""));
        body.writeBytes(file);
        body.writeBytes("\r\n--confine--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path, chi)
                .header("Content-Type", "multipart/form-data; boundary=confine")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static byte[] part(String disposition, String value) {
        return ("--confine\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The secret of the forms of the person who is at the counter.
    public String segreto() {
        return anna.csrf();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String nome(String login) {
        return filiale.journal
                .read(rows -> filiale.operatori.find(rows, login))
                .map(iscritto -> iscritto.operatore().nome())
                .orElse(login);
    }

    @Override
    public void close() {
        client.shutdownNow(); // an open connection keeps a server waiting
        server.close();
        filiale.close();
    }

    private HttpService registri(Pages pages, Quando quando) {
        String ufficio = "Camera di Commercio di Genova, sede di Genova";
        RigheStore righe = new RigheStore();
        StampaRegistri stampa = new StampaRegistri(() -> Filiale.REPORTS);
        Fonti fonti = new Fonti(
                filiale.journal,
                new Lettura(filiale.journal, righe),
                new Chiusura(filiale.journal, righe, stampa, filiale.archivio, filiale.time),
                stampa,
                filiale.archivio,
                consultazioni);
        Uffici uffici = new Uffici(
                Map.of(Filiale.SEDE.code(), "Genova"),
                _ -> ufficio,
                Optional.of(new Chiusura.Casa(
                        Filiale.STREAM, Filiale.SEDE, ufficio, Registri.tenutiDa(Registro.Tenuto.SEDE))));
        RegistriPage registri = new RegistriPage(fonti, uffici, pages, quando);
        CruscottiPage cruscotti = new CruscottiPage(
                filiale.journal,
                new Cruscotti(new ConteggiStore()),
                uffici,
                new CruscottiPage.Domande((_, _) -> new Cruscotti.Giorni(_ -> true, _ -> 2), filiale.time),
                pages);
        return rules -> {
            registri.routing(rules);
            cruscotti.routing(rules);
        };
    }
}
