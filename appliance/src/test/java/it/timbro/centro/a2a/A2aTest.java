package it.timbro.centro.a2a;

import static it.timbro.centro.CentroDiProva.encoded;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.timbro.BaseDati;
import it.timbro.base.Sede;
import it.timbro.centro.CentroDiProva;
import it.timbro.centro.CentroDiProva.Answer;
import it.timbro.centro.Domande;
import it.timbro.firma.OpenSsl;
import it.timbro.pratica.DellaPratica.PraticaPresentata;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaRichiesta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.DellaPratica.RinunciaAccolta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.sync.protocol.FeedEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A company's program at work, over real HTTP.
@ParameterizedClass
@EnumSource(BaseDati.class)
class A2aTest {
    private final BaseDati base;

    private static byte[] p7m;
    private static byte[] corrected;
    private static byte[] visti;

    @TempDir
    Path folder;

    private CentroDiProva centro;

    A2aTest(BaseDati base) {
        this.base = base;
    }

    @BeforeAll
    static void sign(@TempDir Path keys) {
        OpenSsl openSsl = new OpenSsl(keys);
        var anna = openSsl.persona("Anna Bianchi", "TINIT-BNCNNA80A41D969W");
        String modello = Domande.modello("CO", Domande.ACME);
        p7m = openSsl.firma(modello.getBytes(StandardCharsets.UTF_8), anna);
        corrected = openSsl.firma(modello.replace("Foo", "Bar").getBytes(StandardCharsets.UTF_8), anna);
        visti = openSsl.firma(
                Domande.modello("VA", Domande.ACME)
                        .replace(
                                "</Domanda>",
                                "<CERTIFICATO-VISTI><SoggettoRichiedente>Anna Prova</SoggettoRichiedente>"
                                        + "</CERTIFICATO-VISTI></Domanda>")
                        .getBytes(StandardCharsets.UTF_8),
                anna);
    }

    @BeforeEach
    void open() {
        centro = new CentroDiProva(base, folder);
    }

    @AfterEach
    void close() {
        centro.close();
    }

    private String crea() {
        Answer answer = centro.call("PUT", "/fpbews/pratica/creaA2A", Domande.crea(p7m, "CO", "GE", "", Domande.ACME));
        assertEquals(200, answer.status(), () -> answer.json().toString());
        return answer.text("idPratica");
    }

    private Answer post(String call, String id) {
        return centro.call("POST", "/fpbews/pratica/" + call + "?idPratica=" + id, "");
    }

    private String inviata() {
        String id = crea();
        assertEquals(200, post("inviaA2A", id).status());
        return id;
    }

    private String inRettifica() {
        String id = inviata();
        centro.sede(new RettificaRichiesta(
                new NumeroPratica(id),
                List.of(new Rilievo("2", "Manca l'indirizzo del destinatario")),
                Instant.parse("2026-06-02T15:00:00Z").toEpochMilli()));
        return id;
    }

    @Test
    void urgencyGoesByTheRulesOfTheOfficeThatIsAsked() {
        centro.regoleDellaSede.put(new Sede("GE2"), new Regole(true, true, false, false, 12, true, true));
        assertEquals(422, urgente(p7m, "GE2").status());
        assertEquals(200, urgente(corrected, "").status());
    }

    private Answer urgente(byte[] modello, String sede) {
        Answer made =
                centro.call("PUT", "/fpbews/pratica/creaA2A", Domande.crea(modello, "CO", "GE", sede, Domande.ACME));
        String id = made.text("idPratica");
        centro.call(
                "PUT",
                "/fpbews/pratica/aggiungiAllegatoA2A?idPratica=" + id,
                Domande.allegato(Domande.opzioni(0).getBytes(StandardCharsets.UTF_8), "GEN", "opzioni.xml"));
        return post("inviaA2A", id);
    }

    private List<String> feed(String sede) {
        return centro.journal.feedAfter(sede, 0, 100, 10_000_000).stream()
                .map(FeedEntry::origin)
                .map(entry -> entry.kind())
                .toList();
    }

    @Test
    void aSentPraticaIsPresentedProtocolledAssignedAndReckonedInOneTransactionThatItsOfficeIsTold() {
        String id = crea();
        assertEquals("M26601A0001", id);
        Answer sent = post("inviaA2A", id);
        assertEquals("GE/2026/0000001", sent.text("protocollo"));
        assertEquals("DISPONIBILE_PER_ISTRUTTORIA", sent.text("stato"));
        assertEquals(
                List.of(
                        "PraticaPresentata",
                        "ProtocolloRegistrato",
                        "PraticaProtocollata",
                        "PraticaAssegnata",
                        "DirittiPrenotati"),
                feed("GE1"));
        assertEquals(
                1,
                centro.journal.entriesAfter(CentroDiProva.AOO, 0, 100, 10_000_000).stream()
                        .map(entry -> entry.txFirst())
                        .distinct()
                        .count());
    }

