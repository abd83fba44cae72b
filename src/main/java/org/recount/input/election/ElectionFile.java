package org.recount.input.election;

import java.util.Optional;
import org.recount.input.mapping.TableMappings;
import org.recount.seats.RuleSpec;

/**
 * What election.yaml says.
 *
 * @param file its name, for messages
 * @param id id of the election
 * @param name name for people
 * @param date date, blank where unknown
 * @param source where the figures come from
 * @param licence their licence
 * @param rule the seat rule; empty where it is not given (each contest then needs its own)
 * @param ruleLine the line of the rule
 * @param tables where the tables are and how they are read
 */
record ElectionFile(
        String file,
        String id,
        String name,
        String date,
        String source,
        String licence,
        Optional<RuleSpec> rule,
        long ruleLine,
        TableMappings tables) {}
