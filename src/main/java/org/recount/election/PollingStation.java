package org.recount.election;

/**
 * A polling station as far as one contest is concerned: one box.
 *
 * @param id identifier, unique within its contest
 * @param centre identifier of the polling centre; the station's own id where none is known
 * @param region region of the station; blank where none is known
 * @param kind what the data calls it (M, F, general, special ...); blank where none is known
 * @param registered registered voters, or -1 where not published
 * @param cast ballots in the box, valid and invalid, or -1 where not published
 * @param invalid invalid ballots in the box, or -1 where not published
 */
public record PollingStation(
        String id, String centre, String region, String kind, long registered, long cast, long invalid) {}
