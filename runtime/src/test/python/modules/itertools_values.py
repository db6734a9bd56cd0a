# The module itertools: values.
from itertools import *
print(list(islice(count(5,2),4)), count(), count(1,2), list(islice(count(2**62),3)), list(islice(count(.5),3)))
print(list(repeat(1,3)), repeat("a"), repeat("a",2), list(chain("ab",[1])), list(chain.from_iterable(["ab","c"])))
print(list(islice(cycle("abc"),7)), list(accumulate([1,2,3])), list(accumulate([1,2,3],lambda a,b:a*b,initial=10)))
print(list(compress("abcd",[1,0,1,1])), list(dropwhile(lambda x:x<3,[1,2,3,1])), list(takewhile(lambda x:x<3,[1,2,3,1])))
print(list(filterfalse(None,[0,1,2])), list(starmap(pow,[(2,3),(3,2)])), list(pairwise("abcd")), list(pairwise("a")))
for a in [(3,),(1,3),(1,None),(0,10,3),(None,),(2,2)]: print(list(islice("abcdefg",*a)))
it=iter("abcdefgh"); print(list(islice(it,1,4,2)), list(it))
print(list(zip_longest("abc","x",fillvalue="-")), list(zip_longest()))
print(list(product("ab",[1,2])), list(product("ab",repeat=2)), list(product()), list(product("ab",[])))
print(list(permutations("abc")), list(permutations("abc",2)), list(permutations("",0)), list(permutations("ab",3)))
print(list(combinations("abcd",2)), list(combinations("ab",3)), list(combinations("ab",0)), list(combinations_with_replacement("abc",2)))
a,b=tee([1,2,3]); print(next(a),list(b),list(a))
print([(k,list(g)) for k,g in groupby("aabbbc")], [(k,list(g)) for k,g in groupby([1,3,2,4],key=lambda x:x%2)])
g=groupby("aab"); k,x=next(g); print(k,next(x)); k2,y=next(g); print(list(x),k2,list(y))
for s in ["islice('a',-1)","islice('a',1,-1)","islice('a',0,1,0)","count('a')","repeat(1,'a')","permutations('a',-1)","product('a',repeat=-1)","accumulate(1)","cycle(1)","zip_longest(1)","combinations('a',-1)","tee('a',-1)","repeat()"]:
    try: print(s,eval(s))
    except Exception as e: print(s,type(e).__name__,e)
