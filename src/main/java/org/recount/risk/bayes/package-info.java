/**
 * Bayesian audits: how probable the reported outcome is, given the sample, <em>under a prior</em>.
 *
 * <p>Not risk-limiting: a posterior probability of 95% is not a chance of at most 5% to confirm a wrong outcome. The
 * exception is a prior that maximises the risk, with half its mass on a tie ({@link org.recount.risk.bayes.RiskMaximising}).
 *
 * <p>Sources: Rivest and Shen 2012 (A Bayesian method for auditing elections, EVT/WOTE); Rivest 2018 (Bayesian tabulation
 * audits, arXiv 1801.00528); Vora 2019 (Risk-limiting Bayesian polling audits for two candidate elections, arXiv
 * 1902.00999).
 */
@NullMarked
package org.recount.risk.bayes;

import org.jspecify.annotations.NullMarked;
