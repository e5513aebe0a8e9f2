package it.timbro.posta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.posta.Inoltro.Esito;
import it.timbro.pratica.DellaPosta.MessaggioPreparato;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was written to a company goes to the mail server: once, later, or never with its words.
class InoltroTest {
    private static final String DA = "sportello@camera.invalid";

    @TempDir
    Path folder;

    private final List<String> prese = new ArrayList<>();
    private final Map<String, Esito> risposte = new HashMap<>();
    private final Map<String, String> indirizzi = new HashMap<>(Map.of("azienda", "export@pompe.invalid"));
    private boolean acceso = true;
    private String rompe = "";
    private int chiamate;
    private Runnable intanto = () -> {};
    private Filiale filiale;
    private NumeroPratica numero;
    private Inoltro inoltro;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
        inoltro = new Inoltro(
                filiale.journal,
                filiale.posta,
                posta(),
                this::sessione,
                DA,
                messaggio -> Optional.ofNullable(indirizzi.get(messaggio.destinatario())),
                filiale.time);
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Posta posta() {
        return new Posta(filiale.journal, filiale.posta, _ -> Filiale.STREAM);
    }

    private Inoltro.Sessione sessione() throws IOException {
        chiamate++;
        if (!acceso) {
            throw new IOException("nobody there");
        }
        return new Inoltro.Sessione() {
            @Override
            public Esito consegna(Eml eml) throws IOException {
                intanto.run();
                if (eml.id().equals(rompe)) {
                    prese.add(eml.id()); // taken, and the answer is lost
                    throw new IOException("connection reset");
                }
                Esito esito = risposte.getOrDefault(eml.id(), new Esito.Presa());
                if (esito instanceof Esito.Presa) {
                    prese.add(eml.id());
                }
                return esito;
            }

            @Override
            public void close() {}
        };
    }

    private String prepara(String coda, String utenza) {
        String id = numero + "-" + coda;
        filiale.time.passa(Duration.ofSeconds(1));
        filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> tx.append(new MessaggioPreparato(id, numero, Motivo.RESPINTA, utenza, "Respinta", "Perché no.")));
        return id;
    }

    private void gira(Duration dopo) {
        filiale.time.passa(dopo);
        inoltro.giro();
    }

    private Optional<Messaggi.Spedito> spedito(String id) {
        return filiale.journal
                .read(rows -> filiale.posta.find(rows, id))
                .orElseThrow()
                .spedito();
    }

    private List<Messaggi.Rifiuto> rifiuti(String id) {
        return filiale.journal.read(rows -> filiale.posta
                .rifiuti(rows, filiale.posta.find(rows, id).stream().toList())
                .getOrDefault(id, List.of()));
    }

    @Test
    void whatTheServerTookIsMarkedAndNeverGoesAgain() {
        String id = prepara("1", "azienda");
        String senza = prepara("2", "senza indirizzo");
        inoltro.giro();
        gira(Duration.ofHours(3));
        assertThat(prese).containsExactly(id);
        assertThat(spedito(id)).hasValueSatisfying(spedito -> {
            assertThat(spedito.via()).isEqualTo(Via.EMAIL);
            assertThat(spedito.nota()).isEqualTo("per export@pompe.invalid");
        });
        assertThat(spedito(senza)).isEmpty();
        assertThat(chiamate).as("who has nothing to send calls nobody").isEqualTo(1);
    }

    @Test
    void aServerThatIsNotThereIsCalledLaterAndLaterAndNothingIsLost() {
        String id = prepara("1", "azienda");
        acceso = false;
        for (int minuto = 0; minuto < 180; minuto++) {
            gira(Duration.ofMinutes(1));
        }
        assertThat(chiamate).as("1, 2, 4, 8, 16, 32, 60, 60 minutes apart").isBetween(7, 9);
        acceso = true;
        gira(Duration.ofHours(1));
        assertThat(prese).containsExactly(id);
        prepara("2", "azienda");
        gira(Duration.ZERO);
        assertThat(prese).as("once it is there nobody waits").hasSize(2);
    }

    @Test
    void whatTheServerTakesLaterIsTriedLaterAndTheOthersGoOn() {
        String tardi = prepara("1", "azienda");
        String subito = prepara("2", "azienda");
        risposte.put(tardi, new Esito.PiuTardi("451 greylisted"));
        inoltro.giro();
        assertThat(prese).containsExactly(subito);
        risposte.clear();
        gira(Duration.ofSeconds(30));
        assertThat(prese).as("not yet").containsExactly(subito);
        gira(Duration.ofSeconds(31));
        assertThat(prese).containsExactly(subito, tardi);
        assertThat(rifiuti(tardi)).isEmpty();
    }

    @Test
    void whatItWillNeverTakeIsSetAsideWithItsWordsUntilThereIsAnotherAddress() {
        String id = prepara("1", "azienda");
        risposte.put(id, new Esito.Rifiutata("550 5.1.1 no such user"));
        inoltro.giro();
        gira(Duration.ofDays(1));
        assertThat(chiamate).isEqualTo(1);
        assertThat(rifiuti(id)).singleElement().satisfies(rifiuto -> {
            assertThat(rifiuto.indirizzo()).isEqualTo("export@pompe.invalid");
            assertThat(rifiuto.parole()).isEqualTo("550 5.1.1 no such user");
        });
        assertThat(spedito(id)).isEmpty();
        filiale.journal.rebuild();
        assertThat(rifiuti(id)).hasSize(1);

        risposte.clear();
        indirizzi.put("azienda", "nuova@pompe.invalid"); // the centre corrected the contact
        gira(Duration.ofMinutes(1));
        assertThat(prese).containsExactly(id);
        assertThat(spedito(id).orElseThrow().nota()).isEqualTo("per nuova@pompe.invalid");
    }

    @Test
    void oneThatBreaksTheConversationGoesAgainAndIsNeverInTheWayOfTheOthers() {
        String rotta = prepara("1", "azienda");
        String dopo = prepara("2", "azienda");
        rompe = rotta;
        inoltro.giro();
        assertThat(prese).containsExactly(rotta);
        assertThat(spedito(rotta)).as("nobody knows").isEmpty();
        filiale.time.passa(Duration.ofSeconds(61));
        String terza = prepara("3", "azienda");
        inoltro.giro();
        assertThat(spedito(rotta)).isEmpty();
        rompe = "";
        gira(Duration.ofHours(2));
        assertThat(prese).contains(dopo, terza).filteredOn(rotta::equals).hasSizeGreaterThan(1);
        assertThat(spedito(rotta)).isPresent();
    }

    @Test
    void whatAPersonMarksWhileTheServerIsCalledDoesNotGo() {
        prepara("1", "azienda");
        String seconda = prepara("2", "azienda");
        intanto = () -> posta().spedito(seconda, Via.TELEFONO, "", "anna");
        inoltro.giro();
        assertThat(prese).containsExactly(numero + "-1");
        assertThat(spedito(seconda).orElseThrow().via()).isEqualTo(Via.TELEFONO);
    }
}
