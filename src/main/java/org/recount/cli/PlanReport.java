package org.recount.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.recount.input.InputFile;
import org.recount.report.text.PlanView;
import org.recount.report.text.PlannedElection;
import org.recount.report.write.RunManifest;
import org.recount.risk.plan.AuditMethod;
import org.recount.risk.plan.ContestPlan;
import org.recount.risk.plan.ContestPlan.Decision;
import org.recount.risk.plan.ElectionPlan;
import org.recount.risk.plan.PlanSettings;
import org.recount.risk.plan.RiskPath;
import org.recount.risk.plan.SimulatedAudit;

/** What the report of a plan shows beside the plan, and how it is made again. */
final class PlanReport {
    private PlanReport() {}

    /** Returns the plan with audits of one contest: of those cheapest by a sample, the one of middling work. */
    static PlanView view(PlannedElection about, ElectionPlan plan) {
        List<ContestPlan> sampled = plan.contests().stream()
                .filter(c -> c.decision() == Decision.SAMPLE)
                .sorted(Comparator.comparingDouble(
                        c -> plan.settings().costs().weigh(c.expected().cost())))
                .toList();
        Optional<ContestPlan> middle =
                sampled.isEmpty() ? Optional.empty() : Optional.of(sampled.get(sampled.size() / 2));
        List<RiskPath> paths = new ArrayList<>();
        middle.ifPresent(c -> {
            paths.add(SimulatedAudit.play(c.contest(), plan.settings(), AuditMethod.ALPHA_POLLING));
            paths.add(SimulatedAudit.play(c.contest(), plan.settings(), AuditMethod.BETTING_COMPARISON));
            if (c.contest().stations() > 0) {
                paths.add(SimulatedAudit.play(c.contest(), plan.settings(), AuditMethod.BATCH_BETTING));
            }
        });
        return new PlanView(about, plan, middle.map(PlanView::name).orElse(""), paths);
    }

    /** Returns the manifest. */
    static RunManifest manifest(
            List<String> typed, PlanSettings settings, int member, boolean synthetic, List<InputFile> files) {
        List<String> command = new ArrayList<>(List.of("./recount"));
        command.addAll(typed);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("risk limit", Double.toString(settings.riskLimit()));
        options.put("claim", settings.claim().name().toLowerCase(Locale.ROOT));
        options.put("chance", Double.toString(settings.chance()));
        options.put("trials", Integer.toString(settings.trials()));
        options.put("seed", Long.toString(settings.seed()));
        if (synthetic) {
            options.put("member", Integer.toString(member));
        }
        return new RunManifest(
                "recount",
                Versions.program(),
                Versions.java(),
                Versions.libraries(),
                command,
                settings.seed(),
                options,
                files.stream()
                        .map(f -> new RunManifest.Input(f.name(), f.bytes(), f.sha256()))
                        .toList());
    }
}
