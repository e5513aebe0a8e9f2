package it.timbro.imprese.store;

import static it.timbro.imprese.Aziende.ARDESIE;
import static it.timbro.imprese.Aziende.GE;
import static it.timbro.imprese.Aziende.GIUGNO;
import static it.timbro.imprese.Aziende.OTTOBRE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.FakeTime;
import it.timbro.Prove;
import it.timbro.Provvista;
import it.timbro.atti.Tables;
import it.timbro.base.Sede;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.journal.Journal;
import it.timbro.pratica.Codec;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.Fatto;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Rea;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Anagrafica;
import it.timbro.pratica.Visura.Luoghi;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.StreamId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How companies are found, and that their tables follow from the facts alone.
@ParameterizedClass
@EnumSource(BaseDati.class)
class ImpresaStoreTest {
    private static final StreamId AOO = new StreamId("GE", "aoo");
    private static final StreamId GENOVA = new StreamId("GE1", "1");

    @TempDir
    Path folder;

    private final BaseDati base;
    private final Provvista stores = new Provvista();
    private final Imprese imprese = stores.imprese();
    private final FakeTime time = new FakeTime();
    private Journal journal;

    ImpresaStoreTest(BaseDati base) {
        this.base = base;
    }

    @BeforeEach
    void apri() {
        journal = base.open(
                folder.resolve("centro.db"), new Codec(), stores.projections(), CarteStore::keep, time, new Random(1));
    }

    @AfterEach
    void chiudi() {
        journal.close();
    }

    private void scrive(StreamId stream, Fatto... fatti) {
        journal.write(stream, "anna", tx -> {
            for (Fatto fatto : fatti) {
                tx.append(fatto);
            }
            return fatti.length;
        });
    }

    private List<Imprese.Riga> righe(String typed) {
        return journal.read(rows -> imprese.cerca(rows, typed, Imprese.MAX_RIGHE));
    }

    private List<String> trova(String typed) {
        return righe(typed).stream().map(Imprese.Riga::denominazione).toList();
    }

