package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.pratica.Presentazione.Verso;
import it.timbro.sync.protocol.Hash;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in the registers of an AOO: the ordinary protocol, which the centre keeps (DPR
/// 445/2000, art. 53), and the registers of emergency, which each branch keeps for itself (art. 63).
public sealed interface DelRegistro extends Fatto {
    /// One incoming registration.
    ///
    /// @param impronta SHA-256 of the document registered
    record ProtocolloRegistrato(
            NumeroProtocollo numero, NumeroPratica pratica, String mittente, String oggetto, Hash impronta)
            implements DelRegistro {
        @Override
        public String subject() {
            return "protocollo:" + numero;
        }
    }

    /// The ordinary number of a presentazione, given by the centre: at once, or in the recovery of a
    /// register of emergency, where both numbers stand for ever.
    ///
    /// @param sede where it was presented
    /// @param emergenza its number in the register of emergency; `null` if the centre had no word of
    ///     one
    /// @param presentataMs when it was presented: terms run from there, not from this registration
    record PresentazioneProtocollata(
            NumeroProtocollo numero,
            IdPresentazione presentazione,
            Sede sede,
            @Nullable NumeroEmergenza emergenza,
            Verso verso,
            String corrispondente,
            String oggetto,
            List<Hash> impronte,
            long presentataMs)
            implements DelRegistro {
        public PresentazioneProtocollata {
            impronte = List.copyOf(impronte);
        }

        @Override
        public String subject() {
            return "protocollo:" + numero;
        }
    }

    /// A branch took in a presentazione and asks the centre for its ordinary number.
    ///
    /// @param arrivoMs since when who presents it stood at the counter ([Arrivo]); `null` if not
    /// known
    record PresentazioneRicevuta(
            Presentazione presentazione, @Nullable Long arrivoMs) implements DelRegistro {
        public PresentazioneRicevuta(Presentazione presentazione) {
            this(presentazione, null);
        }

        @Override
        public String subject() {
            return "presentazione:" + presentazione.id();
        }
    }

    /// A presentazione got its number in the register of emergency.
    ///
    /// @param arrivoMs since when who presents it stood at the counter ([Arrivo]); `null` if not
    /// known
    record PresentazioneRegistrata(
            NumeroEmergenza numero,
            RegistroEmergenza registro,
            Presentazione presentazione,
            @Nullable Long arrivoMs) implements DelRegistro {
        public PresentazioneRegistrata(
                NumeroEmergenza numero, RegistroEmergenza registro, Presentazione presentazione) {
            this(numero, registro, presentazione, null);
        }

        @Override
        public String subject() {
            return "presentazione:" + presentazione.id();
        }
    }

    /// A registration of emergency was annulled (art. 54): everything stays readable, with date,
    /// operator and act.
    record RegistrazioneAnnullata(
            IdPresentazione presentazione, NumeroEmergenza numero, Autorizzazione atto, String motivo)
            implements DelRegistro {
        @Override
        public String subject() {
            return "presentazione:" + presentazione;
        }
    }

    /// @param inizioMs since when the ordinary procedure cannot be used, milliseconds of the Unix
    ///     epoch
    /// @param scadenzaMs until when this act allows registrations
    record EmergenzaAperta(
            RegistroEmergenza registro, Autorizzazione atto, String causa, long inizioMs, long scadenzaMs)
            implements DelRegistro {
        @Override
        public String subject() {
            return "emergenza:" + registro;
        }
    }

    /// A further period, of at most a week.
    ///
    /// @param dalMs where the period begins
    record EmergenzaProrogata(
            RegistroEmergenza registro, Autorizzazione atto, String causa, long dalMs, long scadenzaMs)
            implements DelRegistro {
        @Override
        public String subject() {
            return "emergenza:" + registro;
        }
    }

    /// @param ripristinoMs since when the ordinary procedure can be used again
    record EmergenzaChiusa(RegistroEmergenza registro, long ripristinoMs) implements DelRegistro {
        @Override
        public String subject() {
            return "emergenza:" + registro;
        }
    }

    /// A registration of the ordinary protocol was annulled (art. 54): it stays where it is, readable,
    /// with the act beside it.
    record ProtocolloAnnullato(NumeroProtocollo numero, Autorizzazione atto, String motivo) implements DelRegistro {
        @Override
        public String subject() {
            return "protocollo:" + numero;
        }
    }

    /// The daily seal: what the registers of a day held when it was closed. What is registered later
    /// under that day stands after the seal, in plain view.
    ///
    /// @param tenuti whose registers: of a branch, or of an AOO
    /// @param teste how far each stream went
    record GiornataSigillata(Sede tenuti, LocalDate giorno, List<Testa> teste, List<RegistroSigillato> registri)
            implements DelRegistro {
        public GiornataSigillata {
            teste = List.copyOf(teste);
            registri = List.copyOf(registri);
        }

        public static String subject(Sede tenuti, LocalDate giorno) {
            return "giornata:" + tenuti + "/" + giorno;
        }

        @Override
        public String subject() {
            return subject(tenuti, giorno);
        }
    }

    /// The last entry of a stream that is under the seal.
    record Testa(String stream, long seq, Hash hash) {}

    /// One register under the seal.
    ///
    /// @param registro its code
    /// @param impronta digest of the identities and hashes of its rows, in their order
    /// @param documenti the printed register (PDF/A) as it was kept in the archivio, part by part
    record RegistroSigillato(String registro, int righe, Hash impronta, List<Hash> documenti) {
        public RegistroSigillato {
            documenti = List.copyOf(documenti);
        }
    }
}
