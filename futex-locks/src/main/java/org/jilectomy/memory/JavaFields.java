package org.jilectomy.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.agrona.UnsafeApi;

/**
 * Reads fields of Java objects by their place, whatever their access: for who looks at all of them,
 * as a tracing collector does that searches Java objects for addresses of native ones. Reflection
 * would generate an accessor for each field.
 */
public final class JavaFields {
    private JavaFields() {}

    /** The object that a static field is in. */
    public static Object base(Field field) {
        return UnsafeApi.staticFieldBase(field);
    }

    /** Where the field is in its object. */
    public static long offset(Field field) {
        return Modifier.isStatic(field.getModifiers())
                ? UnsafeApi.staticFieldOffset(field)
                : UnsafeApi.objectFieldOffset(field);
    }

    public static long getLong(Object object, long offset) {
        return UnsafeApi.getLong(object, offset);
    }

    public static Object getObject(Object object, long offset) {
        return UnsafeApi.getReference(object, offset);
    }
}
