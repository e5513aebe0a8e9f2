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
import it.timbro.page.Quando;
import it.timbro.pratica.Codec;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa.Qualifica;
import it.timbro.pratica.store.CarteStore;
import it.timbro.pratica.store.SchedaStore;
import it.timbro.sync.protocol.StreamId;
import it.timbro.world.Orologio;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The centre keeps how a company is reached and what kind of operator it is.
class ContattoPageTest {
    private static final String PAGINA = "/imprese/GE/" + Aziende.POMPE;

    @TempDir
    Path folder;

    private final ImpresaStore imprese = new ImpresaStore();
    private final Orologio orologio = new Orologio();
    private final List<Sede> detto = new ArrayList<>();
    private Journal journal;
    private SportelloDiProva centrale;

    @BeforeEach
    void apri() {
        journal = BaseDati.SQLITE.open(
                folder.resolve("centro.db"),
                new Codec(),
                List.of(new SchedaStore(), imprese),
                CarteStore::keep,
                orologio,
                new Random(1));
        Pages pages = SportelloDiProva.pagineDellaCentrale("/", "/imprese");
        Schedario schedario = new Schedario(journal, imprese, _ -> Optional.of(new StreamId("GE", "aoo")));
        centrale = new SportelloDiProva(
                folder,
                new ImpresePage(
                        journal,
                        imprese,
                        schedario,
                        new ImpresePage.Ufficio(
                                Aziende.GE,
                                180,
                                true,
                                detto::add,
                                (_, _, _) -> {},
                                new ImpresePage.Domande((_, _, _) -> List.of(), _ -> Optional.empty())),
                        pages,
                        new Quando(orologio)),
                new ContattoPage(schedario, detto::add, pages));
        centrale.iscrivi("rita", Ruolo.RESPONSABILE);
        centrale.iscrivi("ugo", Ruolo.OPERATORE);
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
    void theResponsabileWritesBothAndAnOperatoreTheContactAlone() {
        Browser rita = centrale.browser().entrato("rita");
        assertThat(rita.get(PAGINA).body()).contains("Solo alla centrale", "Operatore certificato o no");
        rita.post(
                PAGINA + "/contatto",
                Map.of("email", "export@pompe.invalid", "telefono", "", "indirizzo", "Via del Porto 3\r\nSavona"));
        rita.get(PAGINA);
        rita.post(
                PAGINA + "/qualifica",
                Map.of("qualifica", "CERTIFICATO", "qualificaDal", "2026-10-01", "qualificaTitolo", "elenco"));
        assertThat(pompe().contatto().orElseThrow().valore())
                .isEqualTo(new Contatto("export@pompe.invalid", "", "Via del Porto 3\nSavona"));
        assertThat(pompe().qualifica(LocalDate.of(2026, 10, 1)).orElseThrow().qualifica())
                .isEqualTo(Qualifica.CERTIFICATO);
        assertThat(detto).hasSize(2);

        Browser ugo = centrale.browser().entrato("ugo");
        assertThat(ugo.get(PAGINA).body())
                .contains("Solo alla centrale", "export@pompe.invalid", "operatore certificato")
                .doesNotContain("Operatore certificato o no");
        assertThat(ugo.post(
                                PAGINA + "/qualifica",
                                Map.of(
                                        "qualifica", "NON_CERTIFICATO",
                                        "qualificaDal", "2026-11-01",
                                        "qualificaTitolo", "mia"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ugo.post(PAGINA + "/contatto", Map.of("email", "due@@x", "telefono", "", "indirizzo", ""))
                        .body())
                .contains("Problema 830", "non è un indirizzo di posta");
    }
}
