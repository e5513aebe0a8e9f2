package it.timbro.pratica.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.base.Sede;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.Carte;
import it.timbro.pratica.Carte.Carta;
import it.timbro.pratica.DelNumero.CertificatoEmesso;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaCassa.DirittiRiscontrati;
import it.timbro.pratica.DellaPratica.PraticaRiassegnata;
import it.timbro.pratica.Importo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.store.ImpronteStore;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Impronta.Discordanza;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cards as a person sees them: the list, one card, the decision with its reason.
class CartePageTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 9);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    /// Two valid certificates of one pratica, and the address of their card.
    private String carta() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        for (int n : new int[] {1, 2}) {
            NumeroCertificato certificato = new NumeroCertificato("C26GE%07d".formatted(n));
            banco.filiale.journal.write(Filiale.STREAM, "anna", tx -> {
                tx.append(new NumeroImpegnato(certificato, numero, new NumeroLavoro("GE1-" + n), Hash.ZERO));
                return tx.append(new CertificatoEmesso(certificato, numero, Hash.ZERO));
            });
        }
        return "/carte/" + Filiale.STREAM + "/"
                + banco.filiale.journal.head(Filiale.STREAM).seq();
    }

    /// Cards of the centre's about so many pratiche.
    private void differenze(int dopo, int quante) {
        for (int n = dopo + 1; n <= dopo + quante; n++) {
            banco.filiale.dallaCentrale(new DirittiRiscontrati(
                    new NumeroPratica("M26B22B%04d".formatted(n)),
                    Importo.leggi("10"),
                    Importo.leggi("0"),
                    "La sede ha riscosso 10,00 €.",
                    1_000L));
        }
    }

    @Test
    void withoutCardsThePageSaysSo() {
        assertThat(banco.get("/carte").body()).contains("Nessuna carta");
    }

    @Test
    void aListThatIsCutSaysHowManyMoreThereAre() {
        differenze(0, Carte.MAX_CARTE);
        assertThat(banco.get("/carte").body()).doesNotContain("più vecchie");
        differenze(Carte.MAX_CARTE, 1);
        assertThat(banco.get("/carte").body()).contains("Sono le 200 più vecchie: ce n'è un'altra.");
        differenze(Carte.MAX_CARTE + 1, 1);
        assertThat(banco.get("/carte").body()).contains("Sono le 200 più vecchie: ce ne sono altre 2.");
    }

    @Test
    void aCardSaysWhatHappenedWhatHoldsAndWhatIsProposed() {
        String dove = carta();
        assertThat(banco.get("/carte").body()).contains("Due certificati validi", dove);
        assertThat(banco.get(dove).body())
                .contains("C26GE0000001", "C26GE0000002", "Annulla il secondo certificato", "Decide un responsabile");
    }

    @Test
    void aResponsabileDecidesWithAReasonAndTheCardIsGone() {
        String dove = carta();
        Sessione rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
        String seq = dove.substring(dove.lastIndexOf('/') + 1);
        assertThat(banco.post(dove, rita, "vistaFino", seq, "decisione", "VALE_LA_CENTRALE", "motivo", "")
                        .body())
                .contains("Problema 603");
        assertThat(banco.post(dove, rita, "vistaFino", seq, "decisione", "VALE_LA_CENTRALE", "motivo", "ritirata")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/carte").body()).contains("Nessuna carta");
        assertThat(banco.get(dove).body()).contains("rita: Vale quanto dice la centrale. «ritirata»");
    }

    /// The branch approved while the centre had given the pratica to another one.
    @Test
    void whatWasDoneTooLateIsToldWithWhatTheCentreSaysTheWayOutAndWhoDecided() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        long ricevuto = banco.filiale.journal.head(Filiale.STREAM).seq();
        banco.filiale.approva(numero);
        banco.filiale.dallaCentrale(new PraticaRiassegnata(
                numero,
                Filiale.SEDE,
                new Sede("GE2"),
                2,
                Filiale.STREAM.toString(),
                ricevuto,
                PraticaRiassegnata.Causa.ISOLATA,
                "prova",
                "bruni",
                "carli",
                null));
        Carta carta = banco.filiale.journal.read(banco.filiale.carte::aperte).getFirst();
        String dove = CartaView.dove(carta);
        assertThat(banco.get("/carte").body())
                .contains("Fatto dopo che la pratica era passata di mano: la sede GE1", numero.text(), dove);
        assertThat(banco.get(dove).body())
                .contains(
                        "Che cosa ha fatto la sede GE1",
                        "La sede ha approvato la pratica.",
                        "10:00, anna",
                        "Per la centrale la pratica è della sede GE2 ed è «Da istruire». Quello che la sede GE1 ha fatto"
                                + " dopo resta nel registro e non cambia la pratica.",
                        "Se la sede ha solo esaminato la pratica non c'è nulla da fare. Se ha stampato o consegnato,"
                                + " fatti restituire la carta e annulla il certificato; numeri e formulari usati"
                                + " restano usati.",
                        "Decide un responsabile")
                .doesNotContain("Chi ha deciso");
        Sessione rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get(dove, rita).body())
                .contains("Vale quanto dice la centrale", "Presa visione: non c'è nulla da fare")
                .doesNotContain("Lascialo fuori", "Decide un responsabile");
        String fino = String.valueOf(carta.ultimaSeq());
        assertThat(banco.post(dove, rita, "vistaFino", fino, "decisione", "PRESA_VISIONE", "motivo", "solo esame")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/carte").body()).contains("Nessuna carta");
        assertThat(banco.get(dove, rita).body())
                .contains("Chi ha deciso", "rita: Presa visione: non c'è nulla da fare. «solo esame»")
                .doesNotContain("Registra la decisione");
    }

    @Test
    void whoIsNotResponsabileDecidesNothing() {
        String dove = carta();
        assertThat(banco.post(dove, "vistaFino", "1", "decisione", "PRESA_VISIONE", "motivo", "x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPraticaThatTheCentreSeesOtherwiseIsShownInWordsAndAResponsabileHasItToldAnew() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        banco.filiale.journal.write(Filiale.STREAM, "prova", tx -> {
            new ImpronteStore()
                    .discordi(tx, new Sede("GE1"), List.of(new Discordanza(numero.text(), "ASSEGNATA 3", "")), 0);
            return true;
        });
        assertThat(banco.get("/carte").body())
                .contains("Sede e centrale non vedono lo stesso", numero.text(), "«Da istruire», 3 fatti", "manca")
                .doesNotContain("/carte/rifai");
        Sessione rita = banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE));
        assertThat(banco.get("/carte", rita).body()).contains("/carte/rifai");
        assertThat(banco.post("/carte/rifai", rita, "pratica", numero.text()).statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero).body()).contains("Da istruire");
        assertThat(banco.post("/carte/rifai", "pratica", numero.text()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCardThatDoesNotExistIsNotFound() {
        assertThat(banco.get("/carte/GE1/1/999").statusCode()).isEqualTo(404);
        assertThat(banco.get("/carte/GE1/1/x").statusCode()).isEqualTo(404);
    }
}
