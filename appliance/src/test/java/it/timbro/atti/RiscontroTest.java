package it.timbro.atti;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Vincoli;
import it.timbro.politica.Politica;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.Carte.Tipo;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaCassa.DirittiPrenotati;
import it.timbro.pratica.DellaCassa.DirittiRimborsati;
import it.timbro.pratica.DellaCassa.DirittiRiscossi;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Casa;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The branch of Genova captured what it could while it was alone; now the centre hears of it.
class RiscontroTest {
    private static final Sede CAMERA = new Sede("GE");
    private static final Sede GENOVA = new Sede("GE1");
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final StreamId STREAM = new StreamId("GE1", "1");
    private static final CodiceFiscale IMPRESA = new CodiceFiscale("01234560991");
    private static final Importo DIECI = Importo.leggi("10");

    @TempDir
    Path folder;

    private final Orologio orologio = new Orologio();
    private Casa centro;
    private Casa genova;
    private Vincoli vincoli;
    private Riscontro riscontro;
    private int pratiche;

    @BeforeEach
    void open() {
        centro = new Casa(folder.resolve("GE"), orologio, 1);
        genova = new Casa(folder.resolve("GE1"), orologio, 2);
        vincoli = new Vincoli(centro.journal, centro.crediti, (_, _) -> List.of(), _ -> 10, orologio);
        riscontro = new Riscontro(
                centro.journal, centro.diritti, centro.crediti, centro.pratiche, Politica.Raccolta.load());
    }

    @AfterEach
    void close() {
        centro.close();
        genova.close();
    }

    private void credito() {
        vincoli.versa(CAMERA, IMPRESA, Importo.leggi("100"), "bonifico 12", "dario");
        vincoli.vincola(GENOVA, IMPRESA, Importo.leggi("60"), "dario");
        sincronizza();
    }

    private NumeroPratica arriva() {
        NumeroPratica numero = new NumeroPratica("M26B22A%04d".formatted(++pratiche));
        centro.journal.write(AOO, "centro", tx -> {
            tx.append(
                    Prove.presentata(
                            numero,
                            Prove.certificato("Pompe Liguri S.r.l.", "KANTO MACHINERY K.K."),
                            Prove.opzioni(Supporto.FOGLIO_BIANCO, 1)),
                    GENOVA);
            tx.append(
                    new PraticaProtocollata(numero, new NumeroProtocollo("GE/2026/%07d".formatted(pratiche))), GENOVA);
            tx.append(new PraticaAssegnata(numero, GENOVA, 1), GENOVA);
            return tx.append(
                    new DirittiPrenotati(numero, "2012-07-17", List.of(new Voce("Certificato", 1, 1_000)), 1_000),
                    GENOVA);
        });
        sincronizza();
        return numero;
    }

    private void riscuoti(NumeroPratica numero, Importo addebitato) {
        riscuoti(numero, addebitato, Mezzo.TELEMACO);
    }

    private void riscuoti(NumeroPratica numero, Importo addebitato, Mezzo mezzo) {
        genova.journal.write(STREAM, "anna", tx -> {
            if (addebitato.cent() > 0) {
                new Addebiti(genova.crediti, GENOVA, orologio).addebita(tx, numero, IMPRESA, addebitato);
            }
            return tx.append(new DirittiRiscossi(numero, 1_000, mezzo));
        });
        sincronizza();
    }

    private void sincronizza() {
        genova.journal.storeFeed(centro.journal.feedAfter(
                GENOVA.code(), genova.journal.feedHead(GENOVA.code()).seq(), 100, 1 << 20));
        var batch =
                genova.journal.entriesAfter(STREAM, centro.journal.head(STREAM).seq(), 100, 1 << 20);
        if (!batch.isEmpty()) {
            centro.journal.receive(STREAM, batch, UnaryOperator.identity());
        }
    }

    private List<Carta> carte(Casa casa) {
        return casa.journal.read(casa.carte::aperte);
    }

