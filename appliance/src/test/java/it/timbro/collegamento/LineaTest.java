package it.timbro.collegamento;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.journal.Journal.Soundness;
import it.timbro.pratica.Codec;
import it.timbro.pratica.DelRegistro.PresentazioneRicevuta;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.PraticaAperta;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.protocol.Versions;
import it.timbro.sync.session.Step;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A whole branch and a centre with real databases, step by step.
@ParameterizedClass
@EnumSource(BaseDati.class)
class LineaTest {
    private final BaseDati base;

    private static final byte[] P7M = Mondo.bytes(700_000, 1);
    private static final byte[] FATTURA = Mondo.bytes(90_000, 2);
    private static final byte[] PDF = Mondo.bytes(400_000, 3);

    @TempDir
    Path folder;

    private Mondo mondo;

    LineaTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 20261122);
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    @Test
    void aPraticaArrivesAtTheBranchWithItsFiles() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M, FATTURA);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.scheda(numero).stato()).isEqualTo(Stato.ASSEGNATA);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(P7M))).isEqualTo(P7M);
        assertThat(mondo.genova.casa.archivio.read(Hash.of(FATTURA))).isEqualTo(FATTURA);
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
    }

    @Test
    void whatTheBranchDoesIsAtTheCentreOnceAndInOrder() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.genova.prepara(numero, PDF);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.scheda(numero).stato()).isEqualTo(Stato.IN_STAMPA);
        assertThat(mondo.centrale.casa.archivio.read(Hash.of(PDF))).isEqualTo(PDF);
        sameStreamAtBothEnds();
        assertThat(mondo.centrale.hooked).containsOnly(Centrale.GENOVA).isNotEmpty();
    }

    @Test
    void whatIsOpenedAtTheCounterIsAtTheCentreOnceAndComesBackWithItsProtocol() {
        NumeroPratica numero = new NumeroPratica("M26B22GE1A0001");
        Presentazione carta = new Presentazione(
                IdPresentazione.nuova(new Random(3)),
                Presentazione.Verso.ENTRATA,
                Presentazione.Tipo.CERTIFICATO_SU_CARTA,
                "PERSONA",
                "Disposizioni 2019: rilascio allo sportello a chi non è iscritto",
                "",
                "",
                new Presentazione.Persona("Rosa Tigullio", "CI CA7654321", null),
                null,
                "Richiesta di certificato di origine",
                "entro il secondo giorno lavorativo",
                List.of());
        PraticaPresentata detta =
                Prove.presentata(numero, Prove.certificato("Rosa Tigullio", "KANTO\nTOKYO"), Opzioni.NESSUNA);
        mondo.centrale.arriva(1, P7M);
        mondo.genova.casa.journal.write(Genova.STREAM, "anna", tx -> {
            tx.append(new PresentazioneRicevuta(carta));
            tx.append(new PraticaPresentata(
                    numero,
                    "",
                    detta.tipo(),
                    detta.modello(),
                    new Allegato(mondo.genova.casa.archivio.keep(PDF), "modello.xml", "MOB", "", PDF.length),
                    List.of(),
                    detta.opzioni(),
                    detta.firma(),
                    ""));
            return tx.append(new PraticaAperta(
                    numero, Centrale.GENOVA, carta.id(), tx.now().toEpochMilli(), 0));
        });
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.scheda(numero)).isEqualTo(mondo.genova.scheda(numero));
        assertThat(mondo.centrale.scheda(numero).protocollo()).isPresent();
        assertThat(mondo.centrale.casa.archivio.has(Hash.of(PDF))).isTrue();
        sameStreamAtBothEnds();
        for (String typed : List.of(numero.text(), "Tigullio", "")) {
            List<Riga> found = mondo.centrale.casa.journal.read(
                    rows -> mondo.centrale.casa.pratiche.cerca(rows, typed, Optional.empty(), 9));
            assertThat(found).as(typed).hasSize(typed.isEmpty() ? 2 : 1);
        }
    }

    @Test
    void whatTheCentreHasAnnouncedAndIsNotHereYetIsCountedUntilItIs() {
        assertThat(mondo.genova.collegamento.inArrivo()).isEqualTo(Scambio.InArrivo.NULLA);
        mondo.centrale.arriva(1, P7M, PDF);
        long then = mondo.orologio.now().toEpochMilli();
        mondo.orologio.avanti(Duration.ofHours(3));
        mondo.genova.collegamento.session().pullOnce();
        assertThat(mondo.genova.collegamento.inArrivo())
                .isEqualTo(new Scambio.InArrivo(2, P7M.length + PDF.length, then));
        mondo.genova.sincronizza();
        assertThat(mondo.genova.collegamento.inArrivo()).isEqualTo(Scambio.InArrivo.NULLA);
    }

    @Test
    void whatComesDownIsMeasuredWhileItComesAndNotAfterwards() {
        byte[] grande = Mondo.bytes(3_000_000, 4);
        mondo.centrale.arriva(1, grande);
        mondo.centrale.arriva(2, P7M);
        mondo.genova.collegamento.session().pullOnce();
        for (int part = 0; part < 8; part++) {
            assertThat(mondo.genova.collegamento.session().filesOnce()).isInstanceOf(Step.Moved.class);
            mondo.orologio.avanti(Duration.ofSeconds(1));
        }
        Avanzamento.Stato stato = mondo.genova.collegamento.arrivo().orElseThrow();
        assertThat(stato.cose()).isEqualTo(1); // the smaller one
        assertThat(stato.diCose()).isEqualTo(2);
        assertThat(stato.bytes()).isBetween(1_000_000L, 2_000_000L);
        assertThat(stato.diBytes()).isBetween(3_000_000L, 3_700_000L);
        assertThat(stato.resta().orElseThrow().alPiuS()).isBetween(4L, 20L);
        mondo.genova.sincronizza();
        assertThat(mondo.genova.collegamento.arrivo()).isEmpty();
    }

    @Test
    void aFileThatSomebodyElseNamedAndTheCentreLacksGoesUpFromTheBranchThatHasIt() throws IOException {
        mondo.genova.casa.archivio.keep(P7M);
        mondo.centrale.arriva(1, P7M);
        mancaInCentrale(P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.casa.archivio.read(Hash.of(P7M))).isEqualTo(P7M);
    }

    private void mancaInCentrale(byte[] content) throws IOException {
        String name = Hash.of(content).hex();
        Files.delete(
                folder.resolve("centro/archivio").resolve(name.substring(0, 2)).resolve(name));
    }

    @Test
    void aFileThatTheCentreWaitsForItselfIsNotUnderWay() throws IOException {
        mondo.centrale.arriva(1, P7M);
        mancaInCentrale(P7M);
        mondo.genova.collegamento.session().pullOnce();
        for (int second = 0; second < 10; second++) {
            mondo.genova.collegamento.session().filesOnce();
            mondo.orologio.avanti(Duration.ofSeconds(1));
        }
        assertThat(mondo.genova.collegamento.inArrivo().file()).isEqualTo(1);
        assertThat(mondo.genova.collegamento.arrivo()).isEmpty();
    }

    @Test
    void theOldestThatWaitsMayBeAFileWhoseFactIsThereLongSince() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        long then = mondo.orologio.now().toEpochMilli();
        mondo.genova.prepara(numero, PDF);
        mondo.genova.collegamento.session().pushOnce();
        mondo.orologio.avanti(Duration.ofHours(3));
        mondo.genova.scrive(new it.timbro.pratica.DellaPratica.NotaAggiunta(numero, "Avvisare allo sportello"));
        assertThat(mondo.genova.collegamento.restano()).satisfies(restano -> {
            assertThat(restano.fatti()).isEqualTo(1);
            assertThat(restano.file()).isEqualTo(1);
            assertThat(restano.piuVecchioMs()).isEqualTo(then);
        });
        mondo.genova.sincronizza();
        assertThat(mondo.genova.collegamento.restano()).isEqualTo(new Scambio.Restano(0, 0, 0, 0, 0));
    }

    @Test
    void theFilesOfAnUrgentPraticaComeFirstAsSoonAsItIsUrgent() {
        NumeroPratica prima = mondo.centrale.arriva(1, P7M);
        NumeroPratica seconda = mondo.centrale.arriva(2, PDF);
        mondo.genova.collegamento.session().pullOnce();
        assertThat(daRicevere()).containsExactly(Hash.of(PDF), Hash.of(P7M));
        Opzioni urgente = new Opzioni(null, null, null, null, true, null, "", null, List.of(), null);
        mondo.genova.scrive(new it.timbro.pratica.DellaPratica.OpzioniCambiate(prima, urgente, "il TIR parte stasera"));
        assertThat(daRicevere()).containsExactly(Hash.of(P7M), Hash.of(PDF));
        while (daRicevere().size() == 2) {
            mondo.genova.collegamento.session().filesOnce();
        }
        assertThat(daRicevere()).containsExactly(Hash.of(PDF));
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(Stato.ASSEGNATA);
    }

    private List<Hash> daRicevere() {
        return mondo.genova.casa.journal.read(rows -> new ScambioStore()
                .daRicevere(rows, Centrale.GENOVA, 10).stream()
                        .map(Scambio.Annunciato::sha256)
                        .toList());
    }

    @Test
    void theFourWordsFollowAPraticaOnItsWay() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.linea.giu = true;
        mondo.genova.approva(numero);
        mondo.genova.prepara(numero, PDF);
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.SALVATO_IN_SEDE);

        mondo.linea.giu = false;
        mondo.genova.collegamento.session().pullOnce();
        mondo.genova.collegamento.session().filesOnce(); // nothing is announced yet
        mondo.genova.collegamento.session().pushOnce(); // each clears the trouble of its lane, and one batch goes
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.INVIATO);
        mondo.genova.scrive(new it.timbro.pratica.DellaPratica.NotaAggiunta(numero, "Avvisare allo sportello"));
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.IN_CODA);
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.parola(numero)).isEqualTo(Parola.REGISTRATO_IN_CENTRALE);
    }

    @Test
    void whileTheCentreIsDeadTheStripSaysSoAndOnItsReturnThatEverythingArrived() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        assertThat(mondo.genova.collegamento.striscia())
                .isEqualTo(new Striscia(
                        Striscia.Tono.TUTTO_A_POSTO, "Collegato", "", "Ultimo scambio 10:42", "Nulla aspetta"));

        mondo.linea.giu = true;
        mondo.orologio.avanti(Duration.ofMinutes(5));
        mondo.genova.approva(numero);
        mondo.genova.sincronizza();
        Striscia down = mondo.genova.collegamento.striscia();
        assertThat(down.titolo()).isEqualTo("Centrale non raggiungibile: si lavora in sede");
        assertThat(down.tono()).isEqualTo(Striscia.Tono.IN_SEDE);
        assertThat(down.ultimoScambio()).isEqualTo("Ultimo scambio 10:42");
        assertThat(down.attesa()).isEqualTo("1 fatto aspetta");
        assertThat(down.dettaglio()).isEqualTo("La centrale non risponde: riproviamo da soli.");

        mondo.genova.prepara(numero, PDF);
        mondo.riavviaCentrale();
        mondo.linea.giu = false;
        mondo.orologio.avanti(Duration.ofMinutes(2));
        assertThat(mondo.genova.sincronizza()).isTrue();
        Striscia up = mondo.genova.collegamento.striscia();
        assertThat(up.tono()).isEqualTo(Striscia.Tono.TUTTO_A_POSTO);
        assertThat(up.dettaglio()).isEqualTo("Tutto è arrivato in centrale alle 10:49: 2 fatti; nessun file manca.");
        mondo.orologio.avanti(Duration.ofMinutes(10));
        assertThat(mondo.genova.collegamento.striscia().dettaglio()).isEmpty();
        sameStreamAtBothEnds();
    }

    @Test
    void theLastExchangeIsKnownAfterAStartInTheMiddleOfAnOutage() {
        mondo.linea.giu = true;
        assertThat(dopoUnRiavvio()).isEqualTo("Nessuno scambio finora");
        mondo.linea.giu = false;
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(numero);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.linea.giu = true;
        mondo.orologio.avanti(Duration.ofMinutes(20));
        mondo.riavviaGenova();
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(mondo.genova.collegamento.striscia().ultimoScambio())
                .as("by the last receipt")
                .isEqualTo("Ultimo scambio 10:42");
        assertThat(mondo.genova.collegamento.stato().collegato()).isFalse();
    }

    @Test
    void anExchangeThatBroughtNothingIsNotedFromTimeToTimeAndOnceWhenTheLineIsDown() {
        mondo.centrale.arriva(1, P7M);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.collegamento.annota();
        assertThat(annotata(Duration.ofMinutes(4))).as("fresh enough").isEqualTo("Ultimo scambio 10:42");
        assertThat(annotata(Duration.ofMinutes(2))).isEqualTo("Ultimo scambio 10:48");
        mondo.orologio.avanti(Duration.ofMinutes(1));
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.linea.giu = true;
        mondo.orologio.avanti(Duration.ofMinutes(1));
        assertThat(mondo.genova.sincronizza()).isFalse();
        mondo.genova.collegamento.annota();
        assertThat(dopoUnRiavvio()).isEqualTo("Ultimo scambio 10:49");
    }

    @Test
    void whatWasLastTheMatterIsKnownAfterAStartAlsoWhenItIsOver() {
        assertThat(erroreDopoUnRiavvio()).isEmpty();
        mondo.linea.giu = true;
        assertThat(mondo.genova.sincronizza()).isFalse();
        Scambio.Errore errore = new Scambio.Errore(
                "La centrale non risponde: riproviamo da soli.",
                mondo.orologio.now().toEpochMilli());
        assertThat(erroreDopoUnRiavvio()).contains(errore);
        assertThat(mondo.genova.collegamento.striscia().ultimoScambio())
                .as("no exchange")
                .isEqualTo("Nessuno scambio finora");

        mondo.orologio.avanti(Duration.ofMinutes(4));
        assertThat(mondo.genova.sincronizza()).isFalse();
        assertThat(erroreDopoUnRiavvio()).as("fresh enough").contains(errore);
        mondo.orologio.avanti(Duration.ofMinutes(2));
        assertThat(mondo.genova.sincronizza()).isFalse();
        Scambio.Errore ancora = new Scambio.Errore(
                errore.frase(), errore.ms() + Duration.ofMinutes(6).toMillis());
        assertThat(erroreDopoUnRiavvio()).contains(ancora);
        mondo.linea.giu = false;
        mondo.orologio.avanti(Duration.ofMinutes(1));
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(erroreDopoUnRiavvio()).contains(ancora);
    }

    private Optional<Scambio.Errore> erroreDopoUnRiavvio() {
        mondo.genova.collegamento.annota();
        mondo.riavviaGenova();
        return mondo.genova.collegamento.ultimoErrore();
    }

    /// What a start would say after another exchange so much later.
    private String annotata(Duration dopo) {
        mondo.orologio.avanti(dopo);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.collegamento.annota();
        Scambio scambio = new ScambioStore();
        long noto = mondo.genova.casa.journal.read(rows -> scambio.ultimoScambio(rows, Centrale.GENOVA));
        return Racconto.ultimoScambio(
                noto, Optional.empty(), mondo.orologio.now().toEpochMilli());
    }

    private String dopoUnRiavvio() {
        mondo.riavviaGenova();
        return mondo.genova.collegamento.striscia().ultimoScambio();
    }

    @Test
    void whatWaitsIsCountedInWords() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.genova.prepara(numero, PDF);
        mondo.genova.collegamento.session().pushOnce();
        mondo.genova.scrive(new it.timbro.pratica.DellaPratica.NotaAggiunta(numero, "prima"));
        mondo.genova.scrive(new it.timbro.pratica.DellaPratica.NotaAggiunta(numero, "seconda"));
        assertThat(mondo.genova.collegamento.striscia().attesa()).isEqualTo("2 fatti e 1 file (0,4 MB) aspettano");
    }

    @Test
    void lostCallsLostAnswersAndRestartsChangeNothing() {
        mondo.linea.perdita = 30;
        for (int i = 1; i <= 12; i++) {
            NumeroPratica numero = mondo.centrale.arriva(i, Mondo.bytes(300_000, i));
            until(() -> present(mondo.genova.casa, numero));
            mondo.genova.approva(numero);
            if (i % 4 == 0) {
                mondo.riavviaGenova();
            }
            if (i % 5 == 0) {
                mondo.riavviaCentrale();
            }
        }
        mondo.genova.prepara(new NumeroPratica("M26B22A0012"), PDF);
        until(() -> mondo.genova.sincronizza());
        sameStreamAtBothEnds();
        assertThat(mondo.centrale.casa.archivio.has(Hash.of(PDF))).isTrue();
        assertThat(mondo.genova.casa.journal.feedHead("GE1")).isEqualTo(mondo.centrale.casa.journal.feedHead("GE1"));
        for (int i = 1; i <= 12; i++) {
            assertThat(mondo.genova.casa.archivio.has(Hash.of(Mondo.bytes(300_000, i))))
                    .isTrue();
        }
    }

    @Test
    void aStreamThatForkedIsRefusedAndNothingOfItIsStored() {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        mondo.genova.approva(numero);
        mondo.genova.sincronizza();
        try (Casa clone = new Casa(folder.resolve("copia"), mondo.orologio, 99)) {
            List<Entry> forked = clone.journal.write(Genova.STREAM, "bruni", tx -> {
                        tx.append(new it.timbro.pratica.DellaCassa.DirittiPrenotati(numero, "prova", List.of(), 1));
                        return true;
                    })
                    ? clone.journal.entriesAfter(Genova.STREAM, 0, 10, 1 << 20)
                    : List.of();
            assertThat(mondo.centrale.sedi.push(Centrale.GENOVA, forked))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FORK));
        }
        sameStreamAtBothEnds();
    }

    @Test
    void aBranchWritesOnlyItsOwnStreamsAndReadsOnlyItsOwnFiles() throws IOException {
        NumeroPratica numero = mondo.centrale.arriva(1, P7M);
        mondo.genova.sincronizza();
        Head prima = mondo.centrale.casa.journal.head(Genova.STREAM);
        mondo.genova.approva(numero);
        Sede chiavari = new Sede("GE2");
        List<Entry> batch = mondo.genova.casa.journal.entriesAfter(Genova.STREAM, 0, 10, 1 << 20);
        assertThat(code(mondo.centrale.sedi.push(chiavari, batch))).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(mondo.centrale.casa.journal.head(Genova.STREAM)).isEqualTo(prima);
        assertThat(mondo.centrale.sedi.feed(chiavari, 0, 0)).isEmpty();
        assertThat(mondo.centrale.sedi.size(chiavari, Hash.of(P7M))).isEmpty();
        assertThat(mondo.centrale.sedi.size(Centrale.GENOVA, Hash.of(P7M))).hasValue(P7M.length);
        assertThat(code(mondo.centrale.sedi.take(chiavari, Hash.of(PDF), PDF.length, 0, new ByteArrayInputStream(PDF))))
                .isEqualTo(Refusal.Code.NOT_YET);
    }

    /// Beside its chain nobody would find it out.
    @ParameterizedTest
    @ValueSource(strings = {"x", "x1", "0", "0a", "01", "1x", "aoo", "aoo2", "AOO"})
    void aBranchWritesUnderNoOtherNameThanItsOwn(String name) {
        StreamId stream = new StreamId("GE1", name);
        Entry.Draft draft = new Codec().encode(new NotaAggiunta(new NumeroPratica("M26B22A0001"), "di nascosto"));
        List<Entry> batch = Prove.scritti(stream, List.of(draft));
        assertThat(code(mondo.centrale.sedi.push(Centrale.GENOVA, batch))).isEqualTo(Refusal.Code.FORBIDDEN);
        Map<String, Head> heads = Map.of(stream.toString(), Head.of(batch.getFirst()));
        assertThat(code(mondo.centrale.sedi.hello(
                        Centrale.GENOVA, new Hello(Versions.SPOKEN, "GE1", 0, heads, Head.EMPTY))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(mondo.centrale.casa.journal.head(stream)).isEqualTo(Head.EMPTY);
    }

    private void sameStreamAtBothEnds() {
        StreamId stream = Genova.STREAM;
        assertThat(mondo.centrale.casa.journal.head(stream)).isEqualTo(mondo.genova.casa.journal.head(stream));
        assertThat(mondo.centrale.casa.journal.verify(stream)).isInstanceOf(Soundness.Sound.class);
    }

    private static boolean present(Casa casa, NumeroPratica numero) {
        return casa.journal.read(rows -> casa.pratiche.find(rows, numero)).isPresent();
    }

    private void until(java.util.function.BooleanSupplier done) {
        for (int i = 0; i < 2_000; i++) {
            if (done.getAsBoolean()) {
                return;
            }
            mondo.genova.sincronizza();
        }
        throw new AssertionError(mondo.genova.collegamento.stato().toString());
    }

    private static Refusal.Code code(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Refusal refusal) ? refusal.code() : Refusal.Code.UNKNOWN;
    }
}
