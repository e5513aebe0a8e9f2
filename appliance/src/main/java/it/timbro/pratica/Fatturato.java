package it.timbro.pratica;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The amount of the invoices (S-099): a decimal and its currency, as far as what the company wrote is one amount and
/// says which currency. Nothing is guessed: what is not plain stays text.
///
/// @param valuta ISO 4217, such as `EUR`
public record Fatturato(BigDecimal importo, String valuta) {
    private static final Pattern FORMA = Pattern.compile(
            "(?<prima>[A-Za-z]{3,4}|[€$£¥])?\\s*(?<numero>\\d[\\d.,' ]*?)\\s*(?:,-|\\.-)?\\s*(?<dopo>[A-Za-z]{3,4}|[€$£¥])?");
    private static final int MAX_CIFRE = 15;

    public static Optional<Fatturato> leggi(String scritto) {
        Matcher found = FORMA.matcher(scritto.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String prima = found.group("prima");
        String dopo = found.group("dopo");
        String valuta = prima == null ? dopo : prima;
        if (valuta == null || (prima != null && dopo != null && !prima.equalsIgnoreCase(dopo))) {
            return Optional.empty();
        }
        return valuta(valuta)
                .flatMap(code -> numero(found.group("numero")).map(importo -> new Fatturato(importo, code)));
    }

    private static Optional<String> valuta(String scritta) {
        return switch (scritta.toUpperCase(Locale.ROOT)) {
            case "€", "EURO" -> Optional.of("EUR");
            case "$" -> Optional.of("USD");
            case "£" -> Optional.of("GBP");
            case String code ->
                Currency.getAvailableCurrencies().stream()
                        .map(Currency::getCurrencyCode)
                        .filter(code::equals)
                        .findFirst();
        };
    }

    /// Of two kinds of marks the later one is the decimal mark; of one kind it is, unless it parts thousands.
    private static Optional<BigDecimal> numero(String scritto) {
        String text = scritto.replaceAll("[ ']", "");
        int decimal = decimale(text);
        String whole = (decimal < 0 ? text : text.substring(0, decimal)).replaceAll("[.,]", "");
        String cents = decimal < 0 ? "" : text.substring(decimal + 1);
        return whole.length() + cents.length() > MAX_CIFRE || !gruppi(text, decimal)
                ? Optional.empty()
                : Optional.of(new BigDecimal(cents.isEmpty() ? whole : whole + "." + cents));
    }

    private static int decimale(String text) {
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        boolean two = text.indexOf('.') >= 0 && text.indexOf(',') >= 0;
        boolean once = last >= 0 && text.indexOf(text.charAt(last)) == last;
        return once && (two || text.length() - last - 1 != 3) ? last : -1;
    }

    /// Whether what stands before the decimal mark is parted by threes, if at all, and by one mark.
    private static boolean gruppi(String text, int decimal) {
        String whole = decimal < 0 ? text : text.substring(0, decimal);
        return List.of("\\d+", "\\d{1,3}(\\.\\d{3})+", "\\d{1,3}(,\\d{3})+").stream()
                .anyMatch(whole::matches);
    }

    /// «12.500,00 EUR»
    @Override
    public String toString() {
        return String.format(Locale.ITALY, "%,." + Math.max(2, importo.scale()) + "f %s", importo, valuta);
    }
}
