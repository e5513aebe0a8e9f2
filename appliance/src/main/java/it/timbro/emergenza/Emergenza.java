package it.timbro.emergenza;

import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.emergenza.Registri.Registro;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.pratica.Autorizzazione;
import it.timbro.pratica.Custodie;
import it.timbro.pratica.DelRegistro.EmergenzaAperta;
import it.timbro.pratica.DelRegistro.EmergenzaChiusa;
import it.timbro.pratica.DelRegistro.EmergenzaProrogata;
import it.timbro.pratica.RegistroEmergenza;
import it.timbro.sync.protocol.StreamId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/// The register of emergency of this branch: opened with its cause and start, for 24 hours; further
/// periods of at most a week, each with the act quoted; closed with the moment of restoration (DPR
/// 445/2000, art. 63). Without a further act it stops by itself: nothing is written for that, the
/// limit is asked at each registration.
///
/// One register is open at a time, under the code of this incarnation. Any thread may call, but
/// never from inside a transaction.
public final class Emergenza {
    private static final int MAX_CAUSA = 300;

    private final Journal journal;
    private final StreamId stream;
    private final Registri registri;
    private final Custodie custodie;
    private final Time time;
    private final LongFunction<String> quando;

    /// @param custodie whether this machine may give numbers at all
    /// @param quando an instant as people read it, for refusals
    public Emergenza(
            Journal journal,
            StreamId stream,
            Registri registri,
            Custodie custodie,
            Time time,
            LongFunction<String> quando) {
        this.journal = journal;
        this.stream = stream;
        this.registri = registri;
        this.custodie = custodie;
        this.time = time;
        this.quando = quando;
    }

    /// What the act that opens a register says.
    ///
    /// @param inizioMs since when the ordinary procedure cannot be used; empty: since now
    /// @param giorni 0, or the days that the act allows where the interruption already lasts more
    ///     than 24 hours
    public record Apertura(Autorizzazione atto, String causa, OptionalLong inizioMs, int giorni) {}

    /// What the act of a further period says.
    public record Proroga(Autorizzazione atto, String causa, int giorni) {}

    public RegistroEmergenza apri(Apertura apertura, String operatore) {
        String causa = causa(apertura.causa());
        long adesso = Termine.alPiuPresto(time);
        long inizio = apertura.inizioMs().orElse(adesso);
        if (inizio > Termine.alPiuTardi(time)) {
            throw Problem.DATI_DELL_EMERGENZA.rejected("l'inizio dell'interruzione è nel futuro");
        }
        long scadenza = scadenza(inizio, adesso, apertura.giorni());
        return journal.write(stream, operatore, tx -> {
            custodie.libera(tx);
            String codice = codice(tx);
            Optional<Registro> ultimo = registri.ultimo(tx, codice);
            ultimo.filter(Registro::aperto).ifPresent(aperto -> {
                throw Problem.REGISTRO_GIA_APERTO.rejected(aperto.id());
            });
            RegistroEmergenza registro = RegistroEmergenza.di(
                    codice, 1 + ultimo.map(prima -> prima.id().progressivo()).orElse(0L));
            tx.append(new EmergenzaAperta(registro, apertura.atto(), causa, inizio, scadenza));
            return registro;
        });
    }

    /// The first 24 hours run from the start of the interruption, not from the opening.
    private long scadenza(long inizio, long adesso, int giorni) {
        long prima = inizio + Termine.PRIMO_PERIODO.toMillis();
        if (prima > Termine.alPiuTardi(time)) {
            if (giorni != 0) {
                throw Problem.DATI_DELL_EMERGENZA.rejected(
                        "il primo periodo è di 24 ore; un altro si aggiunge con un altro atto");
            }
            return prima;
        }
        if (giorni == 0) {
            throw Problem.DATI_DELL_EMERGENZA.rejected("l'interruzione dura già da più di 24 ore: scrivi per quanti"
                    + " giorni l'atto autorizza, al più " + Termine.MAX_GIORNI);
        }
        return adesso + giorni(giorni).toMillis();
    }

