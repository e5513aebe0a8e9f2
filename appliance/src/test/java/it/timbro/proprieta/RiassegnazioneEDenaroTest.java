package it.timbro.proprieta;

import static it.timbro.proprieta.TreCase.CHIAVARI;
import static it.timbro.proprieta.TreCase.GENOVA;
import static it.timbro.proprieta.TreCase.carte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.timbro.Prove;
import it.timbro.atti.Riscontro;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Diritti;
import it.timbro.diritti.Incassi;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Pagato;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// INV-13 across a reassignment: Genova took 10 € at its till before the centre gave the pratica to
/// Chiavari.
class RiassegnazioneEDenaroTest {
    private static final Politica.Raccolta POLITICHE = Politica.Raccolta.load();

    @TempDir
    Path folder;

    private TreCase tre;
    private NumeroPratica numero;
    private NumeroRicevuta ricevuta;

    @BeforeEach
    void open() {
        tre = new TreCase(folder);
        numero = arriva();
        ricevuta = paga(GENOVA, "000123");
        tre.fa(GENOVA, new PraticaRiconsegnata(numero, "manca l'officer"));
        tre.tutto(GENOVA);
        tre.riassegna(numero, Causa.RICONSEGNATA);
        tre.tutto(GENOVA, CHIAVARI);
    }

    /// It costs 10 €, to be paid when it is handed over.
    private NumeroPratica arriva() {
        Opzioni some = Prove.opzioni(Supporto.FOGLIO_BIANCO, 1);
        NumeroPratica arrivata = tre.arriva(new Opzioni(
                1,
                some.supporto(),
                some.consegna(),
                Opzioni.Pagamento.CONSEGNA,
                false,
                false,
                "",
                null,
                some.allegati()));
        tre.dice(
                new DirittiPrenotati(arrivata, "2012-07-17", List.of(new Voce("Certificato", 1, 1_000)), 1_000),
                GENOVA);
        tre.tutto(GENOVA);
        return arrivata;
    }

    @AfterEach
    void close() {
        tre.close();
    }

    private Cassa cassa(Sede sede) {
        Casa casa = tre.casa(sede);
        return new Cassa(
                casa.journal,
                TreCase.stream(sede),
                new Cassa.Registri(casa.incassi, casa.diritti, casa.pratiche, casa.custodie),
                casa.conti(sede, tre.orologio),
                POLITICHE);
    }

    private NumeroRicevuta paga(Sede sede, String scontrino) {
        long versione = TreCase.scheda(tre.casa(sede), numero).versione();
        Pagato pagato = new Pagato(Mezzo.POS, scontrino, Optional.of(Importo.ZERO));
        return cassa(sede).incassa(numero, versione, 1_000, pagato, "anna");
    }

    private Diritti.Conto conto(Casa casa) {
        return casa.journal.read(rows -> casa.diritti.find(rows, numero)).orElseThrow();
    }

    private List<Incassi.Riga> incassi(Casa casa) {
        return casa.journal.read(rows -> casa.incassi.dellaPratica(rows, numero));
    }

    @Test
    void theNewBranchKnowsWhatWasPaidAndWithWhat() {
        assertThat(conto(tre.chiavari)).isEqualTo(conto(tre.centro)).isEqualTo(conto(tre.genova));
        assertThat(conto(tre.chiavari).telemacoCent()).isZero();
        assertThat(incassi(tre.chiavari)).isEqualTo(incassi(tre.genova)).hasSize(1);
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> paga(CHIAVARI, "000456"))
                .withMessageContaining("non c'è nulla da pagare");
    }

    /// Genova does not know yet that another pratica went to Chiavari, and takes 10 € for it.
    @Test
    void whatTheOldOwnerTookInTheMeantimeIsNotTakenAgain() {
        numero = arriva();
        tre.revoca(GENOVA);
        tre.riassegna(numero, Causa.DISTRUTTA_O_RUBATA);
        NumeroRicevuta taken = paga(GENOVA, "000124");
        tre.tutto(GENOVA, CHIAVARI);
        tre.riannuncio().gira(GENOVA);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(conto(tre.chiavari)).isEqualTo(conto(tre.centro));
        assertThat(conto(tre.chiavari).tenutiCent()).isEqualTo(1_000);
        assertThat(incassi(tre.chiavari)).extracting(Incassi.Riga::ricevuta).containsExactly(taken);
        tre.rebuiltEqualsLive();
    }

    @Test
    void itIsGivenBackOnceAtTheNewBranchAndNeverToTelemaco() {
        tre.chiavari.journal.write(TreCase.stream(CHIAVARI), "bruna", tx -> {
            tre.chiavari.conti(CHIAVARI, tre.orologio).chiusa(tx, numero, "respinta");
            return numero;
        });
        assertThat(conto(tre.chiavari).daRimborsareCent()).isEqualTo(1_000);
        Cassa cassa = cassa(CHIAVARI);
        cassa.apri(Importo.ZERO, "bruna");
        cassa.rimborsa(ricevuta, "000777", "pratica respinta", "bruna");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> cassa.rimborsa(ricevuta, "000778", "di nuovo", "bruna"))
                .withMessageContaining("nulla da rimborsare");

        tre.tutto(GENOVA, CHIAVARI);
        assertThat(List.of(conto(tre.centro).tenutiCent(), conto(tre.centro).cassaCent()))
                .containsExactly(0L, 0L);
        assertThat(incassi(tre.centro)).hasSize(2);
        Riscontro riscontro = new Riscontro(
                tre.centro.journal, tre.centro.diritti, tre.centro.crediti, tre.centro.pratiche, POLITICHE);
        assertThat(riscontro.rivedi(CHIAVARI))
                .as("nothing of it was Telemaco's")
                .isZero();
        assertThat(carte(tre.centro)).isEmpty();
        tre.rebuiltEqualsLive();
    }
}
