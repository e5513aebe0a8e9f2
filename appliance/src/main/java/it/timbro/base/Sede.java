package it.timbro.base;

import java.util.regex.Pattern;

/// Code of an office: letters of the province and a digit (`GE1` Genova, `GE2` Chiavari), or a chamber (`GE`), or
/// `CENTRO`.
/// Stands in the key of every table.
public record Sede(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[0-9]{0,2}|CENTRO");

    /// The letters of the chamber for trying out.
    public static final String PROVA = "ZZ";

    public Sede {
        if (!CODE.matcher(code).matches()) {
            throw Problem.RICHIESTA_NON_VALIDA.rejected("sede «" + code + "» non riconosciuta");
        }
    }

    /// Whether it is an office for trying out (*sportello di prova*). It stands in a chamber of its
    /// own, which no province has the letters of: so protocol, certificate numbers, companies and
    /// policy of a real chamber are out of its reach by construction, here and at the centre.
    public boolean diProva() {
        return code.startsWith(PROVA);
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
