package it.timbro.page;

import io.helidon.http.HttpMediaType;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import it.timbro.base.Problem;
import it.timbro.base.Time;
import it.timbro.operatori.Operatore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who has a pratica open now. It locks nothing, for who decides on an older page is shown the difference; it only
/// spares two people the same work.
///
/// An open page says every twenty seconds that it is there ([#QUI]) and says goodbye when it goes; a page that died
/// without a word is forgotten after a minute. Kept in memory, at a centre of several processes by each for itself.
/// Any thread may call.
public final class Presenze implements HttpService {
    /// After how long without a sign nobody is there any more.
    static final Duration QUI = Duration.ofMinutes(1);

    private static final int MAX_PRATICHE = 1_000;
    private static final int MAX_PERSONE = 20;
    private static final Pattern PRATICA = Pattern.compile("[A-Z0-9]{4,20}");
    private static final HttpMediaType TESTO = HttpMediaType.create("text/plain; charset=utf-8");

    private final Time time;
    private final Runnable cambiato;
    private final Map<String, Map<String, Posto>> aperte = new LinkedHashMap<>(16, 0.75f, true);

    /// @param cambiato told when somebody comes or goes
    public Presenze(Time time, Runnable cambiato) {
        this.time = time;
        this.cambiato = cambiato;
    }

    private record Posto(String nome, long dalMs, long visto) {}

    /// @param dalMs since when
    public record Presente(String login, String nome, long dalMs) {}

    @Override
    public void routing(HttpRules rules) {
        rules.get("/presenza/{pratica}", this::qui).get("/presenza/{pratica}/lascia", this::via);
    }

    private void qui(ServerRequest request, ServerResponse response) {
        Operatore io = Guard.operatore(request);
        String pratica = pratica(request);
        apre(pratica, io);
        String altri = altri(pratica, io.login()).stream()
                .map(presente -> presente.nome() + ", dalle " + new Quando(time).ora(presente.dalMs()))
                .collect(Collectors.joining("; "));
        response.headers().contentType(TESTO);
        response.send(altri.getBytes(StandardCharsets.UTF_8));
    }

    private void via(ServerRequest request, ServerResponse response) {
        lascia(pratica(request), Guard.login(request));
        response.status(Status.NO_CONTENT_204).send();
    }

    private static String pratica(ServerRequest request) {
        String pratica = request.path().pathParameters().get("pratica");
        if (!PRATICA.matcher(pratica).matches()) {
            throw Problem.NON_TROVATO.rejected("la pratica «" + pratica + "»");
        }
        return pratica;
    }

    /// This person has the pratica open, now and for the next minute.
    public void apre(String pratica, Operatore chi) {
        long now = time.ticks();
        boolean news;
        synchronized (aperte) {
            Map<String, Posto> posti = aperte.computeIfAbsent(pratica, _ -> new LinkedHashMap<>());
            Posto before = posti.get(chi.login());
            news = before == null || andato(before, now);
            long dalMs = news || before == null ? time.now().toEpochMilli() : before.dalMs();
            if (posti.size() < MAX_PERSONE || before != null) {
                posti.put(chi.login(), new Posto(chi.nome(), dalMs, now));
            }
            if (aperte.size() > MAX_PRATICHE) {
                aperte.remove(aperte.keySet().iterator().next());
            }
        }
        if (news) {
            cambiato.run();
        }
    }

    public void lascia(String pratica, String login) {
        boolean news;
        synchronized (aperte) {
            Map<String, Posto> posti = aperte.getOrDefault(pratica, Map.of());
            news = posti.containsKey(login) && posti.remove(login) != null;
            if (news && posti.isEmpty()) {
                aperte.remove(pratica);
            }
        }
        if (news) {
            cambiato.run();
        }
    }

    /// Who else has it open, the first one first.
    public List<Presente> altri(String pratica, String io) {
        long now = time.ticks();
        synchronized (aperte) {
            return aperte.getOrDefault(pratica, Map.of()).entrySet().stream()
                    .filter(posto -> !posto.getKey().equals(io) && !andato(posto.getValue(), now))
                    .map(posto -> new Presente(
                            posto.getKey(),
                            posto.getValue().nome(),
                            posto.getValue().dalMs()))
                    .sorted(Comparator.comparing(Presente::dalMs).thenComparing(Presente::login))
                    .toList();
        }
    }

    private static boolean andato(Posto posto, long now) {
        return now - posto.visto() > QUI.toMillis();
    }
}
