package it.timbro.appuntamenti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.appuntamenti.Appuntamenti.EsitoUtenza;
import it.timbro.appuntamenti.Appuntamenti.Utenza;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.imprese.Aziende;
import it.timbro.pratica.DellAppuntamento.AppuntamentoFissato;
import it.timbro.pratica.DellAppuntamento.UtenzaRichiesta;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Proprieta;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A counter asks for the account of a first-time company; the centre makes it or says why not, and
/// the counter reads that.
class UtenzeTest {
    private static final Sede GE = new Sede("GE");
    private static final Sede GE1 = new Sede("GE1");
    private static final StreamId DI_GENOVA = new StreamId("GE1", "1");
    private static final IdAppuntamento ID = IdAppuntamento.nuovo(new Random(1));
    private static final Presentazione.Persona ROSA = new Presentazione.Persona("Rosa Tigullio", "", null);
    private static final Presentazione.Impresa ARDESIE =
            new Presentazione.Impresa("Ardesie Prova S.n.c.", Aziende.ARDESIE, null);

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Casa centro;
    private Casa sede;
    private Utenze utenze;

    @BeforeEach
    void apri() {
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        sede = new Casa(folder.resolve("GE1"), orologio, 2);
        utenze = new Utenze(centro.journal, centro.appuntamenti, Proprieta::aoo);
        sede.journal.write(DI_GENOVA, "anna", tx -> {
            tx.append(new AppuntamentoFissato(ID, 0, 15, ROSA, ARDESIE, "rosa@ardesie.invalid", ""));
            return tx.append(new UtenzaRichiesta(ID, ARDESIE, ROSA, "rosa@ardesie.invalid"));
        });
        scambia();
    }

    @AfterEach
    void chiudi() {
        centro.close();
        sede.close();
    }

    private void scambia() {
        var batch = sede.journal.entriesAfter(
                DI_GENOVA, centro.journal.head(DI_GENOVA).seq(), 100, 1 << 20);
        if (!batch.isEmpty()) {
            centro.journal.receive(DI_GENOVA, batch, UnaryOperator.identity());
        }
        sede.journal.storeFeed(
                centro.journal.feedAfter("GE1", sede.journal.feedHead("GE1").seq(), 100, 1 << 20));
    }

    private static List<Utenza> aperte(Casa casa) {
        return casa.journal.read(rows -> casa.appuntamenti.utenzeAperte(rows, 10));
    }

    private static Optional<EsitoUtenza> esito(Casa casa) {
        return casa.journal.read(rows -> casa.appuntamenti.utenzeDi(rows, GE, Aziende.ARDESIE, 10)).stream()
                .findFirst()
                .flatMap(Utenza::esito);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(problem));
    }

    @Test
    void whatACounterAskedForStandsAtTheCentreUntilItIsAnsweredAndTheCounterReadsTheAnswer() {
        assertThat(aperte(centro))
                .singleElement()
                .satisfies(utenza -> assertThat(utenza.impresa()).isEqualTo("Ardesie Prova S.n.c."));
        assertThat(esito(sede)).isEmpty();
        utenze.creata(ID, " ardesie01 ", "rita");
        assertThat(aperte(centro)).isEmpty();
        scambia();
        for (Casa casa : List.of(centro, sede)) {
            EsitoUtenza esito = esito(casa).orElseThrow();
            assertThat(esito.creata()).isTrue();
            assertThat(esito.detto()).isEqualTo("ardesie01");
            assertThat(esito.operatore()).isEqualTo("rita");
            casa.journal.rebuild();
            assertThat(esito(casa)).contains(esito);
        }
    }

    @Test
    void whatIsRefusedHasItsReasonAndMayBeMadeLaterButWhatIsMadeStaysMade() {
        utenze.rifiutata(ID, "la visura dice che l'impresa è cessata", "rita");
        scambia();
        assertThat(esito(sede).orElseThrow().detto()).contains("cessata");
        refused(Problem.UTENZA_GIA_EVASA, () -> utenze.rifiutata(ID, "ancora", "rita"));
        utenze.creata(ID, "ardesie01", "rita");
        scambia();
        assertThat(esito(sede).orElseThrow().creata()).isTrue();
        refused(Problem.UTENZA_GIA_EVASA, () -> utenze.creata(ID, "ardesie02", "rita"));
        refused(Problem.UTENZA_GIA_EVASA, () -> utenze.rifiutata(ID, "no", "rita"));
    }

    @Test
    void aReasonANameAndARequestAreNeeded() {
        refused(Problem.RICHIESTA_NON_VALIDA, () -> utenze.creata(ID, " ", "rita"));
        refused(Problem.RICHIESTA_NON_VALIDA, () -> utenze.rifiutata(ID, "x".repeat(301), "rita"));
        refused(Problem.NON_TROVATO, () -> utenze.creata(IdAppuntamento.nuovo(new Random(2)), "altra", "rita"));
    }
}
