# typing: get_type_hints, generics, Protocol, NamedTuple, TypedDict, Literal, Union, cast, overload.
from typing import *
T = TypeVar('T', bound=int)
class Box(Generic[T]):
    def get(self) -> T: ...
print(Box[int], Box[int].__origin__, Box.__parameters__, Union[int, str, int], Optional[int], int | None, List[int], Dict[str, 'Box'], Callable[[int], str], Tuple[int, ...], Literal[1, 'a'], Any, ClassVar[int])
def f(a: 'int', b: Optional[str] = None, *c: float) -> List['Box']: ...
print(get_type_hints(f), get_origin(Dict[str, int]), get_args(Callable[[int], str]), cast(int, 'a'))
@runtime_checkable
class Sized(Protocol):
    def size(self) -> int: ...
class Has:
    def size(self): return 1
print(isinstance(Has(), Sized), isinstance(1, Sized))
class N(NamedTuple):
    x: int
    y: str = 'd'
class D(TypedDict, total=False):
    k: int
print(N(1), N.__annotations__, D(k=1), D.__total__, D.__optional_keys__, NewType('U', int)(5), T, TYPE_CHECKING, Annotated[int, 'meta'].__metadata__)
for g in (lambda: Box[str, int], lambda: Union[1, 2], lambda: isinstance(1, List[int]), lambda: Any(), lambda: Optional[1, 2], lambda: Literal, lambda: List[int, str], lambda: Sized(), lambda: TypeVar('A', int)):
    try:
        print(g())
    except TypeError as e:
        print(e)
