package it.timbro.diritti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.BaseDati;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.diritti.Crediti.Conto;
import it.timbro.diritti.Crediti.Vincolo;
import it.timbro.journal.Journal;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoVersato;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.FeedEntry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A company pays 100 € in at the centre of Genova, which leases parts of it to Genova and Chiavari
/// for ten days.
@ParameterizedClass
@EnumSource(BaseDati.class)
class VincoliTest {
    private final BaseDati base;

    VincoliTest(BaseDati base) {
        this.base = base;
    }

    private static final Sede CAMERA = new Sede("GE");
    private static final Sede GENOVA = new Sede("GE1");
    private static final Sede CHIAVARI = new Sede("GE2");
    private static final CodiceFiscale AURORA = new CodiceFiscale("01234567897");

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Casa centro;
    private Casa genova;
    private Casa chiavari;
    private final List<Sede> daSentire = new ArrayList<>();
    private Vincoli vincoli;
    private int pratiche;

    @BeforeEach
    void open() {
        centro = new Casa(base, folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        chiavari = new Casa(folder.resolve("GE2"), orologio, 3);
        vincoli = new Vincoli(centro.journal, centro.crediti, (_, _) -> daSentire, _ -> 10, orologio);
        vincoli.versa(CAMERA, AURORA, euro("100"), "bonifico 12", "dario");
    }

    @AfterEach
    void close() {
        centro.close();
        genova.close();
        chiavari.close();
    }

    private static Importo euro(String text) {
        return Importo.leggi(text);
    }

    private Conto conto() {
        return centro.journal
                .read(rows -> centro.crediti.conto(rows, CAMERA, AURORA))
                .orElseThrow();
    }

    private void sincronizza() {
        for (Sede sede : List.of(GENOVA, CHIAVARI)) {
            Journal branch = casa(sede).journal;
            List<FeedEntry> news = centro.journal.feedAfter(
                    sede.code(), branch.feedHead(sede.code()).seq(), 100, 1 << 20);
            branch.storeFeed(news);
            StreamId stream = new StreamId(sede.code(), "1");
            var batch = branch.entriesAfter(stream, centro.journal.head(stream).seq(), 100, 1 << 20);
            if (!batch.isEmpty()) {
                centro.journal.receive(stream, batch, UnaryOperator.identity());
            }
        }
    }

    private Casa casa(Sede sede) {
        return sede.equals(GENOVA) ? genova : chiavari;
    }

    private NumeroPratica addebita(Sede sede, String importo) {
        NumeroPratica pratica = new NumeroPratica("M26B22A%04d".formatted(++pratiche));
        casa(sede).journal.write(new StreamId(sede.code(), "1"), "anna", tx -> {
            addebiti(sede).addebita(tx, pratica, AURORA, euro(importo));
            return sede;
        });
        return pratica;
    }

    private Addebiti addebiti(Sede sede) {
        return new Addebiti(casa(sede).crediti, sede, orologio);
    }

    private List<Vincolo> aperti(Sede sede) {
        return casa(sede).journal.read(rows -> casa(sede).crediti.aperti(rows, sede, orologio.now()));
    }

    /// Of Genova, as another house tells it.
    private List<Vincolo> aperti(Casa casa) {
        return casa.journal.read(rows -> casa.crediti.aperti(rows, GENOVA, orologio.now()));
    }

    @Test
    void whatIsLeasedToAllBranchesNeverExceedsTheCredit() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        vincoli.vincola(CHIAVARI, AURORA, euro("40"), "dario");
        assertThat(conto().disponibile()).isEqualTo(Importo.ZERO);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> vincoli.vincola(CHIAVARI, AURORA, euro("0,01"), "dario"))
                .withMessageContaining("disponibili 0,00 €");
    }

    @Test
    void twoBranchesThatAreAloneCannotOverdrawTogether() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        vincoli.vincola(CHIAVARI, AURORA, euro("40"), "dario");
        sincronizza();
        addebita(GENOVA, "55");
        addebita(CHIAVARI, "40");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> addebita(GENOVA, "5.01"))
                .withMessageContaining("restano 5,00 €");
        sincronizza();
        assertThat(conto()).isEqualTo(new Conto(AURORA, euro("100"), euro("5"), euro("95")));
    }

    @Test
    void aLeaseBeginsWithinTheBoundsOfTheTimeWhateverTheClockSays() {
        orologio.fidato(true);
        orologio.sbaglia(Duration.ofDays(40));
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        orologio.sbaglia(Duration.ZERO);
        sincronizza();
        assertThat(aperti(GENOVA).getFirst().finoMs())
                .isEqualTo(orologio.bounds().notAfterMs() + Duration.ofDays(10).toMillis());
        orologio.sbaglia(Duration.ofDays(9));
        assertThat(vincoli.rinnova(GENOVA))
                .as("it lasts, whatever the clock says")
                .isZero();
    }

    @Test
    void aLeasePastItsTermIsNotDebitedAndGoesBack() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        addebita(GENOVA, "10");
        orologio.avanti(Duration.ofDays(10).plusMillis(1));
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> addebita(GENOVA, "1"));
        assertThat(genova.journal.<Integer>write(
                        new StreamId("GE1", "1"),
                        "rendiconto",
                        tx -> addebiti(GENOVA).rendi(tx)))
                .isEqualTo(1);
        sincronizza();
        assertThat(conto().disponibile()).isEqualTo(euro("90"));
        assertThat(genova.journal.<Boolean>read(rows -> addebiti(GENOVA).daRendere(rows)))
                .isFalse();
    }

    @Test
    void contactFillsUpWhatRunsLowAndRenewsWhatEnds() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        assertThat(vincoli.rinnova(GENOVA)).as("all of it is there").isZero();
        addebita(GENOVA, "31");
        sincronizza();
        assertThat(vincoli.rinnova(GENOVA)).isEqualTo(1);
        assertThat(vincoli.rinnova(GENOVA)).isZero();
        sincronizza();
        assertThat(aperti(GENOVA).stream().map(Vincolo::residuo)).containsExactly(euro("29"), euro("31"));
        addebita(GENOVA, "35"); // over two leases, the older first
        assertThat(aperti(GENOVA).stream().map(Vincolo::residuo)).containsExactly(euro("0"), euro("25"));

        orologio.avanti(Duration.ofDays(6));
        sincronizza();
        assertThat(vincoli.rinnova(GENOVA))
                .as("it ends soon, but all that was paid in is leased")
                .isEqualTo(1);
        assertThat(conto().disponibile()).as("never below").isEqualTo(Importo.ZERO);
    }

    @Test
    void whereNothingRunsLowAContactSumsUpNobodysAccount() {
        List<String> asked = new ArrayList<>();
        Crediti watched = (Crediti) Proxy.newProxyInstance(
                Crediti.class.getClassLoader(), new Class<?>[] {Crediti.class}, (_, method, args) -> {
                    asked.add(method.getName());
                    return method.invoke(centro.crediti, args);
                });
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        Vincoli looking = new Vincoli(centro.journal, watched, (_, _) -> daSentire, _ -> 10, orologio);
        assertThat(centro.journal.<Boolean>read(rows -> looking.serve(rows, GENOVA)))
                .isFalse();
        assertThat(asked).containsExactly("aperti");
    }

    /// Its witness gives back what it debited, and only then the centre tells it the lease.
    @Test
    void aBranchThatCameBackFromACopyHasTheSameLeases() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        NumeroPratica pratica = addebita(GENOVA, "10");
        addebita(GENOVA, "15");
        try (Casa tornata = new Casa(folder.resolve("tornata"), orologio, 4)) {
            unoAllaVolta(tornata);
            tornata.journal.storeFeed(centro.journal.feedAfter("GE1", 0, 100, 1 << 20));
            assertThat(aperti(tornata)).isEqualTo(aperti(GENOVA)).hasSize(1);
            assertThat(addebitatiCent(tornata, pratica)).isEqualTo(1_000);
            assertThat(carte(tornata)).isEmpty();
        }
    }

    /// In a house that knows a smaller lease of that name.
    @Test
    void aLeaseThatStoppedIsToldAnewAndNothingIsDebitedTwice() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        NumeroPratica pratica = addebita(GENOVA, "10");
        addebita(GENOVA, "15");
        addebita(GENOVA, "5");
        try (Casa altra = new Casa(folder.resolve("altra"), orologio, 4)) {
            Vincoli piccoli = new Vincoli(altra.journal, altra.crediti, (_, _) -> daSentire, _ -> 10, orologio);
            piccoli.versa(CAMERA, AURORA, euro("20"), "bonifico 12", "dario");
            piccoli.vincola(GENOVA, AURORA, euro("20"), "dario");
            unoAllaVolta(altra);
            assertThat(aperti(altra).getFirst().residuo()).isEqualTo(euro("10"));
            assertThat(addebitatiCent(altra, pratica)).isEqualTo(1_000);
            assertThat(carte(altra)).hasSize(1);
        }
    }

    private static long addebitatiCent(Casa casa, NumeroPratica pratica) {
        return casa.journal
                .read(rows -> casa.diritti.find(rows, pratica))
                .orElseThrow()
                .addebitatiCent();
    }

    private static List<Carta> carte(Casa casa) {
        return casa.journal.read(casa.carte::aperte);
    }

    private void unoAllaVolta(Casa casa) {
        StreamId stream = new StreamId("GE1", "1");
        for (Entry entry : genova.journal.entriesAfter(stream, 0, 100, 1 << 20)) {
            casa.journal.receive(stream, List.of(entry), UnaryOperator.identity());
        }
    }

    @Test
    void whatWasDebitedForNothingIsPutBackOnce() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        NumeroPratica pratica = addebita(GENOVA, "10");
        for (int i = 0; i < 2; i++) {
            genova.journal.write(new StreamId("GE1", "1"), "rendiconto", tx -> {
                addebiti(GENOVA).storna(tx, pratica, "la pratica è passata a un'altra sede");
                return pratica;
            });
        }
        assertThat(aperti(GENOVA).getFirst().residuo()).isEqualTo(euro("60"));
        sincronizza();
        assertThat(conto().addebitato()).isEqualTo(Importo.ZERO);
    }

    @Test
    void whatWasDebitedForNothingComesBackAlsoAfterItsLeaseWasGivenBack() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        NumeroPratica pratica = addebita(GENOVA, "10");
        orologio.avanti(Duration.ofDays(11));
        genova.journal.write(
                new StreamId("GE1", "1"), "rendiconto", tx -> addebiti(GENOVA).rendi(tx));
        sincronizza();
        assertThat(conto().disponibile()).isEqualTo(euro("90"));
        genova.journal.write(new StreamId("GE1", "1"), "rendiconto", tx -> {
            addebiti(GENOVA).storna(tx, pratica, "la pratica è passata a un'altra sede");
            return pratica;
        });
        sincronizza();
        assertThat(conto()).isEqualTo(new Conto(AURORA, euro("100"), Importo.ZERO, Importo.ZERO));
        assertThat(conto().disponibile()).isEqualTo(euro("100"));
        assertThat(aperti(GENOVA)).isEmpty();
    }

    @Test
    void aCompanyThatPaidNothingInIsNotDebitedHere() {
        vincoli.vincola(CHIAVARI, AURORA, euro("40"), "dario");
        sincronizza();
        addebita(GENOVA, "1000");
        assertThat(genova.journal.head(new StreamId("GE1", "1")).seq()).isZero();
    }

    @Test
    void aCentreThatWasPutBackLeasesNothingBeforeItHasHeardItsBranches() {
        daSentire.add(CHIAVARI);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> vincoli.vincola(GENOVA, AURORA, euro("60"), "dario"))
                .withMessageContaining("GE2");
        daSentire.clear();
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        assertThat(conto().inSede()).isEqualTo(euro("60"));
    }

    @Test
    void aLeaseOfACentreThatWasPutBackHasANameOfItsOwn() {
        vincoli.vincola(GENOVA, AURORA, euro("10"), "dario");
        centro.journal.write(
                new StreamId("GE", "aoo2"),
                "centrale",
                tx -> tx.append(new CreditoVersato(AURORA, euro("1"), "bonifico 13")));
        vincoli.vincola(GENOVA, AURORA, euro("10"), "dario"); // at the same place of the new stream
        sincronizza();
        assertThat(aperti(GENOVA))
                .extracting(Vincolo::vincolo)
                .containsExactlyInAnyOrder("GE1-2-01234567897", "GE1-2.2-01234567897");
    }

    @Test
    void aCentreThatLostAPaymentOwesNobodyLessThanNothing() {
        Conto dopo = new Conto(AURORA, euro("100"), euro("60"), euro("55"));
        assertThat(dopo.disponibile()).isEqualTo(Importo.ZERO);
    }

    @Test
    void theSameStateIsRebuiltFromTheFacts() {
        vincoli.vincola(GENOVA, AURORA, euro("60"), "dario");
        sincronizza();
        addebita(GENOVA, "10");
        sincronizza();
        Conto live = conto();
        centro.journal.rebuild();
        genova.journal.rebuild();
        assertThat(conto()).isEqualTo(live);
        assertThat(aperti(GENOVA).getFirst().residuo()).isEqualTo(euro("50"));
    }
}
