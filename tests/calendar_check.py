"""Holds `leeward calendar` of each pack against the PyPI package `holidays`, weekdays of 2019 to 2035.

Oklahoma: they must differ in Juneteenth, which is not in 25 O.S. 82.1(A), and in the second day of a Christmas on a
weekend, which is (the Thursday before a Saturday, the Tuesday after a Sunday).
Washington: in Juneteenth of 2021 alone, when the act that made it a holiday was not yet in force on that day.
Illinois: in Good Friday, which 205 ILCS 630/17(a) names; in the days beside a weekend holiday, to which the words that
were read move Lincoln's Birthday alone, from a Sunday; in election days, which a program enters; in Juneteenth of 2021.
And in nothing else.
Usage: calendar_check.py PATH-OF-LEEWARD. Exit 1 with the list where they differ otherwise.
"""

import datetime as dt
import json
import subprocess
import sys

import holidays

SATURDAY, SUNDAY = 5, 6


def ours(binary: str, pack: str, year: int) -> set[dt.date]:
    out = subprocess.run(
        [binary, "calendar", "--rules", pack, "--year", str(year), "--format", "json"],
        check=True, capture_output=True, text=True,
    ).stdout
    return {dt.date.fromisoformat(day["date"]) for day in json.loads(out)["holidays"]}


def beside(day: dt.date) -> dt.date:
    """Where a holiday on a weekend is commonly kept: the Friday before a Saturday, the Monday after a Sunday."""
    return day + dt.timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))


def oklahoma(year: int) -> tuple[set[dt.date], set[dt.date]]:
    theirs = {beside(dt.date(year, 6, 19))} if year >= 2021 else set()
    christmas = dt.date(year, 12, 25)
    second = {SATURDAY: -2, SUNDAY: 2}.get(christmas.weekday())
    return theirs, {christmas + dt.timedelta(days=second)} if second else set()


def washington(year: int) -> tuple[set[dt.date], set[dt.date]]:
    return ({dt.date(2021, 6, 18)} if year == 2021 else set()), set()


def illinois(year: int) -> tuple[set[dt.date], set[dt.date]]:
    theirs = {dt.date(2021, 6, 18)} if year == 2021 else set()
    fixed = [dt.date(year, *day) for day in ((1, 1), (2, 12), (6, 19), (7, 4), (11, 11), (12, 25))]
    for day in [*fixed, dt.date(year + 1, 1, 1)]:
        lincoln = (day.month, day.day) == (2, 12)
        if day.weekday() == SATURDAY or (day.weekday() == SUNDAY and not lincoln):
            theirs.add(beside(day))
    if year % 2 == 0:
        first = next(day for day in (dt.date(year, 11, n) for n in range(1, 8)) if day.weekday() == 0)
        theirs.add(first + dt.timedelta(days=1))
    # A state of the package that keeps Good Friday says when it is.
    good_friday = {
        day for day, name in holidays.country_holidays("US", subdiv="TN", years=year).items() if "Good Friday" in name
    }
    assert len(good_friday) == 1, year
    return theirs, good_friday


# For each pack: the state's name in the package, and by year the days only they have and the days only we have.
PACKS = {"us-ok": ("OK", oklahoma), "us-wa": ("WA", washington), "us-il": ("IL", illinois)}


def main() -> int:
    binary, wrong, checked = sys.argv[1], [], 0
    for pack, (state, expected) in PACKS.items():
        for year in range(2019, 2036):
            law = ours(binary, pack, year)
            independent = set(holidays.country_holidays("US", subdiv=state, years=range(year - 1, year + 2)))
            only_theirs, only_ours = expected(year)
            day = dt.date(year, 1, 1)
            while day.year == year:
                if day.weekday() < SATURDAY:
                    checked += 1
                    here, there = day in law, day in independent
                    if here != there and not (there and day in only_theirs) and not (here and day in only_ours):
                        said = f"leeward {'closed' if here else 'open'}, holidays {'closed' if there else 'open'}"
                        wrong.append(f"{pack} {day}: {said}")
                    if day in only_ours and not here:
                        wrong.append(f"{pack} {day}: the law's own day is missing")
                    if day in only_theirs and here:
                        wrong.append(f"{pack} {day}: no words of the law make it a holiday")
                day += dt.timedelta(days=1)
    for line in wrong:
        print(line)
    print(f"calendar: {checked} weekdays of {len(PACKS)} packs compared, {len(wrong)} differ where they must not")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
