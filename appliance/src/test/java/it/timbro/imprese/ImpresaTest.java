package it.timbro.imprese;

import static it.timbro.imprese.Aziende.ADA;
import static it.timbro.imprese.Aziende.GE;
import static it.timbro.imprese.Aziende.GIUGNO;
import static it.timbro.imprese.Aziende.OTTOBRE;
import static it.timbro.imprese.Aziende.POMPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import it.timbro.base.RejectedException;
import it.timbro.imprese.Impresa.Detto;
import it.timbro.imprese.Impresa.Fonte;
import it.timbro.imprese.Impresa.Scritto;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellImpresa.Ambito;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.sync.protocol.StreamId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What counts of all that was said about a company.
class ImpresaTest {
    private static final StreamId GENOVA = new StreamId("GE1", "1");
    private static final StreamId CENTRALE = new StreamId("GE", "aoo");

    private long seq;

    private Scritto scritto(DellImpresa fatto, StreamId stream) {
        seq++;
        return new Scritto(fatto, stream, seq, 1_000 + seq, "anna");
    }

    private static Impresa racconta(List<Scritto> scritti, Detto... detti) {
        return Impresa.racconta(GE, POMPE, scritti, List.of(detti));
    }

    @Test
    void ofEachGroupTheNewestVisuraCountsWhicheverWasWrittenLast() {
        Visura ottobre = Aziende.visura(OTTOBRE, "POMPE LIGURI S.P.A.");
        Visura giugno = Aziende.visura(GIUGNO, "POMPE LIGURI S.R.L.", Aziende.ada());
        Impresa impresa = racconta(List.of(
                scritto(Aziende.alloSportello(POMPE, ottobre), GENOVA),
                scritto(Aziende.dalRegistro(POMPE, giugno), CENTRALE)));
        assertThat(impresa.denominazione()).isEqualTo("POMPE LIGURI S.P.A.");
        assertThat(impresa.anagrafica()).hasValueSatisfying(dato -> {
            assertThat(dato.al()).isEqualTo(OTTOBRE);
            assertThat(dato.fonte()).isEqualTo(Fonte.VISURA);
        });
    }

    @Test
    void howItIsReachedIsWhatTheCentreWroteLastWhateverCameFirst() {
        Scritto prima = scritto(
                new DellImpresa.ContattoIndicato(GE, POMPE, new Contatto("prima@pompe.invalid", "", "Via Vecchia 1")),
                CENTRALE);
        Scritto poi = scritto(
                new DellImpresa.ContattoIndicato(GE, POMPE, new Contatto("export@pompe.invalid", "", "")), CENTRALE);
        for (List<Scritto> scritti : List.of(List.of(prima, poi), List.of(poi, prima))) {
            assertThat(racconta(scritti).contatto()).hasValueSatisfying(dato -> {
                assertThat(dato.valore()).isEqualTo(new Contatto("export@pompe.invalid", "", ""));
                assertThat(dato.fonte()).isEqualTo(Fonte.CENTRALE);
            });
        }
    }

