package it.timbro.atti;

import it.timbro.archivio.Archivio;
import it.timbro.arrivo.ModelloLetto;
import it.timbro.arrivo.ModelloReader;
import it.timbro.base.Problem;
import it.timbro.base.RejectedException;
import it.timbro.base.Time;
import it.timbro.firma.Contenuto;
import it.timbro.firma.Verifica;
import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.DellaPratica.Allegato;
import it.timbro.pratica.EsitoFirma;
import it.timbro.pratica.EsitoFirma.Firmatario;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.Presentazione.Persona;
import it.timbro.pratica.TipoAllegato;
import java.util.List;
import java.util.Optional;

/// The modello among the files that somebody brought to the counter: signed in a file (p7m), or
/// written here and signed with a pen. Checked as the intake of the centre checks it, with the same
/// problems. Reads files: not for inside a transaction.
///
/// @param firme as at the intake
public record ModelloPortato(Archivio archivio, Firme firme, Time time) {
    /// One that can be taken.
    ///
    /// @param file that says it
    public record Portato(CertificatoOrigine modello, Allegato file, EsitoFirma firma) {}

    /// The first of these files that is one; empty if none is.
    ///
    /// @param persona who brings it, and has signed what is not signed in a file
    /// @param organizzazione for whom, "" if for nobody else
    Optional<Portato> fra(List<Allegato> files, Persona persona, String organizzazione) {
        return files.stream()
                .flatMap(file -> leggi(file, persona, organizzazione).stream())
                .findFirst();
    }

    private Optional<Portato> leggi(Allegato file, Persona persona, String organizzazione) {
        byte[] bytes = archivio.read(file.sha256());
        return switch (Contenuto.Tipo.of(bytes)) {
            case PDF, ZIP -> Optional.empty();
            case XML -> Optional.of(portato(file, modello(bytes), suCarta(file, persona, organizzazione)));
            case ALTRO -> Esame.immagine(bytes) ? Optional.empty() : firmato(file, bytes);
        };
    }

    /// An envelope with something else in it, such as a signed invoice, is none.
    private Optional<Portato> firmato(Allegato file, byte[] bytes) {
        Verifica verifica = firme.verifica(bytes, time.now());
        Contenuto contenuto = verifica.contenuto();
        if (contenuto == null || contenuto.tipo() != Contenuto.Tipo.XML) {
            return Optional.empty();
        }
        verifica.rifiuto().ifPresent(rejection -> {
            throw new RejectedException(rejection);
        });
        return Optional.of(portato(file, modello(contenuto.bytes()), EsitoDellaFirma.of(verifica)));
    }

    private static CertificatoOrigine modello(byte[] xml) {
        return switch (ModelloReader.read(xml)) {
            case ModelloLetto.Rifiutato(var motivo) -> throw new RejectedException(motivo);
            case ModelloLetto.Letto(CertificatoOrigine co) -> co;
            case ModelloLetto.Letto(var altro) ->
                throw Problem.MODELLO_INCOMPLETO.rejected(
                        "è una pratica di tipo " + altro.tipo().nome() + ", non una richiesta di certificato");
        };
    }

    private EsitoFirma suCarta(Allegato file, Persona persona, String organizzazione) {
        CodiceFiscale codice = persona.codiceFiscale();
        return EsitoFirma.suCarta(
                new Firmatario(persona.nome(), codice == null ? null : codice.valore(), organizzazione, "", null),
                persona.documento(),
                file.sha256(),
                time.now().toEpochMilli());
    }

    private static Portato portato(Allegato file, CertificatoOrigine modello, EsitoFirma firma) {
        return new Portato(
                modello,
                new Allegato(file.sha256(), file.nome(), TipoAllegato.MOB.name(), "Modello base", file.size()),
                firma);
    }
}
