package it.timbro.pratica;

/// One line of a list of pratiche: what a person needs to choose.
public record Riga(
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
        long ultimaSeq) {}
