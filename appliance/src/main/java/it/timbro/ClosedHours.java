package it.timbro;

import it.timbro.base.Sede;
import it.timbro.calendario.Calendario;
import it.timbro.journal.Reading;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Riga;
import it.timbro.sportello.FuoriOrario;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the day view asks of the hours of the centre's service: of one branch, or at the centre of all.
record ClosedHours(Ground ground, List<Sede> sedi) implements FuoriOrario {
    @Override
    public List<Chiusa> adesso(Reading rows) {
        Instant now = ground.time.now();
        return sedi.stream()
                .flatMap(sede -> chiusa(sede, ground.servizio(rows, sede, now), now))
                .toList();
    }

    private Stream<Chiusa> chiusa(Sede sede, Calendario servizio, Instant now) {
        Optional<Instant> fino = servizio.chiusoFino(now);
        Optional<Instant> dal = servizio.chiusoDa(now);
        return fino.isEmpty() || dal.isEmpty()
                ? Stream.empty()
                : Stream.of(new Chiusa(
                        sede,
                        dal.get().toEpochMilli(),
                        ground.quando.ora(fino.get().toEpochMilli())));
    }

    @Override
    public Function<Riga, Optional<String>> acquisite(Reading rows) {
        Map<Sede, Calendario> calendari = new HashMap<>();
        Instant now = ground.time.now();
        return riga -> new NumeroPratica(riga.numero()).alBanco()
                ? Optional.empty()
                : calendari
                        .computeIfAbsent(riga.sede(), sede -> ground.servizio(rows, sede, now))
                        .chiusoFino(Instant.ofEpochMilli(riga.presentataMs()))
                        .map(apertura -> ground.quando.ora(apertura.toEpochMilli()));
    }
}
