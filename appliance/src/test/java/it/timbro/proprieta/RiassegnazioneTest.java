package it.timbro.proprieta;

import static it.timbro.proprieta.TreCase.CHIAVARI;
import static it.timbro.proprieta.TreCase.GENOVA;
import static it.timbro.proprieta.TreCase.carte;
import static it.timbro.proprieta.TreCase.numero;
import static it.timbro.proprieta.TreCase.scheda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.atti.Riconciliazione;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.certificato.Numeri;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.DelNumero.CertificatoAnnullato;
import it.timbro.pratica.DellIncarnazione.GenerazioneAperta;
import it.timbro.pratica.DellIncarnazione.SedeSentita;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// INV-8: at most one writer per pratica and epoch; what comes too late is kept and shown. INV-6: in whatever order.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RiassegnazioneTest {
    private final BaseDati base;

    RiassegnazioneTest(BaseDati base) {
        this.base = base;
    }

    @TempDir
    Path folder;

    private TreCase tre;
    private NumeroPratica numero;

    @BeforeEach
    void apri() {
        tre = new TreCase(base, folder);
        numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
    }

    @AfterEach
    void chiudi() {
        tre.close();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(problem));
    }

    @Test
    void aPraticaGivenBackGoesToAnotherBranchWithItsWholePast() {
        tre.approva(GENOVA, numero);
        tre.fa(GENOVA, new PraticaRiconsegnata(numero, "manca l'officer"));
        tre.tutto(GENOVA);
        tre.riassegna(numero, Causa.RICONSEGNATA);
        tre.tutto(GENOVA, CHIAVARI);

        Scheda now = scheda(tre.chiavari, numero);
        assertThat(now).isEqualTo(scheda(tre.centro, numero));
        assertThat(now.sede()).isEqualTo(CHIAVARI);
        assertThat(now.epoca()).isEqualTo(2);
        assertThat(now.stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(tre.chiavari.journal.history("pratica:" + numero))
                .hasSameSizeAs(tre.centro.journal.history("pratica:" + numero));
        assertThat(scheda(tre.genova, numero).sede()).isEqualTo(CHIAVARI);

        tre.approva(CHIAVARI, numero);
        tre.emette(CHIAVARI, numero, 11);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.centro, numero)).isEqualTo(scheda(tre.chiavari, numero));
        assertThat(carte(tre.centro)).isEmpty();
        tre.rebuiltEqualsLive();
    }

    @Test
    void onlyTheOwnerWrites() {
        refused(Problem.NON_VALIDO_ORA, () -> tre.approva(CHIAVARI, tre.arriva()));
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        tre.tutto(GENOVA, CHIAVARI);
        refused(Problem.NON_VALIDO_ORA, () -> tre.approva(GENOVA, numero));
    }

    @Test
    void aPraticaPassesOnAlsoWhereItsBranchBeganANewLifeSinceItWroteOnIt() {
        tre.approva(GENOVA, numero);
        tre.tutto(GENOVA);
        tre.centro.journal.write(Proprieta.aoo(GENOVA), "centrale", tx -> {
            tx.open(new StreamId(GENOVA.code(), "2"));
            return true;
        });
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        tre.tutto(CHIAVARI);
        assertThat(scheda(tre.chiavari, numero).sede()).isEqualTo(CHIAVARI);
        assertThat(scheda(tre.centro, numero)).isEqualTo(scheda(tre.chiavari, numero));
        tre.rebuiltEqualsLive();
    }

    @Test
    void aCentreThatWasPutBackPassesNothingOnBeforeItHasHeardItsBranches() {
        tre.revoca(GENOVA);
        tre.centro.journal.write(Proprieta.aoo(GENOVA).life(2), "centrale", tx -> {
            tx.append(new GenerazioneAperta(
                    "GE", 2, "GE/aoo", 1, Hash.ZERO, "la sede GE2 ha ricevute che qui mancano", List.of(CHIAVARI)));
            return true;
        });
        refused(Problem.RIASSEGNAZIONE_NON_AMMESSA, () -> tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA));
        assertThat(tre.riassegnazione.quadro(numero).cause().values()).allMatch(perche -> perche.contains("copia"));
        tre.centro.journal.write(Proprieta.aoo(GENOVA), "centrale", tx -> {
            tx.append(new SedeSentita("GE", CHIAVARI, "", null));
            return true;
        });
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        assertThat(scheda(tre.centro, numero).sede()).isEqualTo(CHIAVARI);
    }

    @Test
    void whoProposesDoesNotConfirm() {
        tre.revoca(GENOVA);
        tre.riassegnazione.proponi(numero, tre.versione(numero), CHIAVARI, Causa.DISTRUTTA_O_RUBATA, "rubato", "bruni");
        refused(Problem.STESSA_PERSONA, () -> tre.riassegnazione.conferma(numero, tre.versione(numero), "bruni"));
        tre.riassegnazione.conferma(numero, tre.versione(numero), "carli");
        assertThat(scheda(tre.centro, numero).sede()).isEqualTo(CHIAVARI);
    }

    @Test
    void everyCauseWantsItsProof() {
        for (Causa causa : Causa.values()) {
            refused(Problem.RIASSEGNAZIONE_NON_AMMESSA, () -> tre.riassegna(numero, causa));
        }
        assertThat(tre.riassegnazione.quadro(numero).ammessa()).isFalse();
    }

    @Test
    void anIsolatedBranchKeepsItsPraticheUntilItsCustodyHasEndedForBothClocks() {
        tre.orologio.avanti(Duration.ofDays(10));
        tre.custodia.rinnova(GENOVA);
        tre.orologio.avanti(Duration.ofDays(15).plusHours(23));
        refused(Problem.RIASSEGNAZIONE_NON_AMMESSA, () -> tre.riassegna(numero, Causa.ISOLATA));
        tre.orologio.avanti(Duration.ofHours(2));
        tre.riassegna(numero, Causa.ISOLATA);
        assertThat(scheda(tre.centro, numero).sede()).isEqualTo(CHIAVARI);
    }

    @Test
    void aCentreWhoseClockIsAheadOrThatDoesNotKnowTheTimeLeavesAnIsolatedBranchItsPratiche() {
        tre.orologio.sbaglia(Duration.ofDays(40));
        assertThat(isolata()).contains("non è ancora scaduta");
        refused(Problem.RIASSEGNAZIONE_NON_AMMESSA, () -> tre.riassegna(numero, Causa.ISOLATA));
        tre.orologio.sbaglia(Duration.ZERO);
        tre.orologio.avanti(Duration.ofDays(40));
        tre.orologio.fidato(false);
        assertThat(isolata()).contains("non è certo");
        refused(Problem.RIASSEGNAZIONE_NON_AMMESSA, () -> tre.riassegna(numero, Causa.ISOLATA));
        tre.orologio.fidato(true);
        assertThat(isolata()).isEmpty();
    }

    private OptionalLong fino() {
        return tre.centro.journal.read(rows -> tre.centro.custodie.finoMs(rows, numero));
    }

    private String isolata() {
        return Objects.requireNonNull(tre.riassegnazione.quadro(numero).cause().get(Causa.ISOLATA));
    }

    @Test
    void aTermIsReckonedFromTheBoundsOfTheTimeWhateverTheClockSays() {
        tre.orologio.sbaglia(Duration.ofDays(40));
        tre.orologio.avanti(Duration.ofDays(2));
        tre.custodia.rinnova(GENOVA);
        assertThat(fino())
                .hasValue(
                        tre.orologio.bounds().notAfterMs() + Duration.ofDays(15).toMillis());
        tre.orologio.sbaglia(Duration.ofDays(-40));
        tre.orologio.avanti(Duration.ofDays(2));
        tre.custodia.rinnova(GENOVA);
        assertThat(fino())
                .hasValue(tre.orologio.bounds().notBeforeMs()
                        + Duration.ofDays(15).toMillis());
    }

    @Test
    void custodyIsRenewedOnceADayHoweverOftenTheBranchCalls() {
        tre.custodia.rinnova(GENOVA);
        long feed = tre.centro.journal.feedHead("GE1").seq();
        tre.custodia.rinnova(GENOVA);
        assertThat(tre.centro.journal.feedHead("GE1").seq()).isEqualTo(feed);
        tre.orologio.avanti(Duration.ofHours(25));
        tre.custodia.rinnova(GENOVA);
        assertThat(tre.centro.journal.feedHead("GE1").seq()).isEqualTo(feed + 1);
    }

    @Test
    void aFormerOwnerDoesNotGetItBack() {
        tre.revoca(GENOVA);
        tre.revoca(CHIAVARI);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        refused(
                Problem.RIASSEGNAZIONE_NON_AMMESSA,
                () -> tre.riassegnazione.proponi(
                        numero, tre.versione(numero), GENOVA, Causa.DISTRUTTA_O_RUBATA, "indietro", "bruni"));
    }

    /// Genova works on, cut off, while Chiavari already owns the pratica; then batches come up and down in an order
    /// drawn by the seed.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void twoBranchesOnOnePraticaConvergeInEveryOrderOfArrival(long seed) {
        Random random = new Random(seed);
        NumeroPratica altra = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.fa(GENOVA, new NotaAggiunta(numero, "prima del distacco"));
        if (random.nextBoolean()) {
            tre.sale(GENOVA);
        }
        tre.approva(GENOVA, numero); // beyond the fence, and nobody knows it
        tre.emette(GENOVA, numero, 1);
        tre.approva(GENOVA, altra);
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        List<Runnable> moves = new ArrayList<>(List.of(
                () -> tre.sale(GENOVA),
                () -> tre.sale(CHIAVARI),
                () -> tre.scende(GENOVA),
                () -> tre.scende(CHIAVARI)));
        boolean emessa = false;
        for (int i = 0; i < 30; i++) {
            moves.get(random.nextInt(moves.size())).run();
            if (!emessa && owns() && random.nextBoolean()) {
                tre.approva(CHIAVARI, numero);
                tre.emette(CHIAVARI, numero, 11);
                emessa = true;
            }
        }
        tre.tutto(CHIAVARI, GENOVA);
        if (!emessa) {
            tre.approva(CHIAVARI, numero);
            tre.emette(CHIAVARI, numero, 11);
            tre.tutto(CHIAVARI, GENOVA);
        }

        Scheda now = scheda(tre.centro, numero);
        assertThat(now).isEqualTo(scheda(tre.chiavari, numero));
        assertThat(now.certificato()).contains(numero(11));
        assertThat(now.stato()).isEqualTo(Stato.EMESSA);
        Scheda left = scheda(tre.genova, numero);
        assertThat(left.sede()).isEqualTo(CHIAVARI);
        assertThat(left.stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(left.certificato()).isEmpty();
        assertThat(scheda(tre.centro, altra).stato()).isEqualTo(Stato.APPROVATA);

        assertThat(carte(tre.centro))
                .extracting(Carta::tipo)
                .containsExactlyInAnyOrder(Tipo.SUPERATA, Tipo.DUE_CERTIFICATI);
        assertThat(carte(tre.genova)).extracting(Carta::tipo).containsExactly(Tipo.SUPERATA);
        assertThat(certificato(1)).isEqualTo(Numeri.Stato.EMESSO);
        assertThat(certificato(11)).isEqualTo(Numeri.Stato.EMESSO);
        tre.rebuiltEqualsLive();
    }

    private boolean owns() {
        return tre.chiavari
                .journal
                .read(rows -> tre.chiavari.pratiche.find(rows, numero))
                .filter(scheda -> scheda.sede().equals(CHIAVARI))
                .isPresent();
    }

    private Numeri.Stato certificato(int n) {
        return tre.centro
                .journal
                .read(rows -> tre.centro.numeri.find(rows, numero(n)))
                .orElseThrow()
                .stato();
    }

    @Test
    void aCardIsWorkedOffByAPersonAndOpensAgainIfMoreComes() {
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        tre.approva(GENOVA, numero);
        tre.sale(GENOVA);
        Carta carta = carte(tre.centro).getFirst();
        Riconciliazione centrale =
                Riconciliazione.dellaCentrale(tre.centro.journal, tre.centro.carte, tre.centro.pratiche);
        refused(
                Problem.CARTA_GIA_CAMBIATA,
                () -> centrale.risolvi(
                        carta.stream(), carta.seq(), carta.ultimaSeq() - 1, Decisione.PRESA_VISIONE, "letta", "bruni"));
        refused(
                Problem.RICHIESTA_NON_VALIDA,
                () -> centrale.risolvi(
                        carta.stream(), carta.seq(), carta.ultimaSeq(), Decisione.TRALASCIA, "via", "bruni"));
        centrale.risolvi(
                carta.stream(), carta.seq(), carta.ultimaSeq(), Decisione.PRESA_VISIONE, "solo esame", "bruni");
        assertThat(carte(tre.centro)).isEmpty();

        tre.emette(GENOVA, numero, 1);
        tre.tutto(GENOVA);
        assertThat(carte(tre.centro)).singleElement().satisfies(again -> {
            assertThat(again.seq()).isEqualTo(carta.seq());
            assertThat(again.ultimaSeq()).isGreaterThan(carta.ultimaSeq());
        });
        Carta again = carte(tre.centro).getFirst();
        centrale.risolvi(
                again.stream(), again.seq(), again.ultimaSeq(), Decisione.VALE_LA_CENTRALE, "annullato", "bruni");
        tre.tutto(GENOVA);
        assertThat(carte(tre.genova)).isEmpty();
        tre.rebuiltEqualsLive();
    }

    @Test
    void twoValidCertificatesAreACardUntilOneIsAnnulled() {
        tre.approva(GENOVA, numero);
        tre.emette(GENOVA, numero, 1);
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        tre.tutto(CHIAVARI);
        tre.approva(CHIAVARI, numero);
        tre.emette(CHIAVARI, numero, 11);
        tre.tutto(CHIAVARI, GENOVA);
        assertThat(carte(tre.centro)).extracting(Carta::tipo).contains(Tipo.DUE_CERTIFICATI);
        tre.fa(GENOVA, new CertificatoAnnullato(numero(1), numero, "emesso dopo il passaggio", true));
        tre.tutto(GENOVA);
        assertThat(carte(tre.centro)).extracting(Carta::tipo).containsExactly(Tipo.SUPERATA);
        tre.rebuiltEqualsLive();
    }
}
