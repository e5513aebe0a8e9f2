package it.timbro.imprese.web;

import it.timbro.base.Problem;
import it.timbro.imprese.ElencoImprese;
import it.timbro.imprese.Impresa;
import it.timbro.page.Form;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.PartitaIva;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Visura;
import it.timbro.pratica.Visura.Anagrafica;
import it.timbro.pratica.Visura.Luoghi;
import it.timbro.pratica.Visura.Potere;
import it.timbro.pratica.Visura.Qualita;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The form in which a visura is copied: what is known already to begin with, or what was typed
/// where it is refused.
///
/// @param attiva `si`, `no` or "" for not said
/// @param conPoteri whether the visura says who may sign: then the list is the whole list
public record ModuloVisura(
        String data,
        String denominazione,
        String partitaIva,
        String rea,
        String sedeLegale,
        String unitaLocali,
        String attiva,
        boolean conPoteri,
        List<Persona> persone) {
    private static final int RIGHE = 6;

    /// One row of the persons who may sign.
    public record Persona(String codiceFiscale, String nome, String qualita, String limiti, String dal, String al) {
        private static final Persona VUOTA = new Persona("", "", Qualita.LEGALE_RAPPRESENTANTE.name(), "", "", "");

        boolean vuota() {
            return codiceFiscale.isEmpty() && nome.isEmpty();
        }

        Potere potere() {
            return new Potere(
                    codiceFiscaleDi(codiceFiscale),
                    nome,
                    Arrays.stream(Qualita.values())
                            .filter(q -> q.name().equals(qualita))
                            .findFirst()
                            .orElseThrow(() -> Problem.VISURA_NON_VALIDA.rejected("manca la qualità di " + nome)),
                    limiti,
                    giorno(dal).orElse(null),
                    giorno(al).orElse(null));
        }
    }

    static ModuloVisura of(Impresa impresa) {
        Optional<Anagrafica> chi = impresa.anagrafica().map(Impresa.Dato::valore);
        return new ModuloVisura(
                "",
                impresa.nota() ? impresa.denominazione() : "",
                impresa.partitaIva().map(PartitaIva::valore).orElse(""),
                impresa.rea().stream().map(Rea::toString).collect(Collectors.joining(", ")),
                chi.map(Anagrafica::sedeLegale).orElse(""),
                impresa.luoghi()
                        .map(dato -> String.join("\n", dato.valore().unitaLocali()))
                        .orElse(""),
                impresa.attiva().map(si -> si ? "si" : "no").orElse(""),
                false,
                rows(impresa.poteri().map(Impresa.Dato::valore).orElse(List.of()).stream()
                        .map(p -> new Persona(
                                p.persona().valore(),
                                p.nome(),
                                p.qualita().name(),
                                p.limiti(),
                                Objects.toString(p.dal(), ""),
                                Objects.toString(p.al(), "")))
                        .toList()));
    }

    static ModuloVisura of(Form form) {
        List<String> codici = form.all("persona");
        List<Persona> persone = new ArrayList<>();
        for (int i = 0; i < codici.size(); i++) {
            persone.add(new Persona(
                    at(form, "persona", i),
                    at(form, "nome", i),
                    at(form, "qualita", i),
                    at(form, "limiti", i),
                    at(form, "dal", i),
                    at(form, "al", i)));
        }
        return new ModuloVisura(
                form.text("data"),
                form.text("denominazione"),
                form.text("partitaIva"),
                form.text("rea"),
                form.text("sedeLegale"),
                form.text("unitaLocali"),
                form.text("attiva"),
                form.has("conPoteri"),
                rows(persone));
    }

    /// What was typed, checked.
    Visura visura() {
        LocalDate giorno =
                giorno(data).orElseThrow(() -> Problem.VISURA_NON_VALIDA.rejected("manca la data della visura"));
        @Nullable
        List<Potere> poteri = conPoteri
                ? persone.stream()
                        .filter(persona -> !persona.vuota())
                        .map(Persona::potere)
                        .toList()
                : null;
        Anagrafica anagrafica = new Anagrafica(
                denominazione,
                partitaIva.isEmpty() ? null : new PartitaIva(partitaIva),
                sedeLegale,
                switch (attiva) {
                    case "si" -> Boolean.TRUE;
                    case "no" -> Boolean.FALSE;
                    default -> null;
                });
        Luoghi luoghi = new Luoghi(
                ElencoImprese.numeriRea(rea),
                unitaLocali
                        .lines()
                        .map(String::strip)
                        .filter(riga -> !riga.isEmpty())
                        .toList());
        return new Visura(giorno, anagrafica, luoghi, poteri);
    }

    /// A few empty rows after those that are filled.
    private static List<Persona> rows(List<Persona> persone) {
        List<Persona> rows = new ArrayList<>(
                persone.stream().filter(persona -> !persona.vuota()).toList());
        int wanted = Math.max(RIGHE, rows.size() + 2);
        while (rows.size() < wanted) {
            rows.add(Persona.VUOTA);
        }
        return rows;
    }

    private static String at(Form form, String name, int row) {
        List<String> all = form.all(name);
        return row < all.size() ? all.get(row).strip() : "";
    }

    static CodiceFiscale codiceFiscaleDi(String written) {
        return CodiceFiscale.parse(written).orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(written));
    }

    static Optional<LocalDate> giorno(String written) {
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException e) {
            throw Problem.VISURA_NON_VALIDA.rejected("«" + written + "» non è una data");
        }
    }
}
