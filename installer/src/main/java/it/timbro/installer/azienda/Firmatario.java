package it.timbro.installer.azienda;

import java.nio.file.Path;

/// An invented person with a signing key; the certificate carries name and codice fiscale as
/// qualified ones do in Italy (`serialNumber=TINIT-...`, ETSI EN 319 412-1 par. 5.1.3).
public record Firmatario(String nome, String cognome, String codiceFiscale, Path key, Path certificate) {

    /// The certificate's common name.
    public String commonName() {
        return (nome + " " + cognome).toUpperCase(java.util.Locale.ROOT);
    }
}
