package it.timbro.proprieta;

import static it.timbro.proprieta.TreCase.CHIAVARI;
import static it.timbro.proprieta.TreCase.GENOVA;
import static it.timbro.proprieta.TreCase.carte;
import static it.timbro.proprieta.TreCase.scheda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.Prove;
import it.timbro.atti.Protocollazione;
import it.timbro.base.RejectedException;
import it.timbro.centro.CentroDiProva;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Standing;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.DelRegistro.PresentazioneRegistrata;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaApprovata;
import it.timbro.pratica.DellaPratica.PraticaCorrelata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata.Causa;
import it.timbro.pratica.DellaPratica.PraticaRiconsegnata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroEmergenza;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Proprieta;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pratica that a branch opened at its counter, seen from the other houses: INV-6, INV-8 and INV-11 hold of it too.
class AlBancoTest {
    private static final NumeroPratica NUMERO = new NumeroPratica("M26B22GE1A0001");
    private static final NumeroEmergenza EMERGENZA = new NumeroEmergenza("GE1-E-2026-0000001");
    private static final Presentazione PRESENTAZIONE = new Presentazione(
            IdPresentazione.nuova(new Random(1)),
            Presentazione.Verso.ENTRATA,
            Presentazione.Tipo.CERTIFICATO_SU_CARTA,
            "PRIMA",
            "Sportello su appuntamento per la prima richiesta",
            "Teresa Rossi",
            "",
            new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null),
            null,
            "Richiesta di certificato di origine",
            "entro il secondo giorno lavorativo",
            List.of());

    @TempDir
    Path folder;

    private TreCase tre;
    private Protocollazione protocollazione;

    @BeforeEach
    void apri() {
        tre = new TreCase(folder);
        protocollazione = new Protocollazione(tre.centro.journal, tre.centro.presentazioni, tre.centro.protocollo);
        tre.tutto(GENOVA, CHIAVARI);
    }

    @AfterEach
    void chiudi() {
        tre.close();
    }

    private static PraticaPresentata presentata() {
        PraticaPresentata arrived =
                Prove.presentata(NUMERO, Prove.certificato("Pompe Liguri S.r.l.", "KANTO\nTOKYO"), Opzioni.NESSUNA);
        return new PraticaPresentata(
                NUMERO,
                "",
                arrived.tipo(),
                arrived.modello(),
                arrived.modelloFirmato(),
                arrived.allegati(),
                arrived.opzioni(),
                arrived.firma(),
                "");
    }

    private PraticaAperta aperta() {
        return new PraticaAperta(
                NUMERO,
                GENOVA,
                PRESENTAZIONE.id(),
                tre.orologio.now().toEpochMilli(),
                tre.orologio.now().plus(Duration.ofDays(15)).toEpochMilli());
    }

    private void registrata() {
        tre.fa(
                GENOVA,
                new PresentazioneRegistrata(EMERGENZA, new RegistroEmergenza("GE1-E.1"), PRESENTAZIONE),
                presentata(),
                aperta());
    }

    private boolean serve() {
        return tre.centro.journal.read(rows -> protocollazione.serve(rows, GENOVA));
    }

    private static Scritta scritta(Casa casa) {
        return casa.journal
                .read(rows -> casa.presentazioni.dellaPratica(rows, NUMERO))
                .orElseThrow();
    }

    private static List<String> fatti(Casa casa) {
        return casa.journal.history("pratica:" + NUMERO).stream()
                .map(recorded -> recorded.fact().getClass().getSimpleName())
                .toList();
    }

    @Test
    void itReachesTheCentreOnceAndHasOneProtocolThatOfItsPresentazione() {
        registrata();
        tre.approva(GENOVA, NUMERO);
        tre.tutto(GENOVA);
        assertThat(scheda(tre.centro, NUMERO)).isEqualTo(scheda(tre.genova, NUMERO));
        assertThat(protocollazione.rivedi(GENOVA)).isEqualTo(1);
        assertThat(protocollazione.rivedi(GENOVA))
                .as("nothing is protocolled twice")
                .isZero();
        tre.tutto(GENOVA);
        for (Casa casa : List.of(tre.centro, tre.genova)) {
            assertThat(scheda(casa, NUMERO).protocollo().orElseThrow().text()).isEqualTo("GE/2026/0000001");
            assertThat(scritta(casa).protocollo().orElseThrow().numero().text()).isEqualTo("GE/2026/0000001");
            assertThat(scritta(casa).emergenza().orElseThrow().numero()).isEqualTo(EMERGENZA);
            assertThat(fatti(casa))
                    .containsExactly("PraticaPresentata", "PraticaAperta", "PraticaApprovata", "PraticaCorrelata");
        }
        assertThat(scheda(tre.centro, NUMERO)).isEqualTo(scheda(tre.genova, NUMERO));
        List<Riga> found =
                tre.centro.journal.read(rows -> tre.centro.pratiche.cerca(rows, NUMERO.text(), Optional.empty(), 9));
        assertThat(found).hasSize(1);
        assertThat(carte(tre.centro)).isEmpty();
        tre.rebuiltEqualsLive();
    }

    @Test
    void openedAfterItsPresentazioneHasItsNumberItIsToldTheSame() {
        tre.fa(GENOVA, new PresentazioneRicevuta(PRESENTAZIONE));
        tre.tutto(GENOVA);
        protocollazione.rivedi(GENOVA);
        tre.fa(GENOVA, presentata(), aperta());
        tre.tutto(GENOVA);
        assertThat(serve()).isTrue();
        assertThat(protocollazione.rivedi(GENOVA)).isZero();
        assertThat(serve()).isFalse();
        tre.tutto(GENOVA);
        assertThat(scheda(tre.genova, NUMERO).protocollo().orElseThrow().text()).isEqualTo("GE/2026/0000001");
    }

    @Test
    void givenBackItGoesToAnotherBranchWithItsNumbers() {
        registrata();
        tre.fa(GENOVA, new PraticaRiconsegnata(NUMERO, "manca l'officer"));
        tre.tutto(GENOVA);
        protocollazione.rivedi(GENOVA);
        tre.riassegna(NUMERO, Causa.RICONSEGNATA);
        tre.tutto(GENOVA, CHIAVARI);
        Scheda now = scheda(tre.chiavari, NUMERO);
        assertThat(now).isEqualTo(scheda(tre.centro, NUMERO));
        assertThat(now.sede()).isEqualTo(CHIAVARI);
        assertThat(now.epoca()).isEqualTo(2);
        assertThat(scritta(tre.chiavari).emergenza().orElseThrow().numero()).isEqualTo(EMERGENZA);
        assertThat(scritta(tre.chiavari).protocollo()).isPresent();
        tre.approva(CHIAVARI, NUMERO);
        tre.emette(CHIAVARI, NUMERO, 11);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.centro, NUMERO)).isEqualTo(scheda(tre.chiavari, NUMERO));
        tre.rebuiltEqualsLive();
    }

    @Test
    void itsCustodyCountsFromItsOpeningAndWhatComesLaterIsKeptAndNotApplied() {
        registrata();
        tre.approva(GENOVA, NUMERO);
        tre.tutto(GENOVA);
        tre.emette(GENOVA, NUMERO, 1);
        tre.orologio.avanti(Duration.ofDays(15).plusHours(23));
        assertThatThrownBy(() -> tre.riassegna(NUMERO, Causa.ISOLATA)).isInstanceOf(RejectedException.class);
        tre.orologio.avanti(Duration.ofHours(2));
        tre.riassegna(NUMERO, Causa.ISOLATA);
        tre.tutto(GENOVA, CHIAVARI);
        for (Casa casa : List.of(tre.centro, tre.genova, tre.chiavari)) {
            assertThat(scheda(casa, NUMERO).sede()).isEqualTo(CHIAVARI);
            assertThat(scheda(casa, NUMERO).stato()).isEqualTo(Stato.ASSEGNATA);
        }
        assertThat(carte(tre.centro)).anyMatch(carta -> carta.tipo() == Tipo.SUPERATA);
        tre.rebuiltEqualsLive();
    }

    @Test
    void aRettificaAnsweredAtTheCounterIsToldTheSameEverywhere() {
        registrata();
        tre.fa(GENOVA, new RettificaRichiesta(NUMERO, List.of(new Rilievo("2", "manca")), 1));
        tre.fa(
                GENOVA,
                new RettificaPervenuta(
                        NUMERO, Prove.certificato("Pompe Liguri S.r.l.", "ALTRI\nTOKYO"), null, null, List.of()));
        long seq = tre.genova.journal.head(TreCase.stream(GENOVA)).seq();
        tre.fa(GENOVA, new RettificaAccolta(NUMERO, TreCase.stream(GENOVA).toString(), seq));
        tre.tutto(GENOVA);
        assertThat(scheda(tre.centro, NUMERO)).isEqualTo(scheda(tre.genova, NUMERO));
        assertThat(carte(tre.centro)).isEmpty();
        tre.revoca(GENOVA);
        tre.riassegna(NUMERO, Causa.DISTRUTTA_O_RUBATA);
        tre.tutto(GENOVA, CHIAVARI);
        assertThat(scheda(tre.chiavari, NUMERO)).isEqualTo(scheda(tre.centro, NUMERO));
        tre.rebuiltEqualsLive();
    }

    @Test
    void theSecondLifeOfABranchOpensToo() {
        StreamId second = new StreamId("GE1", "2");
        List<Recorded> arrived = List.of(
                recorded(second, 4, presentata()),
                recorded(second, 5, aperta()),
                recorded(
                        CentroDiProva.AOO,
                        9,
                        new PraticaCorrelata(NUMERO, PRESENTAZIONE.id(), new NumeroProtocollo("GE/2026/0000001"))),
                recorded(second, 6, new PraticaApprovata(NUMERO)));
        assertThat(Proprieta.racconta(arrived))
                .extracting(told -> told.recorded().fact().getClass().getSimpleName(), Told::standing)
                .containsExactly(
                        tuple("PraticaPresentata", Standing.COUNTS),
                        tuple("PraticaAperta", Standing.COUNTS),
                        tuple("PraticaCorrelata", Standing.MESSAGE),
                        tuple("PraticaApprovata", Standing.COUNTS));
    }

    @Test
    void noBranchOpensInTheNameOfAnother() {
        List<Recorded> arrived = List.of(
                recorded(TreCase.stream(CHIAVARI), 4, presentata()), recorded(TreCase.stream(CHIAVARI), 5, aperta()));
        assertThat(Proprieta.racconta(arrived)).allMatch(told -> told.standing() == Standing.SUPERSEDED);
        assertThatThrownBy(() -> tre.fa(CHIAVARI, presentata(), aperta())).isInstanceOf(RejectedException.class);
    }

    private static Recorded recorded(StreamId stream, long seq, Fatto fatto) {
        return new Recorded(stream, seq, new Entry.Stamp(0, 0, 0, Long.MAX_VALUE), "anna", 0, fatto);
    }
}
