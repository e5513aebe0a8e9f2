package it.timbro;

import it.timbro.chiavetta.Chiavette;
import it.timbro.collegamento.Collegamento;
import it.timbro.collegamento.Quarantene.Causa;
import it.timbro.collegamento.web.StatoRientro;
import it.timbro.page.Strip;
import it.timbro.sync.protocol.StreamId;
import it.timbro.testimone.ImprontaMacchina;
import it.timbro.testimone.Risveglio;
import it.timbro.testimone.Risveglio.Dubbio;
import it.timbro.testimone.Testimone;
import java.util.Optional;

/// Whether this box is the one that wrote its journal: asked at start, before anything is written to it, and told
/// where people look.
final class Guardia implements AutoCloseable {
    private final Collegamento collegamento;
    private final Optional<Testimone> testimone;

    Guardia(Ground ground, StreamId stream, Collegamento collegamento) {
        this.collegamento = collegamento;
        this.testimone = ground.config
                .testimone()
                .map(folder -> new Testimone(
                        ground.journal,
                        stream,
                        new Testimone.Luogo(ground.disk, ground.config.data()),
                        new Testimone.Luogo(ground.disk, folder),
                        ground.random,
                        ground.time));
        ImprontaMacchina impronta = ImprontaMacchina.della(ground.config.data().resolve("timbro.db"));
        new Risveglio(ground.journal, stream, impronta, testimone)
                .guarda(dubbio -> collegamento.quarantena(causa(dubbio), dubbio.frase()));
        collegamento.seguiLaVita();
        testimone.ifPresent(Testimone::start);
    }

    private static Causa causa(Dubbio dubbio) {
        return switch (dubbio) {
            case Dubbio.AltraMacchina _ -> Causa.MACCHINA;
            case Dubbio.TestimoneAvanti _, Dubbio.TestimoneDiverso _ -> Causa.TESTIMONE;
        };
    }

    /// @param otherwise what stands on the strip as long as all is well
    Strip strip(Strip otherwise) {
        return new QuarantenaStrip(collegamento, testimone, otherwise);
    }

    StatoRientro rientro(Chiavette chiavette) {
        return new RientroAnswers(collegamento, testimone, chiavette);
    }

    /// How the witness is; empty where there is none.
    Optional<String> frase() {
        return testimone.map(present -> present.stato().frase());
    }

    @Override
    public void close() {
        testimone.ifPresent(Testimone::close);
    }
}