    @Test
    void whatAgreesIsMatchedOnceAndAsksNobody() {
        credito();
        riscuoti(arriva(), DIECI);
        assertThat(riscontro.rivedi(GENOVA)).isEqualTo(1);
        assertThat(riscontro.rivedi(GENOVA)).isZero();
        assertThat(carte(centro)).isEmpty();
    }

    @Test
    void whatDiffersIsACardInBothHouses() {
        credito();
        NumeroPratica numero = arriva();
        riscuoti(numero, Importo.leggi("4"));
        riscontro.rivedi(GENOVA);
        sincronizza();
        assertThat(carte(centro)).singleElement().satisfies(carta -> {
            assertThat(carta.tipo()).isEqualTo(Tipo.RISCONTRO);
            assertThat(carta.pratica()).contains(numero);
            assertThat(carta.testo()).contains("riscosso con Telemaco 10,00 €", "addebitati 4,00 €");
        });
        assertThat(carte(genova)).isEqualTo(carte(centro));
        assertThat(riscontro.rivedi(GENOVA)).as("told once").isZero();
    }

    @Test
    void whatWasCapturedWithoutADebitAlthoughThereIsALeaseDiffersToo() {
        credito();
        riscuoti(arriva(), Importo.ZERO);
        riscontro.rivedi(GENOVA);
        assertThat(carte(centro))
                .singleElement()
                .satisfies(carta -> assertThat(carta.testo()).contains("addebitati 0,00 €"));
    }

    @Test
    void aCompanyWithoutCreditHerePaysAsItAlwaysDid() {
        riscuoti(arriva(), Importo.ZERO);
        assertThat(riscontro.rivedi(GENOVA)).isEqualTo(1);
        assertThat(carte(centro)).isEmpty();
    }

    @Test
    void whatWentOverATillIsNotTakenForTelemaco() {
        credito();
        riscuoti(arriva(), Importo.ZERO, Mezzo.POS);
        assertThat(riscontro.rivedi(GENOVA)).isZero();
        assertThat(carte(centro)).isEmpty();
    }

    @Test
    void moreGivenBackThanWasCapturedIsToldOnceAndNotAtEveryContact() {
        credito();
        NumeroPratica numero = arriva();
        riscuoti(numero, Importo.ZERO, Mezzo.POS);
        genova.journal.write(
                STREAM, "anna", tx -> tx.append(new DirittiRimborsati(numero, 1_000, Mezzo.TELEMACO, "per errore")));
        sincronizza();
        assertThat(riscontro.rivedi(GENOVA)).isEqualTo(1);
        assertThat(carte(centro))
                .singleElement()
                .satisfies(carta -> assertThat(carta.testo()).contains("ha reso con Telemaco 10,00 €"));
        boolean again = centro.journal.read(rows -> riscontro.serve(rows, GENOVA));
        assertThat(again).isFalse();
    }

    @Test
    void aDebitOfAPraticaThatEndedWithoutACaptureIsACard() {
        credito();
        riscuoti(arriva(), DIECI, Mezzo.POS);
        assertThat(riscontro.rivedi(GENOVA)).isEqualTo(1);
        assertThat(carte(centro))
                .singleElement()
                .satisfies(carta ->
                        assertThat(carta.testo()).contains("riscosso con Telemaco 0,00 €", "addebitati 10,00 €"));
        assertThat(riscontro.rivedi(GENOVA)).as("told once").isZero();
    }

    @Test
    void aDebitWhosePraticaIsStillAtThePrinterWaits() {
        credito();
        NumeroPratica numero = arriva();
        genova.journal.write(STREAM, "anna", tx -> {
            new Addebiti(genova.crediti, GENOVA, orologio).addebita(tx, numero, IMPRESA, DIECI);
            return numero;
        });
        sincronizza();
        assertThat(riscontro.rivedi(GENOVA)).isZero();
    }

    @Test
    void theCardsAreRebuiltFromTheFacts() {
        credito();
        riscuoti(arriva(), Importo.leggi("4"));
        riscontro.rivedi(GENOVA);
        List<Carta> live = carte(centro);
        centro.journal.rebuild();
        assertThat(carte(centro)).isEqualTo(live);
        assertThat(riscontro.rivedi(GENOVA)).isZero();
    }
}
