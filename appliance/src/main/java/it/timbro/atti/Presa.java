package it.timbro.atti;

import it.timbro.base.Problem;
import it.timbro.centro.Camere;
import it.timbro.centro.a2a.Bozza;
import it.timbro.centro.a2a.Elenco;
import it.timbro.centro.a2a.Limiti;
import it.timbro.centro.a2a.Mittente;
import it.timbro.centro.a2a.Numerazione;
import it.timbro.journal.Reading;
import it.timbro.journal.Tx;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.DellaPratica.NotaAggiunta;
import it.timbro.pratica.DellaPratica.RinunciaPervenuta;
import it.timbro.pratica.Modello;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni;
import it.timbro.pratica.Pratiche;
import it.timbro.pratica.Rea;
import it.timbro.pratica.Scheda;
import it.timbro.pratica.TipoAllegato;
import it.timbro.pratica.TipoPratica;
import it.timbro.sync.protocol.Hash;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A company's program prepares a request at the centre, before and until it sends it: [Invio]. Every check happens
/// before anything is kept; the file is on disk before the row that names it. Every act may be called again, by a
/// program that got no answer, and answers the same. Any thread may call.
public final class Presa {
    private static final ZoneId ROMA = ZoneId.of("Europe/Rome");

    private final Centrale centrale;
    private final Esame esame;

    public Presa(Centrale centrale, Esame esame) {
        this.centrale = centrale;
        this.esame = esame;
    }

    /// What the program says beside the signed file. Empty where it says nothing.
    ///
    /// @param camera two letters
    /// @param sede office of the chamber
    public record Richiesta(
            String tipoPratica, String descrizione, String camera, String sede, String codiceFiscale, byte[] p7m) {}

    /// Makes an unsent pratica. The same signed file from the same account, while the first is not closed, is the
    /// same pratica.
    public Bozza crea(Mittente mittente, Richiesta richiesta) {
        Hash impronta = Hash.of(richiesta.p7m());
        Optional<Bozza> gia = centrale.journal().read(rows -> viva(rows, mittente, impronta));
        if (gia.isPresent()) {
            return gia.get();
        }
        Esame.Domanda domanda = esame.domanda(richiesta.p7m());
        checkTipo(richiesta.tipoPratica(), domanda.modello().tipo());
        checkImpresa(richiesta.codiceFiscale(), domanda.modello());
        Camere.Camera camera = camera(richiesta, domanda.modello());
        Camere.Ufficio ufficio = centrale.camere().instrada(camera, richiesta.sede());
        Hash kept = centrale.archivio().keep(richiesta.p7m());
        Allegato firmato = new Allegato(
                kept, "modello-base.xml.p7m", TipoAllegato.MOB.name(), "Modello base firmato", richiesta.p7m().length);
        Bozza.Corpo corpo = new Bozza.Corpo(
                mittente.operativo(),
                Testo.tidy(richiesta.descrizione(), Limiti.TESTO_CARATTERI),
                ufficio.sede(),
                domanda.modello(),
                firmato,
                domanda.firma(),
                List.of(),
                Opzioni.NESSUNA,
                "",
                Bozza.Correzione.VUOTA);
        return centrale.journal()
                .write(
                        camera.stream(),
                        mittente.operatore(),
                        tx -> viva(tx, mittente, impronta)
                                .orElseGet(() -> insert(tx, mittente, camera, impronta, corpo)));
    }

    private Optional<Bozza> viva(Reading rows, Mittente mittente, Hash impronta) {
        return centrale.bozze().dellImpronta(rows, mittente.utente(), impronta).stream()
                .filter(bozza -> centrale.pratiche()
                        .find(rows, bozza.numero())
                        .map(scheda -> !scheda.stato().chiusa())
                        .orElse(true))
                .findFirst();
    }

