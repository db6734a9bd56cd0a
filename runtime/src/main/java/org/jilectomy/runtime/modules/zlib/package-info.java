/**
 * {@code zlib}, on the JDK's own copy of the library ({@code java.util.zip}).
 *
 * <p>{@link org.jilectomy.runtime.modules.zlib.Compressor} and {@link
 * org.jilectomy.runtime.modules.zlib.Decompressor} add what the JDK's classes lack: gzip, windows of
 * other sizes, limits of output. What they cannot do: the strategies RLE and FIXED and the memory
 * level are accepted and ignored; {@code copy()} works until 4 MiB have gone through.
 */
package org.jilectomy.runtime.modules.zlib;
