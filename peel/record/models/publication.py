"""What the inspectorate publishes, and whether it is published yet: the only place that says so."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from peel.record.visibility import VisibleQuerySet


class State(models.TextChoices):
    """How far a publication has come; all that hangs on it has come as far."""

    DRAFT = "draft", "Not published"
    WITH_FORCE = "with-force", "With the force for checking"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PublicationKind(models.TextChoices):
    """What a publication is."""

    INSPECTION_REPORT = "inspection-report", "Inspection report"
    LETTER = "letter", "Letter"
    CAUSES_OF_CONCERN = "causes-of-concern", "Cause of concern published early"
    CRIME_DATA_AUDIT = "crime-data-audit", "Crime data integrity inspection"
    STATISTICS = "statistics", "Statistical table"
    OTHER = "other", "Other source"


# What is withdrawn had been published, and people had read it: a draft is only taken back. What they go on to read
# of it is kept as it was published, whatever changes in the row afterwards, until it is published again.
WAS_PUBLIC = """
IF NEW.state <> 'withdrawn' THEN
    NEW.withdrawn_title = '';
    NEW.withdrawn_kind = '';
    NEW.withdrawn_force_id = NULL;
ELSIF TG_OP = 'UPDATE' AND OLD.state = 'withdrawn' THEN
    NEW.withdrawn_title = OLD.withdrawn_title;
    NEW.withdrawn_kind = OLD.withdrawn_kind;
    NEW.withdrawn_force_id = OLD.withdrawn_force_id;
    NEW.withdrawn_on = OLD.withdrawn_on;
    NEW.withdrawn_because = OLD.withdrawn_because;
ELSIF TG_OP = 'UPDATE' AND OLD.state = 'published'
    AND (OLD.live_at IS NULL OR OLD.live_at <= statement_timestamp()) THEN
    NEW.withdrawn_title = OLD.title;
    NEW.withdrawn_kind = OLD.kind;
    NEW.withdrawn_force_id = OLD.force_id;
ELSE
    RAISE EXCEPTION 'Only what had been published can be withdrawn.'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_withdrawn_was_published';
END IF;
RETURN NEW;
"""


class PublicationRows(VisibleQuerySet):
    """Publications; each carries its own state."""

    publications = ("",)


@pghistory.track()
class Publication(models.Model):
    """One report, letter or page about one force (or about England and Wales, when it has none).

    Judgments, findings, causes, closures and audits hang on one; they are visible when it is, and never
    hold a state of their own. `prepared_by` entered or changed it last, `released_by` published it here.

    `withdrawn_title`, `withdrawn_kind` and `withdrawn_force` are what everybody goes on to read of it while it is
    withdrawn. The database writes them, as they were published: a title that is changed then is not published.
    """

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=PublicationKind)
    title = models.CharField(max_length=250)
    force = models.ForeignKey("peel.Force", models.PROTECT, null=True, blank=True, related_name="publications")
    address = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_text = models.CharField(max_length=80, blank=True, help_text="As stated, without a full date.")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    live_at = models.DateTimeField(
        null=True, blank=True, help_text="Published from this moment on; empty: at once."
    )
    check_due_on = models.DateField("comments due on", null=True, blank=True)
    prepared_by = models.ForeignKey(
        "peel.User", models.PROTECT, null=True, blank=True, related_name="publications_prepared"
    )
    released_by = models.ForeignKey(
        "peel.User", models.PROTECT, null=True, blank=True, related_name="publications_released"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    withdrawn_title = models.CharField(max_length=250, blank=True, editable=False)
    withdrawn_kind = models.CharField(max_length=20, choices=PublicationKind, blank=True, editable=False)
    withdrawn_force = models.ForeignKey(
        "peel.Force", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    is_retold = models.BooleanField(default=False, help_text="The sentences are ours.")
    note = models.TextField(blank=True)

    objects = PublicationRows.as_manager()

    class Meta:
        ordering = ["-published_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="publication_state_is_known",
                condition=Q(state__in=State.values),
                violation_error_message="Choose one of the states.",
            ),
            models.CheckConstraint(
                name="publication_kind_is_known",
                condition=Q(kind__in=PublicationKind.values),
                violation_error_message="Choose one of the kinds.",
            ),
            models.CheckConstraint(
                name="publication_with_a_force_has_one",
                condition=~Q(state=State.WITH_FORCE) | Q(force__isnull=False),
                violation_error_message="Only a publication about a force can be with that force.",
            ),
            models.CheckConstraint(
                name="publication_address_is_a_web_address",
                condition=Q(address="") | Q(address__regex=r"^https?://"),
                violation_error_message="An address begins with http:// or https://.",
            ),
            models.CheckConstraint(
                name="publication_time_is_of_a_published_one",
                condition=Q(live_at__isnull=True) | Q(state=State.PUBLISHED),
                violation_error_message="Only what is published can have a set time.",
            ),
            models.CheckConstraint(
                name="publication_with_a_force_says_until_when",
                condition=Q(check_due_on__isnull=True) | Q(state=State.WITH_FORCE),
                violation_error_message="Comments are due only of what is with a force.",
            ),
            models.CheckConstraint(
                name="publication_released_by_somebody",
                condition=Q(released_by__isnull=True) | Q(released_at__isnull=False),
                violation_error_message="Say when it was published here.",
            ),
            models.CheckConstraint(
                name="publication_withdrawn_says_when_and_why",
                condition=Q(state=State.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_because="")
                | ~Q(state=State.WITHDRAWN) & Q(withdrawn_on__isnull=True, withdrawn_because=""),
                violation_error_message="Say when and why it was withdrawn.",
            ),
            models.CheckConstraint(
                name="publication_withdrawn_keeps_what_was_published",
                condition=Q(state=State.WITHDRAWN) & ~Q(withdrawn_title="") & ~Q(withdrawn_kind="")
                | ~Q(state=State.WITHDRAWN)
                & Q(withdrawn_title="", withdrawn_kind="", withdrawn_force__isnull=True),
                violation_error_message="What is withdrawn keeps the title and kind that were published.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="withdrawn_was_published",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=WAS_PUBLIC,
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("publication", args=[self.slug])

    @property
    def is_set_for_a_time(self) -> bool:
        """Whether it will be published by itself, and is not yet."""
        return self.state == State.PUBLISHED and self.live_at is not None and self.live_at > timezone.now()

    @property
    def is_public(self) -> bool:
        """Whether everybody can see it, as this process's clock says; what may be seen the database decides."""
        return self.state == State.PUBLISHED and not self.is_set_for_a_time
