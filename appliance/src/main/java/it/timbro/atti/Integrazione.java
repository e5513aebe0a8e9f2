package it.timbro.atti;

import it.timbro.atti.ModelloPortato.Portato;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.centro.a2a.Limiti;
import it.timbro.journal.Journal;
import it.timbro.journal.Recorded;
import it.timbro.journal.Tx;
import it.timbro.politica.Politica;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.AllegatoAggiunto;
import it.timbro.pratica.DellaPratica.RettificaAccolta;
import it.timbro.pratica.DellaPratica.RettificaPervenuta;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Presentazione.Persona;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoAllegato;
import it.timbro.sync.protocol.StreamId;
import java.util.List;
import java.util.Optional;

/// What is brought to the counter for a pratica that this branch owns: one more paper, scanned, or the
/// answer to a rettifica. Any thread may call, but never from inside a transaction.
public final class Integrazione {
    private final Journal journal;
    private final StreamId stream;
    private final Pratiche pratiche;
    private final ModelloPortato modelli;

    public Integrazione(Journal journal, StreamId stream, Pratiche pratiche, ModelloPortato modelli) {
        this.journal = journal;
        this.stream = stream;
        this.pratiche = pratiche;
        this.modelli = modelli;
    }

    /// Refuses what no page could ever show: by its first bytes, never by its name.
    public static void ammesso(byte[] file) {
        Esame.checkKind(file);
    }

    /// Scans papers into it. The same file twice is one.
    ///
    /// @param files in the archivio
    /// @return how many it did not have before
    public int allega(NumeroPratica numero, TipoAllegato tipo, List<Allegato> files, String operatore) {
        return journal.write(stream, operatore, tx -> {
            Scheda scheda = mia(tx, numero);
            checkTipo(tipo, scheda);
            List<Allegato> nuovi = files.stream()
                    .filter(file -> scheda.files().stream()
                            .noneMatch(one -> one.sha256().equals(file.sha256())))
                    .toList();
            checkRoom(scheda, nuovi);
            nuovi.forEach(file -> tx.append(new AllegatoAggiunto(numero, scansionato(file, tipo.name()))));
            return nuovi.size();
        });
    }

    /// Takes the company's answer to a rettifica from the person at the counter, and accepts it: first the one,
    /// then the other, which cites it. If the machine stops in between, [Reactions] accepts it.
    ///
    /// @param versione that the page shows
    /// @param files in the archivio: a new modello (XML or signed) among them if there is one, and scans
    /// @param persona who brings it, and has signed what is not signed in a file
    public void correggi(NumeroPratica numero, long versione, List<Allegato> files, Persona persona, String operatore) {
        if (files.isEmpty()) {
            throw Problem.CORREZIONE_AL_BANCO.rejected("non c'è né un modello nuovo né un documento");
        }
        Scheda seen = journal.read(rows -> pratiche.vista(rows, numero, versione));
        Optional<Portato> portato = modelli.fra(files, persona, seen.impresa().denominazione());
        portato.filter(nuovo -> !nuovo.modello()
                        .impresa()
                        .codiceFiscale()
                        .equals(seen.impresa().codiceFiscale()))
                .ifPresent(nuovo -> {
                    throw Problem.IMPRESA_DIVERSA.rejected(
                            "il codice fiscale è " + seen.impresa().codiceFiscale() + ", nel modello nuovo è "
                                    + nuovo.modello().impresa().codiceFiscale());
                });
        List<Allegato> scans = files.stream()
                .filter(file -> portato.filter(nuovo -> nuovo.file().sha256().equals(file.sha256()))
                        .isEmpty())
                .map(file -> scansionato(file, file.tipo()))
                .toList();
        Recorded pervenuta = journal.write(stream, operatore, tx -> {
            pratiche.vista(tx, numero, versione);
            Scheda scheda = mia(tx, numero);
            if (scheda.stato() != Stato.IN_RETTIFICA) {
                throw Problem.CORREZIONE_AL_BANCO.rejected(
                        "la pratica è «" + scheda.stato().parola() + "»");
            }
            checkRoom(scheda, files);
            return tx.append(new RettificaPervenuta(
                    numero,
                    portato.map(Portato::modello).orElse(null),
                    portato.map(Portato::file).orElse(null),
                    portato.map(Portato::firma).orElse(null),
                    scans));
        });
        journal.write(stream, operatore, tx -> {
            boolean attende = mia(tx, numero).stato() == Stato.IN_RETTIFICA;
            if (attende) {
                tx.append(new RettificaAccolta(numero, pervenuta.stream().toString(), pervenuta.seq()));
            }
            return attende;
        });
    }

    /// What is wanted at a counter where nobody says otherwise: collected and paid here, by what the till takes.
    static Opzioni opzioni(Politica politica) {
        return new Opzioni(
                null,
                null,
                politica.consegne().contains(Opzioni.Consegna.SPORTELLO) ? Opzioni.Consegna.SPORTELLO : null,
                Opzioni.Pagamento.CONSEGNA,
                null,
                null,
                "",
                null,
                List.of());
    }

    private Scheda mia(Tx tx, NumeroPratica numero) {
        Scheda scheda = pratiche.read(tx, numero);
        if (!scheda.sede().equals(new Sede(stream.sede()))) {
            throw Problem.NON_VALIDO_ORA.rejected("la pratica è della sede " + scheda.sede());
        }
        return scheda;
    }

    private static void checkTipo(TipoAllegato tipo, Scheda scheda) {
        if (tipo == TipoAllegato.MOB || !tipo.ammessoIn(scheda.modello().tipo())) {
            throw Problem.ALLEGATO_NON_VALIDO.rejected("il codice " + tipo + " non si usa per una pratica di tipo "
                    + scheda.modello().tipo().nome());
        }
    }

    private static void checkRoom(Scheda scheda, List<Allegato> files) {
        if (scheda.files().size() + files.size() > Limiti.ALLEGATI + 1) {
            throw Problem.TROPPI_ALLEGATI.rejected(Limiti.ALLEGATI);
        }
        long bytes = scheda.files().stream().mapToLong(Allegato::size).sum()
                + files.stream().mapToLong(Allegato::size).sum();
        if (bytes > Limiti.PRATICA_BYTES) {
            throw Problem.PRATICA_OLTRE_21_MB.rejected("con questi file sarebbe di " + bytes + " byte");
        }
    }

    private static Allegato scansionato(Allegato file, String tipo) {
        return new Allegato(
                file.sha256(),
                Testo.fileName(file.nome(), Limiti.TESTO_CARATTERI),
                tipo,
                "Portato allo sportello",
                file.size());
    }
}
