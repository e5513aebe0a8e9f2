package it.timbro.pratica;

/// Written by a newer release: kept and sent on as it is, never interpreted.
public record Sconosciuto(String kind, int version, String subject, byte[] payload) implements Fatto {
    @Override
    public boolean unknown() {
        return true;
    }
}
