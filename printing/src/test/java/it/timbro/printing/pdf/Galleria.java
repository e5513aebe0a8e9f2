package it.timbro.printing.pdf;

import it.timbro.printing.pdf.Composition.Composed;
import it.timbro.printing.sheet.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the sheets and previews of the examples into a folder, to be looked at.
public final class Galleria {
    private Galleria() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Fonts fonts = Fonts.load();
        Composer composer = new Composer(fonts);
        Preview preview = new Preview(fonts);
        byte[] overlay = pdf(composer.compose(Esempi.order(Layouts.FORMULARIO, Esempi.certificato(), 1)));
        byte[] white = pdf(composer.compose(Esempi.order(Layouts.FOGLIO_BIANCO, Esempi.certificato(), 1)));
        byte[] longer = pdf(composer.compose(Esempi.order(Layouts.FOGLIO_BIANCO, Esempi.lungo(), 0)));
        Files.write(folder.resolve("formulario.pdf"), overlay);
        Files.write(folder.resolve("foglio-bianco.pdf"), white);
        Files.write(folder.resolve("supplementare.pdf"), longer);
        Facsimile form = new Facsimile(Layouts.FORMULARIO, Esempi.ORIGINALE, "A0123457");
        Files.write(folder.resolve("formulario-anteprima.png"), preview.png(overlay, 0, Preview.Layers.on(form)));
        Files.write(folder.resolve("formulario-solo-dati.png"), preview.png(overlay, 0, Preview.Layers.NONE));
        Files.write(folder.resolve("foglio-bianco-originale.png"), preview.png(white, 0, Preview.Layers.NONE));
        Files.write(
                folder.resolve("foglio-bianco-copia-anteprima.png"), preview.png(white, 1, Preview.Layers.onWhite()));
        Files.write(folder.resolve("supplementare-principale.png"), preview.png(longer, 0, Preview.Layers.NONE));
        Files.write(folder.resolve("supplementare.png"), preview.png(longer, 1, Preview.Layers.NONE));
    }

    private static byte[] pdf(Composition composition) {
        return ((Composed) composition).pdf();
    }
}
