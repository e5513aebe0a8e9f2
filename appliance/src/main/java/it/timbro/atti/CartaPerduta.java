package it.timbro.atti;

import it.timbro.atti.Seguito.Aggiunta;
import it.timbro.atti.Seguito.Proposta;
import it.timbro.base.Problem;
import it.timbro.certificato.Numeri;
import it.timbro.formulari.Formulari;
import it.timbro.formulari.Magazzino;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.DelFormulario.Perdita;
import it.timbro.pratica.DellAnnullamento.Causa;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.TipoPratica;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Certificates and blanks that a company reports as stolen, lost or destroyed (DF, DD): each document is a
/// certificate, by its number or by a sheet of it, or a blank that the company was given.
record CartaPerduta(Annullamento annullamento, Magazzino magazzino, Formulari formulari, Numeri numeri) {
    /// What becomes of one document that was reported.
    private sealed interface Passo {
        String frase();

        record Certificato(NumeroCertificato numero) implements Passo {
            @Override
            public String frase() {
                return "Il certificato " + numero + " è annullato.";
            }
        }

        record Foglio(SerialeFormulario seriale, boolean distrutto) implements Passo {
            @Override
            public String frase() {
                return "Il formulario " + seriale
                        + (distrutto ? " risulta distrutto." : " risulta mancante, in tutte le sedi.");
            }
        }

        record Vietato(String documento, String perche) implements Passo {
            @Override
            public String frase() {
                return "«" + documento + "»: " + perche + ".";
            }
        }
    }

    private List<Passo> passi(Reading rows, Scheda scheda, Modello.Denuncia denuncia) {
        List<String> documenti = denuncia.documenti();
        return documenti.isEmpty()
                ? List.of(new Passo.Vietato("documenti", "il modello non ne nomina alcuno"))
                : documenti.stream()
                        .map(documento -> passo(rows, scheda, documento, denuncia.tipo() == TipoPratica.DD))
                        .distinct()
                        .toList();
    }

    private Passo passo(Reading rows, Scheda scheda, String documento, boolean distrutto) {
        Optional<SerialeFormulario> seriale = SerialeFormulario.parse(documento);
        Optional<NumeroCertificato> numero =
                NumeroCertificato.parse(documento).or(() -> seriale.flatMap(foglio -> stampatoSu(rows, foglio)));
        if (numero.isPresent()) {
            return annullamento
                    .impedimento(rows, numero.get(), scheda.impresa().codiceFiscale())
                    .<Passo>map(perche -> new Passo.Vietato(documento, perche))
                    .orElseGet(() -> new Passo.Certificato(numero.get()));
        }
        return seriale.map(foglio -> magazzino
                        .impedimento(rows, foglio, scheda.impresa().denominazione(), distrutto)
                        .<Passo>map(perche -> new Passo.Vietato(documento, perche))
                        .orElseGet(() -> new Passo.Foglio(foglio, distrutto)))
                .orElseGet(() -> new Passo.Vietato(
                        documento, "non è il numero di un certificato né il seriale di un formulario"));
    }

    /// Which valid certificate stands on a sheet.
    private Optional<NumeroCertificato> stampatoSu(Reading rows, SerialeFormulario seriale) {
        return formulari
                .find(rows, seriale)
                .filter(foglio -> foglio.stato() == Formulari.Stato.USATO)
                .flatMap(Formulari.Foglio::pratica)
                .flatMap(pratica -> numeri.dellaPratica(rows, pratica).stream()
                        .filter(certificato -> certificato.stato() == Numeri.Stato.EMESSO)
                        .map(Numeri.Certificato::numero)
                        .findFirst());
    }

    private static List<String> impedimenti(List<Passo> passi) {
        return passi.stream()
                .filter(passo -> passo instanceof Passo.Vietato)
                .map(Passo::frase)
                .toList();
    }

    /// What would be done, and what stands against it.
    Proposta proposta(Reading rows, Scheda scheda, Modello.Denuncia denuncia) {
        List<Passo> passi = passi(rows, scheda, denuncia);
        return new Proposta.Denuncia(
                denuncia.tipo() == TipoPratica.DF,
                passi.stream()
                        .filter(passo -> !(passo instanceof Passo.Vietato))
                        .map(Passo::frase)
                        .toList(),
                impedimenti(passi));
    }

    /// Takes all of it out of use, or refuses all of it.
    ///
    /// @return what was done, a sentence each
    List<String> togli(Tx tx, Scheda scheda, Modello.Denuncia denuncia, Aggiunta.Denuncia aggiunta) {
        Causa causa = denuncia.tipo() == TipoPratica.DD
                ? Causa.DISTRUZIONE
                : aggiunta.causa()
                        .filter(Causa::denuncia)
                        .orElseThrow(() -> Problem.EVASIONE_INCOMPLETA.rejected("se è un furto o uno smarrimento"));
        if (causa.denuncia() && aggiunta.denuncia().isBlank()) {
            throw Problem.EVASIONE_INCOMPLETA.rejected("la denuncia: autorità, numero e data");
        }
        List<Passo> passi = passi(tx, scheda, denuncia);
        List<String> impedimenti = impedimenti(passi);
        if (!impedimenti.isEmpty()) {
            throw Problem.EVASIONE_NON_AMMESSA.rejected(String.join(" ", impedimenti));
        }
        List<String> seguiti = new ArrayList<>();
        passi.forEach(passo -> {
            switch (passo) {
                case Passo.Certificato(NumeroCertificato numero) ->
                    annullamento.chiedi(
                            tx,
                            new Annullamento.Domanda(
                                    numero,
                                    causa,
                                    "pratica " + scheda.numero(),
                                    motivo(causa, aggiunta),
                                    aggiunta.denuncia(),
                                    Richiedente.persona(scheda),
                                    Richiedente.impresa(scheda),
                                    scheda.files()));
                case Passo.Foglio(SerialeFormulario seriale, boolean distrutto) -> {
                    if (distrutto) {
                        magazzino.distrutto(tx, seriale, "dichiarazione, pratica " + scheda.numero());
                    } else {
                        magazzino.denuncia(
                                tx,
                                seriale,
                                causa == Causa.FURTO ? Perdita.FURTO : Perdita.SMARRIMENTO,
                                aggiunta.denuncia(),
                                Richiedente.persona(scheda),
                                Richiedente.impresa(scheda),
                                scheda.files());
                    }
                }
                case Passo.Vietato _ -> throw new IllegalStateException("asked before");
            }
            seguiti.add(passo.frase());
        });
        return seguiti;
    }

    private static String motivo(Causa causa, Aggiunta.Denuncia aggiunta) {
        return aggiunta.motivo().isBlank() ? causa.voce() : aggiunta.motivo().strip();
    }
}
