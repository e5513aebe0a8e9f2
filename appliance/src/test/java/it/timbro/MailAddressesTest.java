package it.timbro;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.imprese.Aziende;
import it.timbro.posta.Messaggi.Messaggio;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.ContattoIndicato;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where what the office writes goes by mail.
class MailAddressesTest {
    @TempDir
    Path folder;

    private static Messaggio messaggio(Sede sede, NumeroPratica numero) {
        return new Messaggio(
                numero + "-3", sede, numero, Motivo.RESPINTA, "azienda", "Respinta", "", 0, "anna", Optional.empty());
    }

    @Test
    void theContactGetsEveryNoticeElseTheAccountAndOfATrainingOfficeNobody() {
        try (Filiale filiale = new Filiale(folder)) {
            MailAddresses indirizzi = new MailAddresses(
                    filiale.journal, filiale.pratiche, filiale.imprese, _ -> Optional.of("utenza@pompe.invalid"));
            NumeroPratica numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
            assertThat(indirizzi.di(messaggio(Filiale.SEDE, numero))).contains("utenza@pompe.invalid");
            filiale.dallaCentrale(new ContattoIndicato(Aziende.GE, Aziende.POMPE, new Contatto("", "010 5550199", "")));
            assertThat(indirizzi.di(messaggio(Filiale.SEDE, numero))).contains("utenza@pompe.invalid");
            filiale.dallaCentrale(
                    new ContattoIndicato(Aziende.GE, Aziende.POMPE, new Contatto("export@pompe.invalid", "", "")));
            assertThat(indirizzi.di(messaggio(Filiale.SEDE, numero))).contains("export@pompe.invalid");
            assertThat(indirizzi.di(messaggio(new Sede("ZZ1"), numero))).isEmpty();
        }
    }
}
