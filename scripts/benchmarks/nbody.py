"""n-body: planets attract each other; float arithmetic on attributes in nested loops."""

from math import sqrt


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def system():
    """A sun and four planets on roughly circular orbits, in astronomical units and days."""
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.478),
        Body(5.2, 0.1, -0.1, -0.02, 2.75, 0.01, 0.0377),
        Body(-9.5, 0.3, 0.2, 0.05, -2.03, 0.02, 0.0113),
        Body(0.2, 19.2, -0.3, -1.43, 0.03, -0.01, 0.0017),
        Body(-0.4, -30.1, 0.5, 1.15, 0.02, 0.03, 0.0020),
    ]


def advance(bodies, pairs, dt):
    for one, two in pairs:
        dx = one.x - two.x
        dy = one.y - two.y
        dz = one.z - two.z
        squared = dx * dx + dy * dy + dz * dz
        strength = dt / (squared * sqrt(squared))
        pull = two.mass * strength
        one.vx -= dx * pull
        one.vy -= dy * pull
        one.vz -= dz * pull
        pull = one.mass * strength
        two.vx += dx * pull
        two.vy += dy * pull
        two.vz += dz * pull
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies, pairs):
    result = 0.0
    for body in bodies:
        speed = body.vx**2 + body.vy**2 + body.vz**2
        result += body.mass * speed / 2.0
    for one, two in pairs:
        distance = sqrt((one.x - two.x) ** 2 + (one.y - two.y) ** 2 + (one.z - two.z) ** 2)
        result -= one.mass * two.mass / distance
    return result


def bench():
    bodies = system()
    pairs = [(one, two) for i, one in enumerate(bodies) for two in bodies[i + 1 :]]
    for _ in range(3_000):
        advance(bodies, pairs, 0.01)
    return round(energy(bodies, pairs), 9)


if __name__ == "__main__":
    print(bench())
