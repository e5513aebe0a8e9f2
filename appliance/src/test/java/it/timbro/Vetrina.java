package it.timbro;

import it.timbro.operatori.Ruolo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sportello.Problemi.Problema;
import java.nio.file.Files;
import java.time.Duration;

/// A branch with a day's work to look at: `Vetrina PORT`. The login is `anna`, the password that of the tests; the path
/// `/vetrina` enters without asking, because a headless browser cannot type.
public final class Vetrina {
    private Vetrina() {}

    public static void main(String[] arguments) throws Exception {
        SportelloDiProva[] self = new SportelloDiProva[1];
        SportelloDiProva sportello = new SportelloDiProva(Files.createTempDirectory("vetrina"), Integer.parseInt(arguments[0]));
        sportello.iscrivi("anna", Ruolo.OPERATORE, Ruolo.AMMINISTRATORE);
        Filiale filiale = sportello.filiale;
        filiale.blocco(2026, 30);
        for (int i = 0; i < 7; i++) {
            NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            filiale.time.passa(Duration.ofMinutes(9));
            if (i < 4) {
                filiale.approva(numero);
            }
            if (i < 2) {
                filiale.prepara(numero);
                filiale.stampa(numero, "");
            }
            if (i < 1) {
                filiale.tuttiBuoni(numero);
            }
        }
        sportello.problemi.add(new Problema(
                "File fattura-2026-0147.pdf",
                "La centrale non lo accetta: l'impronta è diversa.",
                filiale.time.now().toEpochMilli(),
                "Guarda",
                "/collegamento"));
        System.out.println("https://localhost:" + sportello.port());
        Browser browser = sportello.browser().entrato("anna");
        System.out.println(browser.cookie);
        Thread.currentThread().join();
    }
}
