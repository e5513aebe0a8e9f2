package it.timbro.imprese;

import static it.timbro.imprese.Aziende.ADA;
import static it.timbro.imprese.Aziende.GE;
import static it.timbro.imprese.Aziende.GIANNI;
import static it.timbro.imprese.Aziende.OTTOBRE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Prove;
import it.timbro.atti.Diffusione;
import it.timbro.atti.Ricontrolli;
import it.timbro.atti.Tables;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.imprese.ElencoImprese.Voce;
import it.timbro.imprese.Imprese.DaRicontrollare;
import it.timbro.imprese.Schedario.Attribuzione;
import it.timbro.imprese.Schedario.Conferimento;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.DelegaRevocata;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.Receipt;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A delega is revoked at Chiavari while Genova is cut off: three houses with real stores.
class RevocaFraSediTest {
    private static final Sede GE1 = new Sede("GE1");
    private static final Sede GE2 = new Sede("GE2");
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final int BATCH = 500;

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private final Map<Sede, Receipt> ricevute = new java.util.HashMap<>();
    private Casa centro;
    private Casa genova;
    private Casa chiavari;
    private Diffusione diffusione;
    private int arrivate;

    @BeforeEach
    void apri() {
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        chiavari = new Casa(folder.resolve("GE2"), orologio, 3);
        diffusione = new Diffusione(centro.journal, centro.imprese, CentroDiProva.camere());
    }

    @AfterEach
    void chiudi() {
        centro.close();
        genova.close();
        chiavari.close();
    }

    private Casa casa(Sede sede) {
        return sede.equals(GE1) ? genova : chiavari;
    }

    private static StreamId stream(Sede sede) {
        return new StreamId(sede.code(), "1");
    }

    private Schedario schedario(Sede sede) {
        Casa casa = casa(sede);
        return new Schedario(casa.journal, casa.imprese, Schedario.Flussi.dellaSede(stream(sede)));
    }

    private Schedario schedarioDelCentro() {
        return new Schedario(centro.journal, centro.imprese, _ -> Optional.of(AOO));
    }

