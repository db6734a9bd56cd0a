# The module math: values and errors.
import math

for source in [
    'math.sqrt(-1)', "math.sqrt('a')", 'math.log(0)', 'math.log(-1)', 'math.log(2**2000)',
    'math.log2(2**2000+1)', 'math.log10(10**400)', 'math.log(8,2)', 'math.log(1,1)',
    'math.log2(0)', 'math.log10(-1)', 'math.exp(1000)', 'math.pow(0,-1)', 'math.pow(-1,.5)',
    'math.pow(1e300,2)', 'math.factorial(-1)', 'math.factorial(1.5)', "math.factorial('a')",
    'math.factorial(50)', 'math.gcd(1.5)', 'math.gcd()', 'math.lcm()', 'math.lcm(4,6)',
    'math.gcd(12,18,-6)', 'math.isqrt(-1)', 'math.isqrt(10**40)', 'math.comb(5,-1)',
    'math.comb(-5,1)', 'math.comb(50,20)', 'math.perm(5)', 'math.perm(10,3)', 'math.perm(5,-2)',
    'math.comb(1.0,2)', 'math.fmod(1,0)', "math.fmod(float('inf'),1)", 'math.remainder(5,0)',
    'math.remainder(5,3)', 'math.ldexp(1,5000)', 'math.ldexp(1.5,1.5)', 'math.ldexp(1,-10**30)',
    'math.ldexp(.7,-1070)', 'math.frexp(0.1)', 'math.frexp(5e-324)', 'math.frexp(-3)',
    'math.modf(-2.5)', 'math.modf(-0.0)', 'math.modf(3)', "math.floor(float('nan'))",
    "math.floor(float('inf'))", "math.ceil('a')", 'math.floor(2.7)', 'math.ceil(2.1)',
    'math.floor(1e300)', 'math.ceil(-1e300)', 'math.floor(5)',
]:
    try:
        print(source, "->", eval(source))
    except Exception as e:
        print(source, "->", type(e).__name__, e)
