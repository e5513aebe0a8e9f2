package it.timbro.pratica.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.timbro.FakeStampante;
import it.timbro.Prove;
import it.timbro.collegamento.Avanzamento;
import it.timbro.collegamento.Scambio;
import it.timbro.collegamento.web.StatoLinea;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Schedario;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.Importo;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Opzioni.Pagamento;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.printing.ipp.Fault;
import it.timbro.printing.ipp.Submission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Every page in its main states, to be looked at: `Vetrina FOLDER` prints an address per state and
/// serves until it is killed. It sits before the branch and hands in the cookie of the person at
/// the counter, so a browser needs no login.
final class Vetrina {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Vetrina() {}

    public static void main(String[] args) throws IOException {
        Banco banco = new Banco(Path.of(args[0]));
        List<String> stati = seed(banco);
        HttpServer front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        front.setExecutor(java.util.concurrent.Executors.newFixedThreadPool(8));
        front.createContext("/", exchange -> forward(banco, exchange));
        front.start();
        StringBuilder list = new StringBuilder();
        stati.forEach(stato -> list.append(stato.replace(
                        "@", "http://localhost:" + front.getAddress().getPort()))
                .append('\n'));
        Files.writeString(Path.of(args[0], "stati.txt"), list);
    }

    private static List<String> seed(Banco banco) {
        List<String> stati = new ArrayList<>();
        banco.filiale.blocco(2026, 50);
        banco.filiale.magazzino.carica("A0123401", "A0123486", "anna");
        banco.linea = new StatoLinea.Linea(
                false,
                "La centrale non risponde: riproviamo da soli.",
                banco.filiale.time.now().toEpochMilli() - 240_000,
                OptionalLong.of(banco.filiale.time.now().toEpochMilli() - 300_000),
                Optional.empty(),
                7,
                2,
                1_400_000,
                OptionalLong.of(banco.filiale.time.now().toEpochMilli() - 290_000),
                new Scambio.InArrivo(3, 2_100_000, banco.filiale.time.now().toEpochMilli() - 7_200_000),
                Optional.of(new Avanzamento.Stato(
                        320, 1_000, 12_400_000, 40_000_000, Optional.of(new Avanzamento.Resta(130, 230)))),
                Optional.of(new Avanzamento.Stato(1_500, 2_000, 0, 0, Optional.of(new Avanzamento.Resta(20, 45)))),
                Optional.of(new Scambio.Errore(
                        "La centrale non ha risposto entro 10 secondi.",
                        banco.filiale.time.now().toEpochMilli() - 60_000)),
                List.of(new StatoLinea.Accantonato(
                        "fattura 2026-0147.pdf", "la centrale dice che l'impronta non torna")));

        NumeroPratica piena = piena(banco, "M26B23B0001");
        stati.add("pratica @/pratica/" + piena);
        NumeroPratica rettifica = piena(banco, "M26B23B0002");
        banco.filiale.istruttoria.chiediRettifica(
                rettifica,
                banco.filiale.versione(rettifica),
                List.of(
                        new Rilievo("2", "Il paese del destinatario va scritto per intero, in italiano."),
                        new Rilievo("allegati", "Manca la dichiarazione del produttore.")),
                "anna");
        stati.add("rettifica @/pratica/" + rettifica);

        stati.add("posta @/posta");
        stati.add("complicata @/pratica/" + complicata(banco, "M26B23B0009"));
        NumeroPratica proposta = nuova(banco, Supporto.FORMULARIO, 1);
        stati.add("proposta @/pratica/" + proposta + "/stampa");
        NumeroPratica bianco = nuova(banco, Supporto.FOGLIO_BIANCO, 0);
        stati.add("proposta-bianco @/pratica/" + bianco + "/stampa");
        NumeroPratica lunga = lunga(banco, "M26B23B0003");
        banco.filiale.approva(lunga);
        stati.add("difetti @/pratica/" + lunga + "/stampa");
        NumeroPratica pronta = nuova(banco, Supporto.FORMULARIO, 1);
        banco.filiale.prepara(pronta);
        stati.add("pronta @/pratica/" + pronta + "/stampa");
        NumeroPratica rifiutata = nuova(banco, Supporto.FOGLIO_BIANCO, 1);
        banco.filiale.prepara(rifiutata);
        FakeStampante stampante = banco.stampante();
        stampante.rispondi(new Submission.Refused(new Fault(Fault.Cause.SENZA_CARTA, "media-empty")));
        banco.filiale.stampa(rifiutata, "");
        stati.add("rifiutata @/pratica/" + rifiutata + "/stampa");
        stampante.rispondi(new Submission.Incerto("reset"));
        NumeroPratica dubbia = nuova(banco, Supporto.FORMULARIO, 1);
        banco.filiale.prepara(dubbia);
        banco.filiale.stampa(dubbia, "");
        stati.add("dubbio @/pratica/" + dubbia + "/stampa");
        NumeroPratica seconda = nuova(banco, Supporto.FOGLIO_BIANCO, 0);
        banco.filiale.prepara(seconda);
        banco.filiale.stampa(seconda, "");
        banco.filiale.rispondi(seconda, 1, it.timbro.atti.Emissione.Risposta.ROVINATO, "");
        stati.add("seconda @/pratica/" + seconda + "/stampa");
        NumeroPratica emessa = nuova(banco, Supporto.FORMULARIO, 2);
        banco.filiale.prepara(emessa);
        banco.filiale.stampa(emessa, "");
        banco.filiale.tuttiBuoni(emessa);
        stati.add("emessa @/pratica/" + emessa + "/stampa");
        stati.add("ritiro @/pratica/" + emessa + "/ritiro");
        NumeroPratica consegnata = nuova(banco, Supporto.FOGLIO_BIANCO, 1);
        banco.filiale.prepara(consegnata);
        banco.filiale.stampa(consegnata, "");
        banco.filiale.tuttiBuoni(consegnata);
        banco.filiale.consegna.consegna(
                consegnata,
                banco.filiale.versione(consegnata),
                "Ada Prova",
                "delegato",
                "CI CA00000AA",
                banco.filiale.consegna.pezzi(consegnata),
                "anna");
        stati.add("consegnata @/pratica/" + consegnata + "/ritiro");
        stati.add("pratica-consegnata @/pratica/" + consegnata);
        stati.add("formulari @/formulari");
        stati.add("collegamento @/collegamento");
        banco.senzaIlSuoTestimone = true;
        stati.add("rientro-senza-testimone @/rientro");
        imprese(banco, stati);
        cassa(banco, stati);
        stati.add("politica @/politica/GE1");
        stati.add("politica-orari @/politica/GE1/orari");
        stati.add("politica-tariffa @/politica/GE1/tariffa");
        VetrinaDelBanco.stati(banco, emessa, stati);
        return stati;
    }

