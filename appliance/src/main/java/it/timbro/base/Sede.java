package it.timbro.base;

import java.util.regex.Pattern;

/// Code of an office: letters of the province and a digit (`GE1` Genova, `GE2` Chiavari), or a chamber (`GE`), or
/// `CENTRO`.
/// Stands in the key of every table.
public record Sede(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[0-9]{0,2}|CENTRO");

    public Sede {
        if (!CODE.matcher(code).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("sede «" + code + "» non riconosciuta");
        }
    }

    /// The chamber it belongs to: `GE` of `GE1`, and of `GE` itself.
    public Sede camera() {
        return new Sede(code.substring(0, 2));
    }

    @Override
    public String toString() {
        return code;
    }
}
