package it.timbro.ritiro.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Prove;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.web.Banco;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody comes to collect: the code on the distinta, or a name.
class AttesaPageTest {
    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
        banco.filiale.blocco(2026, 20);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private NumeroPratica emessa() {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.filiale.stampa(numero, "");
        banco.filiale.tuttiBuoni(numero);
        return numero;
    }

    @Test
    void theMenuLeadsToWhateverTheCounterHas() {
        for (String path : new String[] {"/", "/ritiro", "/formulari", "/collegamento"}) {
            assertThat(banco.get("/ritiro").body()).contains("<a href=\"" + path + "\"");
        }
    }

    @Test
    void whatWaitsStandsThereWithItsVerb() {
        NumeroPratica waits = emessa();
        NumeroPratica not = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(banco.get("/ritiro").body())
                .contains("/pratica/" + waits + "/ritiro", "C26GE0000001", "Pompe Liguri S.r.l.", "data-lettore")
                .doesNotContain(not.text());
    }

    @Test
    void aCodeThatIsReadOpensItsHandoverAtOnce() {
        NumeroPratica first = emessa();
        emessa();
        for (String read : new String[] {"C26GE0000001", first.text(), "CO1%7C" + first + "%7CC26GE0000001"}) {
            assertThat(banco.get("/ritiro?q=" + read).headers().firstValue("Location"))
                    .as(read)
                    .contains("/pratica/" + first + "/ritiro");
        }
    }

    @Test
    void aNameThatFitsSeveralListsThem() {
        NumeroPratica first = emessa();
        NumeroPratica second = emessa();
        assertThat(banco.get("/ritiro?q=pompe").body()).contains(first.text(), second.text());
    }

    @Test
    void whatDoesNotWaitIsSaidWithItsState() {
        NumeroPratica early = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        assertThat(banco.get("/ritiro?q=" + early).body())
                .contains("La pratica " + early, "è «Da istruire»: adesso non c'è nulla da consegnare");
        assertThat(banco.get("/ritiro?q=inesistente").body()).contains("Nessuna pratica di questa sede contiene");
    }

    @Test
    void whatWasTypedIsOnlyEverText() {
        assertThat(banco.get("/ritiro?q=%3Cscript%3Ealert(1)%3C/script%3E").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void aCodeOfAnotherBranchIsSaidInWords() {
        assertThat(banco.get("/ritiro?q=GE2-V-2026-0000012").body())
                .contains("«GE2-V-2026-0000012» è della sede di Chiavari: si ritira lì");
        assertThat(banco.get("/ritiro?q=BG2-E-2026-0000001").body()).contains("è della sede di Treviglio");
        assertThat(banco.get("/ritiro?q=C26BG0000012").body())
                .contains("«C26BG0000012» non è un codice di questa sede");
    }
}
