package it.timbro;

import it.timbro.annullamento.Annullamenti;
import it.timbro.annullamento.Annullamenti.Annullamento;
import it.timbro.certificato.Numeri;
import it.timbro.certificato.Numeri.Certificato;
import it.timbro.emergenza.Presentazioni;
import it.timbro.formulari.Formulari;
import it.timbro.istruttoria.Spedizione;
import it.timbro.journal.Journal;
import it.timbro.journal.Reading;
import it.timbro.page.Quando;
import it.timbro.pratica.Annotazioni;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Stato;
import it.timbro.pratica.web.CartaceoView;
import it.timbro.pratica.web.CartaceoView.Frase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is known of a pratica's paper, for its page: what became of its certificate, whose place it
/// takes, and whether what the company wrote in the annotazioni is so.
record PaperAnswers(
        Journal journal,
        Pratiche pratiche,
        Numeri numeri,
        Formulari formulari,
        Annullamenti annullamenti,
        Presentazioni presentazioni,
        Quando quando)
        implements CartaceoView.Domanda {

    PaperAnswers(Journal journal, Stores stores, Quando quando) {
        this(
                journal,
                stores.pratiche(),
                stores.numeri(),
                stores.formulari(),
                stores.annullamenti(),
                stores.presentazioni(),
                quando);
    }

    @Override
    public CartaceoView di(Scheda scheda) {
        return journal.read(rows -> {
            Annotazioni annotazioni = pratiche.annotazioni(rows, scheda);
            return new CartaceoView(
                    sorte(rows, scheda, annotazioni),
                    lette(rows, scheda, annotazioni),
                    annullamenti
                            .sostituitoDa(rows, scheda.numero())
                            .flatMap(Annullamento::sostituto)
                            .map(Annullamenti.Sostituto::dicitura)
                            .orElse(""),
                    daSostituire(rows, scheda, annotazioni),
                    presentata(rows, scheda));
        });
    }

    /// Annulled, of the same company, and not yet tied to anything.
    private List<NumeroCertificato> daSostituire(Reading rows, Scheda scheda, Annotazioni annotazioni) {
        if (annullamenti.sostituitoDa(rows, scheda.numero()).isPresent()) {
            return List.of();
        }
        return annotazioni.sostituiti().stream()
                .filter(numero -> annullamenti
                        .find(rows, numero)
                        .filter(uno -> !uno.aperto() && uno.sostituto().isEmpty())
                        .flatMap(uno -> pratiche.find(rows, uno.chiesto().pratica()))
                        .filter(vecchia -> vecchia.impresa()
                                .codiceFiscale()
                                .equals(scheda.impresa().codiceFiscale()))
                        .isPresent())
                .toList();
    }

    private Optional<CartaceoView.Presentata> presentata(Reading rows, Scheda scheda) {
        return presentazioni
                .dellaPratica(rows, scheda.numero())
                .map(scritta -> new CartaceoView.Presentata(
                        scritta.emergenza()
                                .map(emergenza -> emergenza.numero().text())
                                .orElse(""),
                        "/presentazione/" + scritta.presentazione().id()));
    }

    private List<Frase> sorte(Reading rows, Scheda scheda, Annotazioni annotazioni) {
        List<Frase> frasi = new ArrayList<>();
        numeri.dellaPratica(rows, scheda.numero())
                .forEach(certificato -> annullamenti
                        .find(rows, certificato.numero())
                        .ifPresent(uno -> {
                            frasi.add(new Frase(sorte(uno), "/annullamenti/" + uno.certificato(), uno.aperto()));
                            uno.sostituto()
                                    .ifPresent(nuovo -> frasi.add(new Frase(
                                            "Lo sostituisce la pratica " + nuovo.nuova() + ".",
                                            "/pratica/" + nuovo.nuova(),
                                            false)));
                        }));
        Optional<Annullamento> vecchio = annullamenti.sostituitoDa(rows, scheda.numero());
        vecchio.ifPresent(uno -> frasi.add(new Frase(
                "Sostituisce il certificato " + uno.certificato() + ", "
                        + uno.sorte().parola() + ": lo dice la casella 5.",
                "/annullamenti/" + uno.certificato(),
                false)));
        if (vecchio.isEmpty() && !scheda.stato().chiusa() && scheda.stato() != Stato.EMESSA) {
            annotazioni.sostituiti().forEach(numero -> frasi.add(dichiarato(rows, scheda, numero)));
        }
        return frasi;
    }

    private String sorte(Annullamento uno) {
        return "Il certificato " + uno.certificato() + " è " + uno.sorte().parola()
                + (uno.conclusoMs().isEmpty()
                        ? "."
                        : " dal " + quando.ora(uno.conclusoMs().getAsLong()) + ".");
    }

    /// The company writes that this pratica replaces a certificate, and nobody has tied them yet.
    private Frase dichiarato(Reading rows, Scheda scheda, NumeroCertificato numero) {
        String dice = "L'impresa scrive che sostituisce il certificato " + numero;
        Optional<Certificato> emesso = numeri.find(rows, numero).filter(uno -> uno.emessoMs() != null);
        if (emesso.isEmpty()) {
            return new Frase(dice + ", che qui non risulta emesso.", "", true);
        }
        boolean chiesto = annullamenti.find(rows, numero).isPresent();
        String dove = chiesto
                ? "/annullamenti/" + numero
                : "/annullamenti/nuovo?certificato=" + numero + "&richiesta=" + scheda.numero();
        return emesso.get().stato() == Numeri.Stato.EMESSO
                ? new Frase(dice + ", che è ancora valido: prima si annulla quello.", dove, true)
                : new Frase(dice + ", che è annullato: collega le due.", dove, true);
    }

    private List<Frase> lette(Reading rows, Scheda scheda, Annotazioni annotazioni) {
        List<Frase> frasi = new ArrayList<>();
        if (scheda.modello() instanceof Modello.CertificatoOrigine co) {
            annotazioni.fatture().forEach(numero -> frasi.add(fattura(co, numero)));
            if (annotazioni.proforma()) {
                frasi.add(
                        Boolean.TRUE.equals(scheda.opzioni().proforma())
                                ? new Frase("Fattura proforma: lo dicono anche le opzioni.", "", false)
                                : new Frase("Fattura proforma: le opzioni non lo dicono.", "", true));
            } else if (Boolean.TRUE.equals(scheda.opzioni().proforma())) {
                frasi.add(new Frase("Le opzioni dicono proforma, le annotazioni no.", "", true));
            }
            if (annotazioni.parziale()) {
                frasi.add(new Frase(
                        "Fattura parziale: colli e quantità sono solo quelli di questa spedizione?", "", true));
            }
        }
        annotazioni.formulari().forEach(seriale -> frasi.add(formulario(rows, scheda, seriale)));
        return frasi;
    }

    private static Frase fattura(Modello.CertificatoOrigine co, String numero) {
        boolean stessa = co.fatture().stream().anyMatch(fattura -> Spedizione.stessaFattura(fattura.numero(), numero));
        return stessa
                ? new Frase("Fattura " + numero + ": è nel modello.", "", false)
                : new Frase("Fattura " + numero + ": nel modello non c'è.", "", true);
    }

    /// Where a serial is: given to this company, on a certificate, or somewhere it should not be.
    private Frase formulario(Reading rows, Scheda scheda, SerialeFormulario seriale) {
        String nome = "Formulario " + seriale + ": ";
        Optional<Formulari.Foglio> foglio = formulari.find(rows, seriale);
        Optional<Certificato> certificato = certificato(numeri, formulari, rows, seriale);
        if (certificato.isPresent()) {
            NumeroPratica pratica = certificato.get().pratica();
            return new Frase(
                    nome + "certificato " + certificato.get().numero() + ", pratica " + pratica + ".",
                    "/pratica/" + pratica,
                    false);
        }
        String dove = foglio.isPresent() ? "/formulari/" + seriale : "";
        return foglio.map(uno -> {
                    return uno.datoA(scheda.impresa().denominazione())
                            ? new Frase(nome + "dato a questa impresa.", dove, false)
                            : new Frase(
                                    nome + "non è stato dato a questa impresa, risulta "
                                            + uno.stato().parola()
                                            + (uno.impresa().isEmpty() ? "." : " (" + uno.impresa() + ")."),
                                    dove,
                                    true);
                })
                .orElseGet(() -> new Frase(nome + "in questa sede non risulta.", "", true));
    }

    /// The certificate that was printed on a sheet.
    static Optional<Certificato> certificato(
            Numeri numeri, Formulari formulari, Reading rows, SerialeFormulario seriale) {
        return formulari
                .find(rows, seriale)
                .filter(foglio -> foglio.stato() != Formulari.Stato.GUASTO)
                .flatMap(Formulari.Foglio::pratica)
                .flatMap(pratica -> numeri.dellaPratica(rows, pratica).stream()
                        .filter(numero -> numero.emessoMs() != null)
                        .findFirst());
    }
}