    @Test
    void whatKindOfOperatorItIsDependsOnTheDay() {
        Impresa impresa = racconta(List.of(
                scritto(
                        new DellImpresa.QualificaAttribuita(
                                GE, POMPE, Qualifica.CERTIFICATO, OTTOBRE, "elenco di ottobre"),
                        CENTRALE),
                scritto(
                        new DellImpresa.QualificaAttribuita(
                                GE, POMPE, Qualifica.NON_CERTIFICATO, GIUGNO, "elenco di giugno"),
                        CENTRALE)));
        assertThat(impresa.qualifica(GIUGNO.minusDays(1))).isEmpty();
        assertThat(impresa.qualifica(OTTOBRE.minusDays(1)).orElseThrow().qualifica())
                .isEqualTo(Qualifica.NON_CERTIFICATO);
        assertThat(impresa.qualifica(OTTOBRE).orElseThrow().qualifica()).isEqualTo(Qualifica.CERTIFICATO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "           |              |                  | non dice nulla",
                "due@@x     |              |                  | non è un indirizzo di posta",
                "a@b        |              |                  | non è un indirizzo di posta",
                "           | casa         |                  | non è un numero di telefono",
            })
    void aContactThatReachesNobodyIsRefused(String email, String telefono, String indirizzo, String perche) {
        assertThatThrownBy(() -> new Contatto(piena(email), piena(telefono), piena(indirizzo)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(perche);
    }

    private static String piena(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void aNewerVisuraThatDoesNotSayWhoMaySignLeavesWhatAnOlderOneSaid() {
        Visura soloNome = new Visura(OTTOBRE, Aziende.anagrafica("POMPE LIGURI S.P.A."), null, null);
        Impresa impresa = racconta(List.of(
                scritto(Aziende.alloSportello(POMPE, Aziende.visura(GIUGNO, "POMPE", Aziende.ada())), GENOVA),
                scritto(Aziende.dalRegistro(POMPE, soloNome), CENTRALE)));
        assertThat(impresa.denominazione()).isEqualTo("POMPE LIGURI S.P.A.");
        assertThat(impresa.poteri()).hasValueSatisfying(dato -> {
            assertThat(dato.al()).isEqualTo(GIUGNO);
            assertThat(dato.valore()).extracting(Visura.Potere::persona).containsExactly(ADA);
        });
    }

    @Test
    void whatAModelloSaysStandsBesideAVisuraAndNeverInItsPlace() {
        Detto altroNome = new Detto("Pompe del Tigullio S.r.l.", new Rea("IM", 7777), 9_000_000);
        Impresa impresa = racconta(
                List.of(scritto(Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, "POMPE LIGURI S.R.L.")), CENTRALE)),
                altroNome);
        assertThat(impresa.denominazione()).isEqualTo("POMPE LIGURI S.R.L.");
        assertThat(impresa.dettoDiverso()).contains(altroNome);
        assertThat(impresa.rea()).extracting(Rea::toString).containsExactly("GE-481516", "SV-99123", "IM-7777");
        assertThat(racconta(List.of(), altroNome).denominazione()).isEqualTo("Pompe del Tigullio S.r.l.");
    }

    @Test
    void seatAndUnitsAreListedAsTheCounterKnowsThemEachWithTheReaOfItsProvince() {
        Visura visura = new Visura(
                OTTOBRE,
                Aziende.anagrafica("POMPE LIGURI S.R.L."),
                new Visura.Luoghi(
                        List.of(new Rea("GE", 481516), new Rea("SV", 99123)),
                        List.of("Via del Porto 3, Savona (SV)", "Calata 7, Imperia IM")),
                null);
        assertThat(racconta(List.of(scritto(Aziende.dalRegistro(POMPE, visura), CENTRALE)))
                        .posti())
                .extracting(
                        Impresa.Posto::codice,
                        posto -> posto.rea().map(Rea::toString).orElse("-"))
                .containsExactly(tuple("SE-0", "GE-481516"), tuple("UL-1", "SV-99123"), tuple("UL-2", "-"));
    }

    @Test
    void anAddressIsReadInTheColumnsOfTheCounter() {
        assertThat(Indirizzo.di("Via delle Prove 1, 16121 Genova"))
                .isEqualTo(new Indirizzo("Via delle Prove 1", "Genova", ""));
        assertThat(Indirizzo.di("Via del Porto 3, 17100 Savona (SV)"))
                .isEqualTo(new Indirizzo("Via del Porto 3", "Savona", "SV"));
        assertThat(Indirizzo.di("Corso Italia 7 - Santa Margherita Ligure GE"))
                .isEqualTo(new Indirizzo("Corso Italia 7", "Santa Margherita Ligure", "GE"));
        assertThat(Indirizzo.di("Località Prova")).isEqualTo(new Indirizzo("Località Prova", "", ""));
        assertThat(new Impresa.Posto("UL-1", Optional.of(new Rea("SV", 99123)), "Via del Porto 3, Savona").luogo())
                .isEqualTo(new Indirizzo("Via del Porto 3", "Savona", "SV"));
    }

    @Test
    void theSameNameWrittenWithDotsAndAccentsIsTheSameName() {
        Impresa impresa = racconta(
                List.of(scritto(Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, "POMPE LIGURI S.R.L.")), CENTRALE)),
                new Detto("Pompe Liguri srl", null, 1));
        assertThat(impresa.dettoDiverso()).isEmpty();
    }

    @Test
    void aRevocationCountsThoughTheDelegaItselfNeverCame() {
        Impresa impresa = racconta(List.of(scritto(Aziende.revoca("GE1-1-9", OTTOBRE), GENOVA)));
        assertThat(impresa.deleghe()).singleElement().satisfies(delega -> {
            assertThat(delega.nome()).isEqualTo("Gianni Delegato");
            assertThat(delega.revocata(OTTOBRE)).isTrue();
            assertThat(delega.vale(GIUGNO)).isFalse();
        });
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        List<Scritto> scritti = new ArrayList<>(List.of(
                scritto(Aziende.dalRegistro(POMPE, Aziende.visura(GIUGNO, "UNO")), CENTRALE),
                scritto(Aziende.alloSportello(POMPE, Aziende.visura(GIUGNO, "DUE", Aziende.ada())), GENOVA),
                scritto(Aziende.alloSportello(POMPE, Aziende.visura(GIUGNO, "TRE")), GENOVA),
                scritto(Aziende.alloSportello(POMPE, new Visura(OTTOBRE, null, null, List.of())), GENOVA),
                scritto(Aziende.delega("GE1-1-4", Ambito.FIRMA), GENOVA),
                scritto(Aziende.revoca("GE1-1-4", OTTOBRE), CENTRALE),
                scritto(Aziende.revoca("GE1-1-4", OTTOBRE.minusDays(3)), GENOVA),
                scritto(Aziende.delega("GE1-1-8", Ambito.TRASMISSIONE), GENOVA)));
        Impresa expected = racconta(scritti);
        assertThat(expected.denominazione()).isEqualTo("UNO"); // on one day, what the centre has
        assertThat(expected.deleghe().getLast().revocata(OTTOBRE.minusDays(3))).isTrue();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(scritti, random);
            assertThat(racconta(scritti)).isEqualTo(expected);
        }
    }
}
