package it.timbro.istruttoria.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.imprese.Aziende;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.PraticaAssegnata;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.PraticaProtocollata;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.NumeroProtocollo;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import it.timbro.pratica.web.Banco;
import it.timbro.sync.protocol.Hash;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a pratica that asks for no certificate says what follows from it, and does it.
class EvasionePageTest {
    private static final DatiImpresa POMPE = new DatiImpresa(null, Aziende.POMPE, "Pompe Liguri S.r.l.");
    private static final Hash FATTURA = Hash.of(new byte[] {1});

    @TempDir
    Path folder;

    private Banco banco;

    @BeforeEach
    void apri() {
        banco = new Banco(folder);
    }

    @AfterEach
    void chiudi() {
        banco.close();
    }

    private NumeroPratica arriva(String numero, Modello modello) {
        NumeroPratica pratica = new NumeroPratica(numero);
        banco.filiale.dallaCentrale(
                new PraticaPresentata(
                        pratica,
                        "azienda.prova",
                        modello.tipo(),
                        modello,
                        new Allegato(Hash.of(numero.getBytes(StandardCharsets.UTF_8)), "modello.p7m", "MOB", "", 10),
                        List.of(new Allegato(FATTURA, "fattura.pdf", "FAT", "", 10)),
                        Opzioni.NESSUNA,
                        Prove.firma(EsitoFirma.Integrita.INTEGRA),
                        ""),
                new PraticaProtocollata(pratica, new NumeroProtocollo("GE/2026/000" + numero.substring(7))),
                new PraticaAssegnata(pratica, Filiale.SEDE, 1));
        return pratica;
    }

    private HttpResponse<String> approva(NumeroPratica numero, String... campi) {
        String[] tutti = new String[campi.length + 2];
        tutti[0] = "versione";
        tutti[1] = String.valueOf(banco.filiale.versione(numero));
        System.arraycopy(campi, 0, tutti, 2, campi.length);
        return banco.post("/pratica/" + numero + "/approva", tutti);
    }

    @Test
    void aDelegaIsGivenAndRevokedFromThePagesOfItsPratiche() {
        NumeroPratica conferita = arriva("M26B23A0701", new Modello.Altro(POMPE, TipoPratica.CD));
        assertThat(banco.get("/pratica/" + conferita).body())
                .contains("Approva e registra la delega", "Codice fiscale del delegato")
                .doesNotContain(">Approva <kbd>");
        assertThat(approva(conferita, "delegato", "XX").body()).contains("Problema 891");
        assertThat(approva(
                                conferita,
                                "delegato",
                                Aziende.GIANNI.valore(),
                                "nomeDelegato",
                                "Gianni Delegato",
                                "ambito",
                                "TRASMISSIONE",
                                "dal",
                                "2026-11-23",
                                "al",
                                "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/pratica/" + conferita).body())
                .contains("Evasa", "Delega a Gianni Delegato registrata")
                .doesNotContain("Approva e registra");

        NumeroPratica revocata = arriva("M26B23A0702", new Modello.Altro(POMPE, TipoPratica.RD));
        assertThat(banco.get("/pratica/" + revocata).body())
                .contains("Approva e revoca la delega", "Gianni Delegato (DLGGNN75C03D969B)")
                .contains("ricevono la revoca prima di ogni altra novità, appena sono collegate.");
        String delega = banco.filiale
                .journal
                .read(rows -> banco.filiale.imprese.read(rows, Aziende.GE, Aziende.POMPE))
                .deleghe()
                .getFirst()
                .id();
        assertThat(approva(revocata, "delega", delega, "dal", "2026-11-23").statusCode())
                .isEqualTo(303);
        assertThat(banco.filiale.scheda(revocata).stato()).isEqualTo(Stato.EVASA);
    }

    @Test
    void whatCannotFollowStandsInTheBoxWhereOneWouldApprove() {
        NumeroPratica numero =
                arriva("M26B23A0703", new Modello.Denuncia(POMPE, TipoPratica.DF, null, List.of("C26GE0000001")));
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Così non si può approvare", "non è stato emesso in questa sede", "Chiedi la rettifica")
                .doesNotContain("Approva e registra");
        assertThat(approva(numero, "causa", "FURTO", "denuncia", "Questura 1/26")
                        .body())
                .contains("Problema 890");
    }

    @Test
    void aVistoIsPutOnTheFilesThatArePicked() {
        NumeroPratica numero = arriva("M26B23A0704", new Modello.Visti(POMPE, "Ada Prova", "un visto"));
        assertThat(banco.get("/pratica/" + numero).body())
                .contains("Approva e metti i visti", "fattura.pdf", "value=\"FAT/MERCI\" selected");
        assertThat(approva(
                                numero,
                                "file.0",
                                FATTURA.hex(),
                                "cosa.0",
                                "FAT/MERCI",
                                "documento.0",
                                "n. 12",
                                "pagine.0",
                                "2",
                                "lingua.0",
                                "it")
                        .statusCode())
                .isEqualTo(303);
        assertThat(banco.get("/pratica/" + numero + "/ritiro").body()).contains("visto GE1-V-2026-0000001");
        assertThat(banco.get("/visti/GE1-V-2026-0000001").body())
                .contains("si consegna con la pratica " + numero)
                .doesNotContain("Riconsegna l&#39;originale <kbd>", "Riconsegna l'originale <kbd>");
    }
}
