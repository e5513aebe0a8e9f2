package it.timbro.installer.azienda;

/// One attachment as `aggiungiAllegatoA2A` takes it. `tipo`: three upper-case letters (FAE
/// invoice, PAC packing list, ...).
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Allegato(String tipo, String descrizione, String fileName, byte[] content) {}
