package it.timbro.chiavetta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.BaseDati;
import it.timbro.base.RejectedException;
import it.timbro.chiavetta.Lavoro.Stato;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.collegamento.Rientro.Esito;
import it.timbro.journal.Journal;
import it.timbro.journal.Journal.Soundness;
import it.timbro.journal.Recorded;
import it.timbro.pratica.Carte;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.disk.Disk;
import it.timbro.sync.envelope.Counterpart;
import it.timbro.sync.envelope.Label;
import it.timbro.sync.envelope.Piece;
import it.timbro.sync.protocol.Rientro;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import it.timbro.world.Centrale;
import it.timbro.world.Genova;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A box in quarantine and no line: a code by telephone, two persons at the centre, and a stick.
@ParameterizedClass
@EnumSource(BaseDati.class)
class RipartenzaTest {
    private static final StreamId SECONDA = new StreamId("GE1", "2");
    private static final StreamId TERZA = new StreamId("GE1", "3");
    private static final byte[] P7M = Mondo.bytes(20_000, 1);
    private static final byte[] PDF = Mondo.bytes(30_000, 2);

    private final BaseDati base;

    @TempDir
    Path folder;

    private Mondo mondo;
    private Banco banco;
    private Path copia;
    private NumeroPratica prima;
    private NumeroPratica seconda;

    /// The box has an old copy of its disk; since then it has prepared a certificate, and the centre knows.
    RipartenzaTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void open() {
        mondo = new Mondo(base, folder, 20261125);
        prima = mondo.centrale.arriva(1, P7M);
        seconda = mondo.centrale.arriva(2, P7M);
        mondo.centrale.assegnaNumeri(5);
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(prima);
        assertThat(mondo.genova.sincronizza()).isTrue();
        copia = mondo.copiaGenova();
        mondo.genova.prepara(prima, PDF);
        assertThat(mondo.genova.sincronizza()).isTrue();
        banco = new Banco(mondo, folder, Disk.real());
    }

    @AfterEach
    void close() {
        mondo.close();
    }

    /// The disk comes back from the copy, and there is no line to be told so.
    private void ricade() {
        mondo.ripristinaGenova(copia);
        quarantena(mondo.genova);
    }

    private static void quarantena(Genova box) {
        box.collegamento.quarantena(Causa.MACCHINA, "questi dati vengono da un altro apparecchio.");
    }

    private static String codice(Genova box) {
        return box.collegamento.codiceRientro().orElseThrow();
    }

    private StreamId concedi(String codice) {
        return mondo.centrale.sedi.ripartenza().concedi(Centrale.GENOVA, codice, "disco rotto", "anna", "bruno");
    }

    private Lavoro legge(Genova box) {
        Chiavette sticks = banco.sede(mondo, box, folder.resolve("chiavette-box"), Disk.real());
        sticks.leggi(Label.CENTRE, Banco.STICK);
        return sticks.lavoro().orElseThrow();
    }

    private static Esito completa(Genova box) {
        return box.collegamento.rientra("rosa", "disco rotto");
    }

    @Test
    void aBoxWithoutALineComesBackWithWhatAPersonCarried() {
        mondo.ripristinaGenova(copia);
        mondo.genova.approva(seconda); // on the copy, before anybody saw that it is one
        quarantena(mondo.genova);
        assertThat(concedi(codice(mondo.genova))).isEqualTo(SECONDA);
        altriNumeri();
        banco.dallaCentrale();
        assertThat(legge(mondo.genova).stato()).isEqualTo(Stato.RIUSCITO);
        assertThat(mondo.genova.collegamento.quarantena())
                .as("a person completes it")
                .isPresent();

        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(SECONDA));
        assertThat(mondo.genova.scheda(prima).stato()).isEqualTo(it.timbro.pratica.Stato.IN_STAMPA);
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(it.timbro.pratica.Stato.ASSEGNATA);
        assertThat(carte()).containsExactly("prova:pratica:" + seconda);
        assertThat(mondo.genova.casa.journal.<Integer>read(rows -> mondo.genova.casa.numeri.liberi(rows, 2026)))
                .as("those of the former life are used by nobody, the new ones are here")
                .isEqualTo(1);

