"""The Oklahoma rule as a program's volunteer would write it down in plain Python: no library, no cleverness.

Reads a file of facts (one JSON object a line) and prints the duties as JSON, without `because`. It is here to be
measured against, and as a third reading of the rule. Usage: duties.py FACTS.jsonl AS_OF [PROCLAIMED_DAY...]
"""

import datetime as dt
import json
import sys
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/Chicago")
PROTECTED = {"victim", "current_partner", "former_partner"}
OWED = {"victim", "current_partner"}
ORDER = ["person", "assessment", "decision", "session_attended", "termination", "threat", "inbound", "effort", "disclosure",
         "election", "notice", "provider_notice", "callback", "threat_ended", "person_ended", "void"]
DAY = dt.timedelta(days=1)
PROCLAIMED = set()
HOLIDAYS = {}


def holidays(year):
    if year not in HOLIDAYS:
        def nth(month, weekday, n):
            day = dt.date(year, month, 1)
            while day.weekday() != weekday:
                day += DAY
            return day + (n - 1) * 7 * DAY
        last = dt.date(year, 5, 31)
        while last.weekday() != 0:
            last -= DAY
        thanks = nth(11, 3, 4)
        days = {nth(1, 0, 3), nth(2, 0, 3), last, nth(9, 0, 1), thanks, thanks + DAY}
        for day in (dt.date(year, 1, 1), dt.date(year + 1, 1, 1), dt.date(year, 7, 4), dt.date(year, 11, 11)):
            days.add(day + {5: -DAY, 6: DAY}.get(day.weekday(), 0 * DAY))
        xmas = dt.date(year, 12, 25)
        days |= {5: {xmas - DAY, xmas - 2 * DAY}, 6: {xmas + DAY, xmas + 2 * DAY}}.get(xmas.weekday(), {xmas})
        HOLIDAYS[year] = days
    return HOLIDAYS[year]


def business(day):
    return day.weekday() < 5 and day not in holidays(day.year) and day not in PROCLAIMED


def end(day):
    return dt.datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=ZONE).astimezone(dt.timezone.utc)


def after(at, count):
    day = at.astimezone(ZONE).date()
    while count:
        day += DAY
        count -= business(day)
    return end(day)


def time(text):
    return dt.datetime.fromisoformat(text).astimezone(dt.timezone.utc).replace(microsecond=0)


