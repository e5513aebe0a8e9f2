package it.timbro.pratica;

import it.timbro.base.Problem;
import it.timbro.base.Sede;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a chamber learned of a company, and who may act for it. The company is its [CodiceFiscale],
/// never a REA or a partita IVA; each chamber keeps its own, for it answers for the persons named
/// there.
public sealed interface DellImpresa extends Fatto {
    /// Two letters.
    Sede camera();

    CodiceFiscale codiceFiscale();

    @Override
    default String subject() {
        return subject(camera(), codiceFiscale());
    }

    static String subject(Sede camera, CodiceFiscale codiceFiscale) {
        return "impresa:" + camera.code() + "/" + codiceFiscale;
    }

    /// The centre has it from the Registro delle imprese. Counts only from the centre's stream.
    record ImpresaAggiornata(Sede camera, CodiceFiscale codiceFiscale, Visura visura) implements DellImpresa {}

    /// A person at the counter read it from a visura that was shown.
    record ImpresaRilevata(Sede camera, CodiceFiscale codiceFiscale, Visura visura) implements DellImpresa {}

    /// A company lets another person act for it.
    ///
    /// @param delega identity of the delega
    /// @param delegato the person
    /// @param dal first day
    /// @param al last day; `null`: until revoked
    /// @param titolo how the office knows: number of the pratica (type CD), or where the paper lies
    /// @param veste what the person is to the company; `null` in facts older than this: a delegato
    record DelegaConferita(
            Sede camera,
            CodiceFiscale codiceFiscale,
            String delega,
            CodiceFiscale delegato,
            String nome,
            Ambito ambito,
            LocalDate dal,
            @Nullable LocalDate al,
            String titolo,
            @Nullable Veste veste)
            implements DellImpresa {
        public DelegaConferita(
                Sede camera,
                CodiceFiscale codiceFiscale,
                String delega,
                CodiceFiscale delegato,
                String nome,
                Ambito ambito,
                LocalDate dal,
                @Nullable LocalDate al,
                String titolo) {
            this(camera, codiceFiscale, delega, delegato, nome, ambito, dal, al, titolo, null);
        }

        public DelegaConferita {
            nome = tidy(nome, "il nome del delegato");
            titolo = tidy(titolo, "come risulta");
            if (al != null && al.isBefore(dal)) {
                throw Problem.DELEGA_NON_VALIDA.rejected("finisce prima di cominciare");
            }
        }
    }

    /// It carries the person again: it may arrive where, or before, the delega itself is known.
    ///
    /// @param dal first day on which the delega is no longer good
    record DelegaRevocata(
            Sede camera,
            CodiceFiscale codiceFiscale,
            String delega,
            CodiceFiscale delegato,
            String nome,
            LocalDate dal,
            String motivo)
            implements DellImpresa {
        public DelegaRevocata {
            nome = tidy(nome, "il nome del delegato");
            motivo = tidy(motivo, "il motivo");
        }
    }

    /// A branch has heard of the revocation, and what it had done on that delega since it was no
    /// longer good: the list of what a person looks at again. Written once for each branch and
    /// delega.
    record RevocaRecepita(Sede camera, CodiceFiscale codiceFiscale, String delega, List<NumeroPratica> daRicontrollare)
            implements DellImpresa {
        public RevocaRecepita {
            daRicontrollare = List.copyOf(daRicontrollare);
        }
    }

    /// A person has looked again.
    ///
    /// @param esito in the person's words
    record DelegaRicontrollata(
            Sede camera, CodiceFiscale codiceFiscale, String delega, NumeroPratica pratica, String esito)
            implements DellImpresa {
        public DelegaRicontrollata {
            esito = tidy(esito, "l'esito");
        }
    }

    /// In what capacity somebody acts for a company who is neither its representative nor its
    /// procuratore (S-191). The codes are stored.
    enum Veste {
        DELEGATO("delegato"),
        /// Works there: an additional user of its account.
        ADDETTO("addetto"),
        /// A forwarder, an association, another firm that acts for many.
        INTERMEDIARIO("intermediario"),
        INCARICATO_RITIRO("incaricato al ritiro");

        private final String parola;

        Veste(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    /// How the company is reached, all of it anew. Counts only from the centre's stream.
    record ContattoIndicato(Sede camera, CodiceFiscale codiceFiscale, Contatto contatto) implements DellImpresa {}

    /// What kind of operator the company is, for which the ministerial instructions ask another
    /// declaration of origin. Counts only from the centre's stream.
    ///
    /// @param dal first day
    /// @param titolo how the office knows
    record QualificaAttribuita(
            Sede camera, CodiceFiscale codiceFiscale, Qualifica qualifica, LocalDate dal, String titolo)
            implements DellImpresa {
        public QualificaAttribuita {
            titolo = titolo.strip();
            if (titolo.isEmpty() || titolo.length() > 500) {
                throw Problem.QUALIFICA_NON_VALIDA.rejected(
                        titolo.isEmpty() ? "manca come risulta" : "troppo lungo: come risulta");
            }
        }
    }

    /// The codes are stored.
    enum Qualifica {
        CERTIFICATO("operatore certificato"),
        NON_CERTIFICATO("operatore non certificato");

        private final String parola;

        Qualifica(String parola) {
            this.parola = parola;
        }

        /// What a person reads, and what the declaration is called by.
        public String parola() {
            return parola;
        }
    }

    /// How far a delega goes. The codes are stored.
    enum Ambito {
        RITIRO("ritirare"),
        TRASMISSIONE("trasmettere e ritirare"),
        /// Also to sign the declarations of the modello base; some chambers allow it.
        FIRMA("trasmettere, ritirare e firmare le dichiarazioni");

        private final String parola;

        Ambito(String parola) {
            this.parola = parola;
        }

        /// What a person reads.
        public String parola() {
            return parola;
        }
    }

    private static String tidy(String text, String what) {
        String tidy = text.strip();
        if (tidy.isEmpty() || tidy.length() > 500) {
            throw Problem.DELEGA_NON_VALIDA.rejected((tidy.isEmpty() ? "manca " : "troppo lungo: ") + what);
        }
        return tidy;
    }
}
