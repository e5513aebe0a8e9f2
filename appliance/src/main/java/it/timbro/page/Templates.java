package it.timbro.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/// The templates of `src/main/jte`, compiled with the program.
public final class Templates {
    private Templates() {}

    public static TemplateEngine engine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "it.timbro.page.templates");
    }
}
