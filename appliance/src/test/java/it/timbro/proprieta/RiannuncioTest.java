package it.timbro.proprieta;

import static it.timbro.proprieta.TreCase.CHIAVARI;
import static it.timbro.proprieta.TreCase.GENOVA;
import static it.timbro.proprieta.TreCase.scheda;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.DelCalendario.ChiusuraFissata;
import it.timbro.pratica.DellaPratica.IstruttoriaRiaperta;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaSede.OrologioSaltato;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The centre was put back from a copy, and Genova gave back what it had been told; what Chiavari had still to hear
/// was lost with the copy.
class RiannuncioTest {
    private static final ChiusuraFissata CHIUSURA =
            new ChiusuraFissata("santo-2026", "centro", 1_782_252_000_000L, 1_782_338_400_000L, "santo patrono");

    private static final String ID = "0".repeat(32);

    @TempDir
    Path folder;

    private TreCase tre;

    @BeforeEach
    void open() {
        tre = new TreCase(folder);
    }

    @AfterEach
    void close() {
        tre.close();
    }

    @Test
    void thatAPraticaIsItsOwnNowABranchHearsAlsoIfOnlyTheOldOwnerHadHeard() {
        NumeroPratica numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.approva(GENOVA, numero);
        tre.tutto(GENOVA, CHIAVARI);
        tre.dice(passata(numero), GENOVA);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(serve(CHIAVARI)).isTrue();
        tre.riannuncio().gira(CHIAVARI);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.chiavari, numero)).isEqualTo(scheda(tre.centro, numero));
        assertThat(scheda(tre.chiavari, numero).sede()).isEqualTo(CHIAVARI);
        assertThat(scheda(tre.chiavari, numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(serve(CHIAVARI)).isFalse();
        assertThat(serve(GENOVA)).isFalse();
    }

    /// Genova is cut off and has been told the protocol of what it opened; the centre, put back, gives the pratica to
    /// Chiavari, and hears of that protocol when Genova speaks.
    @Test
    void whatTheFormerOwnerWasToldOfAPraticaTheOneThatHasItNowHearsToo() {
        NumeroPratica numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.orologio.avanti(Duration.ofDays(40));
        tre.riassegna(numero, Causa.ISOLATA);
        tre.dice(
                new PraticaCorrelata(numero, new IdPresentazione(ID), new NumeroProtocollo("GE/2026/0000014")), GENOVA);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.chiavari, numero).protocollo())
                .isNotEqualTo(scheda(tre.centro, numero).protocollo());
        assertThat(serve(GENOVA)).isFalse();
        tre.riannuncio().gira(CHIAVARI);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.chiavari, numero)).isEqualTo(scheda(tre.centro, numero));
        assertThat(serve(CHIAVARI)).isFalse();
    }

    /// The centre, put back, hears from Genova that the pratica passed, and tells Chiavari; only then
    /// does Genova send again what it had written before that.
    @Test
    void whatTheFormerOwnerHadWrittenAndSendsAgainTheOneThatHasThePraticaNowHearsToo() {
        NumeroPratica numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.approva(GENOVA, numero);
        tre.fa(GENOVA, new IstruttoriaRiaperta(numero, "beyond the fence"));
        tre.dice(passata(numero), GENOVA);
        tre.riannuncio().gira(CHIAVARI);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(serve(CHIAVARI)).isTrue();
        tre.riannuncio().gira(CHIAVARI);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.chiavari, numero)).isEqualTo(scheda(tre.centro, numero));
        assertThat(serve(CHIAVARI)).isFalse();
    }

    @Test
    void whatWasWrittenBeyondTheFenceIsNoNewsForTheOneThatHasThePraticaNow() {
        NumeroPratica numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.orologio.avanti(Duration.ofDays(40));
        tre.riassegna(numero, Causa.ISOLATA);
        tre.approva(GENOVA, numero);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(serve(CHIAVARI)).isFalse();
    }

    @Test
    void whatAllMustKnowReachesWhoWasNotTold() {
        tre.dice(CHIUSURA, GENOVA);
        tre.riannuncio().gira(GENOVA);
        tre.riannuncio().gira(CHIAVARI);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(tre.chiavari.journal.history(CHIUSURA.subject())).hasSize(1);
        assertThat(tre.genova.journal.history(CHIUSURA.subject())).hasSize(1);
        assertThat(tre.centro.journal.feedHead("GE1").seq()).as("once each").isEqualTo(2);
    }

    /// Chiavari speaks first: what Genova had written of the pratica comes back from there, with gaps.
    @Test
    void whatAnotherBranchGaveBackOfAStreamKeepsItsWriterFromNothing() {
        NumeroPratica numero = tre.arriva();
        tre.tutto(GENOVA, CHIAVARI);
        tre.fa(GENOVA, new PraticaApprovata(numero), new OrologioSaltato(1, 2));
        tre.fa(GENOVA, new OrologioSaltato(2, 3));
        tre.fa(GENOVA, new IstruttoriaRiaperta(numero, "manca un visto"));
        tre.tutto(GENOVA, CHIAVARI);
        tre.orologio.avanti(Duration.ofDays(40));
        tre.riassegna(numero, Causa.ISOLATA);
        tre.tutto(GENOVA, CHIAVARI);
        List<Entry> scritti = tre.genova.journal.entriesAfter(TreCase.stream(GENOVA), 0, 100, 1 << 20);
        try (Casa rimessa = new Casa(folder.resolve("rimessa"), tre.orologio, 4)) {
            for (Sede sede : List.of(CHIAVARI, GENOVA)) {
                assertThat(rimessa.journal
                                .copies()
                                .takeBack(sede.code(), tre.casa(sede).journal.feedAfter(sede.code(), 0, 100, 1 << 20)))
                        .isInstanceOf(Outcome.Stored.class);
            }
            assertThat(rimessa.journal.head(TreCase.stream(GENOVA)))
                    .as("half a transaction")
                    .isEqualTo(Head.EMPTY);
            assertThat(rimessa.journal.receive(TreCase.stream(GENOVA), scritti, UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
            assertThat(rimessa.journal.verify(TreCase.stream(GENOVA), Head.of(scritti.getLast())))
                    .isInstanceOf(Soundness.Sound.class);
            assertThat(scheda(rimessa, numero)).isEqualTo(scheda(tre.centro, numero));
        }
    }

    /// From Genova to Chiavari, with what Genova had written first.
    private static PraticaRiassegnata passata(NumeroPratica numero) {
        return new PraticaRiassegnata(
                numero, GENOVA, CHIAVARI, 2, "GE1/1", 1, Causa.ISOLATA, "prova", "bruni", "carli", Long.MAX_VALUE);
    }

    private boolean serve(Sede chi) {
        return tre.centro.journal.read(rows -> tre.riannuncio().serve(rows, chi));
    }
}
