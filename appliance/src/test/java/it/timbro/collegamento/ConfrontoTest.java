package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.Impronte.Discorde;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Voce;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Branch and centre say what their facts have come to, and find out when one of them has it wrong.
@ParameterizedClass
@EnumSource(BaseDati.class)
class ConfrontoTest {
    private static final byte[] P7M = Mondo.bytes(900, 1);

    private final BaseDati base;

    @TempDir
    Path folder;

    private Mondo mondo;
    private NumeroPratica prima;
    private NumeroPratica seconda;

    ConfrontoTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 38);
        prima = mondo.centrale.arriva(1, P7M);
        seconda = mondo.centrale.arriva(2, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(prima);
        scambia();
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    private void scambia() {
        IntStream.range(0, 2)
                .forEach(_ -> assertThat(mondo.genova.sincronizza()).isTrue());
    }

    /// What no fact has done.
    private void inCentrale(String sql) {
        mondo.centrale.casa.journal.write(
                Genova.STREAM, "guasto", tx -> tx.dsl().execute(sql));
    }

    private static List<Discorde> discordi(Casa casa) {
        return casa.journal.read(casa.impronte::discordi);
    }

    private static Impronta impronta(Casa casa) {
        return casa.journal.read(rows -> casa.impronte.impronta(rows, Centrale.GENOVA));
    }

    @Test
    void bothReckonTheSameFromTheSameFactsAndTheSumsAreThoseOfThePratiche() {
        Impronta here = impronta(mondo.genova.casa);
        assertThat(impronta(mondo.centrale.casa)).isEqualTo(here);
        assertThat(here.totale().quante()).isEqualTo(2);
        List<Integer> all = here.fasce().stream().map(Impronta.Fascia::fascia).toList();
        List<Voce> voci = mondo.centrale.casa.journal.read(
                rows -> mondo.centrale.casa.impronte.voci(rows, Centrale.GENOVA, all, ""));
        List<Voce> rest = mondo.centrale.casa.journal.read(
                rows -> mondo.centrale.casa.impronte.voci(rows, Centrale.GENOVA, all, prima.text()));
        assertThat(rest).containsExactly(voci.getLast());
        assertThat(voci)
                .extracting(Voce::pratica, Voce::stato)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(prima.text(), "APPROVATA"),
                        org.assertj.core.groups.Tuple.tuple(seconda.text(), "ASSEGNATA"));
        assertThat(voci.stream().mapToLong(Voce::impronta).sum() % Impronta.Somma.MODULO)
                .isEqualTo(here.totale().somma());
        assertThat(discordi(mondo.genova.casa)).isEmpty();
        assertThat(discordi(mondo.centrale.casa)).isEmpty();
    }

    @Test
    void aPraticaThatCameOutOtherwiseIsNamedAtBothEndsAndTellingItAnewRepairsIt() {
        inCentrale("update scheda set stato = 'RESPINTA', impronta = 7 where numero = '" + prima + "'");
        mondo.genova.approva(seconda);
        scambia();
        for (Casa casa : List.of(mondo.genova.casa, mondo.centrale.casa)) {
            assertThat(discordi(casa))
                    .containsExactly(new Discorde(
                            Centrale.GENOVA,
                            prima.text(),
                            "APPROVATA 4",
                            "RESPINTA 4",
                            mondo.orologio.now().toEpochMilli()));
        }

        mondo.centrale.casa.journal.rebuild("pratica:" + prima);
        scambia();
        assertThat(impronta(mondo.centrale.casa)).isEqualTo(impronta(mondo.genova.casa));
        assertThat(discordi(mondo.genova.casa)).isEmpty();
        assertThat(discordi(mondo.centrale.casa)).isEmpty();
    }

    @Test
    void whatTheCentreHasStillToTellIsNoDisagreement() {
        var passata = new PraticaRiassegnata(
                prima,
                Centrale.GENOVA,
                new Sede("GE2"),
                2,
                Genova.STREAM.toString(),
                mondo.genova.casa.journal.head(Genova.STREAM).seq(),
                PraticaRiassegnata.Causa.ISOLATA,
                "prova",
                "bruni",
                "carli",
                Long.MAX_VALUE);
        mondo.centrale.casa.journal.write(Centrale.AOO, "carli", tx -> tx.append(passata)); // as another gave it back
        mondo.genova.approva(seconda);
        scambia();
        assertThat(discordi(mondo.genova.casa)).isEmpty();
        assertThat(discordi(mondo.centrale.casa)).isEmpty();

        mondo.centrale.casa.journal.write(Centrale.AOO, "centrale", tx -> {
            tx.announce("pratica:" + prima, Centrale.GENOVA);
            return true;
        });
        scambia();
        assertThat(mondo.genova.scheda(prima).sede()).isEqualTo(new Sede("GE2"));
        assertThat(discordi(mondo.centrale.casa)).isEmpty();
    }

    @Test
    void everyActMovesTheSum() {
        Impronta before = impronta(mondo.genova.casa);
        mondo.genova.approva(seconda);
        assertThat(impronta(mondo.genova.casa).totale().somma())
                .isNotEqualTo(before.totale().somma());
    }

    @Test
    void tellingAPraticaAnewWhereNothingIsWrongChangesNothing() {
        Path file = folder.resolve("centro").resolve("timbro.db");
        var before = Tables.dump(base, file);
        mondo.centrale.casa.journal.rebuild("pratica:" + prima);
        assertThat(Tables.dump(base, file)).isEqualTo(before);
    }

    @Test
    void whatAnOlderReleaseLeftIsReckonedAtTheStart() {
        Casa centro = mondo.centrale.casa;
        Impronta before = impronta(centro);
        inCentrale("update scheda set impronta = 0");
        assertThat(impronta(centro).totale().somma()).isZero();
        assertThat(centro.journal.read(centro.impronte::incompleta)).isTrue();
        centro.journal.write(Genova.STREAM, "avvio", tx -> {
            centro.impronte.completa(tx);
            return true;
        });
        assertThat(impronta(centro)).isEqualTo(before);
        assertThat(centro.journal.read(centro.impronte::incompleta)).isFalse();
    }
}
