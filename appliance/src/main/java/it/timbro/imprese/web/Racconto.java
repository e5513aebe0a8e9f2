package it.timbro.imprese.web;

import it.timbro.imprese.Delega;
import it.timbro.imprese.Impresa;
import it.timbro.imprese.Impresa.Dato;
import it.timbro.imprese.Impresa.Scritto;
import it.timbro.imprese.Imprese;
import it.timbro.imprese.Imprese.DaRicontrollare;
import it.timbro.imprese.web.ImpresaView.DelegaView;
import it.timbro.page.Quando;
import it.timbro.pratica.Contatto;
import it.timbro.pratica.DellImpresa;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of a company, in the words of the page: nothing without its day and its age.
record Racconto(Impresa impresa, List<Scritto> scritti, Quando quando, int freschiGiorni) {
    static final int PRATICHE = 15;
    private static final DateTimeFormatter GIORNO = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ITALY);

    static ImpreseView.Riga riga(Imprese.Riga riga, Quando quando) {
        return new ImpreseView.Riga(
                ImpresePage.dove(riga.camera(), riga.codiceFiscale()),
                riga.denominazione(),
                riga.codiceFiscale().valore(),
                riga.rea(),
                riga.luogo(),
                riga.attiva().map(si -> si ? "attiva" : "non attiva").orElse("non si sa se è attiva"),
                riga.al().isEmpty() ? "" : riga.fonte() + ", " + quando.giorno(LocalDate.parse(riga.al())));
    }

    List<String> avvisi() {
        List<String> avvisi = new ArrayList<>();
        if (!impresa.nota()) {
            avvisi.add("Di questa impresa non si sa ancora nulla: si comincia da una visura.");
        }
        impresa.attiva()
                .filter(si -> !si)
                .ifPresent(_ -> avvisi.add("Secondo la visura l'impresa non è attiva:"
                        + " solo un'impresa attiva può chiedere certificati."));
        impresa.dettoDiverso()
                .ifPresent(detto -> avvisi.add(
                        "L'ultimo modello base la chiama «" + detto.denominazione() + "»: chiedi una visura nuova."));
        impresa.anagrafica()
                .filter(dato -> quando.giorni(dato.al()) > freschiGiorni)
                .ifPresent(dato ->
                        avvisi.add("I dati hanno " + quando.giorni(dato.al()) + " giorni: chiedi una visura nuova."));
        return avvisi;
    }

    /// @param diSolito to which branch it usually goes
    List<ImpresaView.Dato> dati(Optional<String> diSolito) {
        List<ImpresaView.Dato> dati = new ArrayList<>();
        String chi = impresa.anagrafica().map(this::fonte).orElse("");
        dati.add(new ImpresaView.Dato("Codice fiscale", impresa.codiceFiscale().valore(), ""));
        impresa.anagrafica().map(Dato::valore).ifPresent(anagrafica -> {
            dati.add(new ImpresaView.Dato("Denominazione", anagrafica.denominazione(), chi));
            add(
                    dati,
                    "Partita IVA",
                    String.valueOf(impresa.partitaIva().map(Object::toString).orElse("")),
                    chi);
            add(dati, "Sede legale", anagrafica.sedeLegale(), chi);
            dati.add(new ImpresaView.Dato(
                    "Stato",
                    impresa.attiva().map(si -> si ? "attiva" : "non attiva").orElse("non si sa"),
                    chi));
        });
        List<Rea> lette = impresa.luoghi().map(dato -> dato.valore().rea()).orElse(List.of());
        String dove = impresa.luoghi().map(this::fonte).orElse("");
        impresa.rea()
                .forEach(rea -> dati.add(new ImpresaView.Dato(
                        "REA", rea.toString(), lette.contains(rea) ? dove : Impresa.Fonte.MODELLO.parola())));
        impresa.luoghi()
                .ifPresent(dato -> add(
                        dati, "Unità locali", String.join("\n", dato.valore().unitaLocali()), dove));
        diSolito.ifPresent(va -> dati.add(new ImpresaView.Dato("Di solito", va, "così dice il territorio della sede")));
        impresa.contatto().ifPresent(dato -> {
            add(dati, "E-mail", dato.valore().email(), fonte(dato));
            add(dati, "Telefono", dato.valore().telefono(), fonte(dato));
            add(dati, "Indirizzo per il corriere", dato.valore().indirizzo(), fonte(dato));
        });
        impresa.qualifica(quando.oggi())
                .ifPresent(qualifica -> dati.add(new ImpresaView.Dato(
                        "Operatore",
                        qualifica.qualifica().parola(),
                        "dal " + GIORNO.format(qualifica.dal()) + ", " + qualifica.titolo())));
        impresa.detti()
                .forEach(detto -> dati.add(new ImpresaView.Dato(
                        "Nel modello base", detto.denominazione(), "scritto così dal " + quando.ora(detto.dalMs()))));
        return dati;
    }

    List<ImpresaView.Posto> posti() {
        return impresa.posti().stream()
                .map(posto -> new ImpresaView.Posto(
                        posto.codice(),
                        posto.rea().map(Rea::toString).orElse(""),
                        posto.luogo().via(),
                        posto.luogo().comune(),
                        posto.luogo().provincia()))
                .toList();
    }

    private static void add(List<ImpresaView.Dato> dati, String nome, String valore, String fonte) {
        if (!valore.isBlank()) {
            dati.add(new ImpresaView.Dato(nome, valore, fonte));
        }
    }

    private String fonte(Dato<?> dato) {
        return dato.fonte().parola() + ", " + quando.giorno(dato.al());
    }

    List<ImpresaView.Potere> poteri() {
        return impresa.poteri().map(Dato::valore).orElse(List.of()).stream()
                .map(potere -> new ImpresaView.Potere(
                        potere.nome(),
                        potere.persona().valore(),
                        potere.qualita().parola(),
                        periodo(potere.dal(), potere.al()),
                        potere.limiti()))
                .toList();
    }

    String poteriEta() {
        return impresa.poteri().map(this::fonte).orElse("");
    }

    List<DelegaView> deleghe() {
        return impresa.deleghe().stream().map(this::delega).toList();
    }

    private DelegaView delega(Delega delega) {
        String stato = delega.revoca()
                .map(revoca -> "Revocata dal " + GIORNO.format(revoca.dal()) + ": " + revoca.motivo())
                .orElseGet(() ->
                        delega.vale(quando.oggi()) ? "Vale " + periodo(delega) : "Non vale oggi: " + periodo(delega));
        return new DelegaView(
                delega.id(),
                delega.nome(),
                delega.delegato().valore(),
                delega.conferita()
                        .map(conferita -> delega.veste().parola() + ", può "
                                + conferita.ambito().parola() + " (" + conferita.titolo() + ")")
                        .orElse("il conferimento non è ancora arrivato"),
                stato,
                delega.revoca().isEmpty());
    }

    private static String periodo(Delega delega) {
        return delega.conferita()
                .map(conferita -> periodo(conferita.dal(), conferita.al()))
                .orElse("");
    }

    private static String periodo(@Nullable LocalDate dal, @Nullable LocalDate al) {
        return Stream.of(dal == null ? "" : "dal " + GIORNO.format(dal), al == null ? "" : "al " + GIORNO.format(al))
                .filter(parte -> !parte.isEmpty())
                .collect(Collectors.joining(" "));
    }

    List<ImpresaView.Ricontrollo> ricontrolli(List<DaRicontrollare> aperti) {
        return aperti.stream()
                .map(voce -> new ImpresaView.Ricontrollo(
                        voce.delega(),
                        voce.pratica().text(),
                        impresa.deleghe().stream()
                                .filter(delega -> delega.id().equals(voce.delega()))
                                .map(Delega::nome)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    List<ImpresaView.Voce> storia() {
        return scritti.stream()
                .map(scritto -> new ImpresaView.Voce(
                        quando.ora(scritto.ms()) + ", " + scritto.operatore() + " ("
                                + scritto.stream().sede() + ")",
                        frase(scritto.fatto())))
                .toList();
    }

    private static String frase(DellImpresa fatto) {
        return switch (fatto) {
            case DellImpresa.ImpresaAggiornata f -> "Dal Registro imprese, " + visura(f.visura());
            case DellImpresa.ImpresaRilevata f -> "Allo sportello, " + visura(f.visura());
            case DellImpresa.DelegaConferita f ->
                "Delega a " + f.nome() + " per " + f.ambito().parola() + ", dal " + GIORNO.format(f.dal()) + ": "
                        + f.titolo() + ".";
            case DellImpresa.DelegaRevocata f ->
                "Revocata la delega a " + f.nome() + " dal " + GIORNO.format(f.dal()) + ": «" + f.motivo() + "».";
            case DellImpresa.RevocaRecepita f ->
                f.daRicontrollare().isEmpty()
                        ? "La sede ha saputo della revoca: su quella delega non aveva fatto nulla."
                        : "La sede ha saputo della revoca. Da ricontrollare: "
                                + f.daRicontrollare().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", "))
                                + ".";
            case DellImpresa.DelegaRicontrollata f -> "Ricontrollata " + f.pratica() + ": «" + f.esito() + "».";
            case DellImpresa.ContattoIndicato f -> "Contatto: " + contatto(f.contatto()) + ".";
            case DellImpresa.QualificaAttribuita f ->
                "È " + f.qualifica().parola() + " dal " + GIORNO.format(f.dal()) + ": " + f.titolo() + ".";
        };
    }

    private static String contatto(Contatto contatto) {
        return Stream.of(
                        contatto.email(),
                        contatto.telefono(),
                        contatto.indirizzo().replace("\n", ", "))
                .filter(parte -> !parte.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String visura(Visura visura) {
        List<String> parti = new ArrayList<>();
        Visura.Anagrafica anagrafica = visura.anagrafica();
        if (anagrafica != null) {
            parti.add("«" + anagrafica.denominazione() + "»");
        }
        Visura.Luoghi luoghi = visura.luoghi();
        if (luoghi != null) {
            parti.add("REA " + luoghi.rea().stream().map(Rea::toString).collect(Collectors.joining(", ")));
        }
        List<Visura.Potere> poteri = visura.poteri();
        if (poteri != null) {
            parti.add(
                    poteri.isEmpty()
                            ? "nessuno può firmare"
                            : "può firmare "
                                    + poteri.stream().map(Visura.Potere::nome).collect(Collectors.joining(", ")));
        }
        return "visura del " + GIORNO.format(visura.data()) + ": " + String.join("; ", parti) + ".";
    }
}
