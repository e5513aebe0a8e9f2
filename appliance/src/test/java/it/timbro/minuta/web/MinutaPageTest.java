package it.timbro.minuta.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.arrivo.ModelloWriter;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Presentazioni.Scritta;
import it.timbro.imprese.Aziende;
import it.timbro.minuta.Minuta;
import it.timbro.operatori.Ruolo;
import it.timbro.operatori.Sessione;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.DellAppuntamento.Passo;
import it.timbro.pratica.IdAppuntamento;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Presentazione;
import it.timbro.pratica.web.Banco;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The modello written at the counter, from the first box to the presentazione, without a line to
/// the centre.
class MinutaPageTest {
    private static final CertificatoOrigine CO = Prove.certificato("Pompe Liguri S.r.l.", "KANTO K.K.\nGIAPPONE");

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

    private Minuta unica() {
        List<Minuta> tutte = banco.minute.stesura().tutte();
        assertThat(tutte).hasSize(1);
        return tutte.getFirst();
    }

    private Minuta daFile() {
        assertThat(banco.carica("/minute/file", banco.segreto(), ModelloWriter.write(CO))
                        .statusCode())
                .isEqualTo(303);
        return unica();
    }

    private String dove() {
        return "/minute/" + unica().id();
    }

    private HttpResponse<String> salva(String azione, String... changed) {
        return banco.post(dove(), campi(azione, changed));
    }

    /// The fields as the page sends them back, and others after them.
    private String[] campi(String azione, String... changed) {
        Minuta minuta = unica();
        List<String> fields = new ArrayList<>(List.of("versione", Long.toString(minuta.versione()), "azione", azione));
        minuta.campi().valori().forEach((campo, valori) -> {
            if (!List.of(changed).contains(campo)) {
                valori.forEach(valore -> fields.addAll(List.of(campo, valore)));
            }
        });
        fields.addAll(List.of(changed));
        return fields.toArray(String[]::new);
    }

    @Test
    void aUsualConsigneeIsPutInBox2AndRowsOfASpreadsheetInBoxes6And7() {
        banco.filiale.blocco(2026, 5);
        NumeroPratica prima = banco.filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        banco.filiale.approva(prima);
        banco.filiale.prepara(prima);
        daFile();
        assertThat(banco.get(dove()).body()).contains("value=\"destinatario:0\"", "Incolla da un foglio di calcolo");
        assertThat(salva("destinatario:0").statusCode()).isEqualTo(303);
        assertThat(unica().campi().uno("destinatario")).isEqualTo("KANTO MACHINERY K.K.\nTOKYO");
        assertThat(salva("destinatario:9").statusCode()).as("none of them").isEqualTo(303);
        assertThat(salva("incolla", "tabella", "Valvole\t4 kg\nGuarnizioni\t1 kg")
                        .statusCode())
                .isEqualTo(303);
        assertThat(unica().campi().tutti("merci")).contains("Valvole", "Guarnizioni");
        assertThat(unica().campi().tutti("quantita")).endsWith("4 kg", "1 kg");
    }

    @Test
    void aLocalUnitIsChosenAtTheCounterAndCarriedToBox1() {
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(Aziende.POMPE, Aziende.visura(Aziende.OTTOBRE, "POMPE LIGURI S.R.L.")));
        assertThat(banco.get("/minute?impresa=" + Aziende.POMPE).body())
                .contains("2 elementi trovati", "Numero REA", "Sede/UL", "Provincia", "SE-0", "UL-1", "GE-481516")
                .contains("Via del Porto 3</td><td data-nome=\"Comune\">Savona</td>");

