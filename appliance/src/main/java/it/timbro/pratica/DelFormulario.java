package it.timbro.pratica;

import it.timbro.base.Sede;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to numbered blanks. Every serial is in one place and one state; a used one never
/// comes back (INV-2).
public sealed interface DelFormulario extends Fatto {
    /// A run of serials that move together, first and last included.
    sealed interface DiSerie extends DelFormulario {
        SerialeFormulario primo();

        SerialeFormulario ultimo();

        /// At most 5,000 in one fact.
        int quanti();

        @Override
        default String subject() {
            return "formulari:" + primo();
        }
    }

    /// Blanks taken in stock at the branch.
    ///
    /// @param modello layout of what is printed on them, such as `formulario-1994.1`; `null` in
    /// facts older than the second form: the one of 2019
    record FormulariCaricati(
            SerialeFormulario primo,
            SerialeFormulario ultimo,
            int quanti,
            @Nullable String modello) implements DiSerie {
        public FormulariCaricati(SerialeFormulario primo, SerialeFormulario ultimo, int quanti) {
            this(primo, ultimo, quanti, null);
        }
    }

    /// Blanks given to a company, which prints on them itself.
    ///
    /// @param ritirante who took them
    /// @param richiesta the company's signed request, as it is quoted
    record FormulariDati(
            SerialeFormulario primo,
            SerialeFormulario ultimo,
            int quanti,
            Presentazione.Impresa impresa,
            Presentazione.Persona ritirante,
            String richiesta)
            implements DiSerie {}

    /// The company has announced by PEC that it gives blanks back: the module's leg.
    ///
    /// @param modulo number of protocol of the PEC, or its date
    record RestituzioneAnnunciata(SerialeFormulario primo, SerialeFormulario ultimo, int quanti, String modulo)
            implements DiSerie {}

    /// Blanks came back in an envelope at the portineria: the paper's leg. Nobody uses them again.
    ///
    /// @param portati by whom
    /// @param busta what stands on the envelope
    record FormulariRestituiti(
            SerialeFormulario primo, SerialeFormulario ultimo, int quanti, String portati, String busta)
            implements DiSerie {}

    /// They were destroyed, by the minutes (*verbale*) that are quoted.
    record FormulariDistrutti(SerialeFormulario primo, SerialeFormulario ultimo, int quanti, String verbale)
            implements DiSerie {}

    /// Blanks were reported stolen or lost, wherever they had been loaded.
    ///
    /// @param denuncia authority, number and date of the report
    /// @param impresa `null` where the office itself misses them
    /// @param documenti the report, scanned
    record FormulariDenunciati(
            SerialeFormulario primo,
            SerialeFormulario ultimo,
            int quanti,
            Perdita perdita,
            String denuncia,
            Presentazione.Persona persona,
            Presentazione.@Nullable Impresa impresa,
            List<DellaPratica.Allegato> documenti)
            implements DiSerie {
        public FormulariDenunciati {
            documenti = List.copyOf(documenti);
        }

        @Override
        public String subject() {
            return "denuncia:" + primo;
        }
    }

    /// The centre tells every branch of a chamber, without any name.
    ///
    /// @param sede where it was reported
    /// @param denuncia stream and seq of the report
    record FormulariSegnalati(
            SerialeFormulario primo, SerialeFormulario ultimo, int quanti, Perdita perdita, Sede sede, String denuncia)
            implements DiSerie {
        @Override
        public String subject() {
            return "segnalazione:" + denuncia;
        }
    }

    /// How blanks or sheets went missing. The names are stored.
    enum Perdita {
        FURTO("rubato"),
        SMARRIMENTO("smarrito");

        private final String parola;

        Perdita(String parola) {
            this.parola = parola;
        }

        /// Of one sheet.
        public String parola() {
            return parola;
        }
    }

    /// One sheet.
    sealed interface DiFoglio extends DelFormulario {
        SerialeFormulario seriale();

        @Override
        default String subject() {
            return "formulario:" + seriale();
        }
    }

    record FormularioImpegnato(SerialeFormulario seriale, NumeroPratica pratica, NumeroLavoro lavoro, int foglio)
            implements DiFoglio {}

    record FormularioUsato(SerialeFormulario seriale, NumeroCertificato certificato) implements DiFoglio {}

    /// The company printed its certificate on a sheet that had been given to it (*stampa in
    /// azienda*): as far as the office can know, with the issue of the certificate.
    record FormularioUsatoInAzienda(SerialeFormulario seriale, NumeroPratica pratica, NumeroCertificato certificato)
            implements DiFoglio {}

    record FormularioGuastato(SerialeFormulario seriale, String motivo) implements DiFoglio {}

    /// It was reserved and nothing was printed on it: back in stock.
    record FormularioLiberato(SerialeFormulario seriale) implements DiFoglio {}

    /// A sheet of a certificate that is annulled: back in the office, or gone.
    record FormularioAnnullato(SerialeFormulario seriale, NumeroCertificato certificato, Fine fine)
            implements DiFoglio {}

    /// What became of the paper of an annulled certificate. The names are stored.
    enum Fine {
        RIENTRATO,
        DISTRUTTO,
        RUBATO,
        SMARRITO
    }
}
