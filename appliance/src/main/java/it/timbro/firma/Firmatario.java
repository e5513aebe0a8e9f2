package it.timbro.firma;

import it.timbro.pratica.CodiceFiscale;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One signature of a file and who made it. Text is empty where the certificate is silent.
///
/// @param livello        1 is the outermost envelope
/// @param controfirma    signs another's signature, not the content
/// @param codiceFiscale  only if its check character is right
/// @param idOrganizzazione such as `VATIT-01234567890`
/// @param numeroSerie    of the certificate, upper-case hexadecimal
/// @param validoDa       `null`, like `validoFino`, if the file does not carry the signer's certificate
/// @param dichiarataIl   when the signer says to have signed: a claim, not a proof
/// @param algoritmo      such as `SHA-256, RSA 2048`
/// @param motivo         why it is not [Integrita#INTEGRA], for people; empty if it is
public record Firmatario(
        int livello,
        boolean controfirma,
        String nome,
        @Nullable CodiceFiscale codiceFiscale,
        String organizzazione,
        String idOrganizzazione,
        String numeroSerie,
        String emittente,
        @Nullable Instant validoDa,
        @Nullable Instant validoFino,
        @Nullable Instant dichiarataIl,
        String algoritmo,
        Integrita integrita,
        String motivo,
        StatoCertificato stato,
        Ammissione ammissione) {}