    /// What the branch wrote goes up; the centre does what it does after every push.
    private void sale(Sede sede) {
        StreamId stream = stream(sede);
        List<Entry> batch = casa(sede)
                .journal
                .entriesAfter(stream, centro.journal.head(stream).seq(), BATCH, 1 << 20);
        if (!batch.isEmpty()) {
            assertThat(centro.journal.receive(stream, batch, UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
        }
        diffusione.gira(sede);
    }

    /// One answer of the feed, acknowledged; then the branch does what it does after every news.
    private List<FeedEntry> scende(Sede sede) {
        diffusione.gira(sede);
        List<FeedEntry> news = centro.journal.feedAfter(
                sede.code(), casa(sede).journal.feedHead(sede.code()).seq(), BATCH, 8 << 20);
        if (!news.isEmpty()) {
            casa(sede).journal.storeFeed(news);
            FeedEntry last = news.getLast();
            centro.journal.keep(
                    sede.code(), new Receipt(FeedEntry.chainOf(sede.code()), last.seq(), last.hash(), 0, 0));
            ricontrolli(sede).recepisci();
        }
        return news;
    }

    private void tutto() {
        for (int i = 0; i < 60; i++) {
            sale(GE1);
            sale(GE2);
            if (scende(GE1).isEmpty() & scende(GE2).isEmpty()) {
                return;
            }
        }
        throw new AssertionError("it does not come to an end");
    }

    private Ricontrolli ricontrolli(Sede sede) {
        Casa casa = casa(sede);
        return new Ricontrolli(
                casa.journal, stream(sede), new Ricontrolli.Registri(casa.imprese, casa.pratiche, casa.consegne));
    }

    private static Conferimento aGianni(Ambito ambito) {
        return new Conferimento(GIANNI, "Gianni Delegato", ambito, OTTOBRE, null, "foglio firmato, faldone 3");
    }

    /// A pratica signed by this person comes to Genova, which approves it without contact.
    private NumeroPratica arrivaEApprova(CodiceFiscale firmatario) {
        arrivate++;
        NumeroPratica numero = new NumeroPratica("M26B22A%04d".formatted(arrivate));
        PraticaPresentata p =
                Prove.presentata(numero, Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), Opzioni.NESSUNA);
        EsitoFirma firma = p.firma();
        EsitoFirma sua = new EsitoFirma(
                firma.integrita(),
                firma.stato(),
                firma.statoMotivo(),
                firma.verdetto(),
                firma.verdettoMotivo(),
                List.of(new EsitoFirma.Firmatario("Chi Firma", firmatario.valore(), "", "CA di prova", null)),
                firma.contenuto(),
                firma.quandoMs());
        dice(new PraticaPresentata(
                numero, p.utente(), p.tipo(), p.modello(), p.modelloFirmato(), p.allegati(), p.opzioni(), sua, ""));
        dice(new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/%07d".formatted(arrivate))));
        dice(new PraticaAssegnata(numero, GE1, 1, null));
        scende(GE1);
        genova.journal.write(stream(GE1), "bruni", tx -> tx.append(new PraticaApprovata(numero)));
        return numero;
    }

    private void dice(Fatto fatto) {
        centro.journal.write(AOO, "centrale", tx -> tx.append(fatto, GE1));
    }

    private static LocalDate oggi() {
        return LocalDate.of(2026, 11, 22);
    }

    private List<NumeroPratica> aperti(Casa casa) {
        return casa.journal.read(casa.imprese::daRicontrollare).stream()
                .map(DaRicontrollare::pratica)
                .toList();
    }

    @Test
    void whatWasDoneOnARevokedDelegaMeanwhileWaitsForAPersonAndOnlyThat() {
        String delega = schedario(GE1).conferisci(GE, POMPE, aGianni(Ambito.FIRMA), "bruni");
        tutto();
        assertThat(chiavari.journal
                        .read(rows -> chiavari.imprese.read(rows, GE, POMPE))
                        .deleghe())
                .singleElement()
                .matches(d -> d.vale(oggi()));

        NumeroPratica prima = arrivaEApprova(GIANNI);
        orologio.avanti(Duration.ofDays(1));
        schedario(GE2).revoca(GE, POMPE, delega, oggi().plusDays(1), "lettera", "carli"); // Genova cannot know
        NumeroPratica intanto = arrivaEApprova(GIANNI);
        NumeroPratica diAda = arrivaEApprova(ADA);
        assertThat(aperti(genova)).isEmpty();

        tutto();
        assertThat(aperti(genova)).containsExactly(intanto).doesNotContain(prima, diAda);
        assertThat(aperti(centro)).containsExactly(intanto);
        assertThat(aperti(chiavari)).isEmpty();

        schedario(GE1).ricontrolla(GE, POMPE, delega, intanto, "telefonato: l'impresa conferma", "bruni");
        schedario(GE1).ricontrolla(GE, POMPE, delega, intanto, "di nuovo", "bruni"); // twice is once
        assertThat(aperti(genova)).isEmpty();
        tutto();
        assertThat(aperti(centro)).isEmpty();
    }

    @Test
    void aRevocationOvertakesWhateverListWasImportedBeforeIt() {
        String delega = schedario(GE2).conferisci(GE, POMPE, aGianni(Ambito.FIRMA), "carli");
        tutto();
        schedarioDelCentro().importa(GE, elenco(450), "dario");
        diffusione.gira(GE1);
        schedario(GE2).revoca(GE, POMPE, delega, oggi(), "lettera", "carli");
        sale(GE2);

        List<FeedEntry> waiting =
                centro.journal.feedAfter("GE1", genova.journal.feedHead("GE1").seq(), BATCH, 8 << 20);
        int place = IntStream.range(0, waiting.size())
                .filter(i -> waiting.get(i).origin().kind().equals(DelegaRevocata.class.getSimpleName()))
                .findFirst()
                .orElseThrow();
        assertThat(place).isLessThanOrEqualTo(100);

        tutto();
        assertThat(genova.journal.<Long>read(genova.imprese::quanti))
                .isEqualTo(450 + 3); // given, revoked, its own answer
        List<Imprese.Riga> ultima = genova.journal.read(rows -> genova.imprese.cerca(rows, "GE-100449", 5));
        assertThat(ultima).hasSize(1);
    }

    @Test
    void aBranchThatTakesNothingIsToldNoMoreThanItCanHold() {
        schedarioDelCentro().importa(GE, elenco(450), "dario");
        for (int i = 0; i < 10; i++) {
            diffusione.gira(GE1); // it pushes, and hears nothing
        }
        assertThat(centro.journal.feedHead("GE1").seq()).isLessThanOrEqualTo(200);
    }

    @Test
    void theSameListImportedAgainWritesNothing() {
        assertThat(schedarioDelCentro().importa(GE, elenco(30), "dario")).isEqualTo(30);
        long head = centro.journal.head(AOO).seq();
        assertThat(schedarioDelCentro().importa(GE, elenco(30), "dario")).isZero();
        assertThat(centro.journal.head(AOO).seq()).isEqualTo(head);
    }

    @Test
    void whatIsNewerOrOfAnotherChamberIsRefused() {
        assertThatThrownBy(() -> schedario(GE1).rileva(GE, POMPE, Aziende.visura(oggi().plusDays(1), "P"), "bruni"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("futuro");
        assertThatThrownBy(() -> schedario(GE1).rileva(new Sede("BG"), POMPE, Aziende.visura(oggi(), "P"), "bruni"))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> schedario(GE1).revoca(GE, POMPE, "GE1-1-1", oggi(), "x", "bruni"))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void theContactAndTheKindOfOperatorAreWrittenAtTheCentreAloneAndBranchesHearOfThem() {
        Contatto contatto = new Contatto("export@pompe.invalid", "010 5550199", "Via del Porto 3, Savona");
        Attribuzione certificato = new Attribuzione(Qualifica.CERTIFICATO, OTTOBRE, "elenco del Ministero");
        assertThatThrownBy(() -> schedario(GE1).indica(GE, POMPE, contatto, "bruni"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("solo alla centrale");
        assertThatThrownBy(() -> schedario(GE1).qualifica(GE, POMPE, certificato, "bruni"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("solo alla centrale");

        schedarioDelCentro().indica(GE, POMPE, contatto, "dario");
        schedarioDelCentro().qualifica(GE, POMPE, certificato, "dario");
        long head = centro.journal.head(AOO).seq();
        schedarioDelCentro().indica(GE, POMPE, contatto, "dario"); // known already
        schedarioDelCentro().qualifica(GE, POMPE, certificato, "dario");
        assertThat(centro.journal.head(AOO).seq()).isEqualTo(head);
        tutto();
        for (Casa casa : List.of(genova, chiavari)) {
            Impresa impresa = casa.journal.read(rows -> casa.imprese.read(rows, GE, POMPE));
            assertThat(impresa.contatto().orElseThrow().valore()).isEqualTo(contatto);
            assertThat(impresa.qualifica(oggi()).orElseThrow().titolo()).isEqualTo("elenco del Ministero");
        }
    }

    /// INV-4 and INV-6: the same facts make the same tables, whoever heard them first.
    @Test
    void everyHouseTellsTheSameAndARebuildToo() {
        String delega = schedario(GE1).conferisci(GE, POMPE, aGianni(Ambito.FIRMA), "bruni");
        schedario(GE1).rileva(GE, POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI S.P.A.", Aziende.ada()), "bruni");
        schedario(GE2).rileva(GE, POMPE, Aziende.visura(Aziende.GIUGNO, "POMPE S.N.C."), "carli");
        schedarioDelCentro()
                .importa(GE, List.of(new Voce(POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI SPA"))), "dario");
        arrivaEApprova(GIANNI);
        sale(GE1);
        scende(GE2);
        schedario(GE2).revoca(GE, POMPE, delega, oggi(), "lettera", "carli");
        tutto();
        assertThat(genova.journal
                        .read(rows -> genova.imprese.read(rows, GE, POMPE))
                        .denominazione())
                .isEqualTo("POMPE LIGURI SPA");
        Map<String, List<String>> expected = dump("GE");
        for (String house : List.of("GE1", "GE2")) {
            assertThat(dump(house).get("impresa_fatto")) // an answer is for the centre alone
                    .isEqualTo(Objects.requireNonNull(expected.get("impresa_fatto")).stream()
                            .filter(row -> !row.contains("RevocaRecepita") || row.startsWith(house))
                            .toList());
        }
        assertThat(dump("GE1").get("impresa")).isEqualTo(expected.get("impresa"));
        for (Casa casa : List.of(centro, genova, chiavari)) {
            casa.journal.rebuild();
        }
        assertThat(dump("GE")).isEqualTo(expected);
        assertThat(dump("GE1").get("impresa")).isEqualTo(expected.get("impresa"));
    }

    private Map<String, List<String>> dump(String house) {
        return Tables.dump(folder.resolve(house).resolve("timbro.db"));
    }

    /// Companies with the REA numbers GE-100000 and so on.
    private static List<Voce> elenco(int quante) {
        String righe = IntStream.range(0, quante)
                .mapToObj(i -> codice(i) + ";2026-10-01;Azienda Inventata " + i + " S.r.l.;GE-" + (100_000 + i))
                .collect(java.util.stream.Collectors.joining("\n"));
        return ElencoImprese.leggi("codice_fiscale;visura;denominazione;rea\n" + righe);
    }

    private static String codice(int n) {
        String digits = "%010d".formatted(3_000_000_000L + n);
        return IntStream.range(0, 10)
                .mapToObj(check -> digits + check)
                .filter(written -> CodiceFiscale.parse(written).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
