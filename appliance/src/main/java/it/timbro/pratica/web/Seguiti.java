package it.timbro.pratica.web;

import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What of a pratica stands on another page: its registration at the counter; its certificate, to be taken back.
final class Seguiti {
    private Seguiti() {}

    /// Words and address of each.
    static List<Coppia> di(Scheda scheda, Optional<CartaceoView.Presentata> presentata) {
        return Stream.concat(
                        presentata.stream().map(carta -> new Coppia("La registrazione allo sportello", carta.dove())),
                        annullamento(scheda))
                .toList();
    }

    private static Stream<Coppia> annullamento(Scheda scheda) {
        boolean emesso = scheda.stato() == Stato.EMESSA || scheda.stato() == Stato.CONSEGNATA;
        return emesso
                ? scheda.certificato().stream()
                        .map(numero -> new Coppia(
                                "Annulla il certificato " + numero, "/annullamenti/nuovo?certificato=" + numero))
                : Stream.empty();
    }
}
