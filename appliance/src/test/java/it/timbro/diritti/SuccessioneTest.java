package it.timbro.diritti;

import static it.timbro.Prove.opzioni;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.journal.Recorded;
import it.timbro.journal.Telling.Told;
import it.timbro.pratica.DellaCassa;
import it.timbro.pratica.DellaCassa.DirittiLiberati;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.receiver.Outcome;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever of an account is heard first, it comes out the same (INV-6), and each cent is there once (INV-13).
class SuccessioneTest {
    private static final NumeroPratica PRATICA = new NumeroPratica("M26B23A0001");
    private static final StreamId CENTRO = new StreamId("GE", "aoo");
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final StreamId CHIAVARI = new StreamId("GE2", "1");
    private static final int ALL = 1_000;

    @TempDir
    Path folder;

    /// Its witness gives back what it did, and only then the centre tells it what it did that on.
    @Test
    void aBranchThatCameBackFromACopyHasTheSameAccounts() {
        try (Filiale before = new Filiale(folder);
                Casa after = new Casa(folder.resolve("dopo"), new Orologio(), 1)) {
            NumeroPratica lessThanReserved = before.arriva(opzioni(Supporto.FOGLIO_BIANCO, 2));
            NumeroPratica moreThanCaptured = before.arriva(opzioni(Supporto.FOGLIO_BIANCO, 0));
            before.dallaCentrale(new DirittiRiscossi(
                    moreThanCaptured, conto(before, moreThanCaptured).apertiCent(), Mezzo.TELEMACO));
            cambia(before, lessThanReserved, opzioni(Supporto.FORMULARIO, 0));
            cambia(before, moreThanCaptured, opzioni(Supporto.FOGLIO_BIANCO, 3));

            List<Entry> own = before.journal.entriesAfter(GENOVA, 0, ALL, 1 << 20);
            assertThat(after.journal.receive(GENOVA, own, UnaryOperator.identity()))
                    .isInstanceOf(Outcome.Stored.class);
            after.journal.storeFeed(before.journal.feedAfter("GE1", 0, ALL, 1 << 20));

            for (NumeroPratica numero : List.of(lessThanReserved, moreThanCaptured)) {
                Optional<Diritti.Conto> told = after.journal.read(rows -> after.diritti.find(rows, numero));
                assertThat(told).hasValue(conto(before, numero));
            }
        }
    }

    private static Diritti.Conto conto(Filiale filiale, NumeroPratica numero) {
        return filiale.journal.read(rows -> filiale.diritti.find(rows, numero)).orElseThrow();
    }

    private static void cambia(Filiale filiale, NumeroPratica numero, Opzioni opzioni) {
        filiale.istruttoria.cambiaOpzioni(numero, filiale.versione(numero), opzioni, "al telefono", "anna");
    }

    /// Chiavari went on with what Genova had made of it; which of them spoke first cannot be told from its own words
    /// alone, but from what each had found.
    @Test
    void aBranchThatTookThePraticaOverComesAfterTheOneThatGaveItAway() {
        List<Recorded> written = List.of(
                recorded(CENTRO, 1, prenota(1_000, 1_000)),
                recorded(CENTRO, 2, new DirittiRiscossi(PRATICA, 1_000, Mezzo.TELEMACO)),
                recorded(GENOVA, 7, prenota(1_500, 500)),
                recorded(GENOVA, 8, new DirittiRiscossi(PRATICA, 500, Mezzo.POS)),
                recorded(CHIAVARI, 3, prenota(2_500, 1_000)),
                recorded(CHIAVARI, 5, new DirittiLiberati(PRATICA, 1_000, "opzioni cambiate")),
                recorded(CHIAVARI, 6, new DirittiRimborsati(PRATICA, 500, Mezzo.TELEMACO, "opzioni cambiate")),
                recorded(CHIAVARI, 7, prenota(1_000, 0)));
        for (List<StreamId> order : List.of(
                List.of(CENTRO, GENOVA, CHIAVARI),
                List.of(CHIAVARI, GENOVA, CENTRO),
                List.of(CHIAVARI, CENTRO, GENOVA),
                List.of(GENOVA, CHIAVARI, CENTRO))) {
            List<Recorded> arrived = new ArrayList<>();
            order.forEach(stream ->
                    written.stream().filter(one -> one.stream().equals(stream)).forEach(arrived::add));
            assertThat(Diritti.racconta(arrived)).extracting(Told::recorded).isEqualTo(written);
        }
    }

