# The module math: values and errors, continued.
import math

for source in [
    'math.trunc(-2.7)', "math.trunc('a')", 'math.fsum([.1]*10)', 'math.fsum([1e308,1e308])',
    "math.fsum([float('inf'),-float('inf')])", "math.fsum(['a'])",
    'math.fsum([1e100,1,-1e100,1e-100])', 'math.prod([1,2,3])', 'math.prod([1.5,2],start=2)',
    "math.prod(['a'])", 'math.dist([1,2],[4,6])', 'math.dist([1],[1,2])', 'math.hypot(3,4)',
    'math.hypot()', 'math.hypot(1e200,1e200,3)', 'math.hypot(1,2,3,4,5)', 'math.hypot(5e-324)',
    'math.isclose(1,1+1e-10)', 'math.isclose(1,2,rel_tol=-1)', 'math.copysign(1,-0.0)',
    'math.nextafter(1,2)', 'math.ulp(1)', 'math.gamma(0)', 'math.gamma(-1)', 'math.gamma(200)',
    'math.gamma(6)', 'math.lgamma(0)', 'math.erf(.5)', 'math.erfc(.5)', 'math.degrees(1)',
    'math.radians(180)', 'math.acos(2)', 'math.asin(.5)', 'math.atanh(1)', 'math.acosh(.5)',
    'math.asinh(1)', 'math.tan(1e10)', "math.sin(float('inf'))", 'math.sinh(1000)',
    'math.expm1(1e-10)', 'math.log1p(-1)', 'math.log1p(-2)', 'math.exp2(10)', 'math.exp2(2000)',
    'math.atan2(1,-1)', 'math.isnan(1)', "math.isinf('a')", 'math.sumprod', 'math.pi', 'math.e',
    'math.tau', 'math.inf', 'math.nan',
    'sum(math.sin(i)*math.cos(i)*math.exp(i/1000)*math.tan(i)*math.log(i+1)*math.atan(i) for i in range(1000))',
    '[math.hypot(i/7,i/3,i*1.1) for i in range(1,30)]',
]:
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
