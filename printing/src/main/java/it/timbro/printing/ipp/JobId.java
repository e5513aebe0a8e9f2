package it.timbro.printing.ipp;

/// The printer's own number of a job (RFC 8011, `job-id`), or the name of the file a folder keeps.
public record JobId(String value) {
    public JobId {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("not a job id: " + value);
        }
    }
}
