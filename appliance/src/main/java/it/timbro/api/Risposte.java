package it.timbro.api;

import it.timbro.base.Fidato;
import it.timbro.base.Rejection;
import it.timbro.base.Time;
import it.timbro.certificato.Numeri;
import it.timbro.collegamento.Parola;
import it.timbro.firma.Ammissione;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Firmatario;
import it.timbro.firma.StatoCertificato;
import it.timbro.firma.Verifica;
import it.timbro.formulari.Formulari;
import it.timbro.journal.Recorded;
import it.timbro.orologio.Parole;
import it.timbro.pratica.DatiImpresa;
import it.timbro.pratica.DellaPratica;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.Modello;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Riga;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.SerialeFormulario;
import it.timbro.sync.session.LinkState;
import it.timbro.sync.transport.Causa;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The shapes of the API's answers. Names of components are the names of the JSON fields: they
/// never change, only new ones are added. `null` means «not known» or «not there» and is always
/// written.
final class Risposte {
    private Risposte() {}

    /// Why a signed file cannot be taken, with its number in the catalogue of problems.
    record Difetto(int numero, String frase, String rimedio) {
        static Difetto of(Rejection rejection) {
            return new Difetto(rejection.problem().number(), rejection.what(), rejection.toDo());
        }
    }

    /// How far the clock can be trusted.
    ///
    /// @param nonPrima `null` where nothing is known
    /// @param nonDopo `null` where no end is known
    /// @param scartoMs how far the wall clock certainly is off, positive if ahead; 0 if it may be
    ///     right
    record Orologio(
            String frase,
            @Nullable String nonPrima,
            @Nullable String nonDopo,
            long scartoMs,
            boolean concordi,
            List<String> fonti) {
        static Orologio of(Fidato.Stato stato) {
            Time.Bounds limiti = stato.limiti();
            return new Orologio(
                    Parole.frase(stato),
                    limiti.notBeforeMs() == 0 ? null : Orario.of(limiti.notBeforeMs()),
                    limiti.notAfterMs() == Long.MAX_VALUE ? null : Orario.of(limiti.notAfterMs()),
                    stato.scartoMs(),
                    stato.concordi(),
                    stato.fonti());
        }
    }

    record Collegamento(
            boolean collegato,
            @Nullable String causa,
            String frase,
            String dalle,
            @Nullable String ultimoScambio,
            long orologioCentraleAvantiMs) {
        static Collegamento of(LinkState stato) {
            @Nullable Causa causa = stato.causa();
            return new Collegamento(
                    stato.collegato(),
                    causa == null ? null : causa.name().toLowerCase(Locale.ROOT),
                    stato.sentence(),
                    Orario.of(stato.sinceMs()),
                    stato.lastExchangeMs() == 0 ? null : Orario.of(stato.lastExchangeMs()),
                    stato.centreAheadMs());
        }
    }

    record InAttesa(long fatti, int file, long byteDeiFile) {
        static InAttesa of(LinkState.Waiting waiting) {
            return new InAttesa(waiting.entries(), waiting.files(), waiting.fileBytes());
        }
    }

    record StatoNumeri(int anno, int liberi) {}

    record StatoFormulari(int inGiacenza, int impegnati, int usati, int guasti) {
        static StatoFormulari of(Map<Formulari.Stato, Integer> quanti) {
            return new StatoFormulari(
                    quanti.getOrDefault(Formulari.Stato.GIACENZA, 0),
                    quanti.getOrDefault(Formulari.Stato.IMPEGNATO, 0),
                    quanti.getOrDefault(Formulari.Stato.USATO, 0),
                    quanti.getOrDefault(Formulari.Stato.GUASTO, 0));
        }
    }

    record Elenco(List<RigaPratica> pratiche, boolean troncato) {}