class Case:
    def __init__(self):
        self.roles, self.choice, self.died, self.known = {}, {}, set(), set()
        self.episode = self.decision_due = self.outcome = None
        self.contacted, self.heard = set(), {}
        self.assessed, self.names = False, {"concerns": set(), "lethality": set()}
        self.accepted = self.attended = False
        self.latest, self.events, self.told_about = None, [], set()
        self.threats, self.subjects, self.duties = {}, set(), []

    # who is who
    def protected(self, p):
        return bool(self.roles.get(p, set()) & PROTECTED)

    def receiving(self, p):
        return self.protected(p) and self.choice.get(p, {}).get("receive", False)

    def victim_known(self):
        return bool(self.died) or any("victim" in roles for roles in self.roles.values())

    # duties
    def open_ones(self, kind=None, person="any", about="any"):
        return [d for d in self.duties if d["state"] == "open" and (kind is None or d["kind"] in kind)
                and (person == "any" or d["person"] == person) and (about == "any" or d["about"] == about)]

    def begin(self, f, kind, person, about, clause, basis, due, left=()):
        d = dict(kind=kind, person=person, about=about, clause=clause, basis=basis, opened=f["at"], due=due, state="open", how=None,
                 closed_at=None, evidence=[], left=set(left), episode=self.episode, misses=set(), counted=[], recorded=None)
        self.duties.append(d)

    def close(self, d, f, state, how):
        d.update(state=state, how=how, closed_at=f["at"], recorded=f["recorded"])

    def stands(self, kind, person, about, episode=None):
        return any(d["kind"] == kind and d["person"] == person and d["about"] == about and d["state"] != "lapsed"
                   and (episode is None or d["episode"] == episode) for d in self.duties)

    def take(self, f):
        person = f.get("person")
        if f["kind"] != "person" and person is not None and person not in self.known:
            return
        if "about" in f and f["about"] not in self.subjects:
            return
        if f["kind"] in ("threat", "session_attended", "termination"):
            self.subjects.add(f["id"])
        getattr(self, f["kind"])(f, person)

    def person(self, f, p):
        before, roles = self.roles.get(p, set()), set(f["roles"])
        self.known.add(p)
        self.roles[p] = roles
        self.died.discard(p)
        soon = after(f["at"], 2)
        if "victim" in roles:
            for d in self.open_ones(["initial_notification"], None):
                if any(o["kind"] == "initial_notification" and o["person"] == p and o["episode"] == d["episode"] for o in self.duties):
                    self.close(d, f, "lapsed", "merged")
                    continue
                d["person"] = p
                if f["at"] <= d["due"] < soon:
                    d.update(due=soon, basis="policy")
        if roles & OWED and not before & OWED:
            self.known_later(f, p)
        if "victim" in roles and "victim" not in before:
            for d in self.open_ones(["threat_warning"], None):
                self.close(d, f, "lapsed", "merged")
        for threat in self.threats.values():
            self.warn(f, threat, p)
        if self.protected(p) and not before & PROTECTED and not self.open_ones(["check_in"], p):
            self.next_call(f, p)
        self.nobody(f)

    def nobody(self, f):
        if not self.victim_known():
            self.known_later(f, None)
            for threat in self.threats.values():
                self.warn(f, threat, None)

    def known_later(self, f, p):
        if self.episode is None or self.stands("initial_notification", p, None, self.episode):
            return
        due, basis = after(f["at"], 7), "policy"
        if f["at"] <= self.decision_due:
            soon = after(f["at"], 2)
            due, basis = (soon, "policy") if soon > self.decision_due else (self.decision_due, "law")
        self.begin(f, "initial_notification", p, None, "(c)", basis, due)

    def assessment(self, f, _):
        new = set() if self.assessed else {"assessment_results"}
        self.assessed = True
        for kind, names in self.names.items():
            if set(f[kind]) - names:
                new.add(kind)
            names |= set(f[kind])
        for heard in self.heard.values():
            heard -= new
        for p in sorted(self.contacted) if new else ():
            if self.protected(p):
                mine = [d for d in self.open_ones(["initial_disclosure"], p) if d["episode"] == self.episode]
                if mine:
                    mine[0]["left"] |= new
                else:
                    self.begin(f, "initial_disclosure", p, None, "(c)", "policy", after(f["at"], 1), new)

    def decision(self, f, _):
        self.episode, self.decision_due, self.outcome = f["id"], after(f["at"], 7), f["outcome"]
        self.contacted, self.heard = set(), {}
        for p in [p for p in self.roles if self.roles[p] & OWED] + ([] if self.victim_known() else [None]):
            self.begin(f, "initial_notification", p, None, "(c)", "law", self.decision_due)
        if f["outcome"] == "accepted":
            self.accepted, self.attended, self.latest = True, False, None

    def session_attended(self, f, _):
        if self.accepted and not self.attended:
            self.attended = True
            self.event(f, "(e)(1)")

    def termination(self, f, _):
        self.attended = False
        if self.accepted:
            self.event(f, "(e)(2)")

    def event(self, f, clause):
        self.latest = f["id"]
        self.events.append((f["id"], clause))
        for p in self.roles:
            if self.receiving(p):
                self.begin(f, "event_notice", p, f["id"], clause, "policy", after(f["at"], 1))

    def catch_up(self, f, p):
        for about, clause in self.events if self.receiving(p) else ():
            tried = any(d["kind"] == "event_notice" and d["person"] == p and d["about"] == about and d["how"] == "tried" for d in self.duties)
            if (about == self.latest or tried) and (p, about) not in self.told_about and not self.stands("event_notice", p, about):
                self.begin(f, "event_notice", p, about, clause, "policy", after(f["at"], 1))

    def threat(self, f, _):
        threat = dict(id=f["id"], person=bool(set(f["toward"]) - {"animal"}), named=set(f["named"]) & self.known,
                      source=f["source"] if f["source"] in self.known else None)
        self.threats[f["id"]] = threat
        for p in list(self.roles):
            self.warn(f, threat, p)
        if threat["person"]:
            if not self.victim_known():
                self.warn(f, threat, None)
            self.begin(f, "provider_warning", None, f["id"], "(b)", "policy", f["at"] + dt.timedelta(minutes=60))

    def warn(self, f, threat, p):
        protected = self.protected(p)
        if p is None:
            concerned = threat["person"]
        else:
            concerned = p != threat["source"] and (protected and (threat["person"] or self.receiving(p))
                                                   or p in threat["named"] and bool(self.roles[p]))
        if concerned and not self.stands("threat_warning", p, threat["id"]):
            clause = "(d)" if p is None else "(e)(3)" if self.receiving(p) else "(d)" if protected else "(b)"
            self.begin(f, "threat_warning", p, threat["id"], clause, "policy", f["at"] + dt.timedelta(minutes=60))

    def inbound(self, f, p):
        self.contact(f, p)

    def effort(self, f, p):
        if f["outcome"] == "reached":
            self.contact(f, p)
            return
        day = f["at"].astimezone(ZONE).date()
        for d in self.open_ones(["initial_notification"], p):
            d["evidence"].append(f["id"])
            good = f["channel"] == "telephone" and f["outcome"] not in ("wrong_number", "disconnected")
            if good and (not d["counted"] or f["at"] - d["counted"][-1] >= dt.timedelta(hours=2)):
                d["counted"].append(f["at"])
                if len(d["counted"]) >= 3 and len({at.astimezone(ZONE).date() for at in d["counted"]}) >= 2:
                    self.close(d, f, "met", "tried")
        if p is None:
            for d in self.open_ones(["threat_warning"], None):
                d["evidence"].append(f["id"])
            return
        for d in self.open_ones(["initial_disclosure", "check_in"], p):
            if day >= d["due"].astimezone(ZONE).date():
                d["evidence"].append(f["id"])
                d["misses"].add(day)
                if len(d["misses"]) >= 3:
                    self.close(d, f, "lapsed", "tried")
                    if d["kind"] == "check_in":
                        self.next_call(f, p)

    def contact(self, f, p):
        for d in self.open_ones(["initial_notification"], p):
            d["evidence"].append(f["id"])
            self.close(d, f, "met", "told")
        for d in self.open_ones(["check_in"], p):
            if f["at"] > d["opened"]:
                d["evidence"].append(f["id"])
                self.close(d, f, "met", "told")
                self.next_call(f, p)
        if self.episode is not None and self.protected(p):
            self.contacted.add(p)
            if not any(d["episode"] == self.episode for d in self.open_ones(["initial_disclosure"], p)):
                left = {"services"} | ({"assessment_results"} if self.assessed else set())
                left |= {"rejection_reason"} if self.outcome == "denied" else set()
                left |= {kind for kind, names in self.names.items() if names}
                left |= set() if p in self.choice else {"choice"}
                left -= self.heard.get(p, set())
                if left:
                    self.begin(f, "initial_disclosure", p, None, "(c)", "policy", after(f["at"], 1), left)
        self.catch_up(f, p)

    def disclosure(self, f, p):
        heard = set(f["items"]) | set(f["declined"])
        if p in self.contacted:
            self.heard.setdefault(p, set()).update(heard)
        self.hear(f, p, heard)

    def hear(self, f, p, heard):
        for d in self.open_ones(["initial_disclosure"], p):
            if d["left"] & heard:
                d["evidence"].append(f["id"])
                d["left"] -= heard
                if not d["left"]:
                    self.close(d, f, "met", "told")

    def election(self, f, p):
        self.choice[p] = f
        self.hear(f, p, {"choice"})
        if f["receive"]:
            self.catch_up(f, p)
            for threat in self.threats.values():
                self.warn(f, threat, p)
        else:
            for d in self.open_ones(["event_notice"], p):
                self.close(d, f, "lapsed", "chose")
            for d in self.open_ones(["threat_warning"], p):
                threat = self.threats[d["about"]]
                if not threat["person"] and p not in threat["named"]:
                    self.close(d, f, "lapsed", "chose")
        for d in self.open_ones(["check_in"], p):
            self.close(d, f, "lapsed", "chose")
        self.next_call(f, p)

    def next_call(self, f, p):
        days = self.choice.get(p, {}).get("every_days")
        if days and self.protected(p):
            day = f["at"].astimezone(ZONE).date() + days * DAY
            while not business(day):
                day += DAY
            self.begin(f, "check_in", p, None, "(d)", "policy", end(day))

    def notice(self, f, p):
        for d in self.open_ones(["event_notice", "threat_warning"], p, f["about"]):
            d["evidence"].append(f["id"])
            if f["outcome"] == "reached":
                self.close(d, f, "met", "told")
            else:
                d["misses"].add(f["at"].astimezone(ZONE).date())
                if d["kind"] == "event_notice" and len(d["misses"]) >= 3:
                    self.close(d, f, "lapsed", "tried")
        if f["outcome"] == "reached":
            self.told_about.add((p, f["about"]))
            self.contact(f, p)

    def provider_notice(self, f, _):
        for d in self.open_ones(["provider_warning"], None, f["about"]):
            d["evidence"].append(f["id"])
            if f["outcome"] == "reached":
                self.close(d, f, "met", "told")

    def callback(self, f, p):
        theirs = end(dt.date.fromisoformat(f["day"]))
        for d in self.open_ones(["initial_disclosure", "event_notice", "check_in"], p):
            if f["at"] <= d["due"]:
                d["due"] = max(d["due"], theirs)

    def threat_ended(self, f, _):
        self.threats.pop(f["about"], None)
        for d in self.open_ones(["threat_warning", "provider_warning"], about=f["about"]):
            self.close(d, f, "lapsed", "ended")

    def person_ended(self, f, p):
        for d in self.open_ones(person=p):
            self.close(d, f, "lapsed", "ended")
        if f["why"] == "died" and "victim" in self.roles[p]:
            self.died.add(p)
        self.roles[p] = set()
        self.nobody(f)

    def void(self, f, _):
        pass


