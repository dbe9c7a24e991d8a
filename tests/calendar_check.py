"""Holds `leeward calendar` against the PyPI package `holidays` (US, Oklahoma), weekdays of 2019 to 2035.

They must differ in Juneteenth, which is not in 25 O.S. 82.1(A), and in the second day of a Christmas on a
weekend, which is (the Thursday before a Saturday, the Tuesday after a Sunday); and in nothing else.
Usage: calendar_check.py PATH-OF-LEEWARD. Exit 1 with the list where they differ otherwise.
"""

import datetime as dt
import json
import subprocess
import sys

import holidays


def ours(binary: str, year: int) -> set[dt.date]:
    out = subprocess.run(
        [binary, "calendar", "--rules", "us-ok", "--year", str(year), "--format", "json"],
        check=True, capture_output=True, text=True,
    ).stdout
    return {dt.date.fromisoformat(day["date"]) for day in json.loads(out)["holidays"]}


def expected_differences(year: int) -> tuple[set[dt.date], set[dt.date]]:
    """Days only they have, days only we have."""
    juneteenth = dt.date(year, 6, 19)
    observed = {5: -1, 6: 1}.get(juneteenth.weekday(), 0)
    theirs = {juneteenth + dt.timedelta(days=observed)} if year >= 2021 else set()
    christmas = dt.date(year, 12, 25)
    second = {5: -2, 6: 2}.get(christmas.weekday())
    own = {christmas + dt.timedelta(days=second)} if second else set()
    return theirs, own


def main() -> int:
    binary, wrong, checked = sys.argv[1], [], 0
    for year in range(2019, 2036):
        law = ours(binary, year)
        independent = set(holidays.country_holidays("US", subdiv="OK", years=range(year - 1, year + 2)))
        only_theirs, only_ours = expected_differences(year)
        day = dt.date(year, 1, 1)
        while day.year == year:
            if day.weekday() < 5:
                checked += 1
                may_be_theirs = day in only_theirs
                here, there = day in law, day in independent
                if here != there and not (there and may_be_theirs) and not (here and day in only_ours):
                    wrong.append(f"{day}: leeward {'closed' if here else 'open'}, holidays {'closed' if there else 'open'}")
                if day in only_ours and not here:
                    wrong.append(f"{day}: the second day of a weekend Christmas is missing")
                if may_be_theirs and here:
                    wrong.append(f"{day}: Juneteenth is not in 25 O.S. 82.1(A)")
            day += dt.timedelta(days=1)
    for line in wrong:
        print(line)
    print(f"calendar: {checked} weekdays compared, {len(wrong)} differ where they must not")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
