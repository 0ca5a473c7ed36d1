#!/usr/bin/env python3
"""Checks a meeting's file `binhxet.meeting/1` with nothing but Python's standard library.

    python3 verify.py FILE [--head "xxxx xxxx …" --entries N]

Written from docs/formats.md: the chain entry by entry, the seal, the copies above the log, and every vote (who was
entitled, who voted, the numbers, what came of it). It does not evaluate criteria and takes the classes as recorded;
`binhxet verify` works them out as well. Exit code 0 sound, 2 wrong usage, 3 not sound.

In this file, each part using only those before it:

    1  Values    strict JSON, the one spelling of a text, exact numbers        (formats.md: "Reading", "Events")
    2  Chain     an entry, its commitment and the chain's value after it       ("The chain", "To check a file", 1 to 4)
    3  Answers   what several answers come to, how many a bound needs          ("Counting the votes of a file")
    4  Room      who is there, who may decide about whom, the quorum           (the same)
    5  Votes     by name, by hands, in secret: opened, given, counted, closed  (the same)
    6  Meeting   entry after entry; the minutes on their way to the seal       (the same)
    7  File      what stands above the log, the printed seal                   ("What stands above", "The seal on paper")
    8  Command   the arguments, and what is printed

A method `on_…` takes in the event of that name. An event that says nothing about votes is in NO_VOTE; one that is in
neither is named as not known to this verifier.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from fractions import Fraction


# 1  Values
# ---------------------------------------------------------------------------------------------------------------------


class Wrong(Exception):
    entry = body = None


def must(condition, why):
    if not condition:
        raise Wrong(why)


def once(pairs):
    must(len(pairs) == len(dict(pairs)), "a key stands twice in an object")
    return dict(pairs)


def no_float(digits):
    raise Wrong(f"{digits} is no whole number; others are written as text")


def load(text):
    return json.loads(text, object_pairs_hook=once, parse_float=no_float, parse_constant=no_float)


def canonical(value):
    """The one spelling of a value: sorted keys, no spaces, nothing escaped that need not be."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def is_hex(text, digits):
    return isinstance(text, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", text) is not None


def exact(value):
    """An exact number: a whole one as it is, else a decimal or a fraction as text."""
    must(type(value) is int or re.fullmatch(r"-?[0-9]{1,40}([./][0-9]{1,40})?", value), f"{value} is no number")
    return Fraction(value)


def event_of(body):
    """The event's name and what it holds; an event without content is a plain text."""
    event = body["event"]
    if isinstance(event, str):
        return event, {}
    must(len(event) == 1, "not one event")
    return next(iter(event.items()))


def sha(data):
    return hashlib.sha256(data).digest()


# 2  Chain
# ---------------------------------------------------------------------------------------------------------------------


def link(entry, number, head):
    """The chain's value after an entry, and its body; none where that was removed."""
    must(isinstance(entry, dict), "no object")
    kept = {"seq", "schema", "commitment", "head"}
    must(set(entry) in (kept, kept | {"salt", "body"}), "half removed, or other members than the format has")
    for key, bits in (("seq", 64), ("schema", 32)):
        must(type(entry[key]) is int and 0 <= entry[key] < 1 << bits, f"{key} is no number")
    must(is_hex(entry["commitment"], 64) and is_hex(entry["head"], 64), "commitment or head is no SHA-256")
    must(entry["seq"] == number, f"numbered {entry['seq']}, not the next one")
    if "body" in entry:
        must(is_hex(entry["salt"], 32), "no salt")
        mine = sha(bytes.fromhex(entry["salt"]) + entry["body"].encode())
        must(mine.hex() == entry["commitment"], "text or salt was changed: they do not give the commitment")
    header = number.to_bytes(8, "big") + entry["schema"].to_bytes(4, "big")
    head = sha(head + header + bytes.fromhex(entry["commitment"]))
    must(head.hex() == entry["head"], "the chain's value does not follow from the entries before")
    if "body" not in entry:
        return head, None
    body = load(entry["body"])
    must(canonical(body) == entry["body"], "the text is not in its one spelling")
    must(set(body) == {"at", "by", "event"}, "a body has at, by and event")
    return head, body


# 3  Answers
# ---------------------------------------------------------------------------------------------------------------------


def needed(bound, of):
    """The least whole number that a bound takes out of so many."""
    if "more_than" in bound:
        return math.floor(exact(bound["more_than"]) * of) + 1
    return math.ceil(exact(bound["at_least"]) * of)


def middle(sides, worth):
    """The middle answer; of two middle ones that of less worth. Where worth alike, the answers have an order of their own."""
    return sorted(sides, key=lambda side: (worth(side), own(side)))[(len(sides) - 1) // 2]


def own(side):
    """The order of answers that weigh the same: plain counts, the points of one, of several, then what is partly excused; levels by their ids."""
    if "mark" in side:
        return 0, side["mark"].get("level", "")
    if "count" in side:
        return 1, side["count"]
    if "amount" in side:
        return 2, exact(side["amount"])
    if "amounts" in side:
        return 3, [exact(points) for points in side["amounts"]]
    return 4, side["excused"]["count"], sorted(side["excused"]["exempt"].items())


def severity(side, event):
    """How much of it counts; what a reason would excuse beyond its limit counts too."""
    if "amount" in side:
        return abs(exact(side["amount"]))
    if "amounts" in side:
        return abs(sum(exact(points) for points in side["amounts"]))
    if "count" in side:
        return side["count"]
    limits = {reason["id"]: reason["most"] for reason in event.get("exempt", []) if "most" in reason}
    over = [max(0, number - limits[id]) for id, number in side["excused"]["exempt"].items() if id in limits]
    return side["excused"]["count"] + sum(over)


def of_criterion(rules, id):
    """The criterion of that id; KeyError where there is none."""
    return {c["id"]: c for section in rules["sections"] for c in section["criteria"]}[id]


def joint(rules, item, sides, tally):
    """The answer that several make together, none where none wins; KeyError for a kind this verifier does not know."""
    voting, marks = rules["voting"], [side.get("mark", {}) for side in sides]
    most, count = Counter(map(canonical, sides)).most_common(1)[0]
    winner = load(most) if 2 * count > len(sides) else None
    if "check" in marks[0]:
        if "checks" not in voting:
            return winner
        met = marks.count({"check": True}) >= needed(voting["checks"], tally[voting["checks"]["of"]])
        return {"mark": {"check": met}}
    if voting["marks"] == "majority":
        return winner
    start = of_criterion(rules, item["mark"])["start"] if "mark" in item else {}
    if "points" in marks[0] and start["points"].get("levels"):
        return middle(sides, lambda side: exact(side["mark"]["points"]))
    if "points" in marks[0]:
        points = sorted(exact(mark["points"]) for mark in marks)
        if voting["marks"] == "median":
            points = points[(len(points) - 1) // 2:len(points) // 2 + 1]
        elif voting["marks"] == "trimmed_mean" and len(points) >= 5:
            points = points[1:-1]
        return {"mark": {"points": sum(points, Fraction(0)) / len(points)}}
    if "level" in marks[0]:
        levels = {level["id"]: exact(level["points"]) for level in start["levels"]}
        return middle(sides, lambda side: levels[side["mark"]["level"]])
    place = item["occurrence"]
    events = of_criterion(rules, place["criterion"])["events"]
    event = [event for event in events if event["id"] == place["event"]][0]
    return middle(sides, lambda side: severity(side, event))


def total(count):
    """How many took part in a count of votes without names."""
    numbers = [side["votes"] for side in count["sides"]]
    must(all(type(votes) is int and votes > 0 for votes in numbers), "an answer without votes")
    values = [canonical(side["value"]) for side in count["sides"]]
    must(len(set(values)) == len(values), "an answer stands twice")
    return sum(numbers) + count.get("blank", 0) + count.get("invalid", 0)


def plain(value):
    """A value with its points as a number, to be compared."""
    points = value.get("mark", {}).get("points")
    return value if points is None or isinstance(points, Fraction) else {"mark": {"points": exact(points)}}


# 4  Room
# ---------------------------------------------------------------------------------------------------------------------


def committee(opening):
    people, seats = opening["roster"]["people"], ("chair", "deputy_chair", "officer")
    return [person["id"] for seat in seats for person in people if person.get("office", {}).get("seat") == seat]


class Room:
    """Who is there and who may decide about whom."""

    def __init__(self, opening):
        self.sets, self.people = opening["sets"], {person["id"]: person for person in opening["roster"]["people"]}
        for held in self.sets:
            mine = sha(canonical(held["rulebook"]).encode()).hex()
            must(mine == held["fingerprint"], "the fingerprint is not that of the criteria set")
        self.committee, self.voting = committee(opening), self.sets[0]["rulebook"]["voting"]
        self.duties = {"chair": opening["chair"], "secretary": opening["secretary"]}
        self.answers, self.conflicts, self.outside = {}, set(), set()
        self.ballot = self.slip = None

    def present(self):
        return [officer for officer in self.committee if self.answers.get(officer) == "present"]

    def may(self, officer, member):
        conflict = self.voting["recusal"] == "declared" and (officer, member) in self.conflicts
        return not conflict and (officer != member or self.voting["recusal"] == "none")

    def quorum(self):
        must(len(self.present()) >= needed(self.voting["quorum"], len(self.committee)), "there is no quorum")

    def rules(self, member):
        audience = self.people[member].get("audience")
        return next((s for s in self.sets if audience in s.get("audiences", [])), self.sets[0])["rulebook"]

    def on_roll_answered(self, held, number):
        must(not self.ballot or not set(held["officers"]) & set(self.present()), "somebody left during a vote")
        self.answers.update(dict.fromkeys(held["officers"], held["answer"]))
        self.outside -= set(held["officers"])

    def on_duty_taken(self, held, number):
        self.duties[held["duty"]] = held["officer"]

    def on_conflict_declared(self, held, number):
        must(not self.ballot and self.voting["recusal"] == "declared", "a vote is open, or conflicts do not count")
        must(held["officer"] in self.committee, "no officer of the committee")
        self.conflicts ^= {(held["officer"], held["member"])}

    on_conflict_withdrawn = on_conflict_declared

    def on_stepped_out(self, held, number):
        must(not self.ballot or held["officer"] not in self.ballot["entitled"], "somebody left during a vote")
        must(not self.may(held["officer"], held["member"]), "stepped out for a sheet that they decide about")
        self.outside.add(held["officer"])

    def on_came_back(self, held, number):
        self.outside.remove(held["officer"])

    def on_opened(self, held, number):
        must(set(self.answers) == set(self.committee), "begun before everybody had answered the roll")
        self.quorum()

    on_resumed = on_opened

    def on_adjourned(self, held, number):
        must(not self.ballot and not self.slip, "broke off during a vote")
        self.answers, self.outside = {}, set()


# 5  Votes
# ---------------------------------------------------------------------------------------------------------------------

KINDS = {"mark": "marks", "occurrence": "marks", "finding": "findings", "class": "classes", "title": "titles"}


class Votes(Room):
    """Every vote: who takes part, what is given, what it comes to."""

    def __init__(self, opening):
        super().__init__(opening)
        self.rounds, self.owed, self.counted, self.unknown = Counter(), {}, 0, []

    def begin(self):
        self.quorum()
        must(not self.ballot and not self.slip, "another vote is open")

    def ask(self, member, item, nth, secret):
        """That a question is voted on in its round and in its form."""
        question = member, canonical(item)
        must(question not in self.owed, "the chair's vote is owed before")
        must(nth == self.rounds[question] + 1, "not the next round")
        kind = item if item == "class" else next(iter(item))
        form = self.rules(member)["voting"].get("forms", {}).get(KINDS[kind], "roll_call")
        must((form == "secret") == secret, "not the form that the set names")
        return form

    def on_ballot_opened(self, held, number):
        self.begin()
        inside = [officer for officer in self.present() if officer not in self.outside]
        entitled = [officer for officer in inside if self.may(officer, held["member"])]
        must(held["entitled"] == entitled, "the entitled are not those in the room who may decide")
        form = self.ask(held["member"], held["item"], held["round"], False)
        must(held.get("form", "roll_call") == form, "not the form that the set names")
        self.ballot = dict(held, form=form, votes={}, written=0, writers=set(), count=None)

    def vote(self, held, again):
        ballot, officer = self.ballot, held["officer"]
        must(ballot and ballot["form"] == "roll_call", "no vote by name is open")
        must((officer in ballot["votes"]) == again, "voted twice, or not before")
        if held.get("written"):
            away = officer in self.committee and officer not in self.present()
            must(away and self.may(officer, ballot["member"]), "a vote in writing by somebody who is not away")
            ballot["written"] += 1
            ballot["writers"].add(officer)
        elif not again:
            must(officer in ballot["entitled"], "not a vote for this officer")
        ballot["votes"][officer] = held["choice"]

    def on_vote_cast(self, held, number):
        self.vote(held, False)

    def on_vote_changed(self, held, number):
        self.vote(held, True)

    def on_vote_taken_back(self, held, number):
        must(self.ballot and held["officer"] in self.ballot["votes"], "no vote is open, or no vote to take back")
        self.ballot["written"] -= held["officer"] in self.ballot["writers"]
        self.ballot["writers"].discard(held["officer"])
        del self.ballot["votes"][held["officer"]]

    def on_hands_counted(self, held, number):
        ballot, count = self.ballot, held["count"]
        must(ballot and ballot["form"] == "hands", "no vote by hands is open")
        must(0 < total(count) <= len(ballot["entitled"]), "nobody was counted, or more than may vote")
        must(("reason" in held) == (ballot["count"] is not None), "counted anew without a reason, or first with one")
        must(count != ballot["count"] and held.get("checked_by", self.committee[0]) in self.committee,
             "the same count again, or checked by nobody of the committee")
        ballot["count"] = count

    def on_ballot_cancelled(self, held, number):
        must(self.ballot, "no vote is open")
        touched = bool(self.ballot["votes"]) or self.ballot["count"] is not None
        must(("reason" in held) == touched, "called off without a reason, or with one that nobody needs")
        self.ballot = None

    def on_ballot_closed(self, held, number):
        must(self.ballot and (self.ballot["votes"] or self.ballot["count"]), "no vote is open, or nobody voted")
        ballot, self.ballot = self.ballot, None
        self.close(ballot, held, number)

    def on_slip_opened(self, held, number):
        self.begin()
        rows = held["rows"]
        must(rows and len({canonical([row["member"], row["item"]]) for row in rows}) == len(rows), "a row twice, or none")
        for row in rows:
            self.ask(row["member"], row["item"], row["round"], True)
        entitled = [o for o in self.present() if any(self.may(o, row["member"]) for row in rows)]
        must(held["entitled"] == entitled, "the entitled are not those in the room who may decide")
        self.slip = held

    def on_slip_cancelled(self, held, number):
        must(self.slip, "no secret ballot is open")
        self.slip = None

    def on_slip_closed(self, held, number):
        slip, self.slip, took_part = self.slip, None, held["took_part"]
        must(slip and took_part == sorted(set(took_part)) and took_part, "no secret ballot is open, or nobody took part")
        must(set(took_part) <= set(slip["entitled"]), "somebody took part who may not")
        must(len(held["results"]) == len(slip["rows"]), "not a result for each row")
        for row, result in zip(slip["rows"], held["results"]):
            voters = sum(self.may(officer, row["member"]) for officer in took_part)
            must(total(result["count"]) == voters, "a row has more or fewer votes than voters")
            entitled = [officer for officer in slip["entitled"] if self.may(officer, row["member"])]
            ballot = dict(row, entitled=entitled, form="secret", votes={}, written=0, count=result["count"])
            self.close(ballot, result, number)

    def on_chair_decided(self, held, number):
        sides = self.owed.pop((held["member"], canonical(held["item"])), [])
        must(held["value"] in sides, "nothing was left to the chair, or nobody had voted for that")

    def on_corrected(self, held, number):
        question = held["member"], canonical(held.get("item"))
        self.rounds[question] = 0
        self.owed.pop(question, None)

    def close(self, ballot, held, number):
        question, count = (ballot["member"], canonical(ballot["item"])), ballot["count"] or {"sides": []}
        self.rounds[question] += 1
        sides = [choice["for"] for choice in ballot["votes"].values() if choice != "abstain"]
        sides += [side["value"] for side in count["sides"] for _ in range(side["votes"])]
        summoned = sum(self.may(officer, ballot["member"]) for officer in self.committee)
        present = len(ballot["entitled"]) + ballot["written"]
        tally = {"committee": len(self.committee), "summoned": summoned, "present": present,
                 "cast": len(ballot["votes"]) + total(count), "valid": len(sides)}
        must(held["tally"] == tally, f"the votes give {canonical(tally)}, not {canonical(held['tally'])}")
        try:
            ruling = self.ruling(ballot, sides, tally)
        except KeyError:
            return self.unknown.append(number)
        self.counted += 1
        recorded = {what: plain(value) if what == "decided" else value for what, value in held["ruling"].items()}
        must(recorded == ruling, f"the votes come to {ruling}, not to {recorded}")
        if "chair" in ruling:
            self.owed[question] = sides

    def ruling(self, ballot, sides, tally):
        """What comes of a vote."""
        rules, item = self.rules(ballot["member"]), ballot["item"]
        tie, again = self.voting["tie"], ballot["round"] < self.voting["rounds"]
        again = again and self.voting["tie"] in ("revote", "refer")
        if sides and ("found" in sides[0] or "granted" in sides[0]):
            titles = {title["id"]: title.get("votes") for title in rules.get("titles", [])}
            what, bound = ("found", rules["voting"]["findings"]) if "found" in sides[0] else ("granted", titles[item["title"]])
            yes = sides.count({what: True})
            holds = yes >= needed(bound, tally[bound["of"]])
            tied = not holds and 2 * yes == len(sides)
            return {"again": "tie"} if tied and again else {"decided": {what: holds}}
        if sides and "class" in sides[0]:
            bound, ranked = rules["voting"]["classes"], Counter(side["class"] for side in sides).most_common() + [(None, 0)]
            won = ranked[0][1] >= needed(bound, tally[bound["of"]]) and ranked[0][1] > ranked[1][1]
            value = {"class": ranked[0][0]} if won else None
        else:
            value = joint(rules, item, sides, tally) if sides else None
        if value is not None:
            return {"decided": plain(value)}
        counts = sorted(Counter(map(canonical, sides)).values())
        why = "no_votes" if not sides else "tie" if counts[-2:-1] == counts[-1:] else "no_majority"
        chairs = ballot["votes"].get(self.duties["chair"], "abstain")
        if again:
            return {"again": why}
        if tie == "chair" and ballot["form"] != "roll_call":
            return {"chair" if sides and self.duties["chair"] in ballot["entitled"] else "stands": why}
        if tie == "chair" and chairs != "abstain":
            return {"decided": plain(chairs["for"])}
        if tie == "fails" and any("check" in side.get("mark", {}) for side in sides):
            return {"decided": {"mark": {"check": False}}}
        return {"stands": why}


# 6  Meeting
# ---------------------------------------------------------------------------------------------------------------------

NO_VOTE = {"disputed", "dispute_withdrawn", "finding_raised", "sheets_accepted", "fact_entered", "class_moved", "waived",
           "waiver_lifted", "referral_decided", "title_decided", "tallied", "confirmed", "guest_arrived", "guest_left",
           "guest_returned", "guest_struck", "acceptance_taken_back", "tally_taken_back", "note_taken", "remark_made",
           "minutes_rejected"}


class Meeting(Votes):
    """A meeting entry after entry, as far as its votes and the way to its seal go."""

    def __init__(self, body):
        name, opening = event_of(body)
        must(name == "prepared", "a meeting begins with what it rests on")
        super().__init__(opening)
        self.agreed, self.asks_minutes = [], opening.get("procedure", 1) > 1

    def take(self, body, number):
        name, held = event_of(body)
        must(body["by"] == self.duties["secretary"], "entered by somebody who does not keep the minutes")
        if name not in ("minutes_adopted", "attested", "sealed"):
            self.agreed = []
        step = getattr(self, f"on_{name}", None)
        if step:
            step(held, number)
        elif name not in NO_VOTE:
            self.unknown.append(number)

    def on_minutes_adopted(self, held, number):
        self.quorum()
        must(held["present"] == len(self.present()), "not so many were in the room")
        if held["way"] != "consent":
            hands = held["way"]["hands"]
            must(sum(hands.values()) <= held["present"] < 2 * hands["agreed"], "the hands counted do not adopt the minutes")
        self.agreed = ["adopted"]

    def on_attested(self, held, number):
        must(self.agreed and held["duty"] not in self.agreed, "confirmed before the minutes were adopted, or twice")
        self.agreed.append(held["duty"])

    def on_sealed(self, held, number):
        must(len(self.agreed) == 3 or not self.asks_minutes, "sealed before the minutes were adopted and confirmed")

    def on_reopened(self, held, number):
        self.asks_minutes = True


# 7  File
# ---------------------------------------------------------------------------------------------------------------------

LARGEST = 32 << 20  # bytes
PHASES = {"acceptance_taken_back": "open", "tally_taken_back": "open", "opened": "open", "tallied": "tallied",
          "referral_decided": "tallied", "title_decided": "tallied", "corrected": "open", "fact_entered": "open",
          "confirmed": "confirmed", "sealed": "sealed", "reopened": "open"}


def about(bodies, head):
    """What must stand above a log: it is made from the log alone."""
    opening = event_of(bodies[0])[1] if bodies[0] else None
    phase, outcomes, seals = "roll_call", [], []
    for number, body in enumerate(bodies, 1):
        name, held = event_of(body) if body else (None, {})
        if name == "fact_entered" and "reason" not in held:
            continue  # no accepted sheet goes back
        phase = PHASES.get(name, phase)
        if name in ("tallied", "referral_decided", "corrected", "fact_entered", "acceptance_taken_back",
                    "tally_taken_back", "reopened") or "outcomes" in held:
            outcomes = held.get("outcomes", [])
        if name == "sealed":
            seals.append({"entry": number, "at": body["at"], "head": held["head"], "entries": held["entries"]})
    return {"period": opening and opening["period"], "unit": opening and opening["roster"].get("unit"),
            "phase": phase, "entries": len(bodies), "head": head, "opening": opening,
            "committee": committee(opening) if opening else [], "outcomes": outcomes, "seals": seals}


def verify(data, paper):
    """What stands above the log, the meeting as far as it was recounted, and the numbers of removed bodies."""
    must(len(data) <= LARGEST, "too large")
    file = load(data.decode())
    must(set(file) == {"format", "program", "meeting", "about", "log"}, "not the members of a meeting's file")
    must(file["format"] == "binhxet.meeting/1" and file["log"], "another format, or an empty log")
    must(re.fullmatch("[a-z0-9-]{1,64}", file["meeting"]), "no meeting's id")
    head, bodies, meeting = sha(b"binhxet.chain/1\n" + file["meeting"].encode()), [], None
    for number, entry in enumerate(file["log"], 1):
        before, body = head, None
        try:
            head, body = link(entry, number, head)
            behind = any(b and event_of(b)[0] == "sealed" for b in bodies[-1:])
            again = body and event_of(body)[0] == "reopened"
            must(again or not behind or body is None, "stands behind the seal")
            must(behind or not again or None in bodies[-1:], "opened again without having been sealed")
            if body and event_of(body)[0] == "sealed":
                sealed = event_of(body)[1]
                must(sealed == {"head": before.hex(), "entries": number - 1}, "not the seal of the chain before it")
            if number == 1 and body:
                meeting = Meeting(body)
            elif meeting and body and all(bodies):
                meeting.take(body, number)
        except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError, Wrong) as why:
            wrong = why if isinstance(why, Wrong) else Wrong(f"not made as the format says ({why!r})")
            wrong.entry, wrong.body = number, body
            raise wrong from None
        bodies.append(body)
    mine = about(bodies, head.hex())
    for key in sorted({*mine, *file["about"]}):
        is_there = key in mine and key in file["about"]
        must(is_there and canonical(mine[key]) == canonical(file["about"][key]), f"about.{key} is not what the log says")
    if paper:
        wrong = Wrong("the chain after so many entries is not the printed one")
        if not 0 < paper[1] <= len(bodies):
            wrong = Wrong(f"the print says {paper[1]} entries: the end was cut off")
            wrong.entry = len(bodies) + 1
        elif file["log"][paper[1] - 1]["head"] == paper[0]:
            wrong = Wrong("the seal itself was cut off")
            wrong.entry = paper[1] + 1
            if paper[1] in [seal["entries"] for seal in mine["seals"]]:
                wrong = None
        if wrong:
            raise wrong
    return mine, meeting, [number for number, body in enumerate(bodies, 1) if body is None]


# 8  Command
# ---------------------------------------------------------------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description="Checks a meeting's file binhxet.meeting/1.")
    parser.add_argument("file")
    parser.add_argument("--head", help="the seal as it is printed, in its groups")
    parser.add_argument("--entries", type=int, help="how many entries the printed seal counts")
    asked = parser.parse_args()
    paper = asked.head and ("".join(asked.head.split()).lower(), asked.entries)
    if (asked.head is None) != (asked.entries is None) or paper and not is_hex(paper[0], 64):
        parser.error("--head takes sixteen groups of four, and --entries belongs to it")
    with open(asked.file, "rb") as file:
        data = file.read(LARGEST + 1)
    try:
        mine, meeting, redacted = verify(data, paper)
    except (Wrong, LookupError, TypeError, AttributeError, ValueError, RecursionError) as why:
        if getattr(why, "entry", None):
            print(f"first wrong entry: {why.entry}", f"({event_of(why.body)[0]}, {why.body['at']})" if why.body else "")
        print(f"NOT sound: {why}")
        return 3
    print(f"chain: {mine['entries']} entries fit, head {mine['head']}")
    for seal in mine["seals"]:
        print(f"sealed at {seal['at']} over {seal['entries']} entries: {seal['head']}")
    if not mine["seals"]:
        print("not sealed: the end may have been cut off or added to")
    if redacted:
        print(f"redacted, cannot be recounted: {len(redacted)} entries from {redacted[0]} on; the chain holds")
    if meeting:
        print(f"votes recounted: {meeting.counted}; not known to this verifier: {meeting.unknown or 'none'}")
    print("sound")
    return 0


if __name__ == "__main__":
    sys.exit(main())
