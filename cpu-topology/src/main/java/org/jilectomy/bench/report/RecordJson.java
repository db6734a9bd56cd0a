package org.jilectomy.bench.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.CpuSet;

/**
 * Records to plain maps and lists, and back: the own format is the model of
 * {@code org.jilectomy.bench.results}, component by component, so a figure added to the model is in
 * the file without a line here. Names become {@code snake_case}, enum constants lower case, empty
 * optionals and not-a-number {@code null}.
 *
 * <p>A {@link Side} is written in full in the list of sides and by its name everywhere else.
 *
 * <p>Reading is forgiving about what is missing (unknown: not a number, -1, empty) and about
 * components it does not know, so that reports of neighbouring versions can be compared; it is
 * strict about types, and names the place where something is wrong.
 */
final class RecordJson {
    private final Map<String, Side> sides = new TreeMap<>();

    /** The plain form of a record. */
    static Map<String, Object> toMap(Record value) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            Object plain = component.getName().equals("sides")
                    ? ((List<?>) get(component, value)).stream()
                            .map(side -> toMap((Record) side)).toList()
                    : toPlain(get(component, value));
            map.put(snake(component.getName()), plain);
        }
        return map;
    }

    private static Object toPlain(Object value) {
        return switch (value) {
            case Side side -> side.name();
            case Record record -> toMap(record);
            case Enum<?> constant -> name(constant);
            case CpuSet set -> set.toString();
            case Optional<?> optional -> optional.map(RecordJson::toPlain);
            case Collection<?> values -> {
                List<Object> list = new ArrayList<>();
                values.forEach(one -> list.add(toPlain(one)));
                yield list;
            }
            case Map<?, ?> map -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                map.forEach((key, one) -> plain.put(
                        key instanceof Enum<?> constant ? name(constant) : key.toString(),
                        toPlain(one)));
                yield plain;
            }
            default -> value;
        };
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("our bug: " + component, e);
        }
    }

    /** A record of the given kind from what a JSON parser made of its text. */
    <T extends Record> T read(Class<T> kind, Object json) throws ReportException {
        return kind.cast(fromPlain(kind, json, ""));
    }

    private Object fromPlain(Type type, Object json, String place) throws ReportException {
        if (type instanceof ParameterizedType generic) {
            return container(generic, json, place);
        }
        Class<?> kind = (Class<?>) type;
        if (kind == Side.class && json instanceof String name) {
            Side side = sides.get(name);
            return side != null ? side : wrong(place, "no such side: '" + name + "'");
        }
        if (kind.isRecord()) {
            return record(kind, json, place);
        }
        if (kind.isEnum()) {
            return constant(kind, json, place);
        }
        return scalar(kind, json, place);
    }

    private static Object scalar(Class<?> kind, Object json, String place)
            throws ReportException {
        if (kind == OptionalInt.class) {
            return json == null ? OptionalInt.empty()
                    : OptionalInt.of(number(json, place).intValue());
        } else if (kind == OptionalLong.class) {
            return json == null ? OptionalLong.empty()
                    : OptionalLong.of(number(json, place).longValue());
        } else if (kind == OptionalDouble.class) {
            return json == null ? OptionalDouble.empty()
                    : OptionalDouble.of(number(json, place).doubleValue());
        } else if (kind == double.class || kind == Double.class) {
            return json == null ? Double.NaN : number(json, place).doubleValue();
        } else if (kind == long.class || kind == Long.class) {
            return json == null ? -1L : number(json, place).longValue();
        } else if (kind == int.class || kind == Integer.class) {
            return json == null ? -1 : number(json, place).intValue();
        } else if (kind == boolean.class) {
            return json == null || json instanceof Boolean
                    ? Boolean.TRUE.equals(json) : wrong(place, "true or false expected");
        }
        if (json != null && !(json instanceof String)) {
            return wrong(place, "a string expected");
        }
        String text = json == null ? "" : (String) json;
        if (kind == String.class) {
            return text;
        }
        try {
            if (kind == Instant.class) {
                return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
            } else if (kind == CpuSet.class) {
                return text.isEmpty() || text.equals("none") ? CpuSet.empty() : CpuSet.parse(text);
            }
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return wrong(place, "'" + text + "': " + e.getMessage());
        }
        throw new IllegalStateException("our bug: " + kind + " at " + place);
    }

    private static Number number(Object json, String place) throws ReportException {
        return json instanceof Number number ? number : (Number) wrong(place, "a number expected");
    }

    private Object record(Class<?> kind, Object json, String place) throws ReportException {
        if (json != null && !(json instanceof Map)) {
            return wrong(place, "an object expected");
        }
        Map<?, ?> map = json == null ? Map.of() : (Map<?, ?>) json;
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = snake(components[i].getName());
            values[i] = fromPlain(components[i].getGenericType(), map.get(name),
                    place.isEmpty() ? name : place + "." + name);
            if (name.equals("sides")) {
                ((List<?>) values[i]).forEach(side -> sides.put(((Side) side).name(), (Side) side));
            }
        }
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(Arrays.stream(components)
                    .map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return wrong(place, String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("our bug: " + kind, e);
        }
    }

    private Object container(ParameterizedType type, Object json, String place)
            throws ReportException {
        Type[] inner = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return json == null ? Optional.empty() : Optional.of(fromPlain(inner[0], json, place));
        }
        if (type.getRawType() == Map.class) {
            if (json != null && !(json instanceof Map)) {
                return wrong(place, "an object expected");
            }
            Map<Object, Object> map = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : json == null
                    ? List.<Map.Entry<?, ?>> of() : ((Map<?, ?>) json).entrySet()) {
                String below = place + "." + entry.getKey();
                map.put(inner[0] instanceof Class<?> keys && keys.isEnum()
                        ? constant(keys, entry.getKey(), below) : entry.getKey(),
                        fromPlain(inner[1], entry.getValue(), below));
            }
            return map;
        }
        if (json != null && !(json instanceof List)) {
            return wrong(place, "a list expected");
        }
        List<Object> list = new ArrayList<>();
        for (Object one : json == null ? List.of() : (List<?>) json) {
            list.add(fromPlain(inner[0], one, place + "[" + list.size() + "]"));
        }
        return list;
    }

    private static Object constant(Class<?> kind, Object json, String place)
            throws ReportException {
        Object[] constants = kind.getEnumConstants();
        for (Object constant : constants) {
            if (name((Enum<?>) constant).equals(json)) {
                return constant;
            }
        }
        return json == null ? wrong(place, "missing") : wrong(place, "'" + json + "' is unknown");
    }

    private static Object wrong(String place, String what) throws ReportException {
        throw new ReportException((place.isEmpty() ? "the report" : place) + ": " + what);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** {@code wallNanos} is {@code wall_nanos}. */
    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) {
                snake.append('_').append(Character.toLowerCase(c));
            } else {
                snake.append(c);
            }
        }
        return snake.toString();
    }
}