    record RigaPratica(
            String numero,
            String stato,
            String statoParola,
            String tipo,
            String denominazione,
            String codiceFiscale,
            String destinatario,
            String paese,
            String fatture,
            @Nullable String protocollo,
            @Nullable String certificato,
            String presentata,
            String cambiata) {
        static RigaPratica of(Riga riga) {
            return new RigaPratica(
                    riga.numero(),
                    riga.stato().name(),
                    riga.stato().parola(),
                    riga.tipo().name(),
                    riga.denominazione(),
                    riga.codiceFiscale(),
                    riga.destinatario(),
                    riga.paese(),
                    riga.fatture(),
                    riga.protocollo().isEmpty() ? null : riga.protocollo(),
                    riga.certificato().isEmpty() ? null : riga.certificato(),
                    Orario.of(riga.presentataMs()),
                    Orario.of(riga.cambiataMs()));
        }
    }

    record Pratica(
            String numero,
            String sede,
            String stato,
            String statoParola,
            int epoca,
            long versione,
            String tipo,
            String consegnaInCentrale,
            @Nullable String protocollo,
            @Nullable String certificato,
            List<String> seriali,
            String presentata,
            String cambiata,
            Impresa impresa,
            @Nullable Certificabile certificabile,
            List<File> file,
            Scelte opzioni,
            Firma firma,
            List<Rilievo> rilievi,
            @Nullable String motivo,
            List<Nota> note,
            List<Certificato> certificati,
            List<Evento> storia) {
        static Pratica of(Ufficio.Pratica found, Parola parola, List<Recorded> storia) {
            Scheda scheda = found.scheda();
            return new Pratica(
                    scheda.numero().text(),
                    scheda.sede().code(),
                    scheda.stato().name(),
                    scheda.stato().parola(),
                    scheda.epoca(),
                    scheda.versione(),
                    scheda.presentazione().tipo().name(),
                    parola.testo(),
                    scheda.protocollo().map(Object::toString).orElse(null),
                    scheda.certificato().map(Object::toString).orElse(null),
                    scheda.seriali().stream().map(SerialeFormulario::text).toList(),
                    Orario.of(scheda.presentataMs()),
                    Orario.of(scheda.cambiataMs()),
                    Impresa.of(scheda.impresa()),
                    Certificabile.of(scheda.modello()),
                    scheda.files().stream().map(File::of).toList(),
                    Scelte.of(scheda.opzioni()),
                    Firma.of(scheda.presentazione().firma()),
                    scheda.rilievi().stream().map(Rilievo::of).toList(),
                    scheda.motivo(),
                    found.note().stream().map(Nota::of).toList(),
                    found.certificati().stream().map(Certificato::of).toList(),
                    storia.stream().map(Evento::of).toList());
        }
    }

    record Impresa(
            String denominazione,
            String codiceFiscale,
            @Nullable String rea) {
        static Impresa of(DatiImpresa impresa) {
            return new Impresa(
                    impresa.denominazione(),
                    impresa.codiceFiscale().valore(),
                    impresa.rea() == null ? null : impresa.rea().toString());
        }
    }

    /// The boxes of a certificate of origin, as the company wrote them.
    record Certificabile(
            String speditore,
            String destinatario,
            List<String> paesiOrigine,
            List<String> paesiDestinazione,
            String trasporto,
            String osservazioni,
            List<Pagina> pagine,
            List<Fattura> fatture,
            String fatturatoTotale) {
        static @Nullable Certificabile of(Modello modello) {
            return switch (modello) {
                case Modello.CertificatoOrigine co ->
                    new Certificabile(
                            co.speditore(),
                            co.destinatario(),
                            co.paesiOrigine(),
                            co.paesiDestinazione(),
                            co.trasporto(),
                            co.osservazioni(),
                            co.pagine().stream()
                                    .map(pagina -> new Pagina(pagina.merci(), pagina.quantita()))
                                    .toList(),
                            co.fatture().stream()
                                    .map(fattura -> new Fattura(
                                            fattura.numero(), fattura.data().toString()))
                                    .toList(),
                            co.fatturatoTotale());
                case Modello.Visti _, Modello.Denuncia _, Modello.Altro _ -> null;
            };
        }
    }

