package it.timbro.installer;

import it.timbro.installer.Accessi.Operatore;
import it.timbro.installer.azienda.Esempi.Ditta;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the demo prints for people.
final class DemoText {

    private DemoText() {}

    /// The same file that `installer/demo --aiuto` shows before anything is built.
    static String help() {
        try (InputStream text = DemoText.class.getResourceAsStream("aiuto.txt")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table of what is where, once everything runs.
    static String welcome(House house) {
        String folder = house.folder().root().toString();
        return """

                Timbro è pronto. Il certificato HTTPS è della demo: il browser avverte, si può proseguire.

                %s
                Accessi (nome / password):
                %s
                Ditte, per i servizi A2A su %sfpbews/ (FPWS-UserId / FPWS-Password):
                %s
                Token delle API (Authorization: Bearer ...): in %s

                Stampante   %s
                  i fogli escono in   %s
                  per togliere la carta:  touch %s/stampante/senza-carta
                Richieste mandate, da riusare:  %s/richieste
                Mandarne una propria:           installer/demo invia FILE.xml.p7m [ALLEGATO...]
                Staccare la spina alla centrale: installer/demo uccidi centro     e poi: installer/demo riavvia centro

                Ctrl-C ferma tutto. I dati restano in %s; installer/demo --reset li svuota.
                """.formatted(
                        addresses(house),
                        logins(house),
                        house.address(Sito.CENTRO),
                        companies(house),
                        house.folder().accessi(),
                        printer(house.printer()),
                        house.folder().stampe(),
                        folder,
                        folder,
                        folder);
    }

    private static String addresses(House house) {
        return Arrays.stream(Sito.values())
                .map(s -> "  %-10s %s%n".formatted(s.nome(), house.address(s)))
                .collect(Collectors.joining());
    }

    private static String logins(House house) {
        return Accessi.OPERATORI.stream()
                .map(o -> "  %-10s %-24s %-22s %s%n"
                        .formatted(o.sito().nome(), o.login(), house.accessi().password(o), roles(o)))
                .collect(Collectors.joining());
    }

    private static String roles(Operatore operatore) {
        return operatore.nome() + " (" + operatore.ruoli().replace(",", ", ") + ")";
    }

    private static String companies(House house) {
        return Arrays.stream(Ditta.values())
                .map(d -> "  %-10s %-22s %s%n"
                        .formatted(
                                d.userId(),
                                house.accessi().password(d),
                                d.impresa().denominazione()))
                .collect(Collectors.joining());
    }

    private static String printer(Printer printer) {
        return switch (printer) {
            case VirtualPrinter virtual -> virtual.uri() + " (ippeveprinter)";
            case FilePrinter _ ->
                "su file: per una stampante IPP vera installare il pacchetto cups-ipp-utils e ripartire";
        };
    }
}
