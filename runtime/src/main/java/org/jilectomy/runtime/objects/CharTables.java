package org.jilectomy.runtime.objects;

/**
 * Where Python 3.11's Unicode 14.0 differs from what {@link Character} of JDK 25 (Unicode 16.0)
 * says, and the properties Java has no method for. Found by comparing both over all code points;
 * a test repeats the comparison against figures of the real CPython.
 *
 * <p>Ranges are hexadecimal, inclusive; mappings are {@code from=to.to.to}.
 */
final class CharTables {
    private CharTables() {}

    /** Assigned after Unicode 14.0: unassigned for Python 3.11. */
    static final String LATER =
            "897 cf3 ece 1b4e-1b4f 1b7f 1c89-1c8a 2427-2429 2ffc-2fff 31e4-31e5 31ef "
                    + "a7cb-a7cd a7da-a7dc 105c0-105f3 10d40-10d65 10d69-10d85 10d8e-10d8f "
                    + "10ec2-10ec4 10efc-10eff 1123f-11241 11380-11389 1138b 1138e 11390-113b5 "
                    + "113b7-113c0 113c2 113c5 113c7-113ca 113cc-113d5 113d7-113d8 113e1-113e2 "
                    + "116d0-116e3 11b00-11b09 11bc0-11be1 11bf0-11bf9 11f00-11f10 11f12-11f3a "
                    + "11f3e-11f5a 1342f 13439-13455 13460-143fa 16100-16139 16d40-16d79 18cff "
                    + "1b132 1b155 1cc00-1ccf9 1cd00-1ceb3 1d2c0-1d2d3 1df25-1df2a 1e030-1e06d "
                    + "1e08f 1e4d0-1e4f9 1e5d0-1e5fa 1e5ff 1f6dc 1f774-1f776 1f77b-1f77f 1f7d9 "
                    + "1f8b2-1f8bb 1f8c0-1f8c1 1fa75-1fa77 1fa87-1fa89 1fa8f 1faad-1faaf "
                    + "1fabb-1fabf 1fac6 1face-1facf 1fada-1fadc 1fadf 1fae8-1fae9 1faf7-1faf8 "
                    + "1fbcb-1fbef 2b739 2ebf0-2ee5d 31350-323af";

    /** Digits that are not decimal: superscripts, circled and the like. */
    static final String DIGIT =
            "b2-b3 b9 1369-1371 19da 2070 2074-2079 2080-2089 2460-2468 2474-247c "
                    + "2488-2490 24ea 24f5-24fd 24ff 2776-277e 2780-2788 278a-2792 10a40-10a43 "
                    + "10e60-10e68 11052-1105a 1f100-1f10a";

    /** Numeric but not digits: fractions, number words, ideographs. */
    static final String NUMERIC =
            "bc-be 9f4-9f9 b72-b77 bf0-bf2 c78-c7e d58-d5e d70-d78 f2a-f33 1372-137c "
                    + "16ee-16f0 17f0-17f9 2150-2182 2185-2189 2469-2473 247d-2487 2491-249b "
                    + "24eb-24f4 24fe 277f 2789 2793 2cfd 3007 3021-3029 3038-303a 3192-3195 "
                    + "3220-3229 3248-324f 3251-325f 3280-3289 32b1-32bf 3405 3483 382a 3b4d "
                    + "4e00 4e03 4e07 4e09 4e5d 4e8c 4e94 4e96 4ebf-4ec0 4edf 4ee8 4f0d 4f70 "
                    + "5104 5146 5169 516b 516d 5341 5343-5345 534c 53c1-53c4 56db 58f1 58f9 "
                    + "5e7a 5efe-5eff 5f0c-5f0e 5f10 62fe 634c 67d2 6f06 7396 767e 8086 842c "
                    + "8cae 8cb3 8d30 9621 9646 964c 9678 96f6 a6e6-a6ef a830-a835 f96b f973 "
                    + "f978 f9b2 f9d1 f9d3 f9fd 10107-10133 10140-10178 1018a-1018b 102e1-102fb "
                    + "10320-10323 10341 1034a 103d1-103d5 10858-1085f 10879-1087f 108a7-108af "
                    + "108fb-108ff 10916-1091b 109bc-109bd 109c0-109cf 109d2-109ff 10a44-10a48 "
                    + "10a7d-10a7e 10a9d-10a9f 10aeb-10aef 10b58-10b5f 10b78-10b7f 10ba9-10baf "
                    + "10cfa-10cff 10e69-10e7e 10f1d-10f26 10f51-10f54 10fc5-10fcb 1105b-11065 "
                    + "111e1-111f4 1173a-1173b 118ea-118f2 11c5a-11c6c 11fc0-11fd4 12400-1246e "
                    + "16b5b-16b61 16e80-16e96 1d2e0-1d2f3 1d360-1d378 1e8c7-1e8cf 1ec71-1ecab "
                    + "1ecad-1ecaf 1ecb1-1ecb4 1ed01-1ed2d 1ed2f-1ed3d 1f10b-1f10c 20001 20064 "
                    + "200e2 20121 2092a 20983 2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b "
                    + "2626d 2f890";

