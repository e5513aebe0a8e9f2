package it.timbro.installer.azienda;

import java.util.List;

/// One request ready to go. `sede`: code of the detached office (`GE2`), empty for the chamber's
/// main one.
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Richiesta(String descrizione, Modello modello, byte[] firmato, String sede, List<Allegato> allegati) {}
