package it.timbro.pratica;

import it.timbro.base.Sede;
import it.timbro.sync.protocol.Hash;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened to a *pratica*. Its state is the fold of its owner's stream; what the centre learns later
/// (*pervenuta*, *aggiunta*) is a message that the owner answers.
public sealed interface DellaPratica extends Fatto {
    NumeroPratica numero();

    @Override
    default String subject() {
        return "pratica:" + numero();
    }

    /// The files this fact names: announced with it, sent after it.
    default List<Allegato> files() {
        return List.of();
    }

    /// A file that belongs to a pratica: bytes in the archivio under their hash.
    ///
    /// @param tipo three letters of the Cert'O list: MOB, FAE, PAC, ...
    /// @param size bytes
    record Allegato(Hash sha256, String nome, String tipo, String descrizione, long size) {}

    /// A company sent it and the centre took it in charge, with all that was read and checked then; or
    /// it was brought to the counter of a branch, which [PraticaAperta] says next.
    ///
    /// @param utente account that sent it; "" of what was brought to a counter
    /// @param modelloFirmato the signed file as it came; its SHA-256 is the request's identity
    record PraticaPresentata(
            NumeroPratica numero,
            String utente,
            TipoPratica tipo,
            Modello modello,
            Allegato modelloFirmato,
            List<Allegato> allegati,
            Opzioni opzioni,
            EsitoFirma firma,
            String note)
            implements DellaPratica {
        @Override
        public List<Allegato> files() {
            return Stream.concat(Stream.of(modelloFirmato), allegati.stream()).toList();
        }
    }

    /// A branch opened it at its counter, from what somebody presented there on paper, and owns it from
    /// here on, in the first epoch: the centre hears of it afterwards. Follows [PraticaPresentata] in the
    /// same transaction.
    ///
    /// @param sede whose stream this is
    /// @param presentazione where its numbers stand, of emergency and ordinary
    /// @param presentataMs when it was presented: terms and tariff count from there
    /// @param custodiaFinoMs as in [PraticaAssegnata], by the branch's own clock, from the opening
    record PraticaAperta(
            NumeroPratica numero, Sede sede, IdPresentazione presentazione, long presentataMs, long custodiaFinoMs)
            implements DellaPratica {}

    /// The presentazione from which it was opened has its ordinary number. A message: changes no state.
    record PraticaCorrelata(NumeroPratica numero, IdPresentazione presentazione, NumeroProtocollo protocollo)
            implements DellaPratica {}

    /// A paper that somebody brought to the counter was scanned into it.
    record AllegatoAggiunto(NumeroPratica numero, Allegato allegato) implements DellaPratica {
        @Override
        public List<Allegato> files() {
            return List.of(allegato);
        }
    }

    record PraticaProtocollata(NumeroPratica numero, NumeroProtocollo protocollo) implements DellaPratica {}

    /// From here on the branch owns the pratica, in this epoch.
    ///
    /// @param custodiaFinoMs until when the branch may issue on it without having heard from the centre again,
    /// milliseconds of the Unix epoch by the centre's clock; `null` in facts older than the custody
    record PraticaAssegnata(
            NumeroPratica numero,
            Sede sede,
            int epoca,
            @Nullable Long custodiaFinoMs) implements DellaPratica {
        public PraticaAssegnata(NumeroPratica numero, Sede sede, int epoca) {
            this(numero, sede, epoca, null);
        }
    }

    /// The branch gives it back to the centre unfinished, and does nothing more about it.
    record PraticaRiconsegnata(NumeroPratica numero, String motivo) implements DellaPratica {}

    /// Another branch owns the pratica from here on: an act of two persons at the centre.
    ///
    /// @param da the old owner
    /// @param a the new one
    /// @param epoca the new one, one more than the last
    /// @param fenceStream the old owner's stream
    /// @param fenceSeq last seq of it that the centre had stored: what the old owner wrote about the pratica beyond
    /// it is superseded, by number and not by time
    /// @param propostaDa first person
    /// @param confermataDa second person, another one
    /// @param custodiaFinoMs as in [PraticaAssegnata]
    record PraticaRiassegnata(
            NumeroPratica numero,
            Sede da,
            Sede a,
            int epoca,
            String fenceStream,
            long fenceSeq,
            Causa causa,
            String motivo,
            String propostaDa,
            String confermataDa,
            @Nullable Long custodiaFinoMs)
            implements DellaPratica {
        /// Why a pratica may be taken from its owner.
        public enum Causa {
            /// The branch gave it back.
            RICONSEGNATA("riconsegnata dalla sede"),
            /// The branch's machine is gone, and its key revoked.
            DISTRUTTA_O_RUBATA("apparecchio distrutto o rubato"),
            /// The branch cannot be reached; only after its custody has ended.
            ISOLATA("sede isolata oltre il termine di custodia");

            private final String parola;

            Causa(String parola) {
                this.parola = parola;
            }

            /// What a person reads.
            public String parola() {
                return parola;
            }
        }
    }

