package it.timbro;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import it.timbro.operatori.Operatore;
import it.timbro.operatori.Ruolo;
import it.timbro.pratica.DellaPratica.Rilievo;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sportello.Appuntamenti.Appuntamento;
import it.timbro.sportello.Problemi.Problema;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/// A branch with a day's work to look at: `Vetrina PORT`. The next port is the same over plain HTTP with anna
/// already entered, for pictures by a headless browser, which cannot type.
public final class Vetrina {
    private Vetrina() {}

    public static void main(String[] arguments) throws Exception {
        SportelloDiProva[] self = new SportelloDiProva[1];
        SportelloDiProva sportello =
                new SportelloDiProva(Files.createTempDirectory("vetrina"), Integer.parseInt(arguments[0]));
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
        NumeroPratica attesa = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.istruttoria.chiediRettifica(
                attesa, filiale.versione(attesa), List.of(new Rilievo("2", "Paese per intero")), "anna");
        NumeroPratica complessa = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        filiale.istruttoria.segnaComplessa(complessa, filiale.versione(complessa), true, "Lettera di credito", "anna");
        sportello.presenze.apre(complessa.text(), new Operatore("bruno", "Bruno Bianchi", Set.of(Ruolo.OPERATORE)));
        sportello.appuntamenti.add(new Appuntamento(
                filiale.time.now().toEpochMilli(),
                "Ardesie di Lavagna S.n.c.",
                "Prima richiesta di un'impresa",
                "Accogli",
                "/presentazione/nuova"));
        sportello.problemi.add(new Problema(
                "File fattura-2026-0147.pdf",
                "La centrale non lo accetta: l'impronta è diversa.",
                filiale.time.now().toEpochMilli(),
                "Guarda",
                "/collegamento"));
        entrata(sportello.browser().entrato("anna"), sportello.port() + 1);
        System.out.println("https://localhost:" + sportello.port() + " http://localhost:" + (sportello.port() + 1));
        Thread.currentThread().join();
    }

    /// The same over plain HTTP for who has entered.
    ///
    /// @param port 0 takes a free one
    /// @return the port
    static int entrata(Browser browser, int port) throws IOException {
        HttpServer entered = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        entered.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        entered.createContext("/", exchange -> pass(browser, exchange));
        entered.start();
        return entered.getAddress().getPort();
    }

    private static void pass(Browser browser, HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<InputStream> answer = browser.client.send(
                    browser.request(exchange.getRequestURI().toString()).build(), BodyHandlers.ofInputStream());
            List.of("Content-Type", "Content-Security-Policy", "Location")
                    .forEach(name -> answer.headers()
                            .firstValue(name)
                            .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            answer.body().transferTo(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
