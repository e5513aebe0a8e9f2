package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.atti.Riconciliazione;
import it.timbro.base.Sede;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.DellaCarta.CartaRisolta.Decisione;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
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
    private SediAnswers answers;

    SediAnswersTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 31);
        casa = mondo.centrale.casa;
        answers = new SediAnswers(
                casa.journal, new Dispersione(casa.journal, new BlocchiStore(), mondo.orologio), casa.carte);
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
