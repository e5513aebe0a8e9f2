package it.timbro.collegamento;

import it.timbro.autorita.CartellaIdentita;
import it.timbro.autorita.Identita;
import it.timbro.autorita.Richiesta;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.sync.protocol.Iscrizione;
import it.timbro.sync.protocol.Refusal;
import it.timbro.sync.protocol.Rinnovo;
import it.timbro.sync.protocol.Tessera;
import it.timbro.sync.transport.Answer;
import it.timbro.sync.transport.Causa;
import it.timbro.sync.transport.Iscrizioni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This branch's device towards the centre: gets its certificate with a one-time code, and the next
/// one by itself when a third of its life is left. Whatever fails may be tried again: the key that
/// waits for its certificate is on the disk before the centre is asked. Any thread; the calls that
/// ask the centre block, one at a time.
public final class Apparecchio {
    private static final Logger LOG = LoggerFactory.getLogger(Apparecchio.class);
    private static final int MAX_CODE_FILE = 200;
    /// A third of the certificate's life is long: no need to knock often.
    private static final long AGAIN_MS = 5 * 60_000L;
    /// A certificate that is due on the day it was given tells of a wrong clock, which another mends as little.
    private static final long NEXT_MS = 24 * 60 * 60_000L;

    private final Sede sede;
    private final CartellaIdentita cartella;
    private final Iscrizioni centrale;
    private final Time time;
    private long notBeforeTicks = Long.MIN_VALUE;

    /// @param centrale shows the certificate that the folder holds at that moment
    public Apparecchio(Sede sede, CartellaIdentita cartella, Iscrizioni centrale, Time time) {
        this.sede = sede;
        this.cartella = cartella;
        this.centrale = centrale;
        this.time = time;
    }

    /// What came of asking the centre for a certificate.
    public sealed interface Esito {
        record Fatto(Instant scade) implements Esito {}

        /// @param frase Italian, from the centre
        record Rifiutato(Refusal.Code code, String frase) implements Esito {}

        /// Nobody knows; asking again is safe.
        record NonRiuscito(Causa causa) implements Esito {}
    }

    /// Enrols this device, also one that had been enrolled before.
    ///
    /// @param codice as a person typed it
    public synchronized Esito iscrivi(String codice) {
        KeyPair keys = cartella.chiaveInArrivo();
        return accogli(
                centrale.iscrivi(new Iscrizione(sede.code(), codice.strip(), Richiesta.scrivi(sede.code(), keys))));
    }

    /// Gets the next certificate; to be called while there is one.
    public synchronized Esito rinnova() {
        Identita today = cartella.attuale().orElseThrow();
        KeyPair keys = cartella.chiaveInArrivo();
        return accogli(
                centrale.rinnova(new Rinnovo(Richiesta.scrivi(today.nome().text(), keys))));
    }

    private Esito accogli(Answer<Tessera> answer) {
        return switch (answer) {
            case Answer.Ok<Tessera>(Tessera tessera) ->
                cartella.accogli(
                                sede, tessera.certificato(), tessera.autorita(), Optional.ofNullable(tessera.sigillo()))
                        .<Esito>map(identita -> new Esito.Fatto(identita.scade()))
                        .orElseGet(() -> new Esito.Rifiutato(
                                Refusal.Code.UNKNOWN,
                                "Il certificato arrivato dalla centrale non è di questo apparecchio."));
            case Answer.Refused<Tessera>(Refusal refusal) -> new Esito.Rifiutato(refusal.code(), refusal.sentence());
            case Answer.Failed<Tessera>(Causa causa, String detail) -> {
                LOG.info("no certificate from the centre: {}", detail);
                yield new Esito.NonRiuscito(causa);
            }
        };
    }

    /// Enrols with the code that the installer left in a file, if there is one. The file goes when
    /// the centre has spoken, whatever it said: a code is not tried for ever.
    ///
    /// @return what the centre said; empty if it was not asked
    public Optional<Esito> iscriviDaFile(Path codice) {
        try {
            if (!Files.exists(codice) || Files.size(codice) > MAX_CODE_FILE) {
                return Optional.empty();
            }
            Esito esito = iscrivi(Files.readString(codice));
            switch (esito) {
                case Esito.Fatto _ -> Files.delete(codice);
                case Esito.Rifiutato(Refusal.Code _, String frase) -> {
                    LOG.warn("the centre did not take the code of {}: {}", codice.getFileName(), frase);
                    Files.delete(codice);
                }
                case Esito.NonRiuscito _ -> LOG.debug("the code waits for the centre");
            }
            return Optional.of(esito);
        } catch (IOException e) {
            throw new UncheckedIOException("code of the enrolment " + codice, e);
        }
    }

    /// One look at whether the certificate wants renewing, and the renewal if it does; after one
    /// that did not come about, not at once again, after one that did, not that day.
    ///
    /// @param scadutoPerLaCentrale the centre has just refused it as expired, whatever our own
    ///     clock says
    /// @return what the centre said; empty if it was not asked
    public synchronized Optional<Esito> guarda(boolean scadutoPerLaCentrale) {
        boolean due = cartella.attuale()
                .filter(identita -> scadutoPerLaCentrale || identita.daRinnovare(time.bounded()))
                .isPresent();
        if (!due || time.ticks() < notBeforeTicks) {
            return Optional.empty();
        }
        Esito esito = rinnova();
        notBeforeTicks = time.ticks() + (esito instanceof Esito.Fatto ? NEXT_MS : AGAIN_MS);
        if (esito instanceof Esito.Rifiutato(Refusal.Code _, String frase)) {
            LOG.warn("the centre did not renew the certificate: {}", frase);
        }
        return Optional.of(esito);
    }

    /// Empty as long as this device is not enrolled.
    public Optional<Identita> identita() {
        return cartella.attuale();
    }
}
