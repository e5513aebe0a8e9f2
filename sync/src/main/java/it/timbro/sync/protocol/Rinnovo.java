package it.timbro.sync.protocol;

/// An enrolled device asks for its next certificate, showing the one it has.
///
/// @param richiesta PKCS #10 (RFC 2986), DER, for a new key; its subject names the device
public record Rinnovo(byte[] richiesta) {}
