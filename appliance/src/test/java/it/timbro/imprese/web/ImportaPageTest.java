package it.timbro.imprese.web;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.BaseDati;
import it.timbro.Browser;
import it.timbro.SportelloDiProva;
import it.timbro.base.Sede;
import it.timbro.imprese.Aziende;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Schedario;
import it.timbro.imprese.store.ImpresaStore;
import it.timbro.journal.Journal;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Pages;
import it.timbro.pratica.Codec;
import it.timbro.pratica.store.CarteStore;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Orologio;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The centre takes in a list from the Registro delle imprese.
class ImportaPageTest {
    @TempDir
    Path folder;

    private final ImpresaStore imprese = new ImpresaStore();
    private final List<Sede> detto = new ArrayList<>();
    private Journal journal;
    private SportelloDiProva centrale;

    @BeforeEach
    void apri() {
        journal = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(imprese),
                CarteStore::keep,
                new Orologio(),
                new Random(1));
        Pages pages = SportelloDiProva.pagineDellaCentrale("/", "/imprese");
        centrale = new SportelloDiProva(
                folder,
                new ImportaPage(
                        new Schedario(journal, imprese, _ -> Optional.of(new StreamId("GE", "aoo"))),
                        List.of(new ImportaView.Camera("GE", "Camera di commercio di Genova")),
                        detto::add,
                        pages));
        centrale.iscrivi("dario", Ruolo.AMMINISTRATORE);
        centrale.iscrivi("ugo", Ruolo.RESPONSABILE);
    }

    @AfterEach
    void chiudi() {
        centrale.close();
        journal.close();
    }

    private Impresa pompe() {
        return journal.read(rows -> imprese.read(rows, Aziende.GE, Aziende.POMPE));
    }

    @Test
    void aListIsTakenInAndTheBranchesHear() {
        Browser dario = centrale.browser().entrato("dario");
        dario.get("/imprese/importa");
        HttpResponse<String> answer = dario.post(
                "/imprese/importa",
                Map.of(
                        "camera",
                        "GE",
                        "elenco",
                        "codice_fiscale;visura;denominazione\n01234560991;2026-10-01;POMPE LIGURI S.R.L.\n"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(pompe().denominazione()).isEqualTo("POMPE LIGURI S.R.L.");
        assertThat(detto).containsExactly(Aziende.GE);
    }

    @Test
    void aWrongLineIsNamedTheListStaysInTheFormAndNothingIsWritten() {
        Browser dario = centrale.browser().entrato("dario");
        dario.get("/imprese/importa");
        HttpResponse<String> answer = dario.post(
                "/imprese/importa",
                Map.of(
                        "camera",
                        "GE",
                        "elenco",
                        "codice_fiscale;visura;denominazione\n01234560991;2026-10-01;POMPE\n123;2026-10-01;ALTRA\n"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Problema 534", "riga 3", "123;2026-10-01;ALTRA");
        assertThat(pompe().nota()).isFalse();
        assertThat(detto).isEmpty();
    }

    @Test
    void onlyTheAmministratoreMay() {
        Browser ugo = centrale.browser().entrato("ugo");
        assertThat(ugo.get("/imprese/importa").statusCode()).isEqualTo(403);
    }
}