    private void due() {
        scrive(
                AOO,
                Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, "Società Pompe Liguri S.R.L.", Aziende.ada())),
                Aziende.dalRegistro(
                        ARDESIE,
                        new Visura(
                                OTTOBRE,
                                new Anagrafica("Ardesie di Lavagna S.n.c.", null, "Orero", null),
                                new Luoghi(List.of(new Rea("GE", 311045), new Rea("SP", 481516)), List.of()),
                                null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        01234560991          | Società Pompe Liguri S.R.L.
        0123456              | Società Pompe Liguri S.R.L.
        04445550660          | Società Pompe Liguri S.R.L.
        GE-481516            | Società Pompe Liguri S.R.L.
        GE481516             | Società Pompe Liguri S.R.L.
        ge 481516            | Società Pompe Liguri S.R.L.
        SP-481516            | Ardesie di Lavagna S.n.c.
        481516               | Ardesie di Lavagna S.n.c.,Società Pompe Liguri S.R.L.
        sv-99123             | Società Pompe Liguri S.R.L.
        societa lig          | Società Pompe Liguri S.R.L.
        POMPE srl            | Società Pompe Liguri S.R.L.
        s.n.c. lavagna       | Ardesie di Lavagna S.n.c.
        pompe lavagna        |
        GE-999999            |
        ''                   | Ardesie di Lavagna S.n.c.,Società Pompe Liguri S.R.L.
        """)
    void aCompanyIsFoundByEveryNumberAndByTheBeginningsOfItsWords(String typed, String found) {
        due();
        assertThat(String.join(",", trova(typed))).isEqualTo(found == null ? "" : found);
    }

    @Test
    void anOldNameStillFindsIfAModelloSaidItAndAnOldVisuraDoesNot() {
        due();
        scrive(AOO, Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE, "IDRAULICA GENOVESE S.P.A.")));
        scrive(AOO, presentata(1, "Pompe del Levante Srl"));
        assertThat(trova("liguri")).isEmpty();
        assertThat(trova("levante")).containsExactly("IDRAULICA GENOVESE S.P.A.");
    }

    @Test
    void theListSaysFromWhereAndOfWhichDayItsDataAre() {
        due();
        scrive(AOO, presentata(1, "Pompe Liguri S.r.l."));
        assertThat(righe("pompe")).singleElement().satisfies(riga -> {
            assertThat(riga.al()).isEqualTo("2026-06-10");
            assertThat(riga.fonte()).isEqualTo(Impresa.Fonte.REGISTRO_IMPRESE.parola());
            assertThat(riga.attiva()).contains(true);
        });
    }

    @Test
    void aCompanyIsKnownFromItsFirstPratica() {
        scrive(AOO, presentata(1, "Pompe Liguri S.r.l."));
        assertThat(righe("GE-481516")).singleElement().satisfies(riga -> {
            assertThat(riga.denominazione()).isEqualTo("Pompe Liguri S.r.l.");
            assertThat(riga.fonte()).isEqualTo(Impresa.Fonte.MODELLO.parola());
            assertThat(riga.al()).isEqualTo("2026-11-23");
        });
    }

    @Test
    void aCentrePutBackFromACopyGoesOnBringingWhatTheRegistroImpreseSays() {
        scrive(AOO.next(), Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI")));
        assertThat(trova("liguri")).containsExactly("POMPE LIGURI");
    }

    @Test
    void eachChamberKnowsItsOwnCompanies() {
        scrive(GENOVA, Aziende.alloSportello(POMPE, Aziende.visura(OTTOBRE, "POMPE LIGURI")));
        assertThat(trova("pompe")).hasSize(1);
        Impresa aBergamo = journal.read(rows -> imprese.read(rows, new Sede("BG"), POMPE));
        assertThat(aBergamo.nota()).isFalse();
    }

    @Test
    void aPraticaThatSaysNothingNewChangesNoRow() {
        scrive(AOO, presentata(1, "Pompe Liguri S.r.l."));
        List<String> before = Tables.dump(base, folder.resolve("centro.db")).get("impresa_modello");
        time.passa(java.time.Duration.ofDays(3));
        scrive(AOO, presentata(2, "Pompe Liguri S.r.l."));
        assertThat(Tables.dump(base, folder.resolve("centro.db")).get("impresa_modello"))
                .isEqualTo(before)
                .hasSize(1);
    }

    @Test
    void whatIsRebuiltEqualsWhatLives() {
        due();
        scrive(AOO, presentata(1, "Pompe Liguri S.r.l."));
        scrive(AOO, Aziende.dalRegistro(POMPE, Aziende.visura(OTTOBRE, "IDRAULICA GENOVESE S.P.A.")));
        scrive(GENOVA, Aziende.delega("GE1-1-1", it.timbro.pratica.DellImpresa.Ambito.FIRMA));
        scrive(GENOVA, Aziende.revoca("GE1-1-1", LocalDate.of(2026, 11, 2)));
        var live = Tables.dump(base, folder.resolve("centro.db"));
        assertThat(live.get("impresa_parola")).isNotEmpty();
        journal.rebuild();
        assertThat(Tables.dump(base, folder.resolve("centro.db"))).isEqualTo(live);
    }

    private static it.timbro.pratica.DellaPratica.PraticaPresentata presentata(int n, String denominazione) {
        return Prove.presentata(
                new NumeroPratica("M26B23A%04d".formatted(n)),
                Prove.certificato(denominazione, "KANTO MACHINERY K.K.\nTOKYO"),
                Opzioni.NESSUNA);
    }

    @Test
    void aPersonThatIsNotInTheRegisterIsACompanyWithoutRea() {
        CodiceFiscale persona = Aziende.ELSA;
        Modello modello = new Modello.Altro(new DatiImpresa(null, persona, "Ferrini Elsa"), TipoPratica.CD);
        scrive(AOO, Prove.presentata(new NumeroPratica("M26B23A0009"), modello, Opzioni.NESSUNA));
        assertThat(journal.read(rows -> imprese.read(rows, GE, persona)).rea()).isEmpty();
        assertThat(trova(persona.valore())).containsExactly("Ferrini Elsa");
    }
}