    record Pagina(String merci, String quantita) {}

    record Fattura(String numero, String data) {}

    record File(String nome, String tipo, String descrizione, String sha256, long dimensione) {
        static File of(DellaPratica.Allegato allegato) {
            return new File(
                    allegato.nome(),
                    allegato.tipo(),
                    allegato.descrizione(),
                    allegato.sha256().hex(),
                    allegato.size());
        }
    }

    record Scelte(
            @Nullable Integer copie,
            @Nullable String supporto,
            @Nullable String consegna,
            @Nullable String pagamento,
            @Nullable Boolean urgente) {
        static Scelte of(Opzioni opzioni) {
            return new Scelte(
                    opzioni.numeroCopie(),
                    nome(opzioni.supporto()),
                    nome(opzioni.consegna()),
                    nome(opzioni.pagamento()),
                    opzioni.urgente());
        }

        private static @Nullable String nome(@Nullable Enum<?> value) {
            return value == null ? null : value.name();
        }
    }

    /// The three answers as they were when the pratica came in.
    record Firma(
            String integrita,
            String stato,
            String statoMotivo,
            String verdetto,
            String verdettoMotivo,
            String verificata,
            List<FirmatarioDellaPratica> firmatari) {
        static Firma of(EsitoFirma esito) {
            return new Firma(
                    esito.integrita().name().toLowerCase(Locale.ROOT),
                    esito.stato().name().toLowerCase(Locale.ROOT),
                    esito.statoMotivo(),
                    esito.verdetto().name().toLowerCase(Locale.ROOT),
                    esito.verdettoMotivo(),
                    Orario.of(esito.quandoMs()),
                    esito.firmatari().stream().map(FirmatarioDellaPratica::of).toList());
        }
    }

    record FirmatarioDellaPratica(
            String nome,
            @Nullable String codiceFiscale,
            String organizzazione,
            String emittente,
            @Nullable String firmato) {
        static FirmatarioDellaPratica of(EsitoFirma.Firmatario firmatario) {
            return new FirmatarioDellaPratica(
                    firmatario.nome(),
                    firmatario.codiceFiscale(),
                    firmatario.organizzazione(),
                    firmatario.emittente(),
                    Orario.orNull(firmatario.firmatoMs()));
        }
    }

    record Rilievo(String casella, String testo) {
        static Rilievo of(DellaPratica.Rilievo rilievo) {
            return new Rilievo(rilievo.casella(), rilievo.testo());
        }
    }

    record Nota(String quando, String testo) {
        static Nota of(Pratiche.Nota nota) {
            return new Nota(Orario.of(nota.ms()), nota.testo());
        }
    }

    record Certificato(
            String numero,
            String pratica,
            String stato,
            String documentoSha256,
            @Nullable String emesso,
            @Nullable String annullato,
            @Nullable String motivo) {
        static Certificato of(Numeri.Certificato certificato) {
            return new Certificato(
                    certificato.numero().text(),
                    certificato.pratica().text(),
                    certificato.stato().name(),
                    certificato.documento().hex(),
                    Orario.orNull(certificato.emessoMs()),
                    Orario.orNull(certificato.annullatoMs()),
                    certificato.motivo());
        }
    }

    /// @param flusso and `seq` identify the fact for ever
    record Evento(String quando, String flusso, long seq, String operatore, String fatto) {
        static Evento of(Recorded recorded) {
            return new Evento(
                    Orario.of(recorded.time().wallMs()),
                    recorded.stream().toString(),
                    recorded.seq(),
                    recorded.operatore(),
                    recorded.fact() instanceof it.timbro.pratica.Sconosciuto unknown
                            ? unknown.kind()
                            : recorded.fact().getClass().getSimpleName());
        }
    }

