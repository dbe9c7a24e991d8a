"""Django's admin over as many duties as asked for: the list that a usual program would start with."""

import os
from datetime import datetime, timezone

import django
from django.conf import settings

# In memory, or in the file that the environment names.
NAME = os.environ.get("BENCH_DATABASE", ":memory:")

settings.configure(
    SECRET_KEY="bench",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": NAME}},
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    STATIC_URL="/static/",
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import path  # noqa: E402


class Duty(models.Model):
    case = models.CharField(max_length=32)
    person = models.CharField(max_length=80)
    participant = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    due = models.DateTimeField(db_index=True)
    tries = models.IntegerField()

    class Meta:
        app_label = "auth"


class DutyAdmin(admin.ModelAdmin):
    list_display = ("person", "participant", "kind", "due", "tries")
    ordering = ("due",)


admin.site.register(Duty, DutyAdmin)
urlpatterns = [path("admin/", admin.site.urls)]


def fill(rows):
    """Makes the tables and so many rows; whoever may sign in."""
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Duty)
    start = 1_795_000_000
    Duty.objects.bulk_create(
        Duty(
            case=f"c{n}",
            person=f"Ada Magnolia{n}",
            participant=f"Birch{n * 31 % rows}",
            kind="first notice",
            due=datetime.fromtimestamp(start + n * 7919 % 864_000, timezone.utc),
            tries=n % 3,
        )
        for n in range(rows)
    )
    from django.contrib.auth.models import User

    return User.objects.create_superuser("nell", "nell@example.org", "x")
