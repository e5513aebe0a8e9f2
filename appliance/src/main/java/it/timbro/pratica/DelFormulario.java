package it.timbro.pratica;

/// What happened to a numbered blank. Every serial is in one place and one state; a used one never comes back.
public sealed interface DelFormulario extends Fatto {
    /// Blanks taken in stock at the branch, first and last serial included.
    ///
    /// @param quanti at most 5,000 in one fact
    record FormulariCaricati(SerialeFormulario primo, SerialeFormulario ultimo, int quanti) implements DelFormulario {
        @Override
        public String subject() {
            return "formulari:" + primo;
        }
    }

    record FormularioImpegnato(SerialeFormulario seriale, NumeroPratica pratica, NumeroLavoro lavoro, int foglio)
            implements DelFormulario {
        @Override
        public String subject() {
            return "formulario:" + seriale;
        }
    }

    record FormularioUsato(SerialeFormulario seriale, NumeroCertificato certificato) implements DelFormulario {
        @Override
        public String subject() {
            return "formulario:" + seriale;
        }
    }

    record FormularioGuastato(SerialeFormulario seriale, String motivo) implements DelFormulario {
        @Override
        public String subject() {
            return "formulario:" + seriale;
        }
    }

    /// It was reserved and nothing was printed on it: back in stock.
    record FormularioLiberato(SerialeFormulario seriale) implements DelFormulario {
        @Override
        public String subject() {
            return "formulario:" + seriale;
        }
    }
}
