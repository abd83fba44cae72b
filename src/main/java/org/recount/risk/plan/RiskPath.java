package org.recount.risk.plan;

import java.util.List;

/**
 * One simulated audit, draw by draw.
 *
 * @param method how it is audited
 * @param points the measured risk after some of the draws, the last among them
 * @param draws draws until it was confirmed, or all there were
 * @param assertions how many assertions were tested on these draws
 * @param confirmed whether the risk limit was met
 */
public record RiskPath(AuditMethod method, List<Point> points, long draws, int assertions, boolean confirmed) {

    /**
     * The audit at one draw.
     *
     * @param draws draws so far
     * @param ballots ballots read by hand so far
     * @param risk the contest's measured risk: the greatest over its assertions of the least p-value so far, in (0, 1]
     */
    public record Point(long draws, long ballots, double risk) {}

    public RiskPath {
        points = List.copyOf(points);
    }
}
