package it.timbro.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;

/// The description a server gives of itself, as the judge of its answers.
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode description;

    /// @param yaml what `/openapi` answered
    OpenApi(String yaml) throws IOException {
        description = new ObjectMapper(new YAMLFactory()).readTree(yaml);
    }

    /// Status, content type and body, which is returned.
    JsonNode conforms(HttpResponse<String> answer, int status, String schema) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith(status < 400 ? "application/json" : "application/problem+json");
        JsonNode body = JSON.readTree(answer.body());
        conforms(body, schema);
        return body;
    }

    private void conforms(JsonNode body, String schema) {
        JsonNode root = JSON.createObjectNode()
                .put("$ref", "#/components/schemas/" + schema)
                .set("components", description.get("components"));
        assertThat(description.at("/components/schemas/" + schema).isMissingNode())
                .as(schema)
                .isFalse();
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(SchemaLocation.of("urn:timbro:" + schema), root)
                        .validate(body))
                .as(body.toPrettyString())
                .isEmpty();
    }

    /// The answer is the example of that name, to the letter.
    void example(String name, HttpResponse<String> answer) throws IOException {
        assertThat(description.at("/components/examples/" + name + "/value"))
                .as("example " + name)
                .isEqualTo(JSON.readTree(answer.body()));
    }
}
