package it.timbro.proprieta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.atti.Rendiconto;
import it.timbro.centro.numeri.Aperto;
import it.timbro.centro.numeri.Conto;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.certificato.Numeri;
import it.timbro.diritti.Addebiti;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DelCredito.CreditoAddebitato;
import it.timbro.pratica.DelCredito.CreditoVincolato;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Genova had reserved number 1 for a pratica when the centre gave it to Chiavari.
class RiassegnazioneENumeriTest {
    private static final String BLOCCO = "GE-2026-1";

    @TempDir
    Path folder;

    private TreCase tre;
    private NumeroPratica numero;

    @BeforeEach
    void open() {
        tre = new TreCase(folder);
        numero = tre.arriva();
        tre.dice(
                new CreditoVincolato(
                        "GE1-1",
                        new CodiceFiscale("01234567897"),
                        TreCase.GENOVA,
                        Importo.leggi("50"),
                        Importo.leggi("50"),
                        tre.orologio.now().plus(Duration.ofDays(90)).toEpochMilli()),
                TreCase.GENOVA);
        tre.tutto(TreCase.GENOVA);
        tre.approva(TreCase.GENOVA, numero);
        NumeroLavoro lavoro = new NumeroLavoro("GE1-1");
        tre.fa(
                TreCase.GENOVA,
                new CreditoAddebitato("GE1-1", numero, Importo.leggi("10")),
                new NumeroImpegnato(TreCase.numero(1), numero, lavoro, Hash.ZERO),
                new StampaPreparata(
                        numero, lavoro, TreCase.numero(1), Opzioni.Supporto.FOGLIO_BIANCO, Hash.ZERO, List.of()));
        tre.tutto(TreCase.GENOVA);
        tre.revoca(TreCase.GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
    }

    @AfterEach
    void close() {
        tre.close();
    }

    private Conto conto() {
        return tre.centro
                .journal
                .read(rows -> new BlocchiStore().conto(rows, BLOCCO, 2026))
                .orElseThrow();
    }

    private Rendiconto rendiconto() {
        return new Rendiconto(
                tre.genova.journal,
                TreCase.stream(TreCase.GENOVA),
                tre.genova.numeri,
                tre.genova.lavori,
                new Addebiti(tre.genova.crediti, TreCase.GENOVA, tre.orologio),
                tre.orologio);
    }

    @Test
    void creditThatWentBackBeforeTheNumberWasVoidedDoesNotHoldUpTheAccount() {
        tre.orologio.avanti(Duration.ofDays(91));
        assertThat(rendiconto().rendi()).as("the lease went back").isPositive();
        tre.tutto(TreCase.GENOVA); // only now it hears that the pratica is Chiavari's
        assertThat(rendiconto().rendi()).as("the number").isEqualTo(1);
        assertThat(tre.genova
                        .journal
                        .read(rows -> tre.genova.numeri.find(rows, TreCase.numero(1)))
                        .orElseThrow()
                        .stato())
                .isEqualTo(Numeri.Stato.SCARTATO);
        assertThat(tre.genova.journal.<List<?>>read(rows -> tre.genova.crediti.addebiti(rows, TreCase.GENOVA, numero)))
                .isEmpty();
        assertThat(rendiconto().rendi()).isZero();
        tre.tutto(TreCase.GENOVA);
        tre.rebuiltEqualsLive();
    }

    @Test
    void theCentreSeesTheNumberUntilItsBranchVoidsItAndPutsTheMoneyBack() {
        assertThat(conto().senzaConto()).isEqualTo(1);
        assertThat(tre.centro.journal.<List<Aperto>>read(rows -> new BlocchiStore().aperti(rows, BLOCCO, 2026)))
                .first()
                .isEqualTo(new Aperto(TreCase.numero(1), numero.text(), Aperto.Perche.PRATICA_ALTROVE));

        tre.tutto(TreCase.GENOVA); // the box was found again
        assertThat(rendiconto().rendi()).isEqualTo(1);
        assertThat(rendiconto().rendi()).isZero();
        Numeri.Certificato voided = tre.genova
                .journal
                .read(rows -> tre.genova.numeri.find(rows, TreCase.numero(1)))
                .orElseThrow();
        assertThat(voided.stato()).isEqualTo(Numeri.Stato.SCARTATO);
        assertThat(voided.motivo()).startsWith("la pratica è passata a un'altra sede");

        tre.tutto(TreCase.GENOVA);
        assertThat(conto().senzaConto()).isZero();
        assertThat(conto().scartati()).isEqualTo(1);
        assertThat(tre.centro
                        .journal
                        .read(rows -> tre.centro.crediti.aperti(rows, TreCase.GENOVA, tre.orologio.now()))
                        .getFirst()
                        .residuo())
                .isEqualTo(Importo.leggi("50"));
        tre.rebuiltEqualsLive();
    }
}