    private Bozza insert(Tx tx, Mittente mittente, Camere.Camera camera, Hash impronta, Bozza.Corpo corpo) {
        if (centrale.bozze().quanteAperte(tx, mittente.utente()) >= Limiti.BOZZE) {
            throw Problem.TROPPE_BOZZE.rejected(Limiti.BOZZE);
        }
        var giorno = tx.now().atZone(ROMA).toLocalDate();
        NumeroPratica numero = Numerazione.dopo(
                giorno,
                centrale.bozze().ultimo(tx, Numerazione.prefix(giorno)),
                tx.stream().incarnation());
        Bozza bozza = new Bozza(
                numero,
                mittente.utente(),
                camera.sigla(),
                impronta,
                tx.now().toEpochMilli(),
                Bozza.Stato.APERTA,
                corpo);
        centrale.bozze().insert(tx, bozza);
        return bozza;
    }

    /// Adds an attachment to an unsent pratica.
    public Bozza allega(Mittente mittente, NumeroPratica numero, FileInviato file) {
        Bozza seen = aperta(centrale.journal().read(rows -> sua(rows, mittente, numero)));
        TipoPratica tipo = seen.corpo().modello().tipo();
        @Nullable Opzioni opzioni = esame.allegato(file.bytes(), file.codice(), tipo);
        checkRoom(seen, file);
        Allegato allegato = file.keep(centrale.archivio());
        return write(seen, mittente, tx -> {
            Bozza bozza = aperta(sua(tx, mittente, numero));
            checkRoom(bozza, file);
            Bozza after = bozza.con(allegato, opzioni);
            centrale.bozze().update(tx, after);
            return after;
        });
    }

    /// Withdraws an unsent pratica. A sent one is not withdrawn this way.
    public Bozza annulla(Mittente mittente, NumeroPratica numero) {
        Bozza seen = centrale.journal().read(rows -> sua(rows, mittente, numero));
        return write(seen, mittente, tx -> {
            Bozza bozza = sua(tx, mittente, numero);
            if (bozza.stato() == Bozza.Stato.ANNULLATA) {
                return bozza;
            }
            Bozza after = aperta(bozza).in(Bozza.Stato.ANNULLATA);
            centrale.bozze().update(tx, after);
            return after;
        });
    }

    /// Gives up a request that was sent: a message to the office that owns the pratica, whose answer alone ends it.
    /// Twice is once, until the office answers.
    public Bozza rinuncia(Mittente mittente, NumeroPratica numero, String written) {
        String motivo = Testo.lines(written);
        if (motivo.length() > Limiti.NOTA_CARATTERI) {
            throw Problem.NOTA_TROPPO_LUNGA.rejected(motivo.length(), Limiti.NOTA_CARATTERI);
        }
        Bozza seen = centrale.journal().read(rows -> sua(rows, mittente, numero));
        return write(seen, mittente, tx -> {
            Bozza bozza = sua(tx, mittente, numero);
            if (bozza.stato() != Bozza.Stato.INVIATA) {
                throw Problem.PRATICA_NON_MODIFICABILE.rejected(numero, "non è stata inviata: si annulla");
            }
            Scheda scheda = centrale.pratiche().read(tx, numero);
            if (scheda.stato().chiusa()) {
                throw Problem.PRATICA_NON_MODIFICABILE.rejected(
                        numero, "è chiusa (" + scheda.stato().parola() + ")");
            }
            if (!centrale.bozze().rinunciaInoltrata(tx, numero)) {
                tx.append(new RinunciaPervenuta(numero, motivo), scheda.sede());
            }
            return bozza;
        });
    }

    /// Before sending the note goes with the request; afterwards it is a message to the office that owns the
    /// pratica.
    public Bozza annota(Mittente mittente, NumeroPratica numero, String written) {
        String nota = Testo.lines(written);
        if (nota.length() > Limiti.NOTA_CARATTERI) {
            throw Problem.NOTA_TROPPO_LUNGA.rejected(nota.length(), Limiti.NOTA_CARATTERI);
        }
        Bozza seen = centrale.journal().read(rows -> sua(rows, mittente, numero));
        return write(seen, mittente, tx -> {
            Bozza bozza = sua(tx, mittente, numero);
            return switch (bozza.stato()) {
                case ANNULLATA -> aperta(bozza);
                case INVIATA -> annotaInviata(tx, bozza, nota);
                case APERTA -> {
                    Bozza after = bozza.conNote(nota);
                    centrale.bozze().update(tx, after);
                    yield after;
                }
            };
        });
    }

