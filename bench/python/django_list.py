"""The median time, in seconds, in which Django's admin answers the list of N duties, a hundred on a page.

python3 bench/python/django_list.py 10000
"""

import statistics
import sys
import time

import django_rows
from django.test import Client


def main(rows):
    client = Client()
    client.force_login(django_rows.fill(rows))
    times = []
    for _ in range(40):
        began = time.perf_counter()
        answer = client.get("/admin/auth/duty/")
        assert answer.status_code == 200, answer.status_code
        times.append(time.perf_counter() - began)
    print(statistics.median(times))


main(int(sys.argv[1]))