        mondo.genova.approva(seconda); // it works again, still alone
        mondo.linea.giu = false;
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.centrale.scheda(seconda).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
        sameAtBothEnds(mondo.genova);
        assertThat(mondo.centrale.sedi.ripartenza().inAttesa(Centrale.GENOVA)).isEmpty();
    }

    @Test
    void theFactSaysWhoDecidedAndHowFarTheBoxWas() {
        ricade();
        concedi(codice(mondo.genova));
        assertThat(mondo.centrale.sedi.ripartenza().inAttesa(Centrale.GENOVA)).hasValueSatisfying(data -> {
            assertThat(data.chiestaDa()).isEqualTo("anna");
            assertThat(data.motivo()).isEqualTo("disco rotto");
            assertThat(data.fino()).isEqualTo(mondo.centrale.casa.journal.head(Genova.STREAM));
            assertThat(data.busta()).satisfies(busta -> {
                assertThat(busta.confermataDa()).isEqualTo("bruno");
                assertThat(busta.fatti()).as("its last receipt").isEqualTo(2);
                assertThat(busta.novita())
                        .isEqualTo(mondo.genova.casa.journal.feedHead("GE1").seq());
            });
        });
    }

    @Test
    void theBustaIsGoodOnceAndReadingItAgainSaysSo() {
        ricade();
        String codice = codice(mondo.genova);
        concedi(codice);
        assertThat(concedi(codice)).as("the same code, the same life").isEqualTo(SECONDA);
        banco.dallaCentrale();
        legge(mondo.genova);
        assertThat(legge(mondo.genova).stato())
                .as("nothing was done with it yet")
                .isEqualTo(Stato.RIUSCITO);
        completa(mondo.genova);
        Lavoro ancora = legge(mondo.genova);
        assertThat(ancora.stato()).isEqualTo(Stato.IN_PARTE);
        assertThat(ancora.frasi())
                .contains("La busta di ripartenza è già stata usata: la sede lavora con l'incarnazione 2.");
        assertThat(mondo.genova.casa.journal.lives(Genova.STREAM)).containsExactly(Genova.STREAM, SECONDA);
        mondo.linea.giu = false;
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThatThrownBy(() -> concedi(codice))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("già stato usato");
        mondo.linea.giu = true;
        banco.dallaCentrale();
        assertThat(legge(mondo.genova).stato()).as("an ordinary stick again").isEqualTo(Stato.RIUSCITO);
    }

    /// Its copy, made while it waited for the answer, waits for it still.
    @Test
    void aBoxThatWasCopiedWhileItWaitedAsksAnewWhatItsCopyHasHadAnswered() {
        ricade();
        Path inAttesa = mondo.copiaGenova();
        String codice = codice(mondo.genova);
        mondo.linea.giu = false;
        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(SECONDA));
        assertThat(mondo.genova.sincronizza()).isTrue();
        mondo.genova.approva(seconda);
        assertThat(mondo.genova.sincronizza()).isTrue();

        mondo.ripristinaGenova(inAttesa);
        assertThat(codice(mondo.genova)).isEqualTo(codice);
        assertThatThrownBy(() -> concedi(codice)).hasMessageContaining("già stato usato");
        mondo.genova.collegamento.nuovoCodiceRientro("rosa");
        String altro = codice(mondo.genova);
        assertThat(altro).isNotEqualTo(codice);
        assertThat(completa(mondo.genova))
                .as("by the line it must not: another box may be alive")
                .isInstanceOf(Esito.Interrotto.class);
        assertThat(codice(mondo.genova))
                .as("and the question that was refused is over")
                .isNotEqualTo(altro);
        concedi(codice(mondo.genova));
        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(new StreamId("GE1", "3")));
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(mondo.genova.scheda(seconda).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
    }

    @Test
    void whatWasLeftBehindTwiceIsStillACardAboutWhatItWas() {
        mondo.linea.giu = true;
        mondo.genova.approva(seconda);
        for (int vita = 2; vita <= 3; vita++) {
            quarantena(mondo.genova);
            concedi(codice(mondo.genova));
            banco.dallaCentrale();
            legge(mondo.genova);
            assertThat(completa(mondo.genova))
                    .isEqualTo(new Esito.Rientrata(new StreamId("GE1", String.valueOf(vita))));
            assertThat(carte())
                    .as("life %d", vita)
                    .contains("prova:pratica:" + seconda)
                    .noneMatch(pratica -> pratica.startsWith("prova:prova:"));
        }
    }

    @Test
    void whoeverCarriesItTheBustaIsForTheBoxWhoseCodeWasReadOut() {
        ricade();
        concedi(codice(mondo.genova));
        banco.dallaCentrale();
        try (Genova altra = mondo.gemella(folder.resolve("altra"))) {
            quarantena(altra);
            assertThat(legge(altra).frasi())
                    .anySatisfy(frase ->
                            assertThat(frase).startsWith("La busta di ripartenza risponde a un'altra richiesta"));
            assertThat(completa(altra)).isInstanceOf(Esito.Interrotto.class);
        }
    }

    @Test
    void aBoxThatThoughtItselfWellLearnsFromTheBustaThatAnotherWentOn() {
        try (Genova altra = mondo.gemella(copia)) {
            quarantena(altra);
            concedi(codice(altra));
        }
        banco.dallaCentrale();
        assertThat(legge(mondo.genova).frasi())
                .anySatisfy(frase -> assertThat(frase).contains("questo è rimasto indietro"));
        assertThat(mondo.genova.collegamento.quarantena())
                .hasValueSatisfying(found -> assertThat(found.causa()).isEqualTo(Causa.CENTRALE));
    }

    @Test
    void aSlipOfTheTongueAnotherBranchOrTheSamePersonTwiceGetNothing() {
        ricade();
        String codice = codice(mondo.genova);
        String sbagliato = codice.substring(0, 5) + (codice.charAt(5) == 'A' ? 'B' : 'A') + codice.substring(6);
        var ripartenza = mondo.centrale.sedi.ripartenza();
        for (String wrong : List.of(sbagliato, "", codice + "0", "non lo so")) {
            assertThatThrownBy(() -> concedi(wrong)).hasMessageContaining("codice di rientro non è giusto");
        }
        assertThatThrownBy(() -> ripartenza.concedi(Banco.CHIAVARI, codice, "disco rotto", "anna", "bruno"))
                .hasMessageContaining("codice di rientro non è giusto");
        assertThatThrownBy(() -> ripartenza.concedi(Centrale.GENOVA, codice, "disco rotto", "anna", "anna"))
                .hasMessageContaining("due persone");
        assertThatThrownBy(() -> ripartenza.concedi(Centrale.GENOVA, codice, " ", "anna", "bruno"))
                .hasMessageContaining("Manca il motivo");
        assertThat(ripartenza.inAttesa(Centrale.GENOVA)).isEmpty();
        assertThat(concedi(" " + codice.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                .isEqualTo(SECONDA);
    }

    @Test
    void theLineMayComeBackBeforeTheStickOrTheStickAfterALostAnswer() {
        ricade();
        var quarantena = mondo.genova.collegamento.quarantena().orElseThrow();
        assertThat(mondo.centrale.sedi.rientra(
                        Centrale.GENOVA,
                        new Rientro(
                                quarantena.id(),
                                "GE1/1",
                                mondo.genova.casa.journal.head(Genova.STREAM),
                                "rosa",
                                "disco rotto")))
                .as("its answer is lost")
                .isInstanceOf(Answer.Ok.class);
        assertThat(concedi(codice(mondo.genova))).isEqualTo(SECONDA);
        banco.dallaCentrale();
        legge(mondo.genova);
        mondo.linea.giu = false;
        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(SECONDA));
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(assegnate()).hasSize(1);
        sameAtBothEnds(mondo.genova);
    }

    @Test
    void aGrantByTelephoneMayBeFetchedByTheLine() {
        ricade();
        concedi(codice(mondo.genova));
        mondo.linea.giu = false;
        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(SECONDA));
        assertThat(mondo.genova.sincronizza()).isTrue();
        assertThat(assegnate()).hasSize(1);
        sameAtBothEnds(mondo.genova);
    }

    @Test
    void aNewBoxComesBackToABranchThatHasLivedTwiceAlready() {
        ricade();
        mondo.linea.giu = false;
        assertThat(completa(mondo.genova)).isEqualTo(new Esito.Rientrata(SECONDA));
        mondo.genova.approva(seconda);
        assertThat(mondo.genova.sincronizza()).isTrue();
        try (Genova nuova = mondo.gemella(folder.resolve("nuova"))) {
            assertThat(nuova.sincronizza()).isFalse();
            assertThat(completa(nuova))
                    .as("the centre cannot know by itself that there is no other box")
                    .isInstanceOfSatisfying(
                            Esito.Interrotto.class,
                            stop -> assertThat(stop.frase()).contains("codice di rientro"));
            mondo.linea.giu = true;
            assertThat(concedi(codice(nuova))).isEqualTo(TERZA);
            banco.dallaCentrale();
            assertThat(legge(nuova).stato()).isEqualTo(Stato.RIUSCITO);
            assertThat(completa(nuova)).isEqualTo(new Esito.Rientrata(TERZA));
            assertThat(nuova.scheda(prima).stato()).isEqualTo(it.timbro.pratica.Stato.IN_STAMPA);
            assertThat(nuova.scheda(seconda).stato()).isEqualTo(it.timbro.pratica.Stato.APPROVATA);
            assertThat(nuova.casa.journal.read(nuova.casa.carte::aperte))
                    .as("all that it did before it knew")
                    .extracting(Carte.Carta::subject)
                    .containsExactly("prova:chiave:" + nuova.chiave.attuale().kid());
            assertThat(nuova.casa.journal.history(
                            "chiave:" + nuova.chiave.attuale().kid()))
                    .as("its key is known in the life that counts")
                    .extracting(Recorded::stream)
                    .containsExactly(TERZA);
            mondo.linea.giu = false;
            assertThat(nuova.sincronizza()).isTrue();
            sameAtBothEnds(nuova);
        }
    }

    @Test
    void aStickThatWasReadInPartAndAProcessThatDiedAreGoneOnWith() throws IOException {
        ricade();
        concedi(codice(mondo.genova));
        List<Piece> pezzi = new ArrayList<>();
        banco.della(mondo, Centrale.GENOVA).say(pezzi::add);
        assertThat(pezzi).hasAtLeastOneElementOfType(Piece.Life.class).hasAtLeastOneElementOfType(Piece.Journal.class);
        Label label = new Label(Label.CENTRE, "GE1", "20261125-080000-0000", 1, 0, 1);
        int letti = 0;
        while (mondo.genova.collegamento.quarantena().isPresent()) {
            assertThat(completa(mondo.genova)).as("after %d pieces", letti).isInstanceOf(Esito.Interrotto.class);
            assertThat(letti).isLessThan(pezzi.size());
            letti++;
            Counterpart sede = mondo.genova.collegamento.chiavetta(banco.cartella, () -> 1);
            for (Piece piece : pezzi.subList(0, letti)) {
                sede.take(label, piece);
            }
            mondo.riavviaGenova();
            if (pezzi.get(letti - 1) instanceof Piece.Journal) {
                completa(mondo.genova);
                mondo.riavviaGenova();
            }
        }
        assertThat(letti).as("answer, news, what was forgotten").isGreaterThanOrEqualTo(3);
        mondo.linea.giu = false;
        assertThat(mondo.genova.sincronizza()).isTrue();
        sameAtBothEnds(mondo.genova);
    }

    private void altriNumeri() {
        mondo.centrale.casa.journal.write(
                Centrale.AOO,
                "centro",
                tx -> tx.append(
                        new BloccoAssegnato(
                                "GE1-2026-2",
                                Centrale.GENOVA,
                                2026,
                                List.of(new Numerato(new NumeroCertificato("C26GE0000006"), "COD6"))),
                        Centrale.GENOVA));
    }

    private List<String> carte() {
        return mondo.genova.casa.journal.read(mondo.genova.casa.carte::aperte).stream()
                .map(Carte.Carta::subject)
                .toList();
    }

    private List<IncarnazioneAssegnata> assegnate() {
        return mondo.centrale.casa.journal.history("incarnazione:GE1").stream()
                .filter(recorded -> recorded.fact() instanceof IncarnazioneAssegnata)
                .map(recorded -> (IncarnazioneAssegnata) recorded.fact())
                .toList();
    }

    private void sameAtBothEnds(Genova box) {
        Journal here = box.casa.journal;
        Journal there = mondo.centrale.casa.journal;
        for (StreamId stream : here.lives(Genova.STREAM)) {
            assertThat(there.head(stream)).isEqualTo(here.head(stream));
            assertThat(here.verify(stream)).isInstanceOf(Soundness.Sound.class);
        }
        assertThat(here.feedHead("GE1")).isEqualTo(there.feedHead("GE1"));
        here.rebuild();
        for (NumeroPratica numero : List.of(prima, seconda)) {
            assertThat(box.scheda(numero)).isEqualTo(mondo.centrale.scheda(numero));
        }
    }
}
