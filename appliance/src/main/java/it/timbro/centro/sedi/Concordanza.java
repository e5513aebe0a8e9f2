package it.timbro.centro.sedi;

import it.timbro.base.Sede;
import it.timbro.base.Time;
import it.timbro.journal.Journal;
import it.timbro.pratica.Impronte;
import it.timbro.pratica.NonDetti;
import it.timbro.sync.protocol.Impronta;
import it.timbro.sync.protocol.Impronta.Discordanza;
import it.timbro.sync.protocol.Paragone;
import it.timbro.sync.protocol.StreamId;
import it.timbro.sync.transport.Answer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Whether the same facts have come to the same pratiche here and at a branch. Any thread.
record Concordanza(Journal journal, Impronte impronte, NonDetti nonDetti, Ripristino ripristino, Time time) {
    private static final Logger LOG = Logger.getLogger(Concordanza.class.getName());

    /// Compares what the same facts have come to here and at the branch; heads and sums are of one
    /// snapshot. What the branch then says that differs is kept, and forgotten when it agrees
    /// again.
    Answer<Paragone> compare(Sede chi, Impronta loro) {
        Paragone answer = journal.read(rows -> {
            Impronta qui = impronte.impronta(rows, chi);
            if (!qui.stesseTeste(loro) || ripristino.aspetta(rows, chi)) {
                return Paragone.ALTRE_TESTE;
            }
            if (qui.totale().equals(loro.totale())) {
                return Paragone.UGUALE;
            }
            if (!nonDetti.passaggi(rows, chi, 1).isEmpty()) {
                return Paragone.ALTRE_TESTE; // given back by another branch, and not yet told to this one
            }
            List<Integer> diverse = loro.fasce().isEmpty() ? List.of() : Paragone.diverse(qui.fasce(), loro.fasce());
            return new Paragone(
                    true,
                    false,
                    diverse,
                    diverse.isEmpty() ? List.of() : impronte.voci(rows, chi, diverse, loro.dopo()));
        });
        boolean news = answer.uguale()
                ? journal.read(rows -> impronte.discordi(rows).stream()
                        .anyMatch(discorde -> discorde.sede().equals(chi)))
                : answer.stesseTeste() && !loro.discordi().isEmpty();
        if (news) {
            keep(chi, answer.uguale() ? List.of() : loro.discordi());
        }
        return new Answer.Ok<>(answer);
    }

    private void keep(Sede chi, List<Discordanza> discordi) {
        if (!discordi.isEmpty()) {
            LOG.log(Level.WARNING, "{0} and the centre do not tell alike: {1}", new Object[] {chi, discordi});
        }
        journal.write(new StreamId(chi.code(), "1"), "centrale", tx -> {
            impronte.discordi(tx, chi, discordi, time.now().toEpochMilli());
            return true;
        });
    }
}
