package it.timbro.firma;

import it.timbro.base.Problem;
import it.timbro.base.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The three answers about a signed file, with their reasons: [#integrita], the certificates' status
/// ([Firmatario#stato]) at [#al], and what the office makes of it ([#ammissione]). Every signature of every level
/// is in [#firmatari], outermost first.
///
/// @param integrita  of the whole: as good as the worst signature
/// @param problema   of the catalogue, `null` if whole
/// @param motivo     for people, empty if whole
/// @param contenuto  innermost bytes, `null` if they cannot be reached; kept even if altered, for who must look
/// at it
/// @param avvertenze oddities that change nothing, for people
/// @param al         the time for which the certificates were asked about
public record Verifica(
        Integrita integrita,
        @Nullable Problem problema,
        String motivo,
        List<Firmatario> firmatari,
        @Nullable Contenuto contenuto,
        Ammissione ammissione,
        List<String> avvertenze,
        Instant al) {
    public Verifica {
        firmatari = List.copyOf(firmatari);
        avvertenze = List.copyOf(avvertenze);
    }

    /// Why the file cannot be taken, with what to do; empty if its integrity is sound.
    public Optional<Rejection> rifiuto() {
        return Optional.ofNullable(problema).map(problem -> problem.with(motivo));
    }
}
