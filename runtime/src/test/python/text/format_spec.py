# The format-spec mini-language for int, float, str and complex.
SPECS = (
    'd 5 <5 >5 ^5 =5 + - 05 +05d , _ 010, x #x #X o #o b #b _b _x #_X c *^10 *=+10 e .2e f .2f g'
    ' .3g % .1% n .2 z ,c ,x _, 5zz s 10.3f +.3e #.0f 08.2f 0<8 0>8 -8d # . z.1f ,.2f 020,.2f'
    ' +020,.2f ^20,.2f .20f .0g .17g G E F #g #.3g .3 .0 15.3'
).split()
VALUES = [
    0, 1, -1, 42, 1234567, -1234567, 10**20, True, 0.0, -0.0, 1.5, -1234.5678, 1e20, 1e-7,
    float('inf'), float('nan'), 100.0, 2.5, 1 / 3, 5e-324, 1e16, '', 'a', 'hello', '\xe9\u65e5',
    1 + 2.5j, 3j,
]
for spec in ['', ' ', ' d'] + SPECS:
    for v in VALUES:
        try:
            print(spec, ascii(v), ascii(format(v, spec)))
        except Exception as e:
            print(spec, ascii(v), type(e).__name__, e)
