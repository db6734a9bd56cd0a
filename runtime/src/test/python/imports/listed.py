__all__ = ["chosen", "_under"]
chosen, other, _under = 1, 2, 3