    @Test
    void sendingTwiceIsSendingOnce() {
        String id = crea();
        Answer first = post("inviaA2A", id);
        String before = centro.traces();
        assertEquals(first, post("inviaA2AServiceUser", id));
        assertEquals(before, centro.traces());
    }

    @Test
    void aCentreThatWasPutBackGivesNoNumberOfProtocolBeforeItHasHeardItsBranches() {
        String id = crea();
        String before = centro.traces();
        centro.daSentire.add(new Sede("GE2"));
        assertEquals(503, post("inviaA2A", id).status());
        assertEquals(before, centro.traces());
        centro.daSentire.clear();
        assertEquals("GE/2026/0000001", post("inviaA2A", id).text("protocollo"));
    }

    @Test
    void theSameSignedFileWhileTheFirstIsNotClosedIsTheSamePratica() {
        String id = crea();
        assertEquals(id, crea());
        post("inviaA2A", id);
        assertEquals(id, crea());
        centro.sede(new it.timbro.pratica.DellaPratica.PraticaRespinta(new NumeroPratica(id), "merce vietata"));
        assertEquals("M26601A0002", crea());
    }

    @Test
    void twentyProgramsSendingTheSameFileAtOnceMakeOnePratica() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            Callable<String> call = () -> {
                String id = crea();
                post("inviaA2A", id);
                return id;
            };
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(call));
            }
            HashSet<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            assertEquals(1, ids.size());
        }
        assertEquals("fatti 5, feed 5, file 1, bozze 1", centro.traces());
    }

    @Test
    void anotherAccountSendingTheSameFileGetsItsOwnPraticaAndSeesNoOther() {
        String mine = crea();
        byte[] body = Domande.crea(p7m, "CO", "GE", "", Domande.ACME).getBytes(StandardCharsets.UTF_8);
        Answer theirs = centro.call("PUT", "/fpbews/pratica/creaA2A", body, "rossi", CentroDiProva.PASSWORD);
        assertEquals("M26601A0002", theirs.text("idPratica"));
        Answer answer = centro.call(
                "POST", "/fpbews/pratica/inviaA2A?idPratica=" + mine, new byte[0], "rossi", CentroDiProva.PASSWORD);
        assertEquals(404, answer.status());
    }

    @Test
    void attachmentsAreKeptOnceAndOptionsAreKnownByTheirContent() {
        String id = crea();
        String path = "/fpbews/pratica/aggiungiAllegatoA2A?idPratica=" + id;
        centro.call("PUT", path, Domande.allegato(Domande.PDF, "FAE", "C:\\\\fatture\\\\f12.pdf"));
        Answer again = centro.call("PUT", path, Domande.allegato(Domande.PDF, "FAE", "C:\\\\fatture\\\\f12.pdf"));
        assertEquals(
                "f12.pdf",
                again.json().path("allegati").path(1).path("allegatoFileName").asString());
        assertEquals(2, again.json().path("allegati").size());
        centro.call(
                "PUT",
                path,
                Domande.allegato(Domande.opzioni(3).getBytes(StandardCharsets.UTF_8), "GEN", "opzioni.xml"));
        post("inviaA2A", id);
        var presentata = (PraticaPresentata)
                centro.journal.history("pratica:" + id).getFirst().fact();
        assertEquals(3, presentata.opzioni().numeroCopie());
        assertEquals(2, presentata.allegati().size());
    }

    @Test
    void base64MayComeInLinesAndWithEscapedSlashes() {
        String base64 = java.util.Base64.getMimeEncoder()
                .encodeToString(p7m)
                .replace("\r\n", "\\r\\n")
                .replace("/", "\\/");
        Answer answer = centro.call(
                "PUT",
                "/fpbews/pratica/creaA2AServiceUser?userIdOperativo=mario",
                "{\"modelloBaseB64\": \"" + base64 + "\", \"datiPratica\": []}");
        assertEquals(
                "M26601A0001", answer.text("idPratica"), () -> answer.json().toString());
    }

    @Test
    void aNamedOfficeReceivesThePraticaAndNoOther() {
        Answer answer =
                centro.call("PUT", "/fpbews/pratica/creaA2A", Domande.crea(p7m, "CO", "GE", "GE2", Domande.ACME));
        post("inviaA2A", answer.text("idPratica"));
        assertEquals(5, feed("GE2").size());
        assertEquals(List.of(), feed("GE1"));
    }

    @Test
    void theOfficeThatIsNamedForVistiReceivesThemWithTheDocumentAndNoOther() {
        Answer answer =
                centro.call("PUT", "/fpbews/pratica/creaA2A", Domande.crea(visti, "VA", "GE", "GE2", Domande.ACME));
        String id = answer.text("idPratica");
        centro.call(
                "PUT",
                "/fpbews/pratica/aggiungiAllegatoA2A?idPratica=" + id,
                Domande.allegato(Domande.PDF, "FAT", "fattura.pdf"));
        assertEquals(200, post("inviaA2A", id).status());
        assertEquals(List.of(), feed("GE1"));
        String presentata = centro.journal.feedAfter("GE2", 0, 100, 10_000_000).stream()
                .map(FeedEntry::origin)
                .filter(entry -> entry.kind().equals("PraticaPresentata"))
                .map(entry -> new String(Objects.requireNonNull(entry.payload()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertTrue(presentata.contains("\"tipo\":\"VA\"") && presentata.contains("fattura.pdf"), presentata);
    }

    @Test
    void aPraticaIsWithdrawnOnlyBeforeItIsSent() {
        String id = crea();
        String path = "/fpbews/pratica/annullaA2A?idPratica=" + id;
        assertEquals("ANNULLATA", centro.call("DELETE", path, "").text("stato"));
        assertEquals(200, centro.call("DELETE", path, "").status());
        assertEquals(409, post("inviaA2A", id).status());
        String sent = inviata();
        Answer refused = centro.call("DELETE", "/fpbews/pratica/annullaA2A?idPratica=" + sent, "");
        assertEquals(409, refused.status());
        assertEquals(342, refused.json().path("number").asInt());
    }

    @Test
    void aSentPraticaIsGivenUpByAMessageThatItsOfficeAnswers() {
        String sent = inviata();
        String path = "/fpbews/pratica/rinunciaA2A?idPratica=" + sent + "&motivo=";
        int news = feed("GE1").size();
        Answer answer = centro.call("POST", path + encoded("Merce non spedita"), "");
        assertEquals("Rinuncia inoltrata alla sede", answer.text("statoDescrizione"));
        centro.call("POST", path + encoded("Merce non spedita"), "");
        assertEquals(news + 1, feed("GE1").size());
        centro.sede(new RinunciaAccolta(
                new NumeroPratica(sent),
                "GE/aoo",
                centro.journal.head(CentroDiProva.AOO).seq()));
        assertEquals(409, centro.call("POST", path, "").status());
        assertEquals(
                409,
                centro.call("POST", "/fpbews/pratica/rinunciaA2A?idPratica=" + crea(), "")
                        .status());
    }

    @Test
    void aNoteGoesWithTheRequestBeforeSendingAndToTheOfficeAfterwardsOnce() {
        String id = crea();
        String note = "/fpbews/pratica/aggiornaNoteA2A?idPratica=" + id + "&note=";
        centro.call("POST", note + encoded("Consegna urgente"), "");
        assertEquals("Consegna urgente", post("inviaA2A", id).text("note"));
        centro.call("POST", note + encoded("Nave il 12 giugno"), "");
        centro.call("POST", note + encoded("Nave il 12 giugno"), "");
        assertEquals(List.of("NotaAggiunta"), feed("GE1").subList(5, feed("GE1").size()));
    }

    @Test
    void aRettificaIsCollectedThenPassedOnOnceAndWaitsForTheOffice() {
        String id = inRettifica();
        Answer asked = centro.call("POST", "/fpbews/pratica/listaRettificheRichiesteA2A", "{\"filtri\": []}");
        assertEquals(
                "BOZZA_RETTIFICA",
                asked.json().path("pratiche").path(0).path("stato").asString());
        String path = "/fpbews/pratica/rettificaAllegatoA2A?idPratica=" + id;
        Answer put = centro.call(
                "PUT",
                path,
                "{\"rettificaModelloBase\": true, \"allegatoFileName\": \"m.xml.p7m\", \"modelloBaseB64\": \""
                        + Domande.base64(corrected) + "\"}");
        assertEquals(200, put.status(), () -> put.json().toString());
        centro.call("PUT", path, Domande.allegato(Domande.PDF, "FAE", "f.pdf"));
        Answer sent = centro.call("POST", path, "");
        assertEquals("Rettifica inoltrata alla sede", sent.text("statoDescrizione"));
        assertEquals(sent, post("trasmettiRettificaA2A", id));
        assertEquals(
                List.of("RettificaPervenuta"),
                feed("GE1").subList(5, feed("GE1").size()));
        assertEquals(
                0,
                centro.call("POST", "/fpbews/pratica/listaRettificheRichiesteA2A", "{}")
                        .json()
                        .path("pratiche")
                        .size());
        centro.sede(new RettificaAccolta(
                new NumeroPratica(id),
                "GE/aoo",
                centro.journal.head(CentroDiProva.AOO).seq()));
        Answer all = centro.call("POST", "/fpbews/pratica/listaPraticheA2A", "{\"aperte\": \"true\"}");
        assertEquals(
                "DISPONIBILE_PER_ISTRUTTORIA",
                all.json().path("pratiche").path(0).path("stato").asString());
    }

    @Test
    void aRettificaThatNobodyAskedOrThatIsEmptyIsRefused() {
        assertEquals(
                349,
                post("trasmettiRettificaA2A", inviata()).json().path("number").asInt());
        centro.sede(new RettificaRichiesta(new NumeroPratica("M26601A0001"), List.of(), 0));
        assertEquals(
                350,
                post("trasmettiRettificaA2A", "M26601A0001")
                        .json()
                        .path("number")
                        .asInt());
    }

    @Test
    void theListTakesItsFiltersAndAnyEmptyShapeOfThem() {
        String sent = inviata();
        String call = "/fpbews/pratica/listaPraticheA2A?userIdOperativo=mario";
        for (String all : List.of("", "{}", "[]", "{\"filtri\": [], \"datiPratica\": null, \"aperte\": null}")) {
            assertEquals(
                    1, centro.call("POST", call, all).json().path("pratiche").size(), all);
        }
        String filter = "{\"filtri\": {\"%s\": \"%s\"}}";
        assertEquals(
                1,
                centro.call("POST", call, filter.formatted("CODICE_PRATICA", sent))
                        .json()
                        .path("pratiche")
                        .size());
        assertEquals(
                0,
                centro.call("POST", call, filter.formatted("CODICE_FISCALE", "01234567897"))
                        .json()
                        .path("pratiche")
                        .size());
        assertEquals(
                1,
                centro.call("POST", call, filter.formatted("DATA_DOMANDA", "01/06/2026"))
                        .json()
                        .path("pratiche")
                        .size());
        assertEquals(
                0,
                centro.call("POST", call, filter.formatted("DATA_DOMANDA", "2026-06-02"))
                        .json()
                        .path("pratiche")
                        .size());
        assertEquals(
                0,
                centro.call("POST", call, filter.formatted("SEDE_DISTACCATA", "GE2"))
                        .json()
                        .path("pratiche")
                        .size());
    }

    @Test
    void chambersAndOfficesAreListed() {
        Answer camere = centro.call("POST", "/fpbews/pratica/listaA2A?siglaProvincia=CO", "");
        assertEquals("BG", camere.json().path("sportelli").path(1).path("cciaa").asString());
        Answer sedi = centro.call("POST", "/fpbews/pratica/listaSediA2A?siglaProvincia=CO&cciaa=GE", "");
        assertEquals(
                "Chiavari", sedi.json().path("sedi").path(1).path("descrizione").asString());
    }

    @Test
    void ptcowsAnswersWithCredentialsInTheBodyAndItsStatusWithoutAny() {
        assertEquals(
                "OK",
                centro.call("GET", "/ptcows/getStatus", new byte[0], "", "").text("esito"));
        String body = "{\"user\": \"acme\", \"passwd\": \"%s\", \"utenteOperativo\": null, \"cciaa\": \"GE\"}";
        byte[] right = body.formatted(CentroDiProva.PASSWORD).getBytes(StandardCharsets.UTF_8);
        assertTrue(centro.call("POST", "/ptcows/checkPagamentoDifferito", right, "", "")
                .json()
                .path("esito")
                .asBoolean());
        assertEquals(
                12,
                centro.call("POST", "/ptcows/getNumeroMaxPraticheUrgentiAnno", right, "", "")
                        .json()
                        .path("esito")
                        .asInt());
        assertEquals(
                0,
                centro.call("POST", "/ptcows/getNumeroPraticheInviateUrgentiAnno", right, "", "")
                        .json()
                        .path("esito")
                        .asInt());
        assertEquals(
                401,
                centro.call(
                                "POST",
                                "/ptcows/checkUrgenze",
                                body.formatted("no").getBytes(StandardCharsets.UTF_8),
                                "",
                                "")
                        .status());
    }

    @Test
    void fiveWrongPasswordsStopTheAccountForAMinute() {
        byte[] none = new byte[0];
        String call = "/fpbews/pratica/listaA2A";
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    401, centro.call("POST", call, none, "acme", "sbagliata").status());
        }
        assertEquals(
                429,
                centro.call("POST", call, none, "acme", CentroDiProva.PASSWORD).status());
        assertEquals(
                200,
                centro.call("POST", call, none, "rossi", CentroDiProva.PASSWORD).status());
        centro.time.passa(Duration.ofSeconds(61));
        assertEquals(
                200,
                centro.call("POST", call, none, "acme", CentroDiProva.PASSWORD).status());
        assertEquals(401, centro.call("POST", call, none, "nessuno", "x").status());
    }

    @Test
    void theFeedOfAnOfficeIsForThatOffice() {
        inviata();
        assertEquals(0, centro.journal.feedHead("BG1").seq());
    }
}
