package it.timbro;

import io.helidon.webserver.http.HttpService;
import it.timbro.atti.AnnullamentoProtocollo;
import it.timbro.base.Lazy;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.page.Pages;
import it.timbro.politica.Politica;
import it.timbro.printing.pdf.ReportComposer;
import it.timbro.registri.Chiusura;
import it.timbro.registri.Cruscotti;
import it.timbro.registri.Lettura;
import it.timbro.registri.Registri;
import it.timbro.registri.Registro.Tenuto;
import it.timbro.registri.RegistroGiornaliero;
import it.timbro.registri.StampaRegistri;
import it.timbro.registri.store.ConteggiStore;
import it.timbro.registri.store.RigheStore;
import it.timbro.registri.web.AnnullamentoPage;
import it.timbro.registri.web.CruscottiPage;
import it.timbro.registri.web.Fonti;
import it.timbro.registri.web.RegistriPage;
import it.timbro.registri.web.Uffici;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The registers, wired for either role.
final class RegisterWing {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final Ground ground;
    private final RigheStore righe = new RigheStore();
    private final Chiusura chiusura;
    private final Fonti fonti;

    RegisterWing(Ground ground, Lazy<ReportComposer> reports) {
        this.ground = ground;
        StampaRegistri stampa = new StampaRegistri(reports);
        this.chiusura = new Chiusura(ground.journal, righe, stampa, ground.archivio, ground.time);
        this.fonti = new Fonti(
                ground.journal,
                new Lettura(ground.journal, righe),
                chiusura,
                stampa,
                ground.archivio,
                ground.persone.consultazioni);
    }

    /// The pages at a branch, whose people close their day.
    HttpService sportello(StreamId stream, Pages pages) {
        Sede sede = new Sede(stream.sede());
        Chiusura.Casa casa = new Chiusura.Casa(stream, sede, ufficio(sede), Registri.tenutiDa(Tenuto.SEDE));
        Uffici uffici = new Uffici(Map.of(sede.code(), ground.config.nome()), this::ufficio, Optional.of(casa));
        List<HttpService> pagine =
                List.of(new RegistriPage(fonti, uffici, pages, ground.quando), cruscotti(uffici, pages));
        return rules -> pagine.forEach(pagina -> pagina.routing(rules));
    }

    private CruscottiPage cruscotti(Uffici uffici, Pages pages) {
        return new CruscottiPage(
                ground.journal,
                new Cruscotti(new ConteggiStore()),
                uffici,
                new CruscottiPage.Domande(
                        (rows, sede) -> new Cruscotti.Giorni(
                                ground.ufficio(rows, sede, ground.time.now())::lavorativo,
                                giorno -> ground.politiche
                                        .valida(sede, giorno)
                                        .termini()
                                        .promessaGiorni()),
                        ground.time),
                pages);
    }

    /// The pages at the centre, which closes the ordinary register of each chamber by itself.
    HttpService centrale(Camere camere, Pages pages) {
        RegistroGiornaliero giornaliero = new RegistroGiornaliero(
                ground.journal,
                righe,
                chiusura,
                camere.tutte().stream()
                        .map(camera -> new Chiusura.Casa(
                                camera.stream(), camera.sigla(), camera.nome(), Registri.tenutiDa(Tenuto.CENTRALE)))
                        .toList(),
                ground.stores.vite(),
                ground.time);
        ground.ronda.ogni(LOOK, giornaliero::gira);
        Uffici uffici = new Uffici(ground.config.nomi(), sede -> nome(camere, sede), Optional.empty());
        List<HttpService> pagine = List.of(
                new RegistriPage(fonti, uffici, pages, ground.quando),
                cruscotti(new Uffici(contati(), sede -> nome(camere, sede), Optional.empty()), pages),
                new AnnullamentoPage(
                        new AnnullamentoProtocollo(
                                ground.journal,
                                ground.stores.protocollo(),
                                ground.stores.pratiche(),
                                ground.stores.presentazioni()),
                        pages));
        return rules -> pagine.forEach(pagina -> pagina.routing(rules));
    }

    /// The branches of the dashboards: what is tried out counts only in a house that serves nothing
    /// else.
    private Map<String, String> contati() {
        Map<String, String> veri = new LinkedHashMap<>(ground.config.nomi());
        veri.keySet().removeIf(code -> new Sede(code).diProva());
        return veri.isEmpty() ? ground.config.nomi() : veri;
    }

    private String nome(Camere camere, Sede sede) {
        return sede.equals(sede.camera())
                ? camere.camera(sede.code()).map(Camere.Camera::nome).orElse(sede.code())
                : ufficio(sede);
    }

    /// «Camera di Commercio di Genova, sede di Chiavari»; of the chamber of this branch its name alone.
    private String ufficio(Sede sede) {
        Sede quale = sede.equals(sede.camera()) ? ground.config.sede() : sede;
        Politica politica = ground.politiche.valida(quale, LocalDate.ofInstant(ground.time.now(), ROMA));
        return quale.equals(sede) ? politica.camera() + ", sede di " + politica.luogo() : politica.camera();
    }
}
