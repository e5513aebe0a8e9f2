package it.timbro;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.calendario.Calendario;
import it.timbro.journal.Reading;
import it.timbro.page.Quando;
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

/// What the day view asks of the hours of the centre's service: of one branch, or at the centre of
/// all.
///
/// @param servizio when the centre answers a branch
record ClosedHours(Time time, List<Sede> sedi, Examination.Ufficio servizio) implements FuoriOrario {
    @Override
    public List<Chiusa> adesso(Reading rows) {
        Instant now = time.now();
        return sedi.stream()
                .flatMap(sede -> chiusa(sede, servizio.calendario(rows, sede, now), now))
                .toList();
    }

    private Stream<Chiusa> chiusa(Sede sede, Calendario calendario, Instant now) {
        Optional<Instant> fino = calendario.chiusoFino(now);
        Optional<Instant> dal = calendario.chiusoDa(now);
        return fino.isEmpty() || dal.isEmpty()
                ? Stream.empty()
                : Stream.of(new Chiusa(sede, dal.get().toEpochMilli(), ora(fino.get())));
    }

    @Override
    public Function<Riga, Optional<String>> acquisite(Reading rows) {
        Map<Sede, Calendario> calendari = new HashMap<>();
        Instant now = time.now();
        return riga -> new NumeroPratica(riga.numero()).alBanco()
                ? Optional.empty()
                : calendari
                        .computeIfAbsent(riga.sede(), sede -> servizio.calendario(rows, sede, now))
                        .chiusoFino(Instant.ofEpochMilli(riga.presentataMs()))
                        .map(this::ora);
    }

    private String ora(Instant when) {
        return new Quando(time).ora(when.toEpochMilli());
    }
}