    /// At the counter one pays from here on.
    private static void cassa(Banco banco, List<String> stati) {
        banco.filiale.politica(
                "incassi.pagamenti",
                "TELEMACO PAGOPA CONSEGNA",
                "incassi.mezzi",
                "CONTANTI POS PAGOPA",
                "decideLaSede",
                "orari patrono prezzi.copia prezzi.visto prezzi.biancoForfait incassi.mezzi");
        stati.add("cassa-chiusa @/cassa?prima");
        Opzioni some = Prove.opzioni(Supporto.FOGLIO_BIANCO, 2);
        Opzioni alRitiro =
                new Opzioni(2, some.supporto(), some.consegna(), Pagamento.CONSEGNA, false, false, "", null, List.of());
        NumeroPratica ritiro = emessa(banco, alRitiro);
        stati.add("ritiro-da-pagare @/pratica/" + ritiro + "/ritiro");
        stati.add("pagamento @/pratica/" + ritiro + "/pagamento?dopo=ritiro");
        NumeroPratica respinta = banco.filiale.arriva(alRitiro);
        for (NumeroPratica pagata : List.of(emessa(banco, alRitiro), respinta)) {
            banco.filiale.cassa.incassa(
                    pagata,
                    banco.filiale.versione(pagata),
                    1_500,
                    new Pagato(Mezzo.POS, "0012" + pagata.text().substring(8), Optional.of(Importo.leggi("50"))),
                    "anna");
        }
        banco.filiale.istruttoria.respingi(respinta, banco.filiale.versione(respinta), "manca la fattura", "anna");
        stati.add("cassa @/cassa");
        stati.add("cassa-registro @/cassa/registro");
        stati.add("cassa-estratti @/cassa/estratti");
        stati.add("cassa-ricevuta @/cassa/ricevute/GE1-R-2026-0000002");
        stati.add("pratica-da-pagare @/pratica/" + ritiro);
    }

