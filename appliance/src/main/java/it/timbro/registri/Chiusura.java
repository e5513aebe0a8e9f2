package it.timbro.registri;

import it.timbro.archivio.Archivio;
import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelRegistro.GiornataSigillata;
import it.timbro.pratica.DelRegistro.RegistroSigillato;
import it.timbro.pratica.DelRegistro.Testa;
import it.timbro.registri.Righe.Anello;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Closes a day: prints the registers that this house keeps into the archivio and seals them with one
/// fact, which fixes how far the streams went, how many rows each register had, the digest of the rows
/// and of the print. Any thread may call, but never from inside a transaction.
public final class Chiusura {
    /// The office goes on working while the registers are printed: so often it is tried again.
    private static final int TRIES = 3;

    private final Journal journal;
    private final Righe righe;
    private final Lettura lettura;
    private final StampaRegistri stampa;
    private final Archivio archivio;
    private final Time time;

    public Chiusura(Journal journal, Righe righe, StampaRegistri stampa, Archivio archivio, Time time) {
        this.journal = journal;
        this.righe = righe;
        this.lettura = new Lettura(journal, righe);
        this.stampa = stampa;
        this.archivio = archivio;
        this.time = time;
    }

    /// Whose day it is.
    ///
    /// @param stream where it writes
    /// @param tenuti as it stands in the registers' entries
    /// @param ufficio as people say it
    public record Casa(StreamId stream, Sede tenuti, String ufficio, List<Registro> registri) {
        public Casa {
            registri = List.copyOf(registri);
        }
    }

    /// @throws it.timbro.base.RejectedException if it was closed already, has not begun yet, or is
    /// written in too fast to be closed
    public GiornataSigillata chiudi(Casa casa, LocalDate giorno, String operatore) {
        if (giorno.isAfter(DelGiorno.giorno(time.now().toEpochMilli()))) {
            throw Problem.GIORNATA_NON_CHIUDIBILE.rejected("non è ancora cominciata");
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<GiornataSigillata> sealed = prova(casa, giorno, operatore);
            if (sealed.isPresent()) {
                return sealed.get();
            }
        }
        throw Problem.GIORNATA_NON_CHIUDIBILE.rejected("proprio adesso si sta registrando");
    }

    private Optional<GiornataSigillata> prova(Casa casa, LocalDate giorno, String operatore) {
        List<RegistroSigillato> stampati = new ArrayList<>();
        for (Registro registro : casa.registri()) {
            DelGiorno quale = new DelGiorno(registro, casa.tenuti(), giorno);
            List<Anello> anelli = journal.read(rows -> righe.anelli(rows, quale));
            stampati.add(new RegistroSigillato(
                    registro.codice(), anelli.size(), impronta(anelli), stampa(quale, casa.ufficio())));
        }
        return journal.write(casa.stream(), operatore, tx -> {
            righe.sigillo(tx, casa.tenuti(), giorno).ifPresent(gia -> {
                throw Problem.GIORNATA_NON_CHIUDIBILE.rejected(
                        "l'ha già chiusa " + gia.operatore() + " il " + Lettura.quando(gia.ms()));
            });
            Map<StreamId, Testa> teste = new LinkedHashMap<>();
            for (int i = 0; i < stampati.size(); i++) {
                List<Anello> now =
                        righe.anelli(tx, new DelGiorno(casa.registri().get(i), casa.tenuti(), giorno));
                if (!impronta(now).equals(stampati.get(i).impronta())) {
                    return Optional.<GiornataSigillata>empty();
                }
                now.forEach(anello -> teste.merge(anello.stream(), testa(anello), Chiusura::piuAvanti));
            }
            teste.put(tx.stream(), testa(tx));
            GiornataSigillata sigillo =
                    new GiornataSigillata(casa.tenuti(), giorno, List.copyOf(teste.values()), stampati);
            tx.append(sigillo);
            return Optional.of(sigillo);
        });
    }

    private List<Hash> stampa(DelGiorno quale, String ufficio) {
        List<Hash> documenti = new ArrayList<>();
        int parti = 1;
        for (int parte = 1; parte <= parti; parte++) {
            Lettura.Pezzo pezzo = lettura.pezzo(quale, (parte - 1) * Lettura.MAX, Lettura.MAX);
            parti = StampaRegistri.parti(pezzo.totale());
            documenti.add(archivio.keep(stampa.registro(quale, ufficio, parte, pezzo)));
        }
        return documenti;
    }

    private static Testa testa(Anello anello) {
        return new Testa(anello.stream().toString(), anello.seq(), anello.hash());
    }

    private static Testa testa(Tx tx) {
        return new Testa(tx.stream().toString(), tx.head().seq(), tx.head().hash());
    }

    private static Testa piuAvanti(Testa one, Testa other) {
        return one.seq() >= other.seq() ? one : other;
    }

    /// Digest of the rows: each fact's identity and hash, one a line, in their order.
    static Hash impronta(List<Anello> anelli) {
        MessageDigest digest = Hash.digest();
        anelli.forEach(anello -> digest.update(
                (anello.stream() + " " + anello.seq() + " " + anello.hash().hex() + "\n")
                        .getBytes(StandardCharsets.UTF_8)));
        return Hash.of(digest);
    }

    /// Whether the rows that a seal covers are still what they were.
    public boolean integra(Reading rows, GiornataSigillata sigillo) {
        Righe.Chiusa chiusa = new Righe.Chiusa(sigillo, 0, "");
        return sigillo.registri().stream()
                .allMatch(uno -> Registri.find(uno.registro())
                        .map(registro ->
                                righe.anelli(rows, new DelGiorno(registro, sigillo.tenuti(), sigillo.giorno())).stream()
                                        .filter(anello -> chiusa.copre(anello.stream(), anello.seq()))
                                        .toList())
                        .filter(anelli ->
                                anelli.size() == uno.righe() && impronta(anelli).equals(uno.impronta()))
                        .isPresent());
    }
}