    private Bozza annotaInviata(Tx tx, Bozza bozza, String nota) {
        Scheda scheda = centrale.pratiche().read(tx, bozza.numero());
        if (scheda.stato().chiusa()) {
            throw Problem.PRATICA_NON_MODIFICABILE.rejected(
                    bozza.numero(), "è chiusa (" + scheda.stato().parola() + ")");
        }
        List<Pratiche.Nota> note = centrale.pratiche().note(tx, bozza.numero());
        boolean same = !note.isEmpty() && note.getLast().testo().equals(nota);
        if (!same && !nota.isEmpty()) {
            tx.append(new NotaAggiunta(bozza.numero(), nota), scheda.sede());
        }
        return bozza;
    }

    private Bozza sua(Reading rows, Mittente mittente, NumeroPratica numero) {
        return Elenco.sua(centrale.bozze(), rows, mittente, numero);
    }

    private <T> T write(Bozza bozza, Mittente mittente, it.timbro.journal.Journal.Work<T> work) {
        return centrale.journal()
                .write(centrale.camere().cameraDi(bozza.corpo().sede()).stream(), mittente.operatore(), work);
    }

    private static Bozza aperta(Bozza bozza) {
        return switch (bozza.stato()) {
            case APERTA -> bozza;
            case INVIATA -> throw Problem.PRATICA_NON_MODIFICABILE.rejected(bozza.numero(), "è già stata inviata");
            case ANNULLATA -> throw Problem.PRATICA_NON_MODIFICABILE.rejected(bozza.numero(), "è stata annullata");
        };
    }

    static void checkRoom(Bozza bozza, FileInviato file) {
        if (bozza.corpo().allegati().size()
                        + bozza.corpo().correzione().allegati().size()
                >= Limiti.ALLEGATI) {
            throw Problem.TROPPI_ALLEGATI.rejected(Limiti.ALLEGATI);
        }
        long bytes = bozza.corpo().bytes() + file.bytes().length;
        if (bytes > Limiti.PRATICA_BYTES) {
            throw Problem.PRATICA_OLTRE_21_MB.rejected("con questo file sarebbe di " + bytes + " byte");
        }
    }

    private static void checkTipo(String said, TipoPratica signed) {
        if (said.isEmpty()) {
            return;
        }
        TipoPratica tipo = TipoPratica.parse(said)
                .orElseThrow(() -> Problem.TIPO_PRATICA_SCONOSCIUTO.rejected(Testo.tidy(said, 20)));
        if (tipo != signed) {
            throw Problem.TIPO_DIVERSO.rejected(tipo, signed);
        }
    }

    private static void checkImpresa(String said, Modello modello) {
        if (said.isEmpty()) {
            return;
        }
        CodiceFiscale codice = CodiceFiscale.parse(said)
                .orElseThrow(() -> Problem.CODICE_FISCALE_ERRATO.rejected(Testo.tidy(said, 20)));
        CodiceFiscale signed = modello.impresa().codiceFiscale();
        if (!codice.equals(signed)) {
            throw Problem.IMPRESA_DIVERSA.rejected(
                    "il codice fiscale è " + codice + ", nel modello firmato è " + signed);
        }
    }

    private Camere.Camera camera(Richiesta richiesta, Modello modello) {
        Rea rea = modello.impresa().rea();
        String written = richiesta.camera().isEmpty() && rea != null ? rea.provincia() : richiesta.camera();
        return centrale.camere()
                .camera(written)
                .orElseThrow(() -> Problem.SEDE_SCONOSCIUTA.rejected(Testo.tidy(written, 20)));
    }
}
