/**
 * The module {@code _codecs}: the native codecs one by one, and the registry of all others.
 *
 * <p>The codecs themselves are in {@code objects} ({@link
 * org.jilectomy.runtime.objects.NativeCodecs}, {@link
 * org.jilectomy.runtime.objects.CodecRegistry}), because str and bytes need them.
 */
package org.jilectomy.runtime.modules.codecs;
