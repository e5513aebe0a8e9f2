package it.timbro.posta;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.Filiale;
import it.timbro.Prove;
import it.timbro.pratica.DellaPosta.MessaggioPreparato;
import it.timbro.pratica.DellaPosta.Motivo;
import it.timbro.pratica.DellaPosta.Via;
import it.timbro.pratica.NumeroPratica;
import it.timbro.pratica.Opzioni.Supporto;
import it.timbro.sync.disk.Disk;
import it.timbro.tempesta.Caduta;
import it.timbro.tempesta.DiscoDiProva;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What was written to a company reaches the mail server's folder once, whole, and says so.
class RecapitoTest {
    private static final String DA = "sportello@camera.invalid";
    private static final String POMPE = "export@pompeliguri.invalid";
    private static final Recapito.Indirizzi INDIRIZZI =
            messaggio -> messaggio.destinatario().equals("azienda.prova") ? Optional.of(POMPE) : Optional.empty();

    @TempDir
    Path folder;

    private Filiale filiale;
    private NumeroPratica numero;
    private Path cartella;

    @BeforeEach
    void apri() {
        filiale = new Filiale(folder);
        cartella = folder.resolve("posta");
        numero = filiale.arriva(Prove.opzioni(Supporto.FOGLIO_BIANCO, 0));
    }

    @AfterEach
    void chiudi() {
        filiale.close();
    }

    private Posta posta() {
        return new Posta(filiale.journal, filiale.posta, _ -> Filiale.STREAM);
    }

    private Recapito recapito(Recapito.Indirizzi indirizzi) {
        return recapito(Disk.real(), cartella, indirizzi);
    }

    private Recapito recapito(Disk disk, Path uscita, Recapito.Indirizzi indirizzi) {
        return new Recapito(filiale.journal, filiale.posta, posta(), disk, uscita, DA, indirizzi);
    }

    /// A message for that account, and nothing else.
    private void prepara(String id, String utenza) {
        filiale.journal.write(
                Filiale.STREAM,
                "anna",
                tx -> tx.append(new MessaggioPreparato(
                        id, numero, Motivo.RESPINTA, utenza, "Pratica respinta", "Origine non provata. ".repeat(50))));
    }

    private Recapito recapito() {
        return recapito(INDIRIZZI);
    }

    private void respingi() {
        filiale.istruttoria.respingi(numero, filiale.versione(numero), "Origine non provata: è troppo poco.", "anna");
    }