    /// The company wrote a note after sending. A message: changes no state.
    record NotaAggiunta(NumeroPratica numero, String testo) implements DellaPratica {}

    /// A remark of the istruttoria, tied to a box of the form.
    ///
    /// @param casella one of [#CASELLE]
    record Rilievo(String casella, String testo) {
        /// Where a remark can be tied.
        public static final List<String> CASELLE = Casella.TUTTE;
    }

    /// @param scadenzaMs until when, reckoned from the moment of asking: it holds until the centre has told the
    /// company ([RettificaComunicata])
    record RettificaRichiesta(NumeroPratica numero, List<Rilievo> rilievi, long scadenzaMs) implements DellaPratica {}

    /// The centre has it, so from here on the company can read it: its hours run from now, by the centre's clock.
    /// A message: changes no state.
    ///
    /// @param stream where the request stands that this is about
    /// @param scadenzaMs until when the company may answer, milliseconds of the Unix epoch
    record RettificaComunicata(NumeroPratica numero, String stream, long seq, long scadenzaMs)
            implements DellaPratica {}

    /// The office gives the company more time.
    ///
    /// @param scadenzaMs the new end; the later of two counts
    record RettificaProrogata(NumeroPratica numero, long scadenzaMs, String motivo) implements DellaPratica {}

    /// By the centre's clock the time is over and no answer of the company was stored before. A message that the
    /// owner answers. A feed is dense: who has heard this has heard everything that came in time.
    ///
    /// @param scadenzaMs the end that has passed
    record RettificaScaduta(NumeroPratica numero, long scadenzaMs) implements DellaPratica {}

    /// The company corrected it; the centre passes it on. A message until the owner answers. What was
    /// corrected at the counter the owner itself writes, and answers.
    ///
    /// @param modello the new modello, where it was replaced
    record RettificaPervenuta(
            NumeroPratica numero,
            @Nullable Modello modello,
            @Nullable Allegato modelloFirmato,
            @Nullable EsitoFirma firma,
            List<Allegato> allegati)
            implements DellaPratica {
        @Override
        public List<Allegato> files() {
            return Stream.concat(Stream.ofNullable(modelloFirmato), allegati.stream())
                    .toList();
        }
    }

    /// The owner's answer to a [RettificaPervenuta], cited by its place in the centre's stream.
    record RettificaAccolta(NumeroPratica numero, String stream, long seq) implements DellaPratica {}

    record RettificaTardiva(NumeroPratica numero, String stream, long seq, String motivo) implements DellaPratica {}

    /// The company gives up its request after sending it; the centre passes it on. A message until the owner
    /// answers.
    record RinunciaPervenuta(NumeroPratica numero, String motivo) implements DellaPratica {}

    /// The owner's answer to a [RinunciaPervenuta], cited by its place in the centre's stream: the pratica ends here.
    record RinunciaAccolta(NumeroPratica numero, String stream, long seq) implements DellaPratica {}

    /// It came when there was paper already.
    record RinunciaTardiva(NumeroPratica numero, String stream, long seq, String motivo) implements DellaPratica {}

    record PraticaRespinta(NumeroPratica numero, String motivo) implements DellaPratica {}

    /// @param spunte what a person confirmed on the checklist; `null` in facts older than it
    record PraticaApprovata(NumeroPratica numero, @Nullable Spunte spunte) implements DellaPratica {
        public PraticaApprovata(NumeroPratica numero) {
            this(numero, null);
        }
    }

    /// What a person confirmed before approving, by the codes of the checklist (`istruttoria/lista.txt`), which are
    /// never given to another question.
    ///
    /// @param viste of questions that the program could not answer itself
    /// @param aperti remarks of the program that stood on the page, by their codes
    record Spunte(List<String> viste, List<String> aperti) {
        public static final Spunte NESSUNA = new Spunte(List.of(), List.of());

        public Spunte {
            viste = List.copyOf(viste);
            aperti = List.copyOf(aperti);
        }
    }

    /// An approval is taken back before anything is reserved, and the examination goes on.
    record IstruttoriaRiaperta(NumeroPratica numero, String motivo) implements DellaPratica {}

