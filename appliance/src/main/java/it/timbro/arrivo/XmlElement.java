package it.timbro.arrivo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One element of a foreign XML, by its local name: prefixes are forgiven. What is not there reads as empty, as
/// what is there and empty does.
///
/// @param rawText the element's own character data, joined, before any tidying
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String rawText) {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    Optional<XmlElement> first(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    /// Text of the children of that name, one below the other if there are several.
    String text(String child) {
        return all(child).stream()
                .map(XmlElement::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// Value of an attribute, unescaped like text.
    String attribute(String key) {
        return tidy(attributes.getOrDefault(key, ""));
    }

    /// The text with its own line breaks as `\n`; blank lines around, the file's indentation and spaces at line
    /// ends are not the company's layout.
    String text() {
        return tidy(rawText);
    }

    private static String tidy(String raw) {
        String lines = unescaped(raw).replace("\r\n", "\n").replace('\r', '\n').replace('\u00a0', ' ');
        String withoutBlankEdges = lines.replaceFirst("\\A(?:[ \\t]*\\n)+", "").stripTrailing();
        return withoutBlankEdges.isEmpty()
                ? ""
                : withoutBlankEdges.stripIndent().stripTrailing();
    }

    /// Some clients escape text that their XML library escapes again (`&amp;amp;`): undone once.
    private static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(decoded(found)));
    }

    private static String decoded(java.util.regex.MatchResult found) {
        if (found.group(1) != null) {
            return NAMED.getOrDefault(found.group(1), found.group());
        }
        int point = found.group(2) != null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(3), 16);
        boolean allowed = point == '\n'
                || point == '\t'
                || point == '\r'
                || point >= ' '
                        && Character.isValidCodePoint(point)
                        && !Character.isISOControl(point)
                        && (point < 0xd800 || point > 0xdfff);
        return allowed ? Character.toString(point) : found.group();
    }
}
