package it.timbro;

import it.timbro.imprese.Impresa;
import it.timbro.imprese.Imprese;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.posta.Messaggi;
import it.timbro.posta.Recapito;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.Pratiche;
import java.util.Optional;
import java.util.function.Function;

/// Where a message goes: to the company's contact, which gets every notice (S-039), else to the
/// account that sent the pratica. What a training office writes goes to nobody.
///
/// @param utenze mail of an account
record MailAddresses(Journal journal, Pratiche pratiche, Imprese imprese, Function<String, Optional<String>> utenze)
        implements Recapito.Indirizzi {
    @Override
    public Optional<String> di(Messaggi.Messaggio messaggio) {
        return messaggio.sede().diProva()
                ? Optional.empty()
                : journal.read(rows -> contatto(rows, messaggio)).or(() -> utenze.apply(messaggio.destinatario()));
    }

    private Optional<String> contatto(Reading rows, Messaggi.Messaggio messaggio) {
        return pratiche.riga(rows, messaggio.pratica())
                .flatMap(riga -> imprese.read(rows, riga.sede().camera(), new CodiceFiscale(riga.codiceFiscale()))
                        .contatto())
                .map(Impresa.Dato::valore)
                .map(Contatto::email)
                .filter(email -> !email.isEmpty());
    }
}