    private List<Messaggi.Messaggio> messaggi() {
        return filiale.journal.read(rows -> filiale.posta.dellaPratica(rows, numero));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(cartella)) {
            return files.sorted().toList();
        }
    }

    @Test
    void aMessageIsHandedOverWholeAndOnce() throws IOException {
        respingi();
        recapito().giro();
        assertThat(files()).singleElement().asString().endsWith(numero + "-3.eml");
        String eml = Files.readString(files().getFirst(), StandardCharsets.US_ASCII);
        assertThat(eml)
                .contains("\r\nFrom: sportello@camera.invalid\r\nTo: export@pompeliguri.invalid\r\n")
                .contains("Message-ID: <" + numero + "-3@camera.invalid>");
        assertThat(eml.lines()).allMatch(line -> line.length() <= 78);
        String text = eml.substring(eml.indexOf("\r\n\r\n") + 4);
        assertThat(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8))
                .contains("Origine non provata: è troppo poco.");
        assertThat(messaggi().getFirst().spedito()).hasValueSatisfying(spedito -> {
            assertThat(spedito.via()).isEqualTo(Via.EMAIL);
            assertThat(spedito.nota()).isEqualTo("per export@pompeliguri.invalid");
        });

        Files.delete(files().getFirst()); // the mail server took it
        recapito().giro();
        assertThat(files()).isEmpty();
    }

    @Test
    void whoHasNoAddressWaitsForAPerson() throws IOException {
        respingi();
        recapito(_ -> Optional.empty()).giro();
        assertThat(files()).isEmpty();
        assertThat(filiale.journal
                        .read(rows -> filiale.posta.daSpedire(rows, 10))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void howeverManyWaitForAPersonWhatHasAnAddressGoes() throws IOException {
        for (int n = 0; n <= Messaggi.MAX_RIGHE; n++) {
            prepara("%s-0%03d".formatted(numero, n), "senza.indirizzo");
        }
        prepara(numero + "-1000", "azienda.prova");
        recapito().giro();
        assertThat(files()).containsExactly(cartella.resolve(numero + "-1000.eml"));
        recapito().giro();
        assertThat(files()).hasSize(1);
    }

    @Test
    void howeverFullTheFolderIsWhatACrashLeftAppears() throws IOException {
        respingi();
        recapito().giro();
        Path file = files().getFirst();
        Files.move(file, cartella.resolve("." + numero + "-3.pronta"));
        for (int n = 0; n < 3 * Messaggi.MAX_RIGHE; n++) {
            Files.createFile(cartella.resolve(".%03d.lock".formatted(n)));
        }
        recapito().giro();
        assertThat(file).exists();
    }

    @Test
    void afterACrashWhatWasMarkedAppearsAndWhatWasNotIsWrittenAnew() throws IOException {
        respingi();
        Files.createDirectories(cartella);
        Path nascosta = cartella.resolve("." + numero + "-3.pronta");
        Files.writeString(nascosta, "a half");
        recapito().giro(); // it had not been marked
        Path intera = files().getFirst();
        assertThat(Files.size(intera)).isGreaterThan(300);

        Files.move(intera, nascosta); // as if it had been marked, and the machine went down before it appeared
        recapito().giro();
        assertThat(files()).containsExactly(intera);
    }

    @Test
    void whatAPersonMarksWhileItIsBeingHandedOverDoesNotGoOutASecondTime() throws IOException {
        respingi();
        recapito(_ -> {
                    segna(Via.TELEFONO);
                    return Optional.of(POMPE);
                })
                .giro();
        assertThat(files()).isEmpty();
        assertThat(messaggi().getFirst().spedito().orElseThrow().via()).isEqualTo(Via.TELEFONO);
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonMarkedAfterACrashDoesNotGoOutASecondTime(Via via) throws IOException {
        respingi();
        Files.createDirectories(cartella);
        Files.writeString(cartella.resolve("." + numero + "-3.pronta"), "whole, and not marked");
        segna(via);
        recapito().giro();
        assertThat(files()).isEmpty();
    }

    @Test
    void whereverThePowerGoesTheMessageIsThereWholeAndOnce() throws IOException {
        Path uscita = Path.of("/posta/uscita");
        for (int seed = 0; seed < 4; seed++) {
            boolean caduta = true;
            for (int n = 1; caduta; n++) {
                String id = numero + "-" + seed + "-" + n;
                prepara(id, "azienda.prova");
                DiscoDiProva disco = new DiscoDiProva(Path.of("/posta"), new SplittableRandom(seed));
                Recapito recapito = recapito(disco, uscita, INDIRIZZI);
                disco.cadeDopo(n);
                caduta = cade(recapito);
                disco.mancaLaCorrente();
                disco.tieni();
                if (caduta) {
                    recapito.giro();
                }
                Path file = uscita.resolve(id + ".eml");
                assertThat(disco.list(uscita))
                        .as("down at %d, seed %d", n, seed)
                        .containsExactly(file);
                try (InputStream in = disco.open(file, 0)) {
                    assertThat(in.readAllBytes()).isEqualTo(intero(id));
                }
            }
        }
    }

    private static boolean cade(Recapito recapito) {
        try {
            recapito.giro();
            return false;
        } catch (Caduta _) {
            return true;
        }
    }

    private byte[] intero(String id) {
        Messaggi.Messaggio messaggio =
                filiale.journal.read(rows -> filiale.posta.find(rows, id)).orElseThrow();
        return new Eml(
                        id,
                        DA,
                        POMPE,
                        messaggio.oggetto(),
                        messaggio.testo(),
                        Instant.ofEpochMilli(messaggio.preparatoMs()))
                .bytes();
    }

    private void segna(Via via) {
        posta().spedito(messaggi().getFirst().id(), via, "", "anna");
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNothingAndMarksNothing() throws IOException {
        respingi();
        Files.writeString(cartella, "a file in its place");
        recapito().giro();
        assertThat(messaggi().getFirst().spedito()).isEmpty();
    }

    @Test
    void aSubjectIsWrittenInWordsThatPartNoCharacter() {
        String oggetto = "Pratica M26B23A0001: è respinta perché così dev'essere, perché «sì» 𝕏 più giù";
        Eml eml = new Eml("M26B23A0001-4", "a@camera.invalid", "b@azienda.invalid", oggetto, "", filiale.time.now());
        String head = new String(eml.bytes(), StandardCharsets.US_ASCII);
        String subject = head.substring(head.indexOf("Subject: ") + 9, head.indexOf("\r\nAuto-"));
        assertThat(subject.lines()
                        .map(String::strip)
                        .map(word -> word.substring("=?utf-8?B?".length(), word.length() - 2))
                        .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                        .collect(Collectors.joining()))
                .isEqualTo(oggetto);
    }

    @Test
    void whereThePolicyWantsItACompanyHearsThatItsCertificateIsReady() {
        filiale.blocco(2026, 5);
        filiale.politica("notizie", "EMESSA");
        filiale.approva(numero);
        filiale.prepara(numero);
        filiale.stampa(numero, "");
        filiale.tuttiBuoni(numero);
        assertThat(messaggi()).singleElement().satisfies(messaggio -> {
            assertThat(messaggio.motivo()).isEqualTo(Motivo.EMESSA);
            assertThat(messaggio.testo()).contains("si ritira allo sportello di Genova");
        });
    }
}
