package it.timbro.istruttoria;

import static it.timbro.istruttoria.TreSedi.CHIAVARI;
import static it.timbro.istruttoria.TreSedi.GENOVA;
import static it.timbro.istruttoria.TreSedi.altre;
import static it.timbro.istruttoria.TreSedi.scheda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Sede;
import it.timbro.pratica.DelNumero.BloccoAssegnato;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.Numerato;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica.PraticaEmessa;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.StampaPreparata;
import it.timbro.pratica.DellaSpedizione.Posizione;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Stato;
import it.timbro.sync.protocol.Hash;
import it.timbro.world.Casa;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One certificate, one consignment, although two branches cannot see each other.
class SpedizioniFraSediTest {
    @TempDir
    Path folder;

    private TreSedi sedi;

    @BeforeEach
    void apri() {
        sedi = new TreSedi(folder);
        for (Sede sede : List.of(GENOVA, CHIAVARI)) {
            int n = sede.equals(GENOVA) ? 1 : 2;
            sedi.dice(sede, new BloccoAssegnato("GE-2026-" + n, sede, 2026, List.of(new Numerato(numero(n), "K" + n))));
        }
    }

    @AfterEach
    void chiudi() {
        sedi.close();
    }

    private static NumeroCertificato numero(int n) {
        return new NumeroCertificato("C26GE%07d".formatted(n));
    }

    private void approva(Sede sede, NumeroPratica pratica, String... viste) {
        Casa casa = sedi.casa(sede);
        sedi.istruttoria(sede).approva(pratica, scheda(casa, pratica).versione(), List.of(viste), "anna");
    }

    private void emette(Sede sede, NumeroPratica pratica) {
        int n = sede.equals(GENOVA) ? 1 : 2;
        NumeroLavoro lavoro = new NumeroLavoro(sede + "-" + n);
        sedi.fa(
                sede,
                new NumeroImpegnato(numero(n), pratica, lavoro, Hash.ZERO),
                new StampaPreparata(pratica, lavoro, numero(n), Opzioni.Supporto.FOGLIO_BIANCO, Hash.ZERO, List.of()),
                new CertificatoEmesso(numero(n), pratica, Hash.ZERO),
                new PraticaEmessa(pratica, numero(n)));
    }

    @Test
    void whatAnotherBranchIssuedIsKnownHereAlsoAfterTheLineHasGone() {
        NumeroPratica aGenova = sedi.arriva(GENOVA, "123/26");
        NumeroPratica aChiavari = sedi.arriva(CHIAVARI, "Inv. 0123-26");
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        assertThat(altre(sedi.chiavari, aChiavari)).singleElement().satisfies(altra -> {
            assertThat(altra.pratica()).isEqualTo(aGenova);
            assertThat(altra.presso()).isEqualTo(GENOVA);
            assertThat(altra.posizione()).isEqualTo(Posizione.IN_CORSO);
            assertThat(altra.qui()).isFalse();
        });

        approva(GENOVA, aGenova); // somebody asks for it elsewhere: worth a look, and no more
        emette(GENOVA, aGenova);
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        // from here on without a line
        assertThat(altre(sedi.chiavari, aChiavari)).singleElement().satisfies(altra -> {
            assertThat(altra.posizione()).isEqualTo(Posizione.CERTIFICATA);
            assertThat(altra.certificato()).contains(numero(1));
        });
        assertThatThrownBy(() -> approva(CHIAVARI, aChiavari))
                .isInstanceOf(RejectedException.class)
                .extracting(e -> ((RejectedException) e).rejection().problem())
                .isEqualTo(Problem.CONTROLLI_MANCANTI);
        approva(CHIAVARI, aChiavari, "DUPLICATA");
        assertThat(scheda(sedi.chiavari, aChiavari).stato()).isEqualTo(Stato.APPROVATA);
        sedi.rebuiltEqualsLive();
    }

    @Test
    void twoThatIssuedWhileApartAreBothShownTheOther() {
        NumeroPratica aGenova = sedi.arriva(GENOVA, "123/26");
        NumeroPratica aChiavari = sedi.arriva(CHIAVARI, "123/26");
        sedi.scambiaSenzaReagire(GENOVA);
        sedi.scambiaSenzaReagire(CHIAVARI);
        approva(GENOVA, aGenova);
        emette(GENOVA, aGenova);
        approva(CHIAVARI, aChiavari);
        emette(CHIAVARI, aChiavari);
        assertThat(doppie(sedi.genova)).isEmpty();

        for (int i = 0; i < 2; i++) {
            sedi.scambia(GENOVA);
            sedi.scambia(CHIAVARI);
        }
        assertThat(doppie(sedi.genova)).containsExactly(aGenova);
        assertThat(doppie(sedi.chiavari)).containsExactly(aChiavari);
        assertThat(doppie(sedi.centro)).containsExactlyInAnyOrder(aGenova, aChiavari);
        sedi.rebuiltEqualsLive();
    }

    private static List<NumeroPratica> doppie(Casa casa) {
        return casa.journal.read(rows -> casa.spedizioni.doppie(rows, 10)).stream()
                .map(Spedizioni.Doppia::pratica)
                .toList();
    }

    @Test
    void comparedByAPersonTwoCertificatesAreNoProblem() {
        NumeroPratica aGenova = sedi.arriva(GENOVA, "123/26");
        NumeroPratica aChiavari = sedi.arriva(CHIAVARI, "123/26");
        sedi.scambia(GENOVA);
        approva(GENOVA, aGenova);
        emette(GENOVA, aGenova);
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        approva(CHIAVARI, aChiavari, "DUPLICATA");
        emette(CHIAVARI, aChiavari);
        sedi.scambia(CHIAVARI);
        sedi.scambia(GENOVA);
        assertThat(doppie(sedi.genova)).isEmpty();
        assertThat(doppie(sedi.chiavari)).isEmpty();
        assertThat(doppie(sedi.centro)).isEmpty();
    }