        assertThat(banco.post("/minute", "impresa", Aziende.POMPE.valore(), "posto", "UL-7")
                        .statusCode())
                .isEqualTo(404);
        banco.post("/minute", "impresa", Aziende.POMPE.valore(), "posto", "UL-1");
        assertThat(unica().campi().uno("speditore")).isEqualTo("POMPE LIGURI S.R.L.\nVia del Porto 3, Savona");
    }

    private List<Scritta> presentazioni() {
        return banco.filiale.journal.read(rows -> banco.filiale.presentazioni.cerca(rows, Filiale.SEDE, List.of(), 10));
    }

    private HttpResponse<String> presenta(IdPresentazione id, String caso, String scansione) {
        return banco.post(
                "/presentazione",
                "id",
                id.text(),
                "caso",
                caso,
                "autorizzante",
                "Teresa Rossi",
                "nome",
                "Rosa Tigullio",
                "documento",
                "CI CA7654321",
                "oggetto",
                "Richiesta di certificato di origine",
                "impresa",
                "Pompe Liguri S.r.l.",
                "cfImpresa",
                Aziende.POMPE.valore(),
                "scansione",
                scansione);
    }

    @Test
    void boxOneComesFromTheCompanysDataAndAnUnknownCompanyIsAskedForItsName() {
        banco.schedario()
                .rileva(Aziende.GE, Aziende.POMPE, Aziende.visura(Aziende.OTTOBRE, "Pompe Liguri S.r.l."), "anna");
        assertThat(banco.get("/minute?impresa=" + Aziende.POMPE).body()).contains("la casella 1 viene dai suoi dati");
        assertThat(banco.post("/minute", "impresa", Aziende.POMPE.valore(), "da", "")
                        .statusCode())
                .isEqualTo(303);
        assertThat(unica().campi().uno("speditore")).isEqualTo("Pompe Liguri S.r.l.\nVia delle Prove 1, 16121 Genova");
        assertThat(unica().campi().uno("rea")).isEqualTo("GE-481516");
        assertThat(banco.get("/minute?impresa=" + Aziende.ARDESIE).body()).contains("non si sa ancora nulla");
        assertThat(banco.post("/minute", "impresa", Aziende.ARDESIE.valore(), "da", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(banco.post("/minute", "impresa", "01234560990", "da", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anEarlierPraticaOfTheCompanyIsTakenAsItWas() {
        String numero = banco.filiale.arriva(Opzioni.NESSUNA).text();
        assertThat(banco.get("/minute?impresa=" + Aziende.POMPE).body()).contains(numero);
        banco.post("/minute", "impresa", Aziende.POMPE.valore(), "da", numero);
        assertThat(unica().campi().uno("destinatario")).startsWith("KANTO MACHINERY");
        assertThat(banco.post("/minute", "impresa", Aziende.ARDESIE.valore(), "da", numero)
                        .statusCode())
                .as("another's")
                .isEqualTo(404);
    }

    @Test
    void aFileThatIsNoModelloIsRefusedAndOneThatIsFillsTheBoxes() {
        assertThat(banco.carica("/minute/file", banco.segreto(), "<html/>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        daFile();
        String page = banco.get(dove()).body();
        assertThat(page)
                .contains("KANTO K.K.", "value=\"GIAPPONE\"", "480 kg netti", "<datalist id=\"paesi\">", "PERÙ");
    }

    @Test
    void everyChangeIsSavedByItselfAndTheRemarksOnTheBoxesFollow() {
        daFile();
        HttpResponse<String> answer =
                banco.postDaSe(dove(), campi("", "osservazioni", "Made in Italy", "fatturaData", "20/"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "id=\"salvato\"",
                        "hx-swap-oob=\"true\"",
                        "«made in»",
                        "La data della fattura 2026/0147 non si legge")
                .contains("name=\"versione\" value=\"2\"")
                .doesNotContain("<html");
        assertThat(unica().campi().uno("osservazioni")).isEqualTo("Made in Italy");
        assertThat(banco.get(dove()).body()).contains("Made in Italy", "salvata");
        HttpResponse<String> late = banco.postDaSe(dove(), "versione", "1", "osservazioni", "da un'altra scheda");
        assertThat(late.headers().firstValue("HX-Redirect").orElseThrow()).startsWith("/minute/");
        assertThat(banco.minute.stesura().tutte()).hasSize(2);
    }

    @Test
    void rowsOfGoodsMoveByButtonsAloneAndWhatWasTypedBesideThemIsSaved() {
        daFile();
        HttpResponse<String> answer = salva("aggiungi:0", "trasporto", "in treno");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("?riga=1");
        assertThat(unica().campi().righe()).hasSize(3);
        assertThat(unica().campi().uno("trasporto")).isEqualTo("in treno");
        assertThat(banco.get(dove() + "?riga=1").body())
                .containsPattern("id=\"merci-1\"[^>]*autofocus")
                .contains("Aggiungi sotto");
        salva("togli:1");
        assertThat(unica().campi().righe()).hasSize(2);
    }

    @Test
    void whatCannotBeSaidIsNotPresentedAndNothingIsLost() {
        daFile();
        HttpResponse<String> answer = salva("presenta", "fatturaData", "domani");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("La minuta non si può presentare", "value=\"domani\"");
        assertThat(presentazioni()).isEmpty();
    }

    @Test
    void signedByHandItIsPresentedInOneFlowAndThenNoMinutaIsLeft() {
        banco.filiale.collegata = true;
        Minuta minuta = daFile();
        assertThat(banco.bytes(dove() + "/modello.pdf")).startsWith('%', 'P', 'D', 'F');
        assertThat(salva("presenta").headers().firstValue("Location"))
                .contains("/presentazione/nuova?minuta=" + minuta.id());
        String form = banco.get("/presentazione/nuova?minuta=" + minuta.id()).body();
        String scansione = form.replaceFirst("(?s).*name=\"scansione\" value=\"([^\"]+)\".*", "$1");
        assertThat(form).contains("value=\"" + minuta.id() + "\"", Aziende.POMPE.valore(), "fattura 2026/0147");
        assertThat(scansione).endsWith(" modello-base.xml");
        assertThat(presenta(minuta.id(), "PERSONA", scansione).statusCode()).isEqualTo(303);
        assertThat(presentazioni()).singleElement().satisfies(scritta -> {
            assertThat(scritta.presentazione().id()).isEqualTo(minuta.id());
            assertThat(banco.filiale.archivio.read(
                            scritta.presentazione().documenti().getFirst().sha256()))
                    .isEqualTo(ModelloWriter.write(CO));
        });
        assertThat(banco.minute.stesura().tutte()).isEmpty();
        assertThat(banco.get("/minute/" + minuta.id()).headers().firstValue("Location"))
                .contains("/presentazione/" + minuta.id());
        assertThat(banco.get("/presentazione/nuova?minuta=" + minuta.id()).statusCode())
                .isEqualTo(303);
    }

    private String apertaDa(HttpResponse<String> answer) {
        String dove = answer.headers().firstValue("Location").orElse(answer.body());
        assertThat(dove).startsWith("/pratica/M");
        return dove;
    }

    @Test
    void thePraticaOpensWithThePresentazioneAndItsPageSaysHow() {
        banco.filiale.emergenza.apri(apertura(), "teresa");
        Minuta minuta = daFile();
        String form = banco.get("/presentazione/nuova?minuta=" + minuta.id()).body();
        presenta(minuta.id(), "PERSONA", form.replaceFirst("(?s).*name=\"scansione\" value=\"([^\"]+)\".*", "$1"));
        String pratica =
                banco.filiale.apertura.aperta(minuta.id()).orElseThrow().text();
        assertThat(banco.get("/presentazione/" + minuta.id()).body())
                .contains("Vai alla pratica " + pratica)
                .doesNotContain("Apri la pratica");
        assertThat(banco.get("/pratica/" + pratica).body())
                .contains("GE1-E-2026-0000001", "/presentazione/" + minuta.id(), "Su carta", "Da istruire")
                .contains("La richiesta è stata portata allo sportello", "Alla consegna", "Incassa");
    }

    @Test
    void whatWasPresentedWithoutAModelloIsOpenedWithAMinutaOnce() {
        banco.filiale.collegata = true;
        IdPresentazione id = IdPresentazione.nuova(new Random(8));
        String carta = banco.filiale
                        .archivio
                        .keep("%PDF-1.7 richiesta".getBytes(StandardCharsets.UTF_8))
                        .hex() + " carta.pdf";
        assertThat(presenta(id, "PERSONA", carta).statusCode()).isEqualTo(303);
        HttpResponse<String> senza = banco.post("/presentazione/" + id + "/pratica", "minuta", "");
        assertThat(senza.statusCode()).isEqualTo(422);
        assertThat(senza.body()).contains("Manca il modello della richiesta");

        Minuta minuta = daFile();
        assertThat(banco.get("/presentazione/" + id).body())
                .contains(
                        "La pratica non è aperta", "Minuta: " + minuta.titolo().substring(0, 12));
        String dove = apertaDa(banco.post(
                "/presentazione/" + id + "/pratica", "minuta", minuta.id().text()));
        assertThat(banco.minute.stesura().tutte()).isEmpty();
        assertThat(apertaDa(banco.post("/presentazione/" + id + "/pratica", "minuta", "")))
                .as("another tab")
                .isEqualTo(dove);
        assertThat(banco.get(dove).body()).contains("Protocollo</dt><dd>non ancora");
    }

    @Test
    void whatIsBroughtLaterIsScannedIntoThePraticaAndSoIsTheAnswerToARettifica() {
        String dove = "/pratica/" + banco.filiale.arriva(Opzioni.NESSUNA);
        assertThat(banco.get(dove).body()).contains("Aggiungi un documento portato allo sportello");
        assertThat(banco.carica(
                                dove + "/scansione",
                                banco.segreto(),
                                "PK\u0003\u0004zip".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        String pdf = banco.carica(
                        dove + "/scansione", banco.segreto(), "%PDF-1.7 packing".getBytes(StandardCharsets.UTF_8))
                .body();
        for (int click = 0; click < 2; click++) {
            assertThat(banco.post(dove + "/allegati", "tipo", "PAC", "scansione", pdf + " packing.pdf")
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(banco.get(dove).body()).containsOnlyOnce("<strong>Packing list</strong>");

        banco.post(dove + "/rettifica", "versione", versione(dove), "casella", "2", "testo", "manca l'indirizzo");
        assertThat(banco.get(dove).body()).contains("La rettifica è qui, allo sportello");
        String xml = banco.carica(dove + "/scansione", banco.segreto(), ModelloWriter.write(CO))
                .body();
        String[] risposta = {
            "versione",
            versione(dove),
            "nome",
            "Rosa Tigullio",
            "documento",
            "CI CA7654321",
            "cf",
            "",
            "scansione",
            xml + " modello.xml"
        };
        assertThat(banco.post(dove + "/correzione", risposta).statusCode()).isEqualTo(303);
        assertThat(banco.get(dove).body()).contains("Da istruire", "KANTO K.K.", "Su carta", "Rosa Tigullio");
        assertThat(banco.post(dove + "/correzione", risposta).body())
                .as("two tabs")
                .contains("Nel frattempo");
    }

    private String versione(String dove) {
        return banco.get(dove).body().replaceFirst("(?s).*name=\"versione\" value=\"([0-9]+)\".*", "$1");
    }

    private static Emergenza.Apertura apertura() {
        return new Emergenza.Apertura(
                new Autorizzazione("Teresa Prova", "determinazione 41", Autorizzazione.Pervenuta.TELEFONO),
                "linea interrotta",
                OptionalLong.empty(),
                0);
    }

    @Test
    void theExportedFileComesBackSignedAndIsPresentedAsItIs() {
        banco.filiale.collegata = true;
        Minuta minuta = daFile();
        byte[] xml = banco.bytes(dove() + "/modello.xml");
        byte[] altra = (Banco.BUSTA + new String(xml, StandardCharsets.UTF_8).replace("KANTO", "ALTRI"))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(banco.carica(dove() + "/firmato", banco.segreto(), altra).statusCode())
                .isEqualTo(409);
        assertThat(banco.carica(dove() + "/firmato", banco.segreto(), xml).statusCode())
                .isEqualTo(409);
        byte[] p7m = (Banco.BUSTA + new String(xml, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(banco.carica(dove() + "/firmato", banco.segreto(), p7m).statusCode())
                .isEqualTo(303);
        assertThat(banco.get(dove()).body()).contains("Il file firmato è qui");
        String form = banco.get("/presentazione/nuova?minuta=" + minuta.id()).body();
        String scansione = form.replaceFirst("(?s).*name=\"scansione\" value=\"([^\"]+)\".*", "$1");
        presenta(minuta.id(), "PERSONA", scansione);
        assertThat(banco.filiale.archivio.read(presentazioni()
                        .getFirst()
                        .presentazione()
                        .documenti()
                        .getFirst()
                        .sha256()))
                .isEqualTo(p7m);
    }

    @Test
    void atAFirstTimeCompanysAppointmentTheStepIsDoneByPresentingIt() {
        banco.filiale.collegata = true;
        IdAppuntamento appuntamento = IdAppuntamento.nuovo(new Random(4));
        banco.filiale.agenda.fissa(
                appuntamento,
                LocalDateTime.of(2026, 11, 24, 9, 0),
                new Presentazione.Persona("Rosa Tigullio", "", null),
                new Presentazione.Impresa("Ardesie Prova S.n.c.", Aziende.ARDESIE, null),
                "rosa@ardesie.invalid",
                "",
                "anna");
        banco.filiale.agenda.approva(appuntamento, "teresa");
        for (Passo passo : List.of(Passo.IDENTITA, Passo.IMPRESA, Passo.DELEGHE, Passo.SPECIMEN)) {
            banco.filiale.agenda.compi(appuntamento, passo, "fatto", List.of(), "anna");
        }
        String link = "/minute?impresa=" + Aziende.ARDESIE + "&amp;appuntamento=" + appuntamento;
        assertThat(banco.get("/appuntamenti/" + appuntamento).body()).contains(link);
        banco.post(
                "/minute",
                "impresa",
                Aziende.ARDESIE.valore(),
                "denominazione",
                "Ardesie Prova S.n.c.",
                "da",
                "",
                "appuntamento",
                appuntamento.text());
        Minuta minuta = unica();
        String form = banco.get("/presentazione/nuova?minuta=" + minuta.id()).body();
        assertThat(form).containsPattern("value=\"PRIMA\" selected");
        String scansione = form.replaceFirst("(?s).*name=\"scansione\" value=\"([^\"]+)\".*", "$1");
        assertThat(presenta(minuta.id(), "PRIMA", scansione).statusCode()).isEqualTo(303);
        var passi = banco.filiale
                .journal
                .read(rows -> banco.filiale.appuntamenti.find(rows, appuntamento))
                .orElseThrow()
                .passi();
        assertThat(Objects.requireNonNull(passi.get(Passo.MODELLO)).documenti()).hasSize(1);
    }

    @Test
    void whoOnlyKeepsTheDoorOrTheTillSeesNothingOfIt() {
        Minuta minuta = daFile();
        for (Ruolo ruolo : List.of(Ruolo.PORTINERIA, Ruolo.CASSA)) {
            Sessione altra = banco.entra("x" + ruolo.code(), EnumSet.of(ruolo));
            assertThat(banco.get("/minute/" + minuta.id(), altra).statusCode()).isEqualTo(403);
            assertThat(banco.post("/minute/" + minuta.id() + "/butta", altra).statusCode())
                    .isEqualTo(403);
        }
        assertThat(banco.minute.stesura().tutte()).hasSize(1);
    }
}
