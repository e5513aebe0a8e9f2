package it.timbro.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.timbro.base.RejectedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static String field(String sent) {
        return Upload.text(new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFieldBesideAFileIsReadAsInAnyOtherForm() {
        assertThat(field("Località\r\ndi imbarco")).isEqualTo("Località\ndi imbarco");
        assertThatThrownBy(() -> field("firma\u0000"))
                .as("a database of the centre takes no NUL, and the fact would stay behind")
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("caratteri non ammessi");
        assertThatThrownBy(() -> field("x".repeat(5_000))).hasMessageContaining("4 KB");
    }
}