    private static NumeroPratica emessa(Banco banco, Opzioni opzioni) {
        NumeroPratica numero = banco.filiale.arriva(opzioni);
        banco.filiale.approva(numero);
        banco.filiale.prepara(numero);
        banco.stampante().rispondi(new Submission.Incerto("reset"));
        banco.filiale.stampa(numero, "");
        banco.filiale.tuttiBuoni(numero);
        return numero;
    }

    private static void imprese(Banco banco, List<String> stati) {
        String una = " @/imprese/GE/" + Aziende.POMPE;
        banco.filiale.dallaCentrale(
                Aziende.dalRegistro(
                        Aziende.POMPE,
                        Aziende.visura(
                                Aziende.GIUGNO,
                                "POMPE LIGURI S.R.L.",
                                new Visura.Potere(
                                        Aziende.ELSA,
                                        "Elsa Ferrini",
                                        Visura.Qualita.LEGALE_RAPPRESENTANTE,
                                        "firma singola fino a 100.000 euro",
                                        Aziende.GIUGNO,
                                        null))),
                Aziende.dalRegistro(Aziende.ARDESIE, Aziende.visura(Aziende.OTTOBRE, "ARDESIE DI LAVAGNA S.N.C.")));
        Schedario.Conferimento ada = new Schedario.Conferimento(
                Aziende.ADA, "Ada Prova", DellImpresa.Ambito.FIRMA, Aziende.OTTOBRE, null, "foglio, faldone 3");
        String delega = banco.schedario().conferisci(Aziende.GE, Aziende.POMPE, ada, "anna");
        NumeroPratica approvata = nuova(banco, Supporto.FOGLIO_BIANCO, 0);
        banco.schedario().revoca(Aziende.GE, Aziende.POMPE, delega, LocalDate.of(2026, 11, 22), "lettera", "anna");
        banco.ricontrolli().recepisci();
        banco.schedario().conferisci(Aziende.GE, Aziende.POMPE, ada, "anna");
        stati.add("impresa" + una);
        stati.add("impresa-poteri @/pratica/" + approvata);
        stati.add("impresa-ignota @/imprese/GE/04445550660");
        stati.add("imprese @/imprese");
        stati.add("imprese-nessuna @/imprese?q=04445550660");
    }

    private static NumeroPratica nuova(Banco banco, Supporto supporto, int copie) {
        NumeroPratica numero = banco.filiale.arriva(Prove.opzioni(supporto, copie));
        banco.filiale.approva(numero);
        return numero;
    }

    private static NumeroPratica piena(Banco banco, String numero) {
        Modello modello = modello(
                "YOKOHAMA SEIKI K.K.\n2-14 MINATO MIRAI, NISHI-KU\nYOKOHAMA 220-0012\nGIAPPONE",
                List.of(
                        new Modello.Pagina(
                                "1   12 casse di legno, marcate YSK 1/12\n    Pompe centrifughe per acqua di mare\n    tipo PL 250, complete di motore\n\n2   3 colli su pallet\n    Ricambi per pompe: giranti, tenute,\n    alberi in acciaio inossidabile",
                                "4.320 kg netti\n4.870 kg lordi\n\n\n310 kg netti\n355 kg lordi"),
                        new Modello.Pagina("3   1 cassa\n    Quadri di comando", "85 kg netti\n97 kg lordi")));
        NumeroPratica pratica = banco.arriva(
                numero,
                modello,
                Prove.opzioni(Supporto.FORMULARIO, 2),
                List.of(
                        banco.file(
                                "modello_base.xml.p7m",
                                "MOB",
                                Banco.BUSTA
                                        + "<?xml version=\"1.0\"?>\n<modello><speditore>Pompe Liguri</speditore></modello>"),
                        banco.file("fattura_2026-0147.pdf.p7m", "FAE", Banco.BUSTA + pdf()),
                        banco.file("foto.zip", "GEN", "PK\u0003\u0004"),
                        new Allegato(
                                it.timbro.sync.protocol.Hash.of(new byte[] {1}),
                                "packing_list.pdf",
                                "PAC",
                                "Distinta dei colli",
                                240_000)),
                "La nave parte giovedì 26: se possibile entro mercoledì.");
        banco.filiale.dallaCentrale(new NotaAggiunta(pratica, "Il ritiro lo fa il corriere."));
        return pratica;
    }

