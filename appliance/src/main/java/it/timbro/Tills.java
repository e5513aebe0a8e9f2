package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.OneriDellaPratica;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.diritti.Addebiti;
import it.timbro.diritti.Cassa;
import it.timbro.diritti.Conti;
import it.timbro.diritti.Estratti;
import it.timbro.diritti.Ricevute;
import it.timbro.diritti.web.CassaPage;
import it.timbro.diritti.web.EstrattiPage;
import it.timbro.diritti.web.Lettura;
import it.timbro.diritti.web.PagamentoPage;
import it.timbro.page.Pages;
import it.timbro.politica.Politica;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.sync.protocol.StreamId;
import java.time.LocalDate;
import java.time.ZoneId;

/// Money at a branch, wired: the account of each pratica, the tills, their pages and receipts.
final class Tills {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    final Cassa cassa;
    final Conti conti;
    final Addebiti addebiti;
    private final Ground ground;
    private final StreamId stream;
    private final Sede sede;

    Tills(Ground ground, StreamId stream) {
        this.ground = ground;
        this.stream = stream;
        this.sede = ground.config.sede();
        Stores stores = ground.stores;
        this.addebiti = new Addebiti(stores.crediti(), sede, ground.time);
        this.conti = new Conti(stores.diritti(), addebiti, ground.politiche);
        this.cassa = new Cassa(
                ground.journal,
                stream,
                new Cassa.Registri(stores.incassi(), stores.diritti(), stores.pratiche(), stores.custodie()),
                conti,
                ground.politiche);
    }

    private String ufficio() {
        Politica politica = ground.politiche.valida(sede, LocalDate.ofInstant(ground.time.now(), ROMA));
        return politica.camera() + ", sede di " + politica.luogo();
    }

    /// What the istruttoria decides, carried into the account of the pratica.
    OneriDellaPratica oneri() {
        return new OneriDellaPratica(conti);
    }

    HttpService pages(Pages pages, Lazy<ReportComposer> reports) {
        Ricevute ricevute = new Ricevute(reports, this::ufficio);
        Lettura lettura = new Lettura(
                ground.journal,
                sede,
                ground.stores.incassi(),
                ground.stores.diritti(),
                ground.stores.pratiche(),
                ground.politiche);
        CassaPage tills = new CassaPage(cassa, ricevute, lettura, pages, ground.quando);
        EstrattiPage statements = new EstrattiPage(
                new Estratti(ground.journal, stream, ground.stores.incassi()), lettura, pages, ground.quando);
        PagamentoPage payments = new PagamentoPage(cassa, lettura, pages, ground.quando);
        return rules -> {
            tills.routing(rules);
            statements.routing(rules);
            payments.routing(rules);
        };
    }
}
