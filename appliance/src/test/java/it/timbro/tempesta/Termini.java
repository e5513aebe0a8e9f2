package it.timbro.tempesta;

/// INV-14: no automatic rejection without an exchange completed after the deadline.
final class Termini {
    private static final String SILENZIO =
            "j.kind = 'PraticaRespinta' and cast(j.payload as text) like '%orologio della centrale%'";

    private final Mondo mondo;

    Termini(Mondo mondo) {
        this.mondo = mondo;
    }

    /// Of a machine that was put back the order of arrival is not the order in which things happened.
    void rispettati(Nodo nodo) {
        if (mondo.centro.ripristini > 0
                || nodo instanceof NodoFiliale filiale && (filiale.copiata || filiale.ripristinata)) {
            return;
        }
        mondo.conto.uno("verifica INV-14");
        respinteSullaParola(nodo);
        if (nodo == mondo.centro) {
            scadutiDavvero();
        }
    }

    /// Who rejects a pratica for silence has heard the centre say that the time is over.
    private static void respinteSullaParola(Nodo nodo) {
        for (String row : nodo.occhio()
                .righe("select j.subject, j.seq from journal j where " + SILENZIO
                        + " and not exists (select 1 from journal s where s.subject = j.subject"
                        + " and s.kind = 'RettificaScaduta' and s.arrival < j.arrival)")) {
            throw new Violazione("INV-14", nodo + " rejects for silence without the centre's word: " + row);
        }
    }

    /// The centre says so when the hours that it has told are over, and not to who has answered in time.
    private void scadutiDavvero() {
        for (String row : mondo.centro
                .occhio()
                .righe("select s.subject, s.wall_ms, cast(c.payload as text) from journal s join journal c"
                        + " on c.arrival = (select max(arrival) from journal where subject = s.subject"
                        + " and kind = 'RettificaComunicata' and arrival < s.arrival) where s.kind = 'RettificaScaduta'"
                        + " and (s.wall_ms < json_extract(cast(c.payload as text), '$.scadenzaMs') or exists (select 1"
                        + " from journal p where p.subject = s.subject and p.kind = 'RettificaPervenuta'"
                        + " and p.arrival between c.arrival and s.arrival"
                        + " and p.wall_ms <= json_extract(cast(c.payload as text), '$.scadenzaMs')))")) {
            throw new Violazione("INV-14", "the centre says too early that the time is over: " + row);
        }
    }
}
