package org.jilectomy.bench.report;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jilectomy.bench.results.Results;
import org.jilectomy.topology.JsonWriter;

/**
 * The own format: everything a run found out, sample by sample, with all evidence; and a reader, so
 * that any other report can be made later and two runs can be compared.
 */
public final class ResultsJson {
    static final String FORMAT = "jilectomy-bench 2";

    private ResultsJson() {}

    public static String render(Results results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.putAll(RecordJson.toMap(results));
        return JsonWriter.toJson(all);
    }

    /**
     * The results in a text of {@link #render}.
     *
     * @throws ReportException if it is something else, naming the place
     */
    public static Results read(String text) throws ReportException {
        return read(parse(text));
    }

    static Results read(Map<?, ?> json) throws ReportException {
        Object format = json.get("format");
        if (!FORMAT.equals(format)) {
            throw new ReportException(format == null
                    ? "no report of jilectomy bench: it has no \"format\""
                    : "the format is \"" + format + "\"; this version reads \"" + FORMAT + "\"");
        }
        return new RecordJson().read(Results.class, json);
    }

    /** Any JSON object. */
    static Map<String, Object> parse(String text) throws ReportException {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw new ReportException("no JSON object: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new ReportException("no JSON report: too many nested brackets");
        }
    }
}
