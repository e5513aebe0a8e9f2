package it.timbro.base;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts of ours with fields in braces, such as `Visto n. {numero}`. They are filled in one pass,
/// so what a person wrote is never taken for a field.
public final class Fields {
    private static final Pattern FIELD = Pattern.compile("\\{([a-z]+)}");

    private Fields() {}

    /// @param text each of its fields has a value
    public static String fill(String text, Map<String, String> values) {
        return FIELD.matcher(text).replaceAll(field -> {
            String value = values.get(field.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + field.group() + " in: " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
