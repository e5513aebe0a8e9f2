package it.timbro.installer;

import it.timbro.installer.Accessi.Operatore;
import it.timbro.installer.azienda.Esempi.Ditta;
import java.util.stream.Collectors;

/// What the demo prints for people.
final class DemoText {
    static final String HELP = """
            installer/demo [--reset] [--cartella DIR] [--porte BASE] [--no-browser]
                avvia centrale, Genova, Chiavari e una stampante virtuale; Ctrl-C ferma tutto
                --reset         svuota prima la cartella dei dati
                --cartella DIR  dove tenere i dati (altrimenti demo-data)
                --porte BASE    prima di quattro porte di fila (altrimenti 8440)
                --no-browser    non apre il browser
            A demo avviata, da un altro terminale (con la stessa --cartella):
              installer/demo invia FILE.xml.p7m [ALLEGATO...] [--sede GE2]
                manda una richiesta firmata da voi; un FILE.xml non firmato viene prima firmato con OpenSSL da una
                persona inventata. Un allegato si scrive file.pdf oppure FAE=file.pdf (tipo in tre lettere)
              installer/demo esempi                            manda di nuovo le pratiche di esempio
              installer/demo uccidi centro|genova|chiavari     kill -9, come una spina staccata
              installer/demo riavvia centro|genova|chiavari    lo riaccende""";

    private DemoText() {}

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
        return java.util.Arrays.stream(Sito.values())
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
        return java.util.Arrays.stream(Ditta.values())
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