    @Test
    void whatWasRejectedStandsInNobodysWay() {
        NumeroPratica aGenova = sedi.arriva(GENOVA, "123/26");
        NumeroPratica aChiavari = sedi.arriva(CHIAVARI, "123/26");
        sedi.scambia(GENOVA);
        sedi.istruttoria(GENOVA)
                .respingi(aGenova, scheda(sedi.genova, aGenova).versione(), "Camera non competente", "anna");
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        assertThat(altre(sedi.chiavari, aChiavari)).isEmpty();
    }

    @Test
    void whatTheBranchThatTookItOverIssuesIsSeenByTheOneThatGaveItAway() {
        NumeroPratica passata = sedi.arriva(GENOVA, "123/26");
        NumeroPratica rimasta = sedi.arriva(GENOVA, "123/26");
        sedi.scambia(GENOVA);
        sedi.passaAChiavari(passata);
        assertThat(altre(sedi.genova, rimasta))
                .extracting(Spedizioni.Altra::presso)
                .containsExactly(CHIAVARI);
        approva(CHIAVARI, passata);
        emette(CHIAVARI, passata);
        sedi.scambia(CHIAVARI);
        sedi.scambia(GENOVA);
        // from here on without a line
        assertThat(altre(sedi.genova, rimasta)).singleElement().satisfies(altra -> {
            assertThat(altra.pratica()).isEqualTo(passata);
            assertThat(altra.posizione()).isEqualTo(Posizione.CERTIFICATA);
            assertThat(altra.certificato()).contains(numero(2));
            assertThat(altra.presso()).isEqualTo(CHIAVARI);
        });
        assertThatThrownBy(() -> approva(GENOVA, rimasta)).isInstanceOf(RejectedException.class);
        approva(GENOVA, rimasta, "DUPLICATA");
        sedi.rebuiltEqualsLive();
    }

    @Test
    void twoCertificatesAreFoundAlsoWhereOneOfThePraticheHadPassedOn() {
        NumeroPratica passata = sedi.arriva(GENOVA, "123/26");
        NumeroPratica rimasta = sedi.arriva(GENOVA, "123/26");
        sedi.scambia(GENOVA);
        sedi.passaAChiavari(passata);
        approva(GENOVA, rimasta); // Chiavari has not issued yet, and then the line is gone
        emette(GENOVA, rimasta);
        approva(CHIAVARI, passata);
        emette(CHIAVARI, passata);
        for (int i = 0; i < 2; i++) {
            sedi.scambia(GENOVA);
            sedi.scambia(CHIAVARI);
        }
        assertThat(doppie(sedi.genova)).containsExactly(rimasta);
        assertThat(doppie(sedi.chiavari)).containsExactly(passata);
        assertThat(doppie(sedi.centro)).containsExactlyInAnyOrder(passata, rimasta);
        sedi.rebuiltEqualsLive();
    }

    @Test
    void aCorrectedInvoiceTakesThePlaceOfTheOldOneWhenTheOwnerAcceptsIt() {
        NumeroPratica corretta = sedi.arriva(GENOVA, "123/26");
        NumeroPratica comePrima = sedi.arriva(CHIAVARI, "123/26");
        NumeroPratica comeOra = sedi.arriva(CHIAVARI, "124/26");
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        sedi.istruttoria(GENOVA)
                .chiediRettifica(
                        corretta,
                        scheda(sedi.genova, corretta).versione(),
                        List.of(new Rilievo("5", "La fattura è la 124.")),
                        "anna");
        sedi.scambia(GENOVA);
        sedi.dice(GENOVA, new RettificaPervenuta(corretta, TreSedi.modello("124/26"), null, null, List.of()));
        assertThat(altre(sedi.centro, comeOra)).as("nobody has accepted it yet").isEmpty();

        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        assertThat(altre(sedi.chiavari, comePrima)).isEmpty();
        assertThat(altre(sedi.chiavari, comeOra))
                .extracting(Spedizioni.Altra::pratica)
                .containsExactly(corretta);
        approva(GENOVA, corretta);
        emette(GENOVA, corretta);
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        assertThat(altre(sedi.chiavari, comePrima)).isEmpty();
        assertThat(altre(sedi.chiavari, comeOra))
                .extracting(Spedizioni.Altra::posizione)
                .containsExactly(Posizione.CERTIFICATA);
        sedi.rebuiltEqualsLive();
    }

    @Test
    void aCorrectionThatComesTooLateChangesNothing() {
        NumeroPratica aGenova = sedi.arriva(GENOVA, "123/26");
        NumeroPratica comeOra = sedi.arriva(CHIAVARI, "124/26");
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        approva(GENOVA, aGenova);
        sedi.dice(GENOVA, new RettificaPervenuta(aGenova, TreSedi.modello("124/26"), null, null, List.of()));
        sedi.scambia(GENOVA);
        sedi.scambia(CHIAVARI);
        assertThat(altre(sedi.chiavari, comeOra)).isEmpty();
        assertThat(altre(sedi.centro, comeOra)).isEmpty();
    }

    @Test
    void everyStateIsToldOnce() {
        sedi.arriva(GENOVA, "123/26");
        sedi.scambia(GENOVA);
        long head = sedi.centro.journal.feedHead("GE2").seq();
        for (int i = 0; i < 3; i++) {
            sedi.scambia(GENOVA);
            sedi.scambia(CHIAVARI);
        }
        assertThat(sedi.centro.journal.feedHead("GE2").seq()).isEqualTo(head);
    }
}
