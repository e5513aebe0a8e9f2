package it.timbro.firma.cades;

import it.timbro.pratica.CodiceFiscale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/// A person or body as certificates name them. Italian certifiers have written the codice fiscale in many ways:
/// `TINIT-` and `PNOIT-` (ETSI EN 319 412-1), `IT:` (CNIPA 45/2009), bare, in the dnQualifier, or between the slashes
/// of the common name (CNS, and the first signing certificates).
final class Soggetto {
    private static final Pattern PREFIX =
            Pattern.compile("(?:TIN|PNO|VAT|NTR|CF)?IT[-:/ ]?(.+)", Pattern.CASE_INSENSITIVE);

    /// Controls, and marks that turn the direction of what follows.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+");

    /// X.520 allows 64 in a name; some certifiers wrote more.
    private static final int MAX_CHARACTERS = 200;

    private final X500Name name;

    Soggetto(X500Name name) {
        this.name = name;
    }

    /// Common name; else given name and surname; else the organisation; else the whole subject.
    String nome() {
        String common = text(BCStyle.CN);
        String person = (text(BCStyle.GIVENNAME) + " " + text(BCStyle.SURNAME)).strip();
        return Stream.of(common, person, organizzazione(), tidy(name.toString()))
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElse("");
    }

    String organizzazione() {
        return text(BCStyle.O);
    }

    String idOrganizzazione() {
        return text(BCStyle.ORGANIZATION_IDENTIFIER);
    }

    /// Only one whose check character is right. Without a prefix eleven digits prove nothing (one number in ten
    /// passes the check), so a bare one must be a person's.
    Optional<CodiceFiscale> codiceFiscale() {
        Stream<Optional<CodiceFiscale>> numbers = Stream.of(
                prefixed(text(BCStyle.SERIALNUMBER)),
                bare(text(BCStyle.SERIALNUMBER)),
                prefixed(text(BCStyle.DN_QUALIFIER)),
                bare(text(BCStyle.DN_QUALIFIER)));
        String common = text(BCStyle.CN);
        Stream<Optional<CodiceFiscale>> names =
                common.contains("/") ? Stream.of(common.split("/", -1)).map(Soggetto::bare) : Stream.empty();
        return Stream.concat(numbers, names).flatMap(Optional::stream).findFirst();
    }

    private static Optional<CodiceFiscale> prefixed(String value) {
        Matcher matcher = PREFIX.matcher(value);
        return matcher.matches() ? CodiceFiscale.parse(matcher.group(1)) : Optional.empty();
    }

    private static Optional<CodiceFiscale> bare(String value) {
        return CodiceFiscale.parse(value).filter(CodiceFiscale::isDiPersona);
    }

    private String text(ASN1ObjectIdentifier type) {
        RDN[] found = name.getRDNs(type);
        if (found.length == 0) {
            return "";
        }
        return Stream.of(found[0].getTypesAndValues())
                .filter(pair -> pair.getType().equals(type))
                .map(pair -> tidy(IETFUtils.valueToString(pair.getValue())))
                .findFirst()
                .orElse("");
    }

    /// Fit for one line of a page, whoever wrote it.
    private static String tidy(String value) {
        String line =
                UNPRINTABLE.matcher(value.replace("\\", "")).replaceAll(" ").strip();
        return line.length() <= MAX_CHARACTERS ? line : line.substring(0, MAX_CHARACTERS) + "…";
    }
}
