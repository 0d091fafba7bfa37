"""The people of the demo, and there alone: one of each kind, so that each can be tried."""

PASSWORD = "only-for-the-demo"
# E-mail address, role, and the force of force staff.
PEOPLE = [
    ("inspector@demo.example", "inspector", ""),
    ("admin@demo.example", "admin", ""),
    ("second-admin@demo.example", "admin", ""),
    ("hertfordshire@demo.example", "force-staff", "hertfordshire"),
    ("kent@demo.example", "force-staff", "kent"),
]


def announcement() -> str:
    """What `make demo` prints of them."""
    lines = [f"  {email:<28} {role.replace('-', ' ')}{', ' * bool(force)}{force}" for email, role, force in PEOPLE]
    return "\n".join(["To sign in, as any of these with the password " + PASSWORD + ":", *lines])
