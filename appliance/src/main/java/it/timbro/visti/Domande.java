package it.timbro.visti;

import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaCassa.Voce;
import it.timbro.pratica.Mezzo;
import it.timbro.pratica.NumeroCertificato;
import it.timbro.pratica.NumeroRicevuta;
import it.timbro.pratica.Pagato;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.pratica.Visto;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What [RegistroVisti] asks of others.
///
/// @param numera throws where this machine may number nothing; asked inside the transaction
public record Domande(
        Poteri poteri,
        Certificati certificati,
        Prezzi prezzi,
        Incasso incasso,
        Ufficio ufficio,
        Consumer<Reading> numera) {
    /// Whether a copy of a certificate may be given, now as on the day it was issued.
    public interface Certificati {
        /// @return why not; empty if it may
        Optional<String> impedimento(Reading rows, NumeroCertificato numero);

        /// Which certificate was printed on a formulario: what people have in hand is the sheet.
        Optional<NumeroCertificato> suFormulario(Reading rows, SerialeFormulario seriale);
    }

    /// Whether somebody signs for a company, as far as it is known here.
    @FunctionalInterface
    public interface Poteri {
        /// @param firmatario name or codice fiscale, as typed
        Parere di(CodiceFiscale impresa, String firmatario);
    }

    /// @param puo whether the data say so
    /// @param nome of the person, as the data write it
    /// @param frase with the day of the data
    public record Parere(boolean puo, String nome, String frase) {}

    /// What a visto costs on a day, by the dated tariff (art. 18, L. 580/1993).
    public interface Prezzi {
        Tassa visto(Visto.Tipo tipo, LocalDate giorno);

        Tassa legalizzazione(LocalDate giorno);

        /// What the counter takes.
        List<Mezzo> mezzi(LocalDate giorno);
    }

    /// The till of who acts.
    public interface Incasso {
        boolean aperta(Reading rows, String operatore);

        /// Takes the fee, inside the transaction of what it is paid for: none of both without the other.
        ///
        /// @param chi who pays, `causale` what for, as the receipt says
        NumeroRicevuta incassa(Tx tx, String chi, String causale, Tassa tassa, Pagato pagato);
    }

    /// @param tariffa its version
    public record Tassa(String tariffa, Voce voce) {}

    /// As it is written on the stamp.
    @FunctionalInterface
    public interface Ufficio {
        Luogo il(LocalDate giorno);
    }

    public record Luogo(String camera, String luogo) {}
}
