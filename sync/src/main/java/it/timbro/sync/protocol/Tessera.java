package it.timbro.sync.protocol;

/// What makes a device known to the centre: the answer to an [Iscrizione] and to a [Rinnovo].
///
/// @param certificato of the device, X.509, DER
/// @param autorita who made it, X.509, DER
public record Tessera(byte[] certificato, byte[] autorita) {}
