package it.timbro.firma;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// What the office makes of a signature: taken, refused, or for a person to weigh. Names are stored in facts and
/// never
/// change.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ammissione")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Ammissione.Ammessa.class, name = "ammessa"),
    @JsonSubTypes.Type(value = Ammissione.NonAmmessa.class, name = "non_ammessa"),
    @JsonSubTypes.Type(value = Ammissione.DaValutare.class, name = "da_valutare")
})
public sealed interface Ammissione {
    record Ammessa() implements Ammissione {}

    record NonAmmessa(String motivo) implements Ammissione {}

    /// Nothing speaks against it, and something is not knowable here.
    record DaValutare(String motivo) implements Ammissione {}
}
