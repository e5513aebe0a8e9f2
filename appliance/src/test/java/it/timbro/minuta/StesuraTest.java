package it.timbro.minuta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.minuta.Letto.Difetto;
import it.timbro.minuta.Stesura.Esito;
import it.timbro.minuta.store.MinutaStore;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.sync.protocol.Hash;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that was saved is lost, and nothing is overwritten.
class StesuraTest {
    private static final CertificatoOrigine CO = Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nGIAPPONE");
    private static final Campi CAMPI = Letto.campi(CO);

    @TempDir
    Path folder;

    private Filiale filiale;
    private Stesura stesura;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        stesura = stesura();
    }

    private Stesura stesura() {
        return new Stesura(filiale.journal, Filiale.STREAM, new MinutaStore(Filiale.SEDE), new Random(1));
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Minuta comincia() {
        return stesura.comincia(CAMPI, Optional.empty(), Optional.empty(), "anna");
    }

    private static Campi con(String campo, String... valori) {
        return CAMPI.con(Map.of(campo, List.of(valori)));
    }

    @Test
    void whatWasSavedIsThereAfterTheProgramWasKilledAlsoWhatNoModelloCouldSay() {
        Minuta minuta = comincia();
        Campi storti = con("fatturaData", "20/1").con(Map.of("trasporto", List.of("  in nave ")));
        stesura.salva(minuta.id(), minuta.versione(), storti, "anna");
        filiale.close(); // no word of goodbye: what is committed is on the disk
        filiale = new Filiale(folder);
        Minuta dopo = stesura().find(minuta.id()).orElseThrow();
        assertThat(dopo.campi()).isEqualTo(storti);
        assertThat(Letto.di(dopo.campi()).difetti())
                .extracting(Difetto::casella)
                .containsExactly("fatture");
    }

    @Test
    void itIsNoFactAndARebuildLeavesItAlone() {
        Minuta minuta = comincia();
        long before = filiale.journal.head(Filiale.STREAM).seq();
        stesura.salva(minuta.id(), minuta.versione(), con("trasporto", "camion"), "anna");
        assertThat(filiale.journal.head(Filiale.STREAM).seq()).isEqualTo(before);
        filiale.journal.rebuild();
        assertThat(stesura.find(minuta.id()).orElseThrow().campi().uno("trasporto"))
                .isEqualTo("camion");
        stesura.butta(minuta.id(), "anna");
        stesura.butta(minuta.id(), "anna");
        assertThat(stesura.tutte()).isEmpty();
    }

    @Test
    void twoPagesOnOneMinutaOverwriteNothing() {
        Minuta minuta = comincia();
        Campi prima = con("trasporto", "nave");
        Campi seconda = con("trasporto", "treno");
        stesura.salva(minuta.id(), minuta.versione(), prima, "anna");
        Esito again = stesura.salva(minuta.id(), minuta.versione(), prima, "anna");
        assertThat(again).as("the same twice").isInstanceOf(Esito.Salvata.class);
        Esito other = stesura.salva(minuta.id(), minuta.versione(), seconda, "piero");
        assertThat(other).isInstanceOf(Esito.Sdoppiata.class);
        assertThat(stesura.find(minuta.id()).orElseThrow().campi()).isEqualTo(prima);
        assertThat(stesura.find(other.minuta().id()).orElseThrow().campi()).isEqualTo(seconda);
    }

    @Test
    void whatIsStillTypedAfterItWasPresentedElsewhereIsKeptToo() {
        Minuta minuta = comincia();
        stesura.butta(minuta.id(), "anna");
        Esito esito = stesura.salva(minuta.id(), minuta.versione(), CAMPI, "anna");
        assertThat(esito).isInstanceOf(Esito.Sdoppiata.class);
        assertThat(stesura.tutte()).hasSize(1);
    }

    @Test
    void aSignatureCountsForTheWordsThatWereSignedAndForNoOther() {
        Minuta minuta = comincia();
        Hash file = Hash.of(new byte[] {1});
        stesura.firma(minuta.id(), file, CO, "anna");
        Minuta firmata = stesura.find(minuta.id()).orElseThrow();
        assertThat(firmata.firmato()).contains(file);
        stesura.salva(minuta.id(), firmata.versione(), con("trasporto", "treno"), "anna");
        assertThat(stesura.find(minuta.id()).orElseThrow().firmato()).isEmpty();
        assertThatThrownBy(() -> stesura.firma(minuta.id(), file, CO, "anna"))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().problem()).isEqualTo(Problem.FIRMATO_DIVERSO));
    }

    @Test
    void aModelloIsBoxesAndTheBoxesAreThatModelloAgain() {
        assertThat(Letto.di(CAMPI).modello()).contains(CO);
        CertificatoOrigine tokyo = Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nTOKYO");
        assertThat(Letto.di(Letto.campi(tokyo)).modello()).contains(tokyo);
        assertThat(CAMPI.uno("paese")).isEqualTo("GIAPPONE");
        assertThat(Letto.di(con("paese", "PERÙ")).modello().orElseThrow().paesiDestinazione())
                .containsExactly("PERÙ");
        assertThat(Letto.di(con("fatturaData", "20/11/2026")).modello()).contains(CO);
    }

    @Test
    void itIsBoundedAndKnowsItsFields() {
        assertThat(new Campi(Map.of("altro", List.of("x"))).valori()).isEmpty();
        assertThatThrownBy(() -> con("merci", "x".repeat(8_001))).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> con("merci", "x,".repeat(151).split(","))).isInstanceOf(RejectedException.class);
        Minuta first = comincia();
        for (int i = 0; i < Minute.MAX; i++) {
            filiale.time.passa(java.time.Duration.ofSeconds(1));
            comincia();
        }
        assertThat(stesura.tutte()).hasSize(Minute.MAX);
        assertThat(stesura.find(first.id()))
                .as("the one that nobody touched made room")
                .isEmpty();
    }
}
