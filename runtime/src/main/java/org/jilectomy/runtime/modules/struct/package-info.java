/**
 * {@code _struct}: values as bytes in a C struct's layout. {@link
 * org.jilectomy.runtime.modules.struct.StructFormat} is a format taken apart, which packs and
 * unpacks; {@code PyStruct} the compiled format as a Python object; {@code StructModule} the
 * functions, with the formats used last in a cache.
 */
package org.jilectomy.runtime.modules.struct;
