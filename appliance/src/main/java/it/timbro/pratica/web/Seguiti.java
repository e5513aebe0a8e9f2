package it.timbro.pratica.web;

import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.Stato;
import it.timbro.pratica.TipoPratica;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a pratica asks for that is done on another page: a delega (CD, RD), an annulment (DD, DF, or
/// of its own certificate).
final class Seguiti {
    private Seguiti() {}

    /// Words and address of each.
    static List<Coppia> di(Scheda scheda, String doveImpresa, Optional<CartaceoView.Presentata> presentata) {
        return Stream.of(
                        presentata.stream().map(carta -> new Coppia("La registrazione allo sportello", carta.dove())),
                        deleghe(scheda, doveImpresa),
                        annullamenti(scheda))
                .flatMap(seguiti -> seguiti)
                .toList();
    }

    private static Stream<Coppia> deleghe(Scheda scheda, String doveImpresa) {
        TipoPratica tipo = scheda.modello().tipo();
        if (doveImpresa.isEmpty() || (tipo != TipoPratica.CD && tipo != TipoPratica.RD)) {
            return Stream.empty();
        }
        return Stream.of(new Coppia(
                tipo == TipoPratica.CD ? "Registra la delega" : "Revoca la delega",
                doveImpresa + "?titolo=pratica+" + scheda.numero()));
    }

    private static Stream<Coppia> annullamenti(Scheda scheda) {
        if (scheda.modello() instanceof Modello.Denuncia denuncia) {
            return denuncia.documenti().stream()
                    .flatMap(documento -> NumeroCertificato.parse(documento).stream())
                    .map(numero -> new Coppia("Annulla il certificato " + numero, nuovo(numero, scheda)));
        }
        boolean emesso = scheda.stato() == Stato.EMESSA || scheda.stato() == Stato.CONSEGNATA;
        return emesso
                ? scheda.certificato().stream()
                        .map(numero -> new Coppia(
                                "Annulla il certificato " + numero, "/annullamenti/nuovo?certificato=" + numero))
                : Stream.empty();
    }

    private static String nuovo(NumeroCertificato numero, Scheda scheda) {
        String causa = scheda.modello().tipo() == TipoPratica.DD ? "&causa=DISTRUZIONE" : "";
        return "/annullamenti/nuovo?certificato=" + numero + "&richiesta=" + scheda.numero() + causa;
    }
}
