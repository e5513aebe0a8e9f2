package it.timbro.installer;

import it.timbro.installer.azienda.A2a;
import it.timbro.installer.azienda.Allegato;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.EnteCertificatore;
import it.timbro.installer.azienda.Esempi.Ditta;
import it.timbro.installer.azienda.Firma;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The demo as another terminal sees it: through its folder (pids, wishes) and its addresses.
final class RunningDemo {
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final HouseFolder folder;
    private final PrintStream out;

    RunningDemo(HouseFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
        if (!Files.exists(folder.accessi())) {
            throw new IllegalStateException("in " + folder.root() + " non c'è una demo: avviarla con installer/demo");
        }
    }

    /// The file whose presence asks the demo to restart that server.
    static Path restartWish(HouseFolder folder, Sito sito) {
        return folder.comandi().resolve("riavvia-" + sito.key());
    }

    int kill(Sito sito) {
        Optional<ProcessHandle> process = RunningPid.find(folder.pid(sito));
        if (process.isEmpty()) {
            out.println(sito.nome() + " non è accesa.");
            return 1;
        }
        process.get().destroyForcibly();
        process.get().onExit().join();
        out.println(sito.nome() + " è stata uccisa (kill -9 " + process.get().pid()
                + "). Per riaccenderla: installer/demo riavvia " + sito.key());
        return 0;
    }

    int restart(Sito sito) {
        Path wish = restartWish(folder, sito);
        try {
            Files.writeString(wish, "");
            long limit = System.nanoTime() + RESTART_LIMIT.toNanos();
            while (Files.exists(wish) && System.nanoTime() < limit) {
                LockSupport.parkNanos(POLL.toNanos());
            }
            if (Files.deleteIfExists(wish)) {
                out.println("La demo non risponde: è avviata in un altro terminale?");
                return 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean alive = RunningPid.find(folder.pid(sito)).isPresent();
        out.println(sito.nome() + (alive ? " è di nuovo accesa." : " non è ripartita: vedere " + folder.log(sito)));
        return alive ? 0 : 1;
    }

    int sendExamples() {
        new ExampleSender(folder, ente(), d -> new Azienda(a2a(d)), out).send();
        return 0;
    }

    /// Sends a person's own file with the first demo account; the centre reads everything else
    /// from the signed XML.
    int send(Command.Invia asked) {
        try {
            Path signed = asked.signed().toString().endsWith(".xml")
                    ? Firma.sign(asked.signed(), Ditta.TIGULLIO.firmatario(ente()))
                    : asked.signed();
            var datiPratica = new HashMap<String, Object>(Map.of(
                    "tPratica",
                    "cdor",
                    "tipoSportello",
                    "CO",
                    "descrizione",
                    signed.getFileName().toString(),
                    "cciaaCompetenza",
                    Sito.CAMERA));
            asked.sede().ifPresent(sede -> datiPratica.put("codiceSedeDistaccata", sede));
            A2a a2a = a2a(Ditta.TIGULLIO);
            String idPratica = Azienda.accepted(a2a.crea(Map.of(
                            "mobFirmato",
                            true,
                            "modelloBaseB64",
                            Base64.getEncoder().encodeToString(Files.readAllBytes(signed)),
                            "datiPratica",
                            datiPratica)))
                    .path("idPratica")
                    .asString();
            for (Command.Allegata attachment : asked.attachments()) {
                Azienda.accepted(a2a.aggiungiAllegato(idPratica, allegato(attachment)));
            }
            Azienda.accepted(a2a.invia(idPratica));
            out.println("Inviata: pratica " + idPratica);
            return 0;
        } catch (IOException e) {
            out.println("File illeggibile: " + e.getMessage());
            return 1;
        } catch (Azienda.RifiutataException e) {
            out.println("La centrale ha rifiutato: " + e.getMessage());
            return 1;
        }
    }

    private static Allegato allegato(Command.Allegata asked) throws IOException {
        String name = String.valueOf(asked.file().getFileName());
        return new Allegato(asked.tipo(), name, name, Files.readAllBytes(asked.file()));
    }

    private A2a a2a(Ditta ditta) {
        var accessi = Accessi.open(folder.accessi());
        var tls = TlsAuthority.open(folder.tls(), accessi.keystorePassword());
        var ports = Ports.from(accessi.basePort(Command.DEFAULT_PORT));
        return new A2a(tls.client(), ports.address(Sito.CENTRO), ditta.userId(), accessi.password(ditta));
    }

    private EnteCertificatore ente() {
        return EnteCertificatore.open(folder.ente(), folder.fiducia());
    }
}
