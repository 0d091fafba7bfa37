"""The people who use the system."""

import pghistory
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Role(models.TextChoices):
    """What a person does here; access.py says what each role may see and do."""

    INSPECTOR = "inspector", "Inspector"
    FORCE_STAFF = "force-staff", "Force staff"
    ADMIN = "admin", "Admin"


class UserManager(BaseUserManager["User"]):
    """Makes people who are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A new person; without a password nobody can sign in as them."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        """An admin; what they may do their role says, not Django's rights."""
        return self.create_user(email, password, role=Role.ADMIN, is_staff=True, is_superuser=True, **fields)


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """One person, known by e-mail address. Force staff belong to one force, the others to none."""

    username = None
    email = models.EmailField("e-mail address", unique=True)
    role = models.CharField(max_length=20, choices=Role)
    force = models.ForeignKey("peel.Force", models.PROTECT, null=True, blank=True, related_name="staff")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["role"]
    objects = UserManager()

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(
                name="user_has_a_known_role",
                condition=Q(role__in=Role.values),
                violation_error_message="Choose one of the roles.",
            ),
            models.CheckConstraint(
                name="user_force_staff_have_a_force",
                condition=Q(role=Role.FORCE_STAFF, force__isnull=False)
                | (~Q(role=Role.FORCE_STAFF) & Q(force__isnull=True)),
                violation_error_message="Force staff belong to one force, inspectors and admins to none.",
            ),
            models.CheckConstraint(
                name="user_email_is_in_lower_case",
                condition=Q(email=Lower("email")),
                violation_error_message="E-mail addresses are kept in small letters, so that each is one person.",
            ),
        ]

    def __str__(self) -> str:
        return self.email