    /** Lowercase for the JDK and not for Unicode 14.0. */
    static final String NOT_LOWER =
            "10fc a7f2-a7f4 ab69";

    /** ID_Start but not XID_Start. */
    static final String NOT_XID_START =
            "37a e33 eb3 2e2f 309b-309c fc5e-fc63 fdfa-fdfb fe70 fe72 fe74 fe76 fe78 "
                    + "fe7a fe7c fe7e ff9e-ff9f";

    /** ID_Continue (of the JDK) but not XID_Continue of Unicode 14.0. */
    static final String NOT_XID_CONTINUE =
            "37a 2e2f 309b-309c 30fb fc5e-fc63 fdfa-fdfb fe70 fe72 fe74 fe76 fe78 fe7a "
                    + "fe7c fe7e ff65";

    /** Full title case where it is not the simple one. */
    static final String TITLE =
            "df=53.73 149=2bc.4e 1f0=4a.30c 390=399.308.301 3b0=3a5.308.301 "
                    + "587=535.582 1e96=48.331 1e97=54.308 1e98=57.30a 1e99=59.30a 1e9a=41.2be "
                    + "1f50=3a5.313 1f52=3a5.313.300 1f54=3a5.313.301 1f56=3a5.313.342 "
                    + "1fb2=1fba.345 1fb4=386.345 1fb6=391.342 1fb7=391.342.345 1fc2=1fca.345 "
                    + "1fc4=389.345 1fc6=397.342 1fc7=397.342.345 1fd2=399.308.300 "
                    + "1fd3=399.308.301 1fd6=399.342 1fd7=399.308.342 1fe2=3a5.308.300 "
                    + "1fe3=3a5.308.301 1fe4=3a1.313 1fe6=3a5.342 1fe7=3a5.308.342 1ff2=1ffa.345 "
                    + "1ff4=38f.345 1ff6=3a9.342 1ff7=3a9.342.345 fb00=46.66 fb01=46.69 "
                    + "fb02=46.6c fb03=46.66.69 fb04=46.66.6c fb05=53.74 fb06=53.74 fb13=544.576 "
                    + "fb14=544.565 fb15=544.56b fb16=54e.576 fb17=544.56d";

    /** Full case folding where it is not lower case, but for Cherokee and Greek rules. */
    static final String FOLD =
            "b5=3bc df=73.73 149=2bc.6e 17f=73 1f0=6a.30c 345=3b9 390=3b9.308.301 "
                    + "3b0=3c5.308.301 3c2=3c3 3d0=3b2 3d1=3b8 3d5=3c6 3d6=3c0 3f0=3ba 3f1=3c1 "
                    + "3f5=3b5 587=565.582 1c80=432 1c81=434 1c82=43e 1c83=441 1c84=442 1c85=442 "
                    + "1c86=44a 1c87=463 1c88=a64b 1e96=68.331 1e97=74.308 1e98=77.30a "
                    + "1e99=79.30a 1e9a=61.2be 1e9b=1e61 1e9e=73.73 1f50=3c5.313 "
                    + "1f52=3c5.313.300 1f54=3c5.313.301 1f56=3c5.313.342 1fb2=1f70.3b9 "
                    + "1fb3=3b1.3b9 1fb4=3ac.3b9 1fb6=3b1.342 1fb7=3b1.342.3b9 1fbc=3b1.3b9 "
                    + "1fbe=3b9 1fc2=1f74.3b9 1fc3=3b7.3b9 1fc4=3ae.3b9 1fc6=3b7.342 "
                    + "1fc7=3b7.342.3b9 1fcc=3b7.3b9 1fd2=3b9.308.300 1fd3=3b9.308.301 "
                    + "1fd6=3b9.342 1fd7=3b9.308.342 1fe2=3c5.308.300 1fe3=3c5.308.301 "
                    + "1fe4=3c1.313 1fe6=3c5.342 1fe7=3c5.308.342 1ff2=1f7c.3b9 1ff3=3c9.3b9 "
                    + "1ff4=3ce.3b9 1ff6=3c9.342 1ff7=3c9.342.3b9 1ffc=3c9.3b9 fb00=66.66 "
                    + "fb01=66.69 fb02=66.6c fb03=66.66.69 fb04=66.66.6c fb05=73.74 fb06=73.74 "
                    + "fb13=574.576 fb14=574.565 fb15=574.56b fb16=57e.576 fb17=574.56d";
}
