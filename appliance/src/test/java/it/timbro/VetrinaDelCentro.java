package it.timbro;

import it.timbro.atti.Riconciliazione;
import it.timbro.base.Sede;
import it.timbro.centro.Camere;
import it.timbro.centro.numeri.Dispersione;
import it.timbro.centro.numeri.store.BlocchiStore;
import it.timbro.centro.numeri.web.NumeriPage;
import it.timbro.centro.sedi.Contatti;
import it.timbro.centro.sedi.store.ContattiStore;
import it.timbro.centro.sedi.web.RipristinoPage;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.operatori.Ruolo;
import it.timbro.page.Assets;
import it.timbro.page.Pages;
import it.timbro.page.Quando;
import it.timbro.page.Strip;
import it.timbro.page.Templates;
import it.timbro.pratica.DellIncarnazione.IncarnazioneAssegnata;
import it.timbro.pratica.web.CartePage;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.Head;
import it.timbro.sync.protocol.Hello;
import it.timbro.sync.protocol.Versions;
import it.timbro.world.Casa;
import it.timbro.world.Centrale;
import it.timbro.world.Mondo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A centre after a loss, and a branch in quarantine, to be looked at: `VetrinaDelCentro FOLDER` writes an address
/// for each state and serves until it is killed.
public final class VetrinaDelCentro {
    private static final Camere CAMERE = new Camere(List.of(new Camere.Camera(
            new Sede("GE"),
            "Camera di commercio di Genova",
            List.of(
                    new Camere.Ufficio(Centrale.GENOVA, "Genova", ""),
                    new Camere.Ufficio(new Sede("GE2"), "Chiavari", "")))));

    private VetrinaDelCentro() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Mondo perduta = mondo(folder, "perduta");
        Path copia = perduta.copiaCentrale();
        perduta.centrale.arriva(2, Mondo.bytes(100, 2));
        perduta.genova.sincronizza();
        perduta.linea.giu = true;
        perduta.ripristinaCentrale(copia);

        Mondo smentita = mondo(folder, "smentita");
        smentita.centrale.sedi.hello(
                Centrale.GENOVA, new Hello(Versions.SPOKEN, "GE1", 0, Map.of(), new Head(99, Hash.of(new byte[1]))));

        Mondo ripartita = mondo(folder, "ripartita");
        ripartita.centrale.assegnaNumeri(40);
        ripartita.genova.collegamento.quarantena(Causa.MACCHINA, "altro apparecchio.");
        ripartita.centrale.casa.journal.write(
                Centrale.AOO,
                "rita",
                tx -> tx.append(new IncarnazioneAssegnata(
                        Centrale.GENOVA, 2, "GE1/1", 0, Hash.ZERO, "d1", "anna", "disco sostituito", null)));

        Pages centrale = new Pages(
                Templates.engine(),
                "Centrale",
                () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Centrale in funzione", "", "", ""),
                new Assets(),
                Pages.CENTRALE,
                Map.of("GE1", "Genova"));
        Pages inQuarantena = new Pages(
                Templates.engine(),
                "Genova",
                new QuarantenaStrip(
                        ripartita.genova.collegamento,
                        Optional.empty(),
                        () -> new Strip.Vista(Strip.Tono.COLLEGATO, "Collegato", "", "", "")),
                new Assets());
        Files.write(
                folder.resolve("stati.txt"),
                List.of(
                        "ripristino-aspetta " + serve(folder, perduta, centrale) + "/ripristino",
                        "ripristino-senza-prova " + serve(folder, smentita, centrale) + "/ripristino",
                        "ripristino-nulla " + serve(folder, mondo(folder, "quieta"), centrale) + "/ripristino",
                        "carte-sospesi " + serve(folder, ripartita, centrale) + "/carte",
                        "quarantena " + serve(folder, ripartita, inQuarantena) + "/carte"));
    }

    private static Mondo mondo(Path folder, String nome) throws IOException {
        Mondo mondo = new Mondo(Files.createDirectories(folder.resolve(nome)), 20261126);
        mondo.centrale.arriva(1, Mondo.bytes(100, 1));
        mondo.genova.sincronizza();
        return mondo;
    }

    /// Some pages of a house, as its responsabile sees them.
    private static String serve(Path folder, Mondo mondo, Pages pages) throws IOException {
        Casa casa = mondo.centrale.casa;
        Quando quando = new Quando(mondo.orologio);
        Dispersione dispersione = new Dispersione(casa.journal, new BlocchiStore(), mondo.orologio);
        SediAnswers answers = new SediAnswers(casa.journal, dispersione, casa.carte);
        SportelloDiProva sportello = SportelloDiProva.inDue(
                Files.createTempDirectory(folder, "sportello"),
                seconda -> List.of(
                        new RipristinoPage(
                                mondo.centrale.sedi.ripristino(),
                                new Contatti(casa.journal, new ContattiStore(), mondo.orologio),
                                CAMERE,
                                seconda,
                                pages,
                                quando),
                        new NumeriPage(dispersione, pages, quando),
                        new CartePage(
                                casa.journal,
                                new CartePage.Letture(casa.carte, casa.pratiche, casa.impronte, answers::sospesi),
                                Riconciliazione.dellaCentrale(casa.journal, casa.carte, casa.pratiche),
                                pages,
                                quando)));
        sportello.iscrivi("rita", Ruolo.RESPONSABILE);
        return "http://localhost:" + Vetrina.entrata(sportello.browser().entrato("rita"), 0);
    }
}