    /// All that a program can find in one.
    private static NumeroPratica complicata(Banco banco, String numero) {
        Modello.CertificatoOrigine co = Prove.certificato("Pompe Liguri S.r.l.", "ACME INC.\nBOSTON\nU.S.A.");
        Modello modello = new Modello.CertificatoOrigine(
                co.impresa(),
                co.speditore() + "\nper conto di Valvole S.p.A.",
                co.destinatario(),
                List.of("STATI UNITI"),
                List.of("ITALIA", "CINA"),
                "",
                co.trasporto(),
                "We certify that the goods are made in Italy, L/C 88",
                List.of(new Modello.Pagina("Pompe, HS code 8413.70, EUR 1.200,00", "molte")),
                co.dichiarazioni(),
                List.of(new Modello.Fattura("2026/0147", LocalDate.of(2026, 9, 20))));
        return banco.arriva(
                numero,
                modello,
                Prove.opzioni(Supporto.FOGLIO_BIANCO, 0),
                List.of(banco.file("modello_base.xml.p7m", "MOB", "x")),
                "");
    }

    private static NumeroPratica lunga(Banco banco, String numero) {
        return banco.arriva(
                numero,
                modello(
                        "Ω".repeat(4) + " 東京\n"
                                + "RIGA MOLTO LUNGA DEL DESTINATARIO ".repeat(3).strip() + "\n".repeat(2)
                                + "A\nB\nC\nD\nE\nF\nG\nH\nI\nL\nM\nN",
                        List.of(new Modello.Pagina("1 collo", "1 kg"))),
                Prove.opzioni(Supporto.FORMULARIO, 0),
                List.of(banco.file("modello_base.xml.p7m", "MOB", "x"), banco.file("fattura.pdf", "FAE", pdf())),
                "");
    }

    private static Modello modello(String destinatario, List<Modello.Pagina> pagine) {
        return new Modello.CertificatoOrigine(
                new DatiImpresa(new Rea("GE", 481516), new CodiceFiscale("01234560991"), "Pompe Liguri S.r.l."),
                "POMPE LIGURI S.R.L.\nVIA DELLE PROVE 12\n16121 GENOVA GE\nITALIA",
                destinatario,
                List.of("GIAPPONE"),
                List.of("UNIONE EUROPEA - ITALIA"),
                "148.250,00 EUR",
                "VIA MARE DA GENOVA A YOKOHAMA",
                "FATTURA N. 2026/0147 DEL 20/11/2026",
                pagine,
                new Modello.Dichiarazioni(
                        Modello.OrigineMerce.MDCOM,
                        "Le merci sono state lavorate nello stabilimento di Genova.",
                        "ITALIA",
                        "Fusione, tornitura, montaggio",
                        "Pompe Liguri S.r.l.",
                        "",
                        "",
                        "",
                        "Fattura, distinta dei colli"),
                List.of(new Modello.Fattura("2026/0147", LocalDate.of(2026, 11, 20))));
    }

    private static String pdf() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
                4 0 obj<</Length 58>>stream
                BT /F 24 Tf 72 750 Td (Fattura 2026/0147 di prova) Tj ET
                endstream endobj
                5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
                trailer<</Root 1 0 R>>
                """;
    }

    /// What only the responsabile may do is shown as she sees it.
    private static String chi(Banco banco, String path) {
        return path.startsWith("/politica/") || path.startsWith("/cassa/") || path.equals("/rientro")
                ? "__Host-timbro="
                        + banco.entra("rita", EnumSet.of(Ruolo.RESPONSABILE, Ruolo.CASSA))
                                .id()
                : banco.cookie();
    }

    private static void forward(Banco banco, HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(banco.address() + exchange.getRequestURI()))
                .header("Cookie", chi(banco, exchange.getRequestURI().getPath()))
                .header("Accept", "text/html");
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        request.method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().map().forEach((name, values) -> {
                if (!List.of("content-length", "transfer-encoding", "connection")
                        .contains(name)) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
