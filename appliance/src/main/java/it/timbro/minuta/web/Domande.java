package it.timbro.minuta.web;

import it.timbro.pratica.CodiceFiscale;
import it.timbro.pratica.IdPresentazione;
import it.timbro.pratica.Modello.CertificatoOrigine;
import it.timbro.pratica.NumeroPratica;
import java.util.List;

/// What the pages of the modello ask of other rooms.
public interface Domande {
    /// What is known of a company: who it is, box 1 as its data say, earlier pratiche, usual
    /// consignees.
    Azienda azienda(CodiceFiscale impresa);

    /// The boxes of an earlier pratica of this company; refused where it is none.
    CertificatoOrigine precedente(NumeroPratica numero, CodiceFiscale impresa);

    /// A modello base from a file, XML or signed; refused where it is none for a certificate.
    CertificatoOrigine letto(byte[] file);

    /// Whether the file is an envelope that somebody signed.
    boolean firmato(byte[] file);

    byte[] xml(CertificatoOrigine modello);

    /// What the examination would find in the boxes now.
    List<MinutaView.Appunto> appunti(CertificatoOrigine modello);

    /// Names of countries in two languages, for the fields that want one.
    List<String> paesi();

    /// Whether it was presented already; then what is left of it is put in order.
    boolean presentata(IdPresentazione id, String operatore);

    /// @param rea "" if none is known
    /// @param speditore box 1
    /// @param rubrica names of usual consignees
    /// @param posti the seat first
    record Azienda(
            boolean conosciuta,
            String denominazione,
            String rea,
            String speditore,
            List<MinutaView.Precedente> precedenti,
            List<String> rubrica,
            List<Posto> posti) {}

    /// The seat or a local unit of the company.
    ///
    /// @param voce as the table shows it
    /// @param speditore box 1, if the goods are this one's
    record Posto(MinutaView.Posto voce, String speditore) {}
}
