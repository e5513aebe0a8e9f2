package it.timbro;

import it.timbro.autonomia.Autonomia;
import it.timbro.autonomia.Consumo;
import it.timbro.autonomia.Risorsa;
import it.timbro.base.AnnoCerto;
import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.calendario.Calendario;
import it.timbro.certificato.ChiaveDellaSede;
import it.timbro.certificato.Numeri;
import it.timbro.collegamento.Apparecchio;
import it.timbro.collegamento.store.ScambioStore;
import it.timbro.emergenza.Registri;
import it.timbro.firma.Fiducia;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Reading;
import it.timbro.pratica.DellaSede.ChiavePubblicata;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.sealed.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Measures what the branch lives on while it is alone. Any thread; the strip of every page asks,
/// so the answer of a few seconds ago will do.
final class Misure {
    private static final Duration FRESCA = Duration.ofSeconds(5);

    private final Ground ground;
    private final StreamId stream;
    private final Apparecchio apparecchio;
    private final ChiaveDellaSede chiave;
    private final AtomicBoolean misurando = new AtomicBoolean();
    private volatile Letta letta;

    private record Letta(Autonomia autonomia, int numeri, int formulari, long ticks) {}

    Misure(Ground ground, StreamId stream, Apparecchio apparecchio, ChiaveDellaSede chiave) {
        this.ground = ground;
        this.stream = stream;
        this.apparecchio = apparecchio;
        this.chiave = chiave;
        this.letta = misura();
    }

    Autonomia autonomia() {
        return fresca().autonomia();
    }

    /// For the strip.
    String parole() {
        Letta now = fresca();
        return now.autonomia().breve() + ": " + now.numeri() + " numeri, " + now.formulari() + " formulari";
    }

    /// One measures, the others take the last answer meanwhile.
    private Letta fresca() {
        if (ground.time.ticks() - letta.ticks() > FRESCA.toMillis() && misurando.compareAndSet(false, true)) {
            try {
                letta = misura();
            } finally {
                misurando.set(false);
            }
        }
        return letta;
    }

    private Letta misura() {
        Instant now = ground.time.now();
        Fiducia.Elenchi elenchi = ground.fiducia.elenchi(now);
        return ground.journal.read(rows -> {
            Calendario ufficio = ground.ufficio(rows, new Sede(stream.sede()), now);
            LocalDate today = LocalDate.ofInstant(now, Calendario.ROMA);
            Instant from = ufficio.indietro(today, Consumo.FINESTRA_GIORNI)
                    .atStartOfDay(Calendario.ROMA)
                    .toInstant();
            Numeri numeri = ground.stores.numeri();
            Consumo used = consumo(numeri.impegnati(rows, new Sede(stream.sede()), from));
            int anno = today.getYear();
            int liberi = numeri.liberi(rows, anno);
            Formulari formulari = ground.stores.formulari();
            int giacenza = formulari.quanti(rows).getOrDefault(Formulari.Stato.GIACENZA, 0);
            List<Risorsa> risorse = List.of(
                    new Risorsa.Numeri(anno, liberi, numeri.liberi(rows, anno + 1), used),
                    new Risorsa.Formulari(giacenza, consumo(formulari.consumati(rows, from))),
                    new Risorsa.Disco(ground.config.data().toFile().getUsableSpace(), used),
                    new Risorsa.Custodia(ground.stores.custodie().dellaSede(rows, new Sede(stream.sede()))),
                    emergenza(rows),
                    new Risorsa.Apparecchio(apparecchio.identita().map(identita -> identita.scade())),
                    chiave(rows),
                    new Risorsa.Certificatori(elenchi.certificatori(), elenchi.scaduti(), elenchi.certificatoriFino()),
                    new Risorsa.Revoche(elenchi.revocheDel(), elenchi.revocheFino()),
                    oraCerta(),
                    credito(rows, now));
            return new Letta(Autonomia.di(risorse, now, ufficio), liberi, giacenza, ground.time.ticks());
        });
    }

    /// The centre has the fact that publishes it: not just any fact of ours.
    Risorsa.Chiave chiave(Reading rows) {
        Sede sede = new Sede(stream.sede());
        SigningKey attuale = chiave.attuale();
        String soggetto = new ChiavePubblicata(attuale.kid(), attuale.published()).subject();
        return new Risorsa.Chiave(
                new ScambioStore().inCentrale(rows, sede, soggetto)
                        ? ground.stores.chiavi().dal(rows, sede, attuale.kid())
                        : Optional.empty());
    }

    private Risorsa emergenza(Reading rows) {
        return new Risorsa.Emergenza(ground.stores.emergenze().dellaSede(rows, new Sede(stream.sede()), 1).stream()
                .filter(Registri.Registro::aperto)
                .mapToLong(Registri.Registro::scadenzaMs)
                .findFirst());
    }

    private static Consumo consumo(int quanti) {
        return new Consumo(quanti, Consumo.FINESTRA_GIORNI);
    }

    private Risorsa oraCerta() {
        Time.Bounds bounds = ground.time.bounds();
        return new Risorsa.OraCerta(
                AnnoCerto.certo(bounds),
                bounds.notAfterMs() != Long.MAX_VALUE,
                ground.orologio.stato().concordi());
    }

    private Risorsa credito(Reading rows, Instant now) {
        var vincoli = ground.stores.crediti().aperti(rows, new Sede(stream.sede()), now);
        return new Risorsa.Credito(
                vincoli.stream().mapToLong(vincolo -> vincolo.finoMs()).min(), (int) vincoli.stream()
                        .map(vincolo -> vincolo.impresa())
                        .distinct()
                        .count());
    }
}
