# Targets of assignments: what is accepted, and where and how the rest is refused.
SOURCES = (
    'a,b=1,2', 'a,b=1', 'a,b=1,2,3', 'a,b,c=1,2', '*a,b=1,2,3', '*a,=1,2', '*a=1', '*a,*b=1,2',
    'a,*b,*c=1', 'a,*b,c=1', '[a,*b,c]=[1]', '(a,b)=[c,d]="xy"; print(a,d)',
    'a=b=c=[]; print(a is c)', '()=[]', '[]=()', '()=1', '()=[1]', '(a)=1', '(a),b=1,2', '[a]=1,',
    '(a,)=1,', 'a,=1', 'a[0]=1', 'a.b=1', '1=a', '"a"=1', 'f()=1', 'a+b=1', '-a=1', 'a<b=1',
    '(a,1)=x', '[a,f()]=x', 'a if b else c=1', 'lambda:0=1', '{}=1', '{a}=1', '[x for x in y]=1',
    'f"a"=1', 'a and b=1', 'not a=1', 'await a=1', '(yield)=1', 'x=yield=1', 'a=1=b', 'a=b+1=c',
    '...=1', '(a:=1)=2', 'a b=1', '(*a)=1', '(*a),b=1', '*(a,b),c=(1,2,3)', '*a.b,c=1,2',
    'x=[0]; *x[0],c=1,2; print(x)', 'i=0; x=[0,0]; i,x[i]=1,2; print(i,x)',
    'x=[1,2,3]; x[1:]=x; print(x)', 'x=[1,2,3]; x[0:0]=x; print(x)', 'a,b=b,a=1,2; print(a,b)',
    'x=[0,1]; i=0; i,x[i]=1,2; print(x)', 'd={}; d["a"],d["b"]=1,2; print(d)', 'a+=1',
    'a=1;a+=1;print(a)', 'a,b+=1', '(a,b)+=1', '[a]+=1', '(a)=1;(a)+=1', 'f()+=1', '1+=1',
    'a+=b+=1', 'a+=yield', 'a=[1];a+=2,', 'a=[1];b=a;a+=[2];print(b)',
    'a=(1,);b=a;a+=2,;print(b)', 't=([],);t[0]+=[1]',
    't=([],)\ntry: t[0]+=[1]\nexcept TypeError: print(t)', 'x={1:1};x[1]+=1;print(x)',
    'x={};x[1]+=1', '*a+=1', 'a+=*b', 'a=[];a+=*[1],\nprint(a)', 'a//=0', 'a=5;a//=0',
    'a=2;a**=3;a<<=2;a|=1;a^=3;a&=30;a>>=1;a%=7;a@=1', 'None+=1', '(yield)+=1', 'a.b+=1',
    '"a"+=1', 'a if b else c += 1', 'a<b+=1', '{}+=1', '(x): int=1; print(x)',
    'x=[0]; x[0]: int=5; print(x)', '__annotations__=5\nx: int', 'x=1; del x; x',
    'x=y=1; del x,y; y', 'x=y=1; del (x,y); y', 'x=y=1; del [x,y]; y', 'x=1; del x,; x',
    'x=[1,2]; del x[0]; print(x)', 'x=[1,2,3]; del x[:2]; print(x)', 'x={}; del x[1]',
    'x=1; del x.y', 'x=1\nfrom __future__ import division',
)
for source in SOURCES:
    try:
        compile(source, '<source>', 'exec')
        print('ok', repr(source))
    except SyntaxError as e:
        print(type(e).__name__, repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
