package it.timbro.collegamento;

import it.timbro.sync.session.LinkState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// When branch and centre last exchanged anything, over the line or by stick, and what was last the matter with the
/// line, as far as it outlives the program. Any thread.
final class Traccia {
    /// So fresh need it not be while the line is up, and every commit wakes who waits.
    private static final Duration OGNI = Duration.ofMinutes(5);

    private final Filiale filiale;
    private final Supplier<Optional<Scambio.Chiavetta>> chiavetta;
    private volatile long nota;
    private volatile Optional<Scambio.Errore> errore;
    private volatile Optional<Scambio.Errore> erroreNoto;

    Traccia(Filiale filiale) {
        this.filiale = filiale;
        this.chiavetta = filiale.journal().kept(rows -> filiale.scambio().chiavetta(rows, filiale.sede()));
        this.nota = filiale.journal().read(rows -> filiale.scambio().ultimoScambio(rows, filiale.sede()));
        this.erroreNoto = filiale.journal().read(rows -> filiale.scambio().ultimoErrore(rows, filiale.sede()));
        this.errore = erroreNoto;
    }

    void errore(Scambio.Errore adesso) {
        errore = Optional.of(adesso);
    }

    /// The last time something was the matter with the line.
    Optional<Scambio.Errore> errore() {
        return errore;
    }

    /// When the line's last exchange was, as far as it is noted; 0 if there never was one.
    long scambioMs() {
        return nota;
    }

    /// The last stick of the centre that was read.
    Optional<Scambio.Chiavetta> chiavetta() {
        return chiavetta.get();
    }

    /// Notes the line's last exchange: from time to time while it is up, and once when it is down. Of what is the
    /// matter what is new, from time to time that it still is, and once when it is over.
    void annota(LinkState stato) {
        errore.filter(ultimo -> daAnnotare(ultimo, stato.collegato())).ifPresent(ultimo -> {
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                filiale.scambio().ultimoErrore(tx, filiale.sede(), ultimo);
                return ultimo;
            });
            erroreNoto = Optional.of(ultimo);
        });
        long ultimo = stato.lastExchangeMs();
        long dopo = Math.abs(ultimo - nota);
        if (stato.collegato() ? dopo >= OGNI.toMillis() : dopo > 0) {
            filiale.journal().write(filiale.stream(), Filiale.OPERATORE, tx -> {
                filiale.scambio().ultimoScambio(tx, filiale.sede(), ultimo);
                return ultimo;
            });
            nota = ultimo;
        }
    }

    private boolean daAnnotare(Scambio.Errore ultimo, boolean passato) {
        return erroreNoto
                .filter(noto -> noto.frase().equals(ultimo.frase()))
                .map(noto -> Math.abs(ultimo.ms() - noto.ms()))
                .map(dopo -> passato ? dopo > 0 : dopo >= OGNI.toMillis())
                .orElse(true);
    }
}
