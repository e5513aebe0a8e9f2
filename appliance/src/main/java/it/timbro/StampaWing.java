package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.AllaStampante;
import it.timbro.formulari.Magazzino;
import it.timbro.page.Pages;
import it.timbro.pratica.web.Differenza;
import it.timbro.stampa.Tarature;
import it.timbro.stampa.web.StampaPage;
import it.timbro.stampa.web.TaraturaPage;
import it.timbro.sync.protocol.StreamId;
import java.net.URI;
import java.util.List;

/// The printer of a branch, wired.
final class StampaWing {
    private final Ground ground;
    private final Tarature tarature;
    private final AllaStampante stampante;

    StampaWing(Ground ground, StreamId stream, Presses presses) {
        this.ground = ground;
        URI address = ground.config.printer();
        this.tarature = new Tarature(
                ground.journal, stream, new Tarature.Stampante(address.toString(), ground.config.printerTray()));
        this.stampante = new AllaStampante(
                Presses.printer(address), ground.archivio, tarature, presses.calibrations, presses.previews);
    }

    AllaStampante stampante() {
        return stampante;
    }

    HttpService pages(StampaPage.Atti atti, Magazzino magazzino, Differenza differenza, Pages pages) {
        List<HttpService> tutte = List.of(
                new StampaPage(atti, magazzino::prossimo, ground.journal, ground.stores.pratiche(), differenza, pages),
                new TaraturaPage(tarature, stampante, pages, ground.quando));
        return rules -> tutte.forEach(una -> una.routing(rules));
    }
}