    /// A further period begins where the last one ends, or now if that is over.
    public void proroga(RegistroEmergenza quale, Proroga proroga, String operatore) {
        String causa = causa(proroga.causa());
        Duration periodo = giorni(proroga.giorni());
        journal.write(stream, operatore, tx -> {
            Registro registro = aperto(tx, quale);
            long dal = Math.max(registro.scadenzaMs(), Termine.alPiuPresto(time));
            if (dal - Termine.alPiuPresto(time) > giorni(Termine.MAX_GIORNI).toMillis()) {
                throw Problem.DATI_DELL_EMERGENZA.rejected(
                        "c'è già un atto che vale fino alle " + quando.apply(registro.scadenzaMs()));
            }
            return tx.append(new EmergenzaProrogata(quale, proroga.atto(), causa, dal, dal + periodo.toMillis()));
        });
    }

    /// @param ripristinoMs since when the ordinary procedure can be used again; empty: since now
    public void chiudi(RegistroEmergenza quale, OptionalLong ripristinoMs, String operatore) {
        journal.write(stream, operatore, tx -> {
            Registro registro = aperto(tx, quale);
            long ripristino = ripristinoMs.orElse(Math.max(registro.inizioMs(), Termine.alPiuPresto(time)));
            if (ripristino < registro.inizioMs() || ripristino > Termine.alPiuTardi(time)) {
                throw Problem.DATI_DELL_EMERGENZA.rejected("il ripristino sta fra l'inizio dell'interruzione ("
                        + quando.apply(registro.inizioMs()) + ") e adesso");
            }
            return tx.append(new EmergenzaChiusa(quale, ripristino));
        });
    }

    /// The register that is open now, with its limit.
    public Optional<Aperto> aperto(Reading rows) {
        return registri.ultimo(rows, codice(rows))
                .filter(Registro::aperto)
                .map(registro -> new Aperto(registro, Termine.di(registro.scadenzaMs(), time)));
    }

    public record Aperto(Registro registro, Termine termine) {}

    /// Until when registrations are allowed here; empty if they are not now.
    public OptionalLong autorizzataFino() {
        return journal.read(this::aperto).map(Aperto::termine).filter(termine -> !termine.scaduto()).stream()
                .mapToLong(Termine::scadenzaMs)
                .findFirst();
    }

    /// The register that takes a registration now.
    Registro registrabile(Reading rows) {
        custodie.libera(rows);
        Aperto aperto = aperto(rows).orElseThrow(Problem.REGISTRO_NON_APERTO::rejected);
        if (aperto.termine().scaduto()) {
            throw Problem.EMERGENZA_SCADUTA.rejected(
                    quando.apply(aperto.registro().scadenzaMs()));
        }
        return aperto.registro();
    }

    private String codice(Reading rows) {
        return RegistroEmergenza.codice(rows.life(stream));
    }

    private Registro aperto(Reading rows, RegistroEmergenza quale) {
        return registri.find(rows, quale)
                .filter(registro -> registro.id().codice().equals(codice(rows)))
                .filter(Registro::aperto)
                .orElseThrow(Problem.REGISTRO_NON_APERTO::rejected);
    }

    private static Duration giorni(int giorni) {
        if (giorni < 1 || giorni > Termine.MAX_GIORNI) {
            throw Problem.DATI_DELL_EMERGENZA.rejected("un periodo va da 1 a " + Termine.MAX_GIORNI + " giorni");
        }
        return Duration.ofDays(giorni);
    }

    private static String causa(String typed) {
        if (typed.isBlank() || typed.length() > MAX_CAUSA) {
            throw Problem.DATI_DELL_EMERGENZA.rejected("serve la causa, in al più " + MAX_CAUSA + " caratteri");
        }
        return typed.strip();
    }
}
