package org.recount.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recount.cli.DrawCommand.Drawing;
import org.recount.sampling.draw.DrawStep;
import org.recount.sampling.draw.PublicDraw;

/** {@code recount draw --json}: the four keys of the contract, and further keys only where they were asked for. */
final class DrawAnswer {
    private DrawAnswer() {}

    static Map<String, Object> of(Drawing d, boolean explain) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("method", d.draw().method().id());
        answer.put("seed", d.draw().seed());
        answer.put("size", d.size());
        answer.put(
                "picks",
                d.picks().stream()
                        .map(p -> d.loaded().isPresent()
                                ? (Object) d.id(p)
                                : (Object) (p.step().position() + 1))
                        .toList());
        if (d.draw().replace()) {
            answer.put("replace", true);
        }
        if (d.skip() > 0) {
            answer.put("skip", d.skip());
        }
        d.strata().ifPresent(s -> {
            answer.put("strata", s.toString());
            answer.put("turns", d.draw().turns().id());
            answer.put("strataDrawn", strata(d));
        });
        d.units().ifPresent(u -> answer.put("proportionalTo", u.toString()));
        if (!d.contests().isEmpty()) {
            answer.put("contests", d.contests());
        }
        if (explain) {
            answer.put("population", d.population());
            answer.put("hashes", hashes(d));
        }
        return answer;
    }

    private static List<Map<String, Object>> strata(Drawing d) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int h = 0; h < d.draw().strata().size(); h++) {
            int stratum = h;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("stratum", d.draw().strata().get(h).name());
            one.put("population", d.draw().strata().get(h).list().size());
            one.put(
                    "size",
                    d.picks().stream().filter(p -> p.stratum() == stratum).count());
            list.add(one);
        }
        return list;
    }

    private static List<Map<String, Object>> hashes(Drawing d) {
        List<Map<String, Object>> list = new ArrayList<>();
        List<List<DrawStep>> all = d.outcome().hashes();
        for (int h = 0; h < all.size(); h++) {
            PublicDraw draw = d.draw();
            for (DrawStep step : all.get(h)) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("input", step.input());
                if (draw.method() == org.recount.sampling.draw.DrawMethod.SHA256) {
                    one.put("zeroBytes", step.zeroBytes());
                }
                one.put("sha256", step.digest());
                if (step.ticket().isEmpty()) {
                    one.put("number", step.number());
                } else {
                    one.put("ticket", step.ticket());
                }
                one.put("pick", draw.strata().get(h).list().id(step.position()));
                one.put("taken", step.taken());
                list.add(one);
            }
        }
        return list;
    }
}
