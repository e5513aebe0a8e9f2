package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.emergenza.web.PresentazionePage;
import it.timbro.minuta.ModelloStampato;
import it.timbro.minuta.Stesura;
import it.timbro.minuta.store.MinutaStore;
import it.timbro.minuta.web.Domande;
import it.timbro.minuta.web.MinutaPage;
import it.timbro.minuta.web.MinutePage;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/// The modelli written at the counter, as a branch wires them.
public record MinuteDiProva(Filiale filiale, Stesura stesura, Domande domande, Quando quando) {
    public static MinuteDiProva di(Filiale filiale, Function<byte[], Optional<byte[]>> contenuto) {
        Stesura stesura = new Stesura(filiale.journal, Filiale.STREAM, new MinutaStore(Filiale.SEDE), new Random(11));
        Quando quando = new Quando(filiale.time);
        return new MinuteDiProva(
                filiale,
                stesura,
                new MinutaWing(
                        filiale.journal,
                        Filiale.SEDE,
                        stesura,
                        filiale.agenda,
                        new MinutaWing.Registri(filiale.imprese, filiale.pratiche, filiale.presentazioni),
                        filiale.politiche,
                        filiale.archivio,
                        contenuto,
                        quando),
                quando);
    }

    public PresentazionePage.Precompilate precompilate() {
        return (PresentazionePage.Precompilate) domande;
    }

    public HttpService pagina(Pages pages) {
        MinutePage elenco = new MinutePage(stesura, domande, filiale.archivio, pages, quando);
        MinutaPage una = new MinutaPage(
                stesura,
                domande,
                filiale.archivio,
                () -> new ModelloStampato(() -> Filiale.REPORTS, () -> "Camera di Commercio di Genova, sede di Genova"),
                pages,
                quando);
        return rules -> {
            elenco.routing(rules);
            una.routing(rules);
        };
    }
}
