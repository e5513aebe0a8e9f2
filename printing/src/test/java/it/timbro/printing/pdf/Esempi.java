package it.timbro.printing.pdf;

import it.timbro.printing.sheet.Contents;
import it.timbro.printing.sheet.Esemplare;
import it.timbro.printing.sheet.GoodsPage;
import it.timbro.printing.sheet.PrintOrder;
import it.timbro.printing.sheet.Segno;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Invented certificates the tests print.
final class Esempi {
    static final String QR = "https://verifica.invalid/c#" + "2KQ7MBZ4T9XW3HVD6R8YPNJ5".repeat(16);
    static final Segno ORIGINALE = new Segno.Originale();

    static final GoodsPage MERCI = new GoodsPage("""
            ORDINE N. 4500128837
            MARCHE: LIGURPOMPE / PIRAEUS / NR. 1-4

            N. 4 CASSE DI LEGNO CONTENENTI:
            N. 2 POMPE CENTRIFUGHE MULTISTADIO MOD. LP-400, IN ACCIAIO INOSSIDABILE, MATRICOLE 26-0411 E 26-0412
            N. 6 GIRANTI DI RICAMBIO
            N. 12 TENUTE MECCANICHE
            """, """



            2 PZ
            6 PZ
            12 PZ

            PESO LORDO KG 1.846,50
            PESO NETTO KG 1.612,00
            """);

    private Esempi() {}

    static Contents certificato() {
        Map<String, String> boxes = Map.of(
                "1", "LIGURPOMPE S.R.L.\nVIA DEI CANTIERI 18\n16154 GENOVA (GE)\nITALIA",
                "2", "AEGEAN MARINE TECHNICAL LTD\nΑκτή Μιαούλη 85, Πειραιάς\n18538 PIRAEUS\nGREECE",
                "3", "UNIONE EUROPEA - ITALIA\nEUROPEAN UNION - ITALY",
                "4", "VIA MARE DA GENOVA\nBY SEA FROM GENOA",
                "5", "FATTURA N. 2026/0318 DEL 12/11/2026\nINVOICE NO. 2026/0318 DATED 12/11/2026");
        return new Contents(
                boxes,
                List.of(MERCI),
                "CAMERA DI COMMERCIO I.A.A. DI GENOVA",
                "Genova",
                "20 novembre 2026",
                "C26GE0001234",
                "7K4M-9TQX-2HBV",
                "https://verifica.invalid",
                Instant.parse("2026-11-20T09:30:00Z"));
    }

    static Contents withBox(String box, String text) {
        Contents base = certificato();
        Map<String, String> boxes = new HashMap<>(base.boxes());
        boxes.put(box, text);
        return with(boxes, base.goods());
    }

    static Contents withGoods(List<GoodsPage> goods) {
        return with(certificato().boxes(), goods);
    }

    /// Goods in two pages, the second longer than a sheet, for consignees in Cyrillic.
    static Contents lungo() {
        Map<String, String> boxes = new HashMap<>(certificato().boxes());
        boxes.put("2", "ТОО «АЛМАТЫ ТЕХНИКА»\nулица Жибек Жолы, дом 64\n050000 АЛМАТЫ\nКАЗАХСТАН / KAZAKHSTAN");
        List<String> merci = new ArrayList<>();
        List<String> quantita = new ArrayList<>();
        IntStream.rangeClosed(1, 60).forEach(i -> {
            merci.add("%03d  VALVOLA A SFERA / ШАРОВОЙ КРАН DN %d".formatted(i, 10 + 5 * (i % 9)));
            quantita.add(i * 4 + " PZ");
        });
        return with(boxes, List.of(MERCI, new GoodsPage(String.join("\n", merci), String.join("\n", quantita))));
    }

    static PrintOrder order(String layoutId, Contents contents, int copie) {
        List<Esemplare> esemplari = new ArrayList<>(List.of(new Esemplare(ORIGINALE, QR)));
        for (int i = 1; i <= copie; i++) {
            esemplari.add(new Esemplare(new Segno.Copia(i), QR));
        }
        return new PrintOrder(layoutId, contents, esemplari);
    }

    private static Contents with(Map<String, String> boxes, List<GoodsPage> goods) {
        Contents base = certificato();
        return new Contents(
                boxes,
                goods,
                base.camera(),
                base.luogo(),
                base.data(),
                base.numero(),
                base.codiceSicurezza(),
                base.indirizzoVerifica(),
                base.issuedAt());
    }
}
