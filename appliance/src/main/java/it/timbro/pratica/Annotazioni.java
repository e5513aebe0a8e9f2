package it.timbro.pratica;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a company says in the *annotazioni* of a pratica, for which the request has no field: the
/// export invoice, whether that is proforma or partial, the formulario, and whose place the new
/// certificate takes. It is read out of free words, so it is shown and compared, and never taken for
/// what was signed.
///
/// @param fatture numbers of invoices, as written
/// @param formulari to be printed on, or of the certificate that a copy is asked of
/// @param sostituiti certificates whose place the new one takes
public record Annotazioni(
        List<String> fatture,
        boolean proforma,
        boolean parziale,
        List<SerialeFormulario> formulari,
        List<NumeroCertificato> sostituiti) {
    private static final String NUMERO = "(?:n(?:r|o|um|umero)?\\b\\.?\\s*°?\\s*|n°\\s*|#\\s*)?";

    private static final Pattern FATTURA = pattern("\\b(?:fatt(?:ur[ae]|\\.)|ft\\b\\.?|invoice|inv\\.)\\s*"
            + "(?:(?:pro\\s?-?forma|parziale|commerciale|export|di esportazione|di vendita)\\s*)?" + NUMERO
            + "([a-z0-9][a-z0-9./_-]*)");

    /// A letter and seven digits speak for themselves; digits alone only after their name.
    private static final Pattern FORMULARIO =
            pattern("\\b([a-z]\\d{7})\\b|\\b(?:formulari[oi]|serial[ei])\\W{0,3}" + NUMERO + "(\\d{7,8})\\b");

    private static final Pattern PROFORMA = pattern("\\bpro[\\s-]?forma\\b");
    private static final Pattern PARZIALE = pattern("\\b(?:parzial[ei]|partial|acconto)\\b");
    private static final Pattern SOSTITUISCE = pattern("\\bsostitu");
    private static final Pattern CERTIFICATO = pattern("\\bC\\d{2}[a-z]{2}\\d{7}\\b");

    /// Most of each that are read: a text is a company's, and of any length.
    private static final int MAX = 20;

    public Annotazioni {
        fatture = List.copyOf(fatture);
        formulari = List.copyOf(formulari);
        sostituiti = List.copyOf(sostituiti);
    }

    /// @param testo all that the company wrote beside the modello
    public static Annotazioni di(String testo) {
        return new Annotazioni(
                FATTURA.matcher(testo)
                        .results()
                        .map(found -> found.group(1).replaceFirst("[./_-]+$", ""))
                        .filter(numero -> numero.chars().anyMatch(Character::isDigit))
                        .distinct()
                        .limit(MAX)
                        .toList(),
                PROFORMA.matcher(testo).find(),
                PARZIALE.matcher(testo).find(),
                FORMULARIO
                        .matcher(testo)
                        .results()
                        .flatMap(found ->
                                Stream.of(1, 2).flatMap(group -> Optional.ofNullable(found.group(group)).stream()))
                        .flatMap(text -> SerialeFormulario.parse(text).stream())
                        .distinct()
                        .limit(MAX)
                        .toList(),
                SOSTITUISCE.matcher(testo).find()
                        ? CERTIFICATO
                                .matcher(testo)
                                .results()
                                .flatMap(found -> NumeroCertificato.parse(found.group()).stream())
                                .distinct()
                                .limit(MAX)
                                .toList()
                        : List.of());
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
}
