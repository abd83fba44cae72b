#!/usr/bin/env python3
"""National trials of the size of Iraq 2021 in vectorised NumPy: the program that recount's speed is measured against.

Each trial redoes the totals: it draws what every count of every candidate in every station would have been, chooses complaints,
recounted and annulled stations, sums all stations for each remedy, and elects (SNTV with reserved seats). No Python loop over
stations, candidates or ballots; one over the 83 constituencies only where they elect. One thread, as NumPy's generators are.

  cells    draws the misread ballots of each count with one vectorised binomial call over all counts (the plain way)
  touched  draws how many ballots are misread and which, then adds them to a copy of the counts (the clever way)

Sizes: 83 constituencies, 55,041 stations, 3,249 candidates, 1,436 complaints, 5,304 recounted stations, three remedies.
"""
import sys
import time

import numpy as np

CONTESTS, STATIONS, CANDIDATES = 83, 55041, 3249
COMPLAINTS, OPENED, ANNULLING = 1436, 5304, 6
BALLOTS, INVALID = 156, 13
TO_OTHER, TO_INVALID, WAS_VALID, EVENT_RATE = 1e-4, 1e-3, 0.012, 0.01


def split(total, parts):
    edges = np.linspace(0, total, parts + 1).astype(int)
    return np.diff(edges)


class Country:
    """Votes of all stations in one flat array, constituency by constituency, station by station."""

    def __init__(self, rng):
        self.stations = split(STATIONS, CONTESTS)
        self.choices = split(CANDIDATES, CONTESTS)
        self.seats = split(320, CONTESTS)
        self.first = np.concatenate([[0], np.cumsum(self.stations * self.choices)])
        self.station_first = np.concatenate([[0], np.cumsum(self.stations)])
        votes, row, column = [], [], []
        for i in range(CONTESTS):
            n, k = self.stations[i], self.choices[i]
            share = rng.gamma(0.35, size=k) + 0.01
            votes.append(rng.poisson(BALLOTS * rng.dirichlet(share * 20, size=n)).ravel())
            row.append(np.repeat(np.arange(self.station_first[i], self.station_first[i + 1]), k))
            column.append(np.tile(np.arange(k), n))
        self.votes = np.concatenate(votes).astype(np.int32)
        self.row, self.column = np.concatenate(row), np.concatenate(column)
        self.width = np.repeat(self.choices, self.stations)
        self.start = np.concatenate([self.first[i] + np.arange(self.stations[i]) * self.choices[i] for i in range(CONTESTS)])
        self.invalid = rng.poisson(INVALID, STATIONS)
        self.cumulative = np.cumsum(self.votes)
        self.cumulative_invalid = np.cumsum(self.invalid)
        self.woman = [rng.random(k) < 0.29 for k in self.choices]
        self.announced = self.elect(self.totals(self.votes))

    def totals(self, votes):
        return [
            votes[self.first[i] : self.first[i + 1]].reshape(self.stations[i], self.choices[i]).sum(axis=0)
            for i in range(CONTESTS)
        ]

    def elect(self, totals):
        elected = []
        for i in range(CONTESTS):
            t, woman, seats = totals[i], self.woman[i], self.seats[i]
            order = np.argsort(-t, kind="stable")
            first_woman = order[woman[order]][:1]
            others = order[~np.isin(order, first_woman)][: seats - len(first_woman)]
            elected.append(np.sort(np.concatenate([first_woman, others])))
        return elected

    def changed(self, votes):
        now = self.elect(self.totals(votes))
        return sum(len(np.setdiff1d(a, b)) for a, b in zip(now, self.announced))


def misread(c, rng, votes, way, rate):
    """Ballots that were truly for another: the counts as they would have been."""
    if way == "cells":
        lost = rng.binomial(votes, rate)
        got = rng.binomial(np.repeat(c.invalid, c.width), WAS_VALID / c.width[c.row])
        true = votes - lost + got
        moved = np.flatnonzero(lost)
        many = np.repeat(moved, lost[moved])
    else:
        true = votes.copy()
        many = np.searchsorted(c.cumulative, rng.integers(0, c.cumulative[-1], rng.binomial(c.cumulative[-1], rate)), side="right")
        np.subtract.at(true, many, 1)
        n = rng.binomial(c.cumulative_invalid[-1], WAS_VALID)
        at = np.searchsorted(c.cumulative_invalid, rng.integers(0, c.cumulative_invalid[-1], n), side="right")
        np.add.at(true, c.start[at] + (rng.random(n) * c.width[at]).astype(int), 1)
    other = many[rng.random(len(many)) < TO_OTHER / rate]
    station = c.row[other]
    np.add.at(true, c.start[station] + (rng.random(len(other)) * c.width[station]).astype(int), 1)
    return true


def trial(c, rng, way):
    # What was in the boxes: station errors, then misread ballots.
    event = rng.random(STATIONS) < EVENT_RATE
    true = misread(c, rng, c.votes, way, TO_OTHER + TO_INVALID)
    at = np.flatnonzero(event)
    a = c.start[at] + (rng.random(len(at)) * c.width[at]).astype(int)
    b = c.start[at] + (rng.random(len(at)) * c.width[at]).astype(int)
    true[a], true[b] = true[b], true[a].copy()
    # Complaints, and the stations that they open: more where something is wrong.
    weight = np.where(event, 10.0, 1.0)
    complaints = rng.choice(STATIONS, COMPLAINTS, p=weight / weight.sum())
    key = rng.random(STATIONS) / weight
    key[complaints] = -1
    opened = np.zeros(STATIONS, bool)
    opened[np.argpartition(key, OPENED)[:OPENED]] = True
    annulled = np.zeros(STATIONS, bool)
    annulled[complaints[:ANNULLING]] = True
    open_cell, annulled_cell = opened[c.row], annulled[c.row]
    # The three remedies, each alone and all together.
    hand = true
    if way == "cells":
        hand = true - rng.binomial(np.maximum(true, 0), np.where(open_cell, TO_OTHER + TO_INVALID, 0))
    recount = np.where(open_cell, hand, c.votes)
    ruled = np.where(open_cell & event[c.row], true, c.votes)
    annul = np.where(annulled_cell, 0, c.votes)
    everything = np.where(annulled_cell, 0, recount)
    return [c.changed(v) for v in (true, everything, recount, ruled, annul)]


def main():
    way = sys.argv[1] if len(sys.argv) > 1 else "cells"
    trials = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    rng = np.random.Generator(np.random.PCG64(20211010))
    country = Country(rng)
    trial(country, rng, way)
    begun, used = time.perf_counter(), time.process_time()
    changed = np.array([trial(country, rng, way) for _ in range(trials)])
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    print(f"NumPy {np.__version__}, {way}: {trials} trials in {seconds:.2f} s ({used:.2f} s of processor time); mean seats changed {changed.mean(axis=0)}")
    print(f"processor seconds per trial: {used / trials:.5f}")


if __name__ == "__main__":
    main()
