package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.atti.Riconciliazione;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.web.CarteView;
import it.timbro.sportello.Problemi;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How many cards wait for a person, and whom they concern.
@ParameterizedClass
@EnumSource(BaseDati.class)
class SediAnswersTest {
    private static final StreamId CHIAVARI = new StreamId("GE2", "1");
    private static final int MANY = Carte.MAX_CARTE + 5;

    private final BaseDati base;

    @TempDir
    Path folder;

    private Mondo mondo;
    private Casa casa;
    private Dispersione dispersione;
    private SediAnswers answers;

    SediAnswersTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 31);
        casa = mondo.centrale.casa;
        dispersione = new Dispersione(casa.journal, new BlocchiStore(), mondo.orologio);
        answers = new SediAnswers(casa.journal, dispersione, casa.carte);
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    private void riscontra(NumeroPratica numero) {
        casa.journal.write(
                Centrale.AOO,
                "riscontro",
                tx -> tx.append(
                        new DirittiRiscontrati(
                                numero,
                                Importo.leggi("10"),
                                Importo.leggi("0"),
                                "La sede ha riscosso 10,00 €.",
                                1_000L),
                        Centrale.GENOVA));
    }

    /// A branch of a newer release writes what nobody here understands, each time about another pratica.
    private void scriveCarte(int quante) {
        List<Entry> entries = new ArrayList<>();
        Head head = Head.EMPTY;
        for (int i = 1; i <= quante; i++) {
            Entry.Draft nuovo = new Entry.Draft(
                    "PraticaProfetizzata",
                    1,
                    Entry.CRITICO,
                    "pratica:M26B22B%04d".formatted(i),
                    "{}".getBytes(StandardCharsets.UTF_8));
            Entry entry = Entry.seal(
                    CHIAVARI,
                    i,
                    i,
                    1,
                    new Entry.Stamp(mondo.orologio.now().toEpochMilli(), 0, 0, Long.MAX_VALUE),
                    "anna",
                    nuovo,
                    new byte[16],
                    head.hash());
            head = new Head(i, entry.hash());
            entries.add(entry);
        }
        casa.journal.receive(CHIAVARI, entries, UnaryOperator.identity());
    }

    @Test
    void aDifferenceThatTheCentreFoundStandsWithTheBranchThatHasThePratica() {
        riscontra(mondo.centrale.arriva(1, Mondo.bytes(900, 1)));
        assertThat(casa.journal.read(casa.carte::aperte)).singleElement().satisfies(carta -> {
            assertThat(carta.tipo()).isEqualTo(Tipo.RISCONTRO);
            assertThat(carta.stream()).isEqualTo(Centrale.AOO);
        });
        assertThat(answers.carteAperte()).isEqualTo(Map.of(Centrale.GENOVA, 1));
    }

    @Test
    void withoutAPraticaItStandsWithTheChamber() {
        riscontra(new NumeroPratica("M26B22A0009"));
        assertThat(answers.carteAperte()).isEqualTo(Map.of(new Sede("GE"), 1));
    }

    @Test
    void aBlockOfSuspendedNumbersIsACardUntilSomebodyEndsItsAccount() {
        mondo.centrale.assegnaNumeri(5);
        assertThat(answers.carteAperte()).isEmpty();
        casa.journal.write(
                Centrale.AOO,
                "anna",
                tx -> tx.append(
                        new IncarnazioneAssegnata(
                                Centrale.GENOVA, 2, "GE1/1", 0, Hash.ZERO, "d1", "anna", "copia", null),
                        Centrale.GENOVA));
        assertThat(answers.carteAperte()).isEqualTo(Map.of(Centrale.GENOVA, 1));
        CarteView.Rinvio carta = casa.journal.read(answers::sospesi).getFirst();
        assertThat(carta.perche()).contains("GE1", "di 5 numeri");
        assertThat(carta.ms()).isEqualTo(mondo.orologio.now().toEpochMilli());
        assertThat(casa.journal.read(answers.con(_ -> List.of())::problemi))
                .extracting(Problemi.Problema::cosa, Problemi.Problema::dove)
                .containsExactly(tuple(carta.titolo(), carta.dove()));

        String blocco = carta.dove().substring(carta.dove().lastIndexOf('/') + 1);
        casa.journal.write(Genova.STREAM, "anna", tx -> tx.append(uscito()));
        assertThatThrownBy(() -> dispersione.chiudiSospesi(blocco, 5, "cercati", "rita"))
                .isInstanceOf(RejectedException.class);
        assertThat(dispersione.chiudiSospesi(blocco, 4, "cercati", "rita")).isEqualTo(4);
        assertThat(casa.journal.read(answers::sospesi)).isEmpty();
        assertThat(answers.carteAperte()).isEmpty();
    }

    /// A sheet of it turned up.
    private static NumeroImpegnato uscito() {
        return new NumeroImpegnato(
                new NumeroCertificato("C26GE0000001"),
                new NumeroPratica("M26B22A0001"),
                new NumeroLavoro("GE1-1"),
                Hash.ZERO);
    }

    @Test
    void allAreCountedHoweverManyTheListShowsAndNoneThatWasDecided() {
        scriveCarte(MANY);
        riscontra(mondo.centrale.arriva(1, Mondo.bytes(900, 1)));
        assertThat(casa.journal.read(casa.carte::aperte)).hasSize(Carte.MAX_CARTE);
        Sede chiavari = new Sede("GE2");
        assertThat(answers.carteAperte()).isEqualTo(Map.of(chiavari, MANY, Centrale.GENOVA, 1));
        Carta carta = casa.journal.read(casa.carte::aperte).stream()
                .filter(una -> una.stream().equals(CHIAVARI))
                .findFirst()
                .orElseThrow();
        Riconciliazione.dellaCentrale(casa.journal, casa.carte, casa.pratiche)
                .risolvi(carta.stream(), carta.seq(), carta.ultimaSeq(), Decisione.TRALASCIA, "concordato", "bruni");
        assertThat(answers.carteAperte()).isEqualTo(Map.of(chiavari, MANY - 1, Centrale.GENOVA, 1));
    }
}
