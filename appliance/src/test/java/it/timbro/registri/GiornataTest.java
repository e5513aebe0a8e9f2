package it.timbro.registri;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.emergenza.Carte;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.registri.Lettura.Riga;
import it.timbro.registri.store.RigheStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of a branch in its registers, its closing, and what comes afterwards.
class GiornataTest {
    private static final LocalDate LUNEDI = LocalDate.of(2026, 11, 23);
    private static final String UFFICIO = "Camera di Commercio di Genova, sede di Genova";

    @TempDir
    Path folder;

    private final RigheStore righe = new RigheStore();
    private final StampaRegistri stampa = new StampaRegistri(() -> Filiale.REPORTS);
    private Filiale filiale;
    private Lettura lettura;
    private Chiusura chiusura;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        lettura = new Lettura(filiale.journal, righe);
        chiusura = new Chiusura(filiale.journal, righe, stampa, filiale.archivio, filiale.time);
    }

    @AfterEach
    void chiudiLaFiliale() {
        filiale.close();
    }

    private static Chiusura.Casa casa() {
        return new Chiusura.Casa(Filiale.STREAM, Filiale.SEDE, UFFICIO, Registri.tenutiDa(Registro.Tenuto.SEDE));
    }

    private GiornataSigillata chiudi(LocalDate giorno) {
        return chiusura.chiudi(casa(), giorno, "rita");
    }

    private static DelGiorno del(Registro registro, LocalDate giorno) {
        return DelGiorno.di(registro, Filiale.SEDE, giorno);
    }

    private List<Riga> di(Registro registro, LocalDate giorno) {
        return lettura.pezzo(del(registro, giorno), 0, Lettura.MAX).righe();
    }

    private List<String> prime(Registro registro, LocalDate giorno) {
        return di(registro, giorno).stream()
                .map(riga -> String.join(" | ", riga.celle()))
                .toList();
    }

    private boolean integra(GiornataSigillata sigillo) {
        return filiale.journal.read(rows -> chiusura.integra(rows, sigillo));
    }

    /// Blanks come in, one certificate goes out on two of them.
    private NumeroPratica mattina() {
        filiale.blocco(2026, 10);
        filiale.magazzino.carica("A0000001", "A0000010", "anna");
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FORMULARIO, 1));
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        return numero;
    }

    @Test
    void whatWasDoneStandsInTheRegistersOfItsDay() {
        NumeroPratica numero = mattina();
        assertThat(prime(Registri.CERTIFICATI, LUNEDI))
                .containsExactly("C26GE0000001 | emesso | Pompe Liguri S.r.l. | " + numero);
        assertThat(prime(Registri.FORMULARI, LUNEDI))
                .containsExactly(
                        "A0000001 - A0000010 | carico | 10 | ",
                        "A0000001 | usato | 1 | C26GE0000001",
                        "A0000002 | usato | 1 | C26GE0000001");
        assertThat(di(Registri.DIRITTI, LUNEDI)).isNotEmpty();
        assertThat(di(Registri.CERTIFICATI, LUNEDI).getFirst().dove()).isEqualTo("/pratica/" + numero);
        assertThat(prime(Registri.CERTIFICATI, LUNEDI.plusDays(1))).isEmpty();
        assertThat(prime(Registri.CERTIFICATI, LUNEDI.minusDays(1))).isEmpty();
    }

    @Test
    void aDayEndsAtMidnightInRome() {
        filiale.time.segna(Instant.parse("2026-11-23T22:59:59Z"));
        filiale.magazzino.carica("A0000001", "A0000001", "anna");
        filiale.time.segna(Instant.parse("2026-11-23T23:00:00Z"));
        filiale.magazzino.carica("A0000002", "A0000002", "anna");
        assertThat(di(Registri.FORMULARI, LUNEDI)).extracting(Riga::ora).containsExactly("23:59:59");
        assertThat(di(Registri.FORMULARI, LUNEDI.plusDays(1)))
                .extracting(Riga::ora)
                .containsExactly("00:00:00");
    }

    @Test
    void theProtocolIsTheChambersAndShowsWhatThisBranchHasHeardOfIt() {
        filiale.emergenza.apri(Carte.apertura(), "teresa");
        assertThat(del(Registri.PROTOCOLLO, LUNEDI).tenuti().code()).isEqualTo("GE");
        assertThat(di(Registri.PROTOCOLLO, LUNEDI)).isEmpty();
        assertThat(prime(Registri.EMERGENZA, LUNEDI)).singleElement().asString().startsWith("GE1-E.1 | apertura | ");
    }

    @Test
    void anAnnulledRegistrationStaysWhereItIsStruckWithTheActAndStandsAgainOnTheDayOfItsAnnulment() {
        filiale.emergenza.apri(Carte.apertura(), "teresa");
        filiale.accettazione.accetta(Carte.presentazione(1), "anna");
        filiale.time.passa(Duration.ofDays(1));
        filiale.accettazione.annulla(
                Carte.presentazione(1).id(), Carte.DETERMINAZIONE, "registrata due volte", "teresa");
        Riga riga = di(Registri.EMERGENZA, LUNEDI).getLast();
        assertThat(riga.barrata()).isTrue();
        assertThat(riga.celle()).contains("GE1-E-2026-0000001", "Richiesta di certificato di origine 1");
        assertThat(riga.nota())
                .isEqualTo("ANNULLATA il 24/11/2026 10:00 da teresa, Teresa Moneglia, determinazione 41 del 22/11/2026"
                        + " (" + Autorizzazione.Pervenuta.TELEFONO.parola() + "): registrata due volte");
        assertThat(prime(Registri.EMERGENZA, LUNEDI.plusDays(1)))
                .singleElement()
                .asString()
                .startsWith("GE1-E-2026-0000001 | annullamento | ");
    }

    @Test
    void aRegisterOfEmergencyThatNobodyUsedSaysSo() {
        assertThat(Registri.EMERGENZA.vuoto()).contains("non utilizzato");
        RegistroEmergenza registro = filiale.emergenza.apri(Carte.apertura(), "teresa");
        filiale.time.passa(Duration.ofDays(2));
        assertThat(it.timbro.emergenza.Giorni.di(
                                filiale.journal
                                        .read(rows -> filiale.emergenze.find(rows, registro))
                                        .orElseThrow(),
                                List.of(),
                                filiale.time.now().toEpochMilli())
                        .giorni())
                .hasSize(3)
                .allSatisfy(giorno -> assertThat(giorno.frase()).contains("non utilizzato"));
    }

    @Test
    void closingADayFixesHeadsCountsAndPrintsAndNamesTheChain() {
        mattina();
        long head = filiale.journal.head(Filiale.STREAM).seq();
        GiornataSigillata sigillo = chiudi(LUNEDI);
        assertThat(sigillo.teste())
                .extracting(testa -> testa.stream(), testa -> testa.seq())
                .containsExactly(tuple("GE1/1", head));
        assertThat(sigillo.registri())
                .extracting(RegistroSigillato::registro, RegistroSigillato::righe)
                .contains(tuple("certificati", 1), tuple("formulari", 3), tuple("emergenza", 0));
        assertThat(sigillo.registri())
                .allSatisfy(uno -> assertThat(uno.documenti())
                        .singleElement()
                        .satisfies(pdf -> assertThat(filiale.archivio.has(pdf)).isTrue()));
        assertThat(integra(sigillo)).isTrue();
    }

    @Test
    void whatComesAfterTheClosingShowsAsAddedAndTheSealStillHolds() {
        mattina();
        GiornataSigillata sigillo = chiudi(LUNEDI);
        filiale.magazzino.carica("A0000011", "A0000020", "anna");
        assertThat(di(Registri.FORMULARI, LUNEDI)).extracting(Riga::dopo).containsExactly(false, false, false, true);
        assertThat(di(Registri.FORMULARI, LUNEDI).getLast().nota()).contains("dopo la chiusura");
        assertThat(integra(sigillo)).isTrue();
    }

    @Test
    void aSealThatSaysOtherThanTheJournalIsFoundOut() {
        mattina();
        GiornataSigillata sigillo = chiudi(LUNEDI);
        RegistroSigillato primo = sigillo.registri().getFirst();
        List<RegistroSigillato> altri = sigillo.registri().stream()
                .map(uno -> new RegistroSigillato(uno.registro(), uno.righe(), primo.impronta(), uno.documenti()))
                .toList();
        assertThat(integra(new GiornataSigillata(sigillo.tenuti(), sigillo.giorno(), sigillo.teste(), altri)))
                .isFalse();
    }

    @Test
    void aDayIsClosedOnceAndNotBeforeItBegins() {
        chiudi(LUNEDI);
        refused(() -> chiudi(LUNEDI), "l'ha già chiusa rita");
        refused(() -> chiudi(LUNEDI.plusDays(1)), "non è ancora cominciata");
        filiale.time.passa(Duration.ofDays(1));
        chiudi(LUNEDI.plusDays(1));
    }

    private static void refused(Runnable act, String why) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RejectedException.class, e -> {
            assertThat(e.rejection().problem()).isEqualTo(Problem.GIORNATA_NON_CHIUDIBILE);
            assertThat(e.rejection().sentence()).contains(why);
        });
    }

    @Test
    void theSameDayGivesTheSameBytesAndThePrintThatWasKeptIsThatOne() {
        mattina();
        DelGiorno certificati = del(Registri.CERTIFICATI, LUNEDI);
        byte[] first = stampa.registro(certificati, UFFICIO, 1, lettura.pezzo(certificati, 0, Lettura.MAX));
        filiale.time.passa(Duration.ofHours(3));
        GiornataSigillata sigillo = chiudi(LUNEDI);
        RegistroSigillato kept = sigillo.registri().stream()
                .filter(uno -> uno.registro().equals("certificati"))
                .findFirst()
                .orElseThrow();
        assertThat(filiale.archivio.read(kept.documenti().getFirst())).isEqualTo(first);
    }

    @Test
    void aLongDayIsReadPieceByPieceInTheOrderInWhichItCame() {
        IntStream.rangeClosed(1, 7).forEach(i -> filiale.magazzino.carica("A000001" + i, "A000001" + i, "anna"));
        DelGiorno formulari = del(Registri.FORMULARI, LUNEDI);
        assertThat(lettura.pezzo(formulari, 3, 3).righe())
                .extracting(Riga::numero, riga -> riga.celle().getFirst())
                .containsExactly(
                        tuple(4, "A0000014 - A0000014"),
                        tuple(5, "A0000015 - A0000015"),
                        tuple(6, "A0000016 - A0000016"));
        assertThat(lettura.pezzo(formulari, 6, 3).totale()).isEqualTo(7);
        assertThat(StampaRegistri.parti(Lettura.MAX + 1)).isEqualTo(2);
    }

    @Test
    void whatTheRegistersSayIsTheSameAfterTheBranchWasToldAnew() {
        mattina();
        GiornataSigillata sigillo = chiudi(LUNEDI);
        List<String> before = prime(Registri.CERTIFICATI, LUNEDI);
        filiale.journal.rebuild();
        assertThat(prime(Registri.CERTIFICATI, LUNEDI)).isEqualTo(before);
        assertThat(integra(sigillo)).isTrue();
    }

    @Test
    void aDayIsFoundByItsIndexAndNotByReadingTheWholeJournal() {
        String plan = filiale.journal.read(rows -> rows.dsl()
                .fetch(
                        "explain query plan select * from journal where sede = 'GE1' and kind in ('A', 'B') and wall_ms >= 1"
                                + " and wall_ms < 2 order by arrival + 0 limit 50")
                .format());
        assertThat(plan).contains("journal_giorno");
    }
}
