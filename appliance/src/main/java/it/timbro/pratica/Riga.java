package it.timbro.pratica;

import it.timbro.base.Sede;

/// One line of a list of pratiche: what a person needs to choose.
///
/// @param sede who owns it
/// @param decorreMs from when the promised days count: the presentazione, or the company's last answer
/// @param scadenzaMs until when the company may answer, 0 if nothing was asked
public record Riga(
        Sede sede,
        String numero,
        Stato stato,
        TipoPratica tipo,
        String denominazione,
        String codiceFiscale,
        String destinatario,
        String paese,
        String fatture,
        String protocollo,
        String certificato,
        long presentataMs,
        long cambiataMs,
        long ultimaSeq,
        boolean complessa,
        long decorreMs,
        long scadenzaMs) {}
