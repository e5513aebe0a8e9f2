package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.operatori.Ruolo;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An act of two persons at one desk.
class SecondaPersonaTest {
    private static final String DOVE = "/pratica/M26B23A0001/riconsegna";

    @TempDir
    Path folder;

    private SportelloDiProva sportello;
    private final List<String> fatti = new CopyOnWriteArrayList<>();
    private Browser rita;

    /// Stands for an act that two have to do.
    private final class InDue implements HttpService {
        @Override
        public void routing(HttpRules rules) {
            rules.post("/pratica/{numero}/riconsegna", (request, response) -> {
                String seconda = new SecondaPersona(sportello.ingresso)
                        .read(request, Set.of(Ruolo.FIRMATARIO, Ruolo.RESPONSABILE))
                        .login();
                fatti.add(Guard.login(request) + " e " + seconda);
                response.send("fatto");
            });
        }
    }

    @BeforeEach
    void open() {
        sportello = new SportelloDiProva(folder, new InDue());
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
        sportello.iscrivi("anna", Ruolo.FIRMATARIO);
        sportello.iscrivi("pino", Ruolo.PORTINERIA);
        rita = sportello.browser().entrato("rita");
    }

    @AfterEach
    void close() {
        sportello.close();
    }

    private HttpResponse<String> insieme(String login, String password) {
        rita.get("/password");
        return rita.post(DOVE, Map.of("seconda.login", login, "seconda.password", password));
    }

    @Test
    void theSecondTypesLoginAndPasswordAndStaysOut() {
        assertThat(insieme("anna", SportelloDiProva.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(fatti).containsExactly("rita e anna");
        assertThat(rita.get("/").body()).as("it is still rita's session").contains("Persona rita");
    }

    @Test
    void neverTheSamePersonNorOneWithoutTheRoleNorNobody() {
        assertThat(insieme(" RITA", SportelloDiProva.PASSWORD).body()).contains("Problema 913.");
        assertThat(insieme("pino", SportelloDiProva.PASSWORD).body()).contains("Problema 903.");
        assertThat(insieme("anna", "non è questa").body()).contains("Problema 901.");
        assertThat(insieme("", "").body()).contains("Problema 913.");
        assertThat(fatti).isEmpty();
    }

    @Test
    void guessingTheSecondsPasswordIsSlowedDownLikeAtTheDoor() {
        for (int i = 0; i < 5; i++) {
            insieme("anna", "non è questa");
        }
        assertThat(insieme("anna", SportelloDiProva.PASSWORD).body()).contains("Problema 902.");
        assertThat(fatti).isEmpty();
    }
}
