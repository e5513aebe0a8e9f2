package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import it.timbro.journal.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A centre that was put back from an old copy gives nothing out in a chamber before it has heard
/// its branches: numbers of protocol and credit that they were told of may be missing here, and
/// would be given twice.
@FunctionalInterface
public interface Ripristini {
    /// Branches of a chamber that have not spoken yet since the centre was put back.
    List<Sede> daSentire(Reading rows, Sede camera);

    /// What the centre must do first, as «è ripartita da una copia e deve prima risentire GE2»; empty if nothing.
    default Optional<String> attesa(Reading rows, Sede camera) {
        List<Sede> mancano = daSentire(rows, camera);
        return mancano.isEmpty()
                ? Optional.empty()
                : Optional.of("è ripartita da una copia e deve prima risentire "
                        + mancano.stream().map(Sede::code).collect(Collectors.joining(", ")));
    }

    /// Refuses while there are any. Inside the transaction that gives something out.
    default void libera(Reading rows, Sede camera) {
        attesa(rows, camera).ifPresent(attesa -> {
            throw Problem.CENTRALE.rejected(attesa);
        });
    }
}
