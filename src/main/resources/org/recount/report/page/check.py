#!/usr/bin/env python3
"""Draws again, with nothing but Python's own library, and compares with picks.csv. Usage: python3 check.py [FOLDER]

Reads draw.json (seed, method, strata) and list.csv (the list that was drawn from). Exit code 0 if all picks agree.
"""
import csv
import hashlib
import json
import os
import sys

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def read(name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(data):
    return int.from_bytes(hashlib.sha256(data).digest(), "big")


with open(os.path.join(folder, "draw.json"), encoding="utf-8") as file:
    draw = json.load(file)
method, seed, replace = draw["method"], draw["seed"], draw.get("replace", False)
strata = {}
for row in read("list.csv"):
    strata.setdefault(row.get("stratum", ""), []).append((row["id"], int(row["units"])))


def hashes(stratum):
    """The numbers of Rivest's sampler and of Stark's cryptorandom, without end."""
    text = seed if stratum == "" else seed + "," + stratum
    i = 0
    while True:
        if method == "sha256":
            yield number((text + ",").encode() + bytes(i))
        else:
            yield number((text + "," + str(i + 1)).encode())
        i += 1


def by_units(stratum):
    members = strata[stratum]
    total = sum(units for _, units in members)
    ends, sum_ = [], 0
    for _, units in members:
        sum_ += units
        ends.append(sum_)
    drawn = set()
    for value in hashes(stratum):
        unit = value % total
        low, high = 0, len(ends) - 1
        while low < high:
            middle = (low + high) // 2
            if ends[middle] > unit:
                high = middle
            else:
                low = middle + 1
        if replace or low not in drawn:
            drawn.add(low)
            yield members[low][0]


def fraction(text):
    return "0." + str(number(text.encode())).zfill(64)[::-1]


def next_ticket(ticket):
    nines = 2
    while nines < len(ticket) and ticket[nines] == "9":
        nines += 1
    i = 1
    while True:
        new = (ticket + "0")[:nines] + fraction(ticket + ":" + str(i))[2:]
        if new > ticket + "0":
            return new
        i += 1


def by_tickets(stratum):
    start = hashlib.sha256(seed.encode()).hexdigest()
    tickets = sorted((fraction(start + id_), id_) for id_, _ in strata[stratum])
    while tickets:
        ticket, id_ = tickets.pop(0)
        yield id_
        if replace:
            tickets.append((next_ticket(ticket), id_))
            tickets.sort()


def turns():
    """Whose turn it is: see "turns" in draw.json."""
    names = list(strata)
    size = {n: sum(u for _, u in strata[n]) for n in names}
    most = {n: sum(1 for _, u in strata[n] if u > 0) for n in names}
    given = dict.fromkeys(names, 0)
    while True:
        left = [n for n in names if replace or given[n] < most[n]]
        if draw.get("turns", "proportional") == "equal":
            name = min(left, key=lambda n: given[n])
        else:
            name = left[0]
            for n in left[1:]:
                if size[n] * (2 * given[name] + 1) > size[name] * (2 * given[n] + 1):
                    name = n
        given[name] += 1
        yield name


sources = {n: by_tickets(n) if method == "ticket" else by_units(n) for n in strata}
order = turns()
again = [next(sources[next(order)]) for _ in range(draw.get("skip", 0) + draw["size"])][draw.get("skip", 0):]
written = [row["pick"] for row in read("picks.csv")]
if again != written:
    for turn, (a, b) in enumerate(zip(again, written), draw.get("skip", 0) + 1):
        if a != b:
            print("Turn", turn, "should be", a, "and not", b)
    sys.exit("The draw does NOT agree.")
print("All", len(again), "picks agree.")
