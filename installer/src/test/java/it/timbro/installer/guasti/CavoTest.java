package it.timbro.installer.guasti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.timbro.installer.House;
import it.timbro.installer.HouseFolder;
import it.timbro.installer.Ports;
import it.timbro.installer.Sito;
import it.timbro.installer.Sportellista;
import it.timbro.installer.TrainedImage;
import it.timbro.installer.azienda.Allegato;
import it.timbro.installer.azienda.Azienda;
import it.timbro.installer.azienda.Esempi;
import it.timbro.installer.azienda.Richiesta;
import it.timbro.installer.bench.Cavo;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The cable of a branch is pulled in the middle of everything: of its enrolment, of batches, of news, of a file of
/// 6 MB, of a lease, while people decide and print. Nothing is lost, and the words are true.
class CavoTest {
    private static final long SEED = 41;
    private static final int TUGS = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 3);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<String> words = new ArrayList<>();

    @Test
    void whereverTheLineIsCutNothingIsLostAndTheWordsAreTrue() throws Exception {
        Ports ports = Ports.free();
        HouseFolder home = new HouseFolder(folder.resolve("casa"));
        home.claim();
        try (Cavo cavo = new Cavo(ports.centro());
                House house = House.prepare(home, TrainedImage.get(), ports)) {
            Files.writeString(
                    Files.createDirectories(home.of(Sito.GENOVA)).resolve("aggiunte.properties"),
                    "centre.url=https://127.0.0.1:" + cavo.port() + "\n");
            house.start(Sito.CENTRO);
            cavo.pull();
            house.start(Sito.GENOVA);
            Sportellista anna = Sportellista.enter(house, Sito.GENOVA);
            assertThat(pagina(anna))
                    .contains("Non collegato: si lavora in sede")
                    .contains("non c'è mai stato uno scambio completo");
            cavo.plug();
            await().atMost(PATIENCE).until(() -> linea(house).path("collegato").asBoolean());

            Detto detto = new Detto();
            Registri registri = new Registri(house, Optional.empty());
            Riscontro riscontro = new Riscontro(registri, detto, home.stampe());
            String pesante = house.azienda(Esempi.OLIO.ditta()).send(pesante(house));
            try (Carico carico = new Carico(house, detto)) {
                carico.start();
                for (int tug = 0; tug < TUGS; tug++) {
                    cavo.limit(tug % 3 == 0 ? 400_000 : tug % 3 == 1 ? 30_000 : 0); // in the middle of longer things
                    aspetta(1_200);
                    cavo.pull();
                    carico.check();
                    dice(anna, house);
                    aspetta(300);
                    cavo.plug();
                }
            }
            cavo.limit(0);
            await().atMost(PATIENCE).until(riscontro::converged);
            await().atMost(PATIENCE).until(() -> linea(house).path("collegato").asBoolean());
            assertThat(pagina(anna))
                    .contains("Collegato alla centrale", "Nulla: tutto quello che la sede ha fatto è in centrale.");
            assertThat(anna.page("pratica/" + pesante).statusCode()).isEqualTo(200);
            assertThat(detto.risposte()).as("people worked on").isGreaterThan(TUGS);
            house.stop(Sito.GENOVA);
            house.stop(Sito.CENTRO);
            riscontro.everythingAgrees();
            for (Sito sito : List.of(Sito.GENOVA, Sito.CENTRO)) {
                riscontro.whatWasAnsweredIsThere(sito);
            }
        }
        assertThat(words)
                .as("what the strip said of a cable that was pulled")
                .allSatisfy(said -> assertThat(said).isIn("", "La centrale non risponde: riproviamo da soli."));
        assertThat(words).contains("La centrale non risponde: riproviamo da soli.");
    }

    private void aspetta(int mostMs) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(mostMs)).toNanos());
    }

    private void dice(Sportellista anna, House house) throws Exception {
        String said = linea(house).path("frase").asString();
        words.add(said);
        String pagina = pagina(anna);
        if (pagina.contains("Non collegato")) {
            assertThat(pagina).contains("Ultimo scambio completo: ");
        }
    }

    private static String pagina(Sportellista anna) {
        return anna.page("collegamento").body();
    }

    private static JsonNode linea(House house) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(house.address(Sito.GENOVA).resolve("api/v1/stato"))
                .header("Authorization", "Bearer " + house.accessi().api(Sito.GENOVA))
                .build();
        return Azienda.accepted(house.client().send(request, BodyHandlers.ofString()))
                .path("collegamento");
    }

    /// With a file of 6 MB that does not get smaller by packing.
    private Richiesta pesante(House house) {
        Richiesta plain = Esempi.OLIO.richiesta("P" + SEED, TODAY, house.ente());
        byte[] pdf = new byte[6_000_000];
        random.nextBytes(pdf);
        byte[] head = plain.allegati().getFirst().content();
        System.arraycopy(head, 0, pdf, 0, head.length);
        List<Allegato> allegati = new ArrayList<>(plain.allegati());
        allegati.add(new Allegato(plain.allegati().getFirst().tipo(), "Fotografie della merce", "fotografie.pdf", pdf));
        return new Richiesta(plain.descrizione(), plain.modello(), plain.firmato(), plain.sede(), allegati);
    }
}
