"""The same list as a server gives it: run by itself it fills the database that BENCH_DATABASE names and prints a cookie of
somebody who is signed in; `gunicorn --chdir bench/python django_serve:application` serves it.

BENCH_DATABASE=FILE python3 bench/python/django_serve.py 10000
"""

import sys

import django_rows
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

application = WSGIHandler()

if __name__ == "__main__":
    client = Client()
    client.force_login(django_rows.fill(int(sys.argv[1])))
    print("sessionid=" + client.cookies["sessionid"].value)