    /// Whether it needs more than the promised days: letters of credit, goods of foreign origin and the like.
    ///
    /// @param complessa false: the promise holds again
    record ComplessaSegnata(NumeroPratica numero, boolean complessa, String motivo) implements DellaPratica {}

    /// The counter changed copies, support, delivery or payment.
    record OpzioniCambiate(NumeroPratica numero, Opzioni opzioni, String motivo) implements DellaPratica {}

    /// Number, sheets and document are reserved: from here the paper can be printed, and only this document.
    ///
    /// @param documento SHA-256 of the PDF that will be sent
    /// @param fogli what each sheet is, in order
    record StampaPreparata(
            NumeroPratica numero,
            NumeroLavoro lavoro,
            NumeroCertificato certificato,
            Opzioni.Supporto supporto,
            Hash documento,
            List<Foglio> fogli)
            implements DellaPratica {
        @Override
        public List<Allegato> files() {
            return List.of(new Allegato(documento, certificato + ".pdf", "PDF", "certificato stampato", 0));
        }
    }

    /// One sheet of a job.
    ///
    /// @param tipo "originale", "copia 1", "originale, foglio supplementare 1/2"
    /// @param seriale of the formulario, where it is printed on one
    record Foglio(int numero, String tipo, @Nullable SerialeFormulario seriale) {}

    /// A spoiled sheet was replaced: this sheet takes another formulario.
    record FoglioSostituito(
            NumeroPratica numero,
            NumeroLavoro lavoro,
            int foglio,
            @Nullable SerialeFormulario seriale) implements DellaPratica {}

    /// Written before the printer is touched: from here on nobody knows what came out until a person says so.
    ///
    /// @param fogli numbers of the sheets sent
    /// @param motivo why it is printed again; empty the first time
    record StampaInviata(NumeroPratica numero, NumeroLavoro lavoro, List<Integer> fogli, String motivo)
            implements DellaPratica {}

    /// The printer's answer was a clear no: nothing was printed.
    record StampaRifiutata(NumeroPratica numero, NumeroLavoro lavoro, String causa) implements DellaPratica {}

    /// A person saw the sheet and found it good.
    record FoglioUscito(NumeroPratica numero, NumeroLavoro lavoro, int foglio) implements DellaPratica {}

    /// A person saw that the sheet is not good.
    record FoglioNonBuono(NumeroPratica numero, NumeroLavoro lavoro, int foglio, Causa causa) implements DellaPratica {
        public enum Causa {
            /// Printed badly: the blank is consumed.
            ROVINATO,
            /// Stuck in the printer: the blank is consumed.
            INCEPPATO,
            /// Nothing came out: the blank is still good.
            NON_USCITO
        }
    }

    /// Every sheet is good: the certificate is out.
    record PraticaEmessa(NumeroPratica numero, NumeroCertificato certificato) implements DellaPratica {}

    /// Handed over at the counter (*ritiro*).
    ///
    /// @param titolo legale rappresentante, delegato, corriere
    /// @param documento kind and number of the identity document: the minimum
    /// @param nota why it was handed over all the same, where the office had a doubt; `null` if it had none
    /// @param arrivoMs since when who collects stood at the counter ([Arrivo]); `null` if not known
    record PraticaConsegnata(
            NumeroPratica numero,
            String ritirante,
            String titolo,
            String documento,
            List<String> pezzi,
            @Nullable String nota,
            @Nullable Long arrivoMs)
            implements DellaPratica {}

    /// The certificate is a document that the company prints itself (*stampa in azienda*): it is at the company's
    /// disposal as soon as the centre has it, and nothing is handed over at the counter.
    ///
    /// @param documento SHA-256 of the PDF
    record PraticaMessaADisposizione(NumeroPratica numero, NumeroCertificato certificato, Hash documento)
            implements DellaPratica {}

    /// What was asked beside a certificate was done in the transaction of this fact: deleghe, annulments, reports,
    /// visti. Nothing is numbered and nothing goes to the printer of certificates.
    ///
    /// @param seguiti what was done, a sentence each
    /// @param visti to be handed over; none where there is nothing to collect
    record PraticaEvasa(NumeroPratica numero, List<String> seguiti, List<NumeroVisto> visti) implements DellaPratica {
        public PraticaEvasa {
            seguiti = List.copyOf(seguiti);
            visti = List.copyOf(visti);
        }
    }

    /// Its certificate was annulled: the pratica ends without a valid one.
    record PraticaAnnullata(NumeroPratica numero, NumeroCertificato certificato, String motivo)
            implements DellaPratica {}
}
