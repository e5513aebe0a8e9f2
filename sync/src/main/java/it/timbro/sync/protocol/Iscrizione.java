package it.timbro.sync.protocol;

/// A device asks to be enrolled.
///
/// @param sede the branch it stands in
/// @param codice the one-time code that the centre made for that branch, as a person typed it
/// @param richiesta PKCS #10 (RFC 2986), DER; its subject names the branch
public record Iscrizione(String sede, String codice, byte[] richiesta) {
    @Override
    public String toString() {
        return "Iscrizione[" + sede + ", code withheld]";
    }
}
