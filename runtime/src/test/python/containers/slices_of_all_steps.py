# deleting and assigning slices with steps of every size: list, bytearray, array agree
import array, sys
idx=(0,None,1,3,19,100,sys.maxsize,-1,-2,-31,-100)
bad=0
for start in idx:
  for stop in idx:
    for step in idx[1:]:
      if step==0: continue
      L=list(range(5)); a=array.array('b',L)
      data=L[start:stop:step]; data.reverse()
      L[start:stop:step]=data; a[start:stop:step]=array.array('b',data)
      if a.tolist()!=L: print('set',start,stop,step,a,L); bad+=1
      del L[start:stop:step]; del a[start:stop:step]
      if a.tolist()!=L: print('del',start,stop,step,a,L); bad+=1
      pass
print(bad)
