package it.timbro.pratica;

import it.timbro.base.Check;
import it.timbro.base.Sede;
import it.timbro.journal.Fact;
import it.timbro.journal.FactCodec;
import it.timbro.sync.protocol.Entry;
import it.timbro.sync.protocol.Hash;
import it.timbro.sync.protocol.StreamId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Facts as JSON. A kind is the simple name of its record, so renaming a record is a new kind:
/// don't. Fields may be added if they may be missing; anything else is a new version.
public final class Codec implements FactCodec {
    private static final int VERSION = 1;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING = 8 << 20;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Hash.class, text(Hash::hex))
                    .addDeserializer(Hash.class, parsed(Hash::new))
                    .addSerializer(Sede.class, text(Sede::code))
                    .addDeserializer(Sede.class, parsed(Sede::new)))
            .build();

    private static final Map<String, Class<?>> KINDS = Arrays.stream(Fatto.class.getPermittedSubclasses())
            .flatMap(Codec::records)
            .filter(kind -> kind != Sconosciuto.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    /// The records of a sealed family, and of the families in it.
    private static Stream<Class<?>> records(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Codec::records)
                : Stream.of(family);
    }

    /// The mapper that knows our values: for columns that hold a part of a fact.
    public static JsonMapper json() {
        return JSON;
    }

    /// The record that a kind names, for columns that hold a whole fact.
    public static Class<?> kind(String name) {
        return Optional.<Class<?>>ofNullable(KINDS.get(name)).orElseThrow();
    }

    @Override
    public Entry.Draft encode(Fact fact) {
        Check.that(fact instanceof Fatto, "only facts of the corridor are written");
        return switch ((Fatto) fact) {
            case DellaPratica f -> draft(f);
            case DelNumero f -> draft(f);
            case DelFormulario f -> draft(f);
            case DellaCassa f -> draft(f);
            case DelRegistro f -> draft(f);
            case DelVisto f -> draft(f);
            case DellAnnullamento f -> draft(f);
            case DellAppuntamento f -> draft(f);
            case DellaCustodia f -> draft(f);
            case DellaCarta f -> draft(f);
            case DellaSede f -> draft(f);
            case DellApparecchio f -> draft(f);
            case DelCalendario f -> draft(f);
            case DelCredito f -> draft(f);
            case DellImpresa f -> draft(f);
            case DellIncarnazione f -> draft(f);
            case DellaPolitica f -> draft(f);
            case DegliIncassi f -> draft(f);
            case DellaPosta f -> draft(f);
            case DellaSpedizione f -> draft(f);
            case Sconosciuto _ -> throw new IllegalStateException("a fact that is not known is never written anew");
        };
    }

    @Override
    public boolean mayWrite(StreamId writer, Fact fact) {
        try {
            return !(fact instanceof Fatto fatto) || Penne.scrive(writer, fatto);
        } catch (NullPointerException _) { // it says not of whom it speaks
            return false;
        }
    }

    @Override
    public boolean staysHome(String kind) {
        @Nullable Class<?> type = KINDS.get(kind);
        return type != null
                && type != DellaSede.ChiavePubblicata.class
                && (DellaSede.class.isAssignableFrom(type) || DellApparecchio.class.isAssignableFrom(type));
    }

    private Entry.Draft draft(Fatto fatto) {
        String kind = fatto.getClass().getSimpleName();
        int flags = staysHome(kind) ? Entry.SOLO_SEDE : 0;
        return new Entry.Draft(kind, VERSION, flags, fatto.subject(), JSON.writeValueAsBytes(fatto));
    }

    @Override
    public Fact decode(String kind, int version, String subject, byte[] payload) {
        @Nullable Class<?> type = KINDS.get(kind);
        if (type == null || version > VERSION) {
            return new Sconosciuto(kind, version, subject, payload);
        }
        try {
            if (!(JSON.readValue(payload, type) instanceof Fatto fact)) {
                throw new IllegalArgumentException("not a " + kind + ": null");
            }
            if (!fact.subject().equals(subject)) {
                throw new IllegalArgumentException("a " + kind + " about " + fact.subject() + " under " + subject);
            }
            return fact;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a " + kind + ": " + e.getOriginalMessage(), e);
        } catch (NullPointerException e) { // what its subject is made of is missing
            throw new IllegalArgumentException("not a " + kind + ": it says not what it is about", e);
        }
    }

    private static <T> ValueSerializer<T> text(Function<T, String> write) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) throws JacksonException {
                out.writeString(write.apply(value));
            }
        };
    }

    private static <T> ValueDeserializer<T> parsed(Function<String, T> read) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws JacksonException {
                return read.apply(in.getString());
            }
        };
    }
}
