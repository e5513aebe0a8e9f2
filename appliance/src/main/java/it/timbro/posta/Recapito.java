package it.timbro.posta;

import it.timbro.journal.Journal;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.sync.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what waits to the chamber's mail server, through the folder that it picks messages up from: a file for each,
/// complete when its name appears. What has no address waits for a person, on the page «Posta».
///
/// A message is marked before its file appears, so none is handed over twice, and after its file is on disk under a
/// hidden name, so none is lost if the power goes. What this marked and is not there yet
/// after a crash lies under its hidden name, and the next round lets it appear; what a person marked meanwhile went
/// another way, and its file goes. Called by one thread.
public final class Recapito {
    private static final Logger LOG = LoggerFactory.getLogger(Recapito.class);
    private static final String OPERATORE = "posta";
    private static final String PRONTA = ".pronta";

    private final Journal journal;
    private final Messaggi messaggi;
    private final Posta posta;
    private final Disk disk;
    private final Path folder;
    private final String da;
    private final Indirizzi indirizzi;

    /// Where a message goes by e-mail. The accounts of the intake and the contacts of companies
    /// answer.
    @FunctionalInterface
    public interface Indirizzi {
        Optional<String> di(Messaggi.Messaggio messaggio);
    }

    /// @param folder that the mail server looks through; hidden names in it are not its own
    /// @param da the office's own address
    public Recapito(
            Journal journal, Messaggi messaggi, Posta posta, Disk disk, Path folder, String da, Indirizzi indirizzi) {
        this.journal = journal;
        this.messaggi = messaggi;
        this.posta = posta;
        this.disk = disk;
        this.folder = folder;
        this.da = da;
        this.indirizzi = indirizzi;
    }

    /// One round: what an earlier one left, then everything that waits and has an address, page by
    /// page. A folder that cannot be written is logged; nothing is marked, and the next round tries
    /// again.
    public void giro() {
        try {
            disk.keepFolder(folder);
            riprendi();
            List<Messaggi.Messaggio> pagina = journal.read(rows -> messaggi.daSpedire(rows, Messaggi.MAX_RIGHE));
            while (!pagina.isEmpty()) {
                affida(pagina);
                Messaggi.Messaggio ultimo = pagina.getLast();
                pagina = journal.read(rows -> messaggi.daSpedireDopo(rows, ultimo, Messaggi.MAX_RIGHE));
            }
        } catch (IOException e) {
            LOG.warn("the mail server's folder {} takes nothing: {}", folder, e.toString());
        }
    }

    private void affida(List<Messaggi.Messaggio> pagina) throws IOException {
        for (Messaggi.Messaggio messaggio : pagina) {
            Optional<String> indirizzo = indirizzi.di(messaggio);
            if (indirizzo.isPresent()) {
                affida(messaggio, indirizzo.get());
            }
        }
    }

    private void affida(Messaggi.Messaggio messaggio, String indirizzo) throws IOException {
        Eml eml = new Eml(
                messaggio.id(),
                da,
                indirizzo,
                messaggio.oggetto(),
                messaggio.testo(),
                Instant.ofEpochMilli(messaggio.preparatoMs()));
        Path nascosta = nascosta(messaggio.id());
        disk.delete(nascosta);
        disk.write(nascosta, 0, eml.bytes());
        disk.sync(nascosta);
        disk.syncFolder(folder);
        if (posta.spedito(messaggio.id(), Via.EMAIL, "per " + indirizzo, OPERATORE)) {
            appare(messaggio.id());
        } else {
            disk.delete(nascosta);
        }
    }

    private void riprendi() throws IOException {
        List<String> nascosti = disk.list(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith(".") && name.endsWith(PRONTA))
                .map(name -> name.substring(1, name.length() - PRONTA.length()))
                .limit(Messaggi.MAX_RIGHE)
                .toList();
        for (String id : nascosti) {
            if (affidato(id)) {
                appare(id);
            } else {
                disk.delete(nascosta(id));
            }
        }
    }

    /// Whether it was marked here, as mail: not by a person, whatever way that one took.
    private boolean affidato(String id) {
        return journal.read(rows -> messaggi.find(rows, id))
                .flatMap(Messaggi.Messaggio::spedito)
                .filter(spedito ->
                        spedito.via() == Via.EMAIL && spedito.operatore().equals(OPERATORE))
                .isPresent();
    }

    private void appare(String id) throws IOException {
        disk.move(nascosta(id), folder.resolve(id + ".eml"));
        disk.syncFolder(folder);
    }

    private Path nascosta(String id) {
        return folder.resolve("." + id + PRONTA);
    }
}