def written(at):
    return at and at.astimezone(ZONE).isoformat()


def main(path, as_of, proclaimed):
    PROCLAIMED.update(dt.date.fromisoformat(day) for day in proclaimed)
    as_of, cases = time(as_of), {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                f = json.loads(line)
                f["at"] = time(f["at"])
                f["recorded"] = time(f["recorded"]) if "recorded" in f else f["at"]
                cases.setdefault(f["case"], []).append(f)
    answer = []
    for name in sorted(cases):
        facts = sorted((f for f in cases[name] if f["recorded"] <= as_of), key=lambda f: (f["at"], ORDER.index(f["kind"]), f["id"]))
        gone = {f["fact"] for f in facts if f["kind"] == "void"}
        case = Case()
        for f in facts:
            if f["id"] not in gone:
                case.take(f)
        rows = [d for d in case.duties if not (d["state"] == "lapsed" and d["closed_at"] == d["opened"])]
        rows.sort(key=lambda d: (d["opened"], d["kind"], d["person"] or "", d["about"] or ""))
        for d in rows:
            moment = {"open": as_of, "met": d["closed_at"], "lapsed": d["recorded"]}[d["state"]]
            answer.append({"case": name, "kind": d["kind"], "person": d["person"], "about": d["about"], "clause": d["clause"],
                           "basis": d["basis"], "opened": written(d["opened"]), "due": written(d["due"]), "state": d["state"],
                           "how": d["how"], "closed_at": written(d["closed_at"]), "late": d["due"] < moment, "evidence": d["evidence"]})
    json.dump({"as_of": written(as_of), "duties": answer}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
