package it.timbro.operatori;

/// What keeps passwords and tokens from being read in the journal.
public interface Cifratura {
    /// The form in which a password is kept; another one each time.
    String cifra(String password);

    /// A secret that no password matches, although the comparison takes as long as any other. Costs
    /// nothing to make.
    String nessuno();

    /// Whether a password is the one that was kept. Takes as long for a wrong one.
    boolean combacia(String password, String segreto);

    /// A password for somebody who will choose another one at once: 79 random bits, to be read out.
    String nuovaPassword();

    /// A new token for a program: 256 random bits.
    String nuovoGettone();

    /// Fingerprint of a token, SHA-256 in hexadecimal: a token is random, so it needs no slow
    /// function.
    String impronta(String gettone);
}
