package it.timbro.pratica;

import it.timbro.base.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a *visura* of the Registro delle imprese says of a company, in three groups that each stand
/// or miss as a whole: who it is, where it is, who signs for it. A group that is `null` was not
/// read, which says nothing; an empty list says that there is none.
///
/// Travels in facts as JSON: the names are stored and never change.
///
/// @param data day on which the register said so
public record Visura(
        LocalDate data,
        @Nullable Anagrafica anagrafica,
        @Nullable Luoghi luoghi,
        @Nullable List<Potere> poteri) {
    private static final int MAX_NOME = 300;
    private static final int MAX_TESTO = 1_000;
    private static final int MAX_VOCI = 60;

    public Visura {
        if (anagrafica == null && luoghi == null && poteri == null) {
            throw Problem.VISURA_NON_VALIDA.rejected("non dice nulla dell'impresa");
        }
        poteri = poteri == null ? null : bounded(poteri, "persone");
    }

    /// @param partitaIva where it is known
    /// @param attiva `null`: not said. Only an active company may ask for certificates
    public record Anagrafica(
            String denominazione,
            @Nullable PartitaIva partitaIva,
            String sedeLegale,
            @Nullable Boolean attiva) {
        public Anagrafica {
            denominazione = required(denominazione, "la denominazione");
            sedeLegale = text(sedeLegale, "la sede legale", MAX_NOME);
        }
    }

    /// @param rea one in each province where the company has an office; the first is that of the
    /// seat
    /// @param unitaLocali addresses, one line each
    public record Luoghi(List<Rea> rea, List<String> unitaLocali) {
        public Luoghi {
            rea = bounded(rea, "numeri REA");
            unitaLocali = bounded(unitaLocali, "unità locali").stream()
                    .map(unita -> text(unita, "un'unità locale", MAX_NOME))
                    .toList();
        }
    }

    /// One person who may sign for the company (*potere di firma*).
    ///
    /// @param limiti in the words of the visura; "" if there are none
    /// @param dal `null`: not said
    /// @param al last day; `null`: until revoked
    public record Potere(
            CodiceFiscale persona,
            String nome,
            Qualita qualita,
            String limiti,
            @Nullable LocalDate dal,
            @Nullable LocalDate al) {
        public Potere {
            if (!persona.isDiPersona()) {
                throw Problem.VISURA_NON_VALIDA.rejected("«" + persona + "» non è il codice fiscale di una persona");
            }
            nome = required(nome, "il nome della persona");
            limiti = text(limiti, "i limiti", MAX_TESTO);
            if (dal != null && al != null && al.isBefore(dal)) {
                throw Problem.VISURA_NON_VALIDA.rejected("il potere di " + nome + " finisce prima di cominciare");
            }
        }

        public boolean vale(LocalDate giorno) {
            return (dal == null || !giorno.isBefore(dal)) && (al == null || !giorno.isAfter(al));
        }
    }

    /// The codes are stored.
    public enum Qualita {
        LEGALE_RAPPRESENTANTE("legale rappresentante"),
        PROCURATORE("procuratore");

        private final String parola;

        Qualita(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    private static <T> List<T> bounded(List<T> list, String what) {
        if (list.size() > MAX_VOCI) {
            throw Problem.VISURA_NON_VALIDA.rejected(
                    String.format(Locale.ITALY, "ci sono %d %s, il massimo è %d", list.size(), what, MAX_VOCI));
        }
        return List.copyOf(list);
    }

    private static String required(String text, String what) {
        if (text.isBlank()) {
            throw Problem.VISURA_NON_VALIDA.rejected("manca " + what);
        }
        return text(text, what, MAX_NOME);
    }

    private static String text(String text, String what, int most) {
        String tidy = text.strip();
        if (tidy.length() > most) {
            throw Problem.VISURA_NON_VALIDA.rejected(what + " ha più di " + most + " caratteri");
        }
        return tidy;
    }
}
