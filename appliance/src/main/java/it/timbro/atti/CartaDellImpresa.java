package it.timbro.atti;

import it.timbro.formulari.Formulari;
import it.timbro.formulari.Formulari.Foglio;
import it.timbro.journal.Reading;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The formulari on which a company prints its certificate itself: it names their serials in the
/// *annotazioni* (S-121), and each must have been given to it. One for the original and one for each
/// copy; further sheets of goods are white.
record CartaDellImpresa(Pratiche pratiche, Formulari formulari) {
    /// Whether a pratica is printed so.
    boolean serve(Opzioni opzioni) {
        return opzioni.inAzienda() && Impegno.supporto(opzioni) == Opzioni.Supporto.FORMULARIO;
    }

    /// Those that are used, in the order in which the company names them.
    List<SerialeFormulario> seriali(Reading rows, Scheda scheda, Opzioni opzioni) {
        return pratiche.annotazioni(rows, scheda).formulari().stream()
                .limit(servono(opzioni))
                .toList();
    }

    /// What forbids it, in Italian; empty if nothing.
    List<String> vietato(Reading rows, Scheda scheda, Opzioni opzioni) {
        List<SerialeFormulario> seriali = seriali(rows, scheda, opzioni);
        List<String> vietato = new ArrayList<>();
        if (seriali.size() < servono(opzioni)) {
            vietato.add("per la stampa in azienda su formulario l'impresa scrive nelle annotazioni il seriale di ogni"
                    + " formulario che userà: ne servono " + servono(opzioni) + ", ne ha scritti " + seriali.size());
        }
        seriali.forEach(seriale -> diAltri(rows, scheda, seriale).ifPresent(vietato::add));
        return vietato;
    }

    private Optional<String> diAltri(Reading rows, Scheda scheda, SerialeFormulario seriale) {
        Optional<Foglio> foglio = formulari.find(rows, seriale);
        return foglio.filter(uno -> uno.datoA(scheda.impresa().denominazione())).isPresent()
                ? Optional.empty()
                : Optional.of("il formulario " + seriale + " non è stato dato a questa impresa ("
                        + foglio.map(uno -> uno.stato().parola()).orElse("qui non risulta") + ")");
    }

    private static int servono(Opzioni opzioni) {
        return 1 + Objects.requireNonNullElse(opzioni.numeroCopie(), 0);
    }
}