    /// Its witness gives back what it wrote on what another had made of the account; both that and the beginning come
    /// by the feed, one after the other, and each could follow what is there.
    @Test
    void whatCouldFollowButWasWrittenOnSomethingElseIsToldAnew() {
        try (Casa wrote = new Casa(folder.resolve("prima"), new Orologio(), 1);
                Casa heard = new Casa(folder.resolve("dopo"), new Orologio(), 2)) {
            Map<StreamId, List<DellaCassa>> facts = new LinkedHashMap<>();
            facts.put(CENTRO, List.of(prenota(1_000, 1_000)));
            facts.put(GENOVA, List.of(new DirittiLiberati(PRATICA, 1_000, "opzioni cambiate"), prenota(500, 500)));
            facts.put(CHIAVARI, List.of(new DirittiLiberati(PRATICA, 500, "opzioni cambiate"), prenota(1_000, 1_000)));
            facts.forEach((stream, written) -> wrote.journal.write(stream, "anna", tx -> {
                written.forEach(tx::append);
                return true;
            }));
            for (StreamId stream : List.of(CHIAVARI, CENTRO, GENOVA)) {
                List<Entry> entries = wrote.journal.entriesAfter(stream, 0, ALL, 1 << 20);
                assertThat(heard.journal.receive(stream, entries, UnaryOperator.identity()))
                        .isInstanceOf(Outcome.Stored.class);
            }
            Optional<Diritti.Conto> told = heard.journal.read(rows -> heard.diritti.find(rows, PRATICA));
            assertThat(told).isEqualTo(wrote.journal.read(rows -> wrote.diritti.find(rows, PRATICA)));
            assertThat(told.orElseThrow().dovutiCent()).isEqualTo(1_000);
        }
    }

    /// What cannot follow waits behind all that can, in every house the same.
    @Test
    void whatWasTakenTwiceIsTakenOnce() {
        Recorded reserved = recorded(CENTRO, 1, prenota(1_000, 1_000));
        List<Recorded> twice = IntStream.of(1, 2)
                .mapToObj(sede ->
                        recorded(new StreamId("GE" + sede, "1"), 4, new DirittiRiscossi(PRATICA, 1_000, Mezzo.POS)))
                .toList();
        for (List<Recorded> arrived :
                List.of(List.of(twice.get(0), twice.get(1), reserved), List.of(reserved, twice.get(1), twice.get(0)))) {
            assertThat(Diritti.racconta(arrived))
                    .extracting(Told::recorded)
                    .containsExactly(reserved, twice.get(0), twice.get(1));
        }
    }

    /// Genova is cut off and captures what Chiavari, which has the pratica now, has given free and reserved again.
    @Test
    void whatGoesTogetherInOneOrderOnlyIsToldInThat() {
        Recorded reserved = recorded(CENTRO, 1, prenota(1_500, 1_500));
        Recorded captured = recorded(GENOVA, 56, new DirittiRiscossi(PRATICA, 1_500, Mezzo.TELEMACO));
        Recorded freed = recorded(CHIAVARI, 53, new DirittiLiberati(PRATICA, 1_500, "opzioni cambiate"));
        Recorded again = recorded(CHIAVARI, 54, prenota(1_500, 1_500));
        for (List<Recorded> arrived :
                List.of(List.of(reserved, captured, freed, again), List.of(freed, again, captured, reserved))) {
            assertThat(Diritti.racconta(arrived))
                    .extracting(Told::recorded)
                    .containsExactly(reserved, freed, again, captured);
        }
    }

    private static DirittiPrenotati prenota(long costa, long ora) {
        return new DirittiPrenotati(PRATICA, "2012-07-17", List.of(new Voce("Certificato", 1, costa)), ora);
    }

    private static Recorded recorded(StreamId stream, long seq, DellaCassa fatto) {
        return new Recorded(stream, seq, new Entry.Stamp(0, 0, 0, Long.MAX_VALUE), "anna", 0, fatto);
    }
}
