package it.timbro.centro.verifica;

import static org.assertj.core.api.Assertions.assertThat;

import it.timbro.base.Sede;
import it.timbro.centro.verifica.ElencoChiavi.Chiave;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaginaTest {
    private final Pagina pagina = new Pagina();

    @Test
    void theFileNamesItsScriptByDigestAndMayConnectToNobody() throws Exception {
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(pagina.script().getBytes(StandardCharsets.UTF_8)));
        assertThat(file("Genova"))
                .contains("default-src 'none'; script-src 'sha256-" + digest + "'")
                .contains("<script>" + pagina.script() + "</script>")
                .doesNotContain("<link", " src=");
    }

    @Test
    void thePolicyStandsBeforeEverythingItGoverns() {
        assertThat(file("Genova").indexOf("Content-Security-Policy"))
                .isBetween(0, file("Genova").indexOf("<style>"));
    }

    @Test
    void theNameOfABranchCannotBreakOutOfTheData() {
        assertThat(file("</script><script>alert(1)//"))
                .doesNotContain("alert(1)//\"}</script>", "</script><script>alert");
    }

    private String file(String nome) {
        Chiave chiave = new Chiave(
                "0011223344556677",
                new Sede("GE1"),
                nome,
                "Camera di prova",
                "AAAA",
                Instant.parse("2026-11-23T09:00:00Z"));
        return pagina.daSola(pagina.chiavi(List.of(chiave), "2026-11-23T10:00:00Z"));
    }
}
