package it.timbro.sync.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What makes a device known to the centre: the answer to an [Iscrizione] and to a [Rinnovo].
///
/// @param certificato of the device, X.509, DER
/// @param autorita who made it, X.509, DER
/// @param sigillo the centre's seal for what travels on a stick, X.509, DER; missing in the first release
public record Tessera(
        byte[] certificato,
        byte[] autorita,
        @JsonInclude(JsonInclude.Include.NON_NULL) byte @Nullable [] sigillo) {
    public Tessera(byte[] certificato, byte[] autorita) {
        this(certificato, autorita, null);
    }
}