    record Verificata(
            String integrita,
            @Nullable Difetto problema,
            String motivo,
            String ammissione,
            String ammissioneMotivo,
            String verificata,
            List<FirmatarioVerificato> firmatari,
            @Nullable ContenutoInterno contenuto,
            List<String> avvertenze) {
        static Verificata of(Verifica verifica) {
            @Nullable Contenuto contenuto = verifica.contenuto();
            return new Verificata(
                    verifica.integrita().parola(),
                    verifica.rifiuto().map(Difetto::of).orElse(null),
                    verifica.motivo(),
                    parola(verifica.ammissione()),
                    perche(verifica.ammissione()),
                    Orario.of(verifica.al()),
                    verifica.firmatari().stream().map(FirmatarioVerificato::of).toList(),
                    contenuto == null
                            ? null
                            : new ContenutoInterno(
                                    contenuto.tipo().name(), contenuto.sha256().hex(), contenuto.bytes().length),
                    verifica.avvertenze());
        }
    }

    record ContenutoInterno(String tipo, String sha256, long dimensione) {}

    record FirmatarioVerificato(
            int livello,
            boolean controfirma,
            String nome,
            @Nullable String codiceFiscale,
            String organizzazione,
            String idOrganizzazione,
            String numeroSerie,
            String emittente,
            @Nullable String validoDa,
            @Nullable String validoFino,
            @Nullable String dichiarataIl,
            String algoritmo,
            String integrita,
            String motivo,
            StatoDelCertificato certificato,
            String ammissione,
            String ammissioneMotivo) {
        static FirmatarioVerificato of(Firmatario firmatario) {
            return new FirmatarioVerificato(
                    firmatario.livello(),
                    firmatario.controfirma(),
                    firmatario.nome(),
                    firmatario.codiceFiscale() == null
                            ? null
                            : firmatario.codiceFiscale().valore(),
                    firmatario.organizzazione(),
                    firmatario.idOrganizzazione(),
                    firmatario.numeroSerie(),
                    firmatario.emittente(),
                    Orario.orNull(firmatario.validoDa()),
                    Orario.orNull(firmatario.validoFino()),
                    Orario.orNull(firmatario.dichiarataIl()),
                    firmatario.algoritmo(),
                    firmatario.integrita().parola(),
                    firmatario.motivo(),
                    StatoDelCertificato.of(firmatario.stato()),
                    parola(firmatario.ammissione()),
                    perche(firmatario.ammissione()));
        }
    }

    /// @param quando of the revocation, the end or the beginning of validity, or the list that says
    ///     «good»
    /// @param motivo why it is not knowable here, empty otherwise
    record StatoDelCertificato(String stato, @Nullable String quando, String motivo) {
        static StatoDelCertificato of(StatoCertificato stato) {
            return switch (stato) {
                case StatoCertificato.Buono(var elencoDel) ->
                    new StatoDelCertificato("buono", Orario.of(elencoDel), "");
                case StatoCertificato.Revocato(var quando) ->
                    new StatoDelCertificato("revocato", Orario.of(quando), "");
                case StatoCertificato.Scaduto(var quando) -> new StatoDelCertificato("scaduto", Orario.of(quando), "");
                case StatoCertificato.NonAncoraValido(var validoDa) ->
                    new StatoDelCertificato("non_ancora_valido", Orario.of(validoDa), "");
                case StatoCertificato.NonConoscibile(var motivo) ->
                    new StatoDelCertificato("non_conoscibile", null, motivo);
            };
        }
    }

    private static String parola(Ammissione ammissione) {
        return switch (ammissione) {
            case Ammissione.Ammessa _ -> "ammessa";
            case Ammissione.NonAmmessa _ -> "non_ammessa";
            case Ammissione.DaValutare _ -> "da_valutare";
        };
    }

    private static String perche(Ammissione ammissione) {
        return switch (ammissione) {
            case Ammissione.Ammessa _ -> "";
            case Ammissione.NonAmmessa(String motivo) -> motivo;
            case Ammissione.DaValutare(String motivo) -> motivo;
        };
    }
}
