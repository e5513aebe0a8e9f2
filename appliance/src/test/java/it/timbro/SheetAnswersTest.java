package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Consegna;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Riga;
import it.timbro.sportello.Fogli;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The day view asks once for all its lines.
class SheetAnswersTest {
    @TempDir
    private Path folder;

    private Filiale filiale;

    @BeforeEach
    void open() {
        filiale = new Filiale(folder);
        filiale.blocco(2026, 10);
    }

    @AfterEach
    void close() {
        filiale.close();
    }

    private NumeroPratica approvata(Consegna consegna) {
        NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0, consegna));
        filiale.approva(numero);
        return numero;
    }

    private Fogli.Risposta risposta() {
        return filiale.journal.read(rows -> {
            List<Riga> tutte = filiale.pratiche.cerca(rows, "", Optional.empty(), 10);
            return filiale.fogli().leggi(rows, tutte);
        });
    }

    @Test
    void ofApprovedOnesItSaysWhichTheCompanyPrints() {
        NumeroPratica loro = approvata(Consegna.STAMPA_AZIENDA);
        approvata(Consegna.SPORTELLO);
        filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0, Consegna.STAMPA_AZIENDA));
        assertThat(risposta().inAzienda()).containsExactly(loro);
    }

    @Test
    void aSheetIsInDoubtUntilSomebodyAnswers() {
        NumeroPratica inviata = approvata(Consegna.SPORTELLO);
        NumeroPratica preparata = approvata(Consegna.SPORTELLO);
        filiale.prepara(inviata);
        filiale.prepara(preparata);
        filiale.stampa(inviata, "");
        assertThat(risposta().inDubbio()).containsExactly(inviata);
        filiale.tuttiBuoni(inviata);
        assertThat(risposta().inDubbio()).isEmpty();
    }
}
