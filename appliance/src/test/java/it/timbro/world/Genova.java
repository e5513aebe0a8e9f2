package it.timbro.world;

import it.timbro.atti.Reactions;
import it.timbro.atti.Ricontrolli;
import it.timbro.base.Time;
import it.timbro.certificato.ChiaveDellaSede;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Filiale;
import it.timbro.collegamento.Parola;
import it.timbro.collegamento.store.QuarantenaStore;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.emergenza.Accettazione;
import it.timbro.emergenza.Emergenza;
import it.timbro.emergenza.Stampati;
import it.timbro.pratica.DelNumero.NumeroImpegnato;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroLavoro;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Scheda;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.KeyPlace;
import it.timbro.sync.session.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// The branch of a test. Acts append one fact each; the conversation moves when [#sincronizza] says
/// so.
public final class Genova implements AutoCloseable {
    public static final StreamId STREAM = new StreamId("GE1", "1");
    private static final int STEPS = 10_000;

    public final Casa casa;
    public final Collegamento collegamento;
    public final Emergenza emergenza;
    public final Accettazione accettazione;
    /// Whether the branch thinks that it reaches the centre.
    public boolean collegata = true;

    public final ChiaveDellaSede chiave;
    private final Reactions reactions;

    /// @param reacting false: the process dies between storing the news and answering them
    Genova(Path folder, Time time, long seed, LineaDiretta link, AtomicBoolean reacting) {
        casa = new Casa(folder, time, seed);
        emergenza = new Emergenza(casa.journal, STREAM, casa.emergenze, casa.custodie, time, Stampati::quando);
        accettazione = new Accettazione(
                casa.journal,
                STREAM,
                emergenza,
                casa.presentazioni,
                time,
                new Accettazione.Domande(() -> collegata, _ -> {}));
        reactions = new Reactions(
                casa.journal,
                STREAM,
                casa.pratiche,
                casa.rettifiche,
                casa.conti(Centrale.GENOVA, time),
                new Ricontrolli(
                        casa.journal, STREAM, new Ricontrolli.Registri(casa.imprese, casa.pratiche, casa.consegne)));
        chiave = new ChiaveDellaSede(
                casa.journal,
                STREAM,
                KeyPlace.in(folder.resolve("chiavi"), "codice"),
                casa.chiavi,
                rows -> casa.custodie.quarantena(rows).isPresent());
        collegamento = new Collegamento(
                new Filiale(
                        Centrale.GENOVA,
                        STREAM,
                        casa.journal,
                        casa.archivio,
                        new ScambioStore(),
                        casa.impronte,
                        new QuarantenaStore(),
                        time),
                chiave::attuale,
                casa.parts,
                link,
                link,
                () -> {
                    chiave.pubblica();
                    if (reacting.get()) {
                        reactions.run();
                    }
                },
                new Random(seed));
        chiave.pubblica();
    }

    /// What a start does before the line opens.
    public void avvia() {
        reactions.run();
    }

    public void scrive(DellaPratica fact) {
        casa.journal.write(STREAM, "bruni", tx -> tx.append(fact));
    }

    public void approva(NumeroPratica numero) {
        scrive(new DellaPratica.PraticaApprovata(numero));
    }

    public void chiedeRettifica(NumeroPratica numero, long scadenzaMs) {
        scrive(new DellaPratica.RettificaRichiesta(
                numero, List.of(new DellaPratica.Rilievo("2", "Manca l'indirizzo.")), scadenzaMs));
    }

    /// Takes a number for a document.
    public void impegna(int numero, NumeroPratica pratica, byte[] pdf) {
        casa.journal.write(
                STREAM,
                "bruni",
                tx -> tx.append(new NumeroImpegnato(
                        new NumeroCertificato("C26GE%07d".formatted(numero)),
                        pratica,
                        new NumeroLavoro("GE1-9"),
                        Hash.of(pdf))));
    }

    /// Prepares a print job: the document is a file that only this branch has.
    public void prepara(NumeroPratica numero, byte[] pdf) {
        Hash documento = casa.archivio.keep(pdf);
        scrive(new DellaPratica.StampaPreparata(
                numero,
                new NumeroLavoro("GE1-1"),
                new NumeroCertificato("C26GE0000001"),
                Opzioni.Supporto.FOGLIO_BIANCO,
                documento,
                List.of()));
    }

    /// Steps every lane until none has anything to do; false if the line stopped one.
    public boolean sincronizza() {
        int quiet = 0; // what is compared anew shows only at the second round
        for (int i = 0; i < STEPS; i++) {
            List<Step> steps = List.of(
                    collegamento.session().pushOnce(),
                    collegamento.session().pullOnce(),
                    collegamento.session().repliesOnce(),
                    collegamento.session().filesOnce());
            if (steps.stream().anyMatch(Step.Stopped.class::isInstance)) {
                return false;
            }
            boolean moved = steps.stream().anyMatch(step -> step instanceof Step.Moved(int items) && items > 0);
            boolean waits = collegamento.stato().waiting().entries() > 0
                    || collegamento.stato().waiting().files() > 0
                    || !wanted().isEmpty();
            quiet = moved || waits ? 0 : quiet + 1;
            if (quiet == 2) {
                return true;
            }
        }
        throw new IllegalStateException("the conversation does not come to an end: " + collegamento.stato() + wanted());
    }

    private List<?> wanted() {
        return casa.journal.read(rows -> new ScambioStore().daRicevere(rows, Centrale.GENOVA, 1));
    }

    public Scheda scheda(NumeroPratica numero) {
        return casa.journal.read(rows -> casa.pratiche.read(rows, numero));
    }

    public Parola parola(NumeroPratica numero) {
        return collegamento.parola(scheda(numero));
    }

    @Override
    public void close() {
        collegamento.close();
        casa.close();
    }
}
