package org.recount.input.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recount.input.Problem.Severity.FATAL;
import static org.recount.input.Problem.Severity.WARNING;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recount.dispute.Category;
import org.recount.dispute.Remedy;
import org.recount.dispute.record.Decision;
import org.recount.dispute.record.FiledComplaint;
import org.recount.dispute.record.OpenedStation;
import org.recount.dispute.record.RecountOnRecord;
import org.recount.dispute.record.Selection;
import org.recount.election.ContestVotes;
import org.recount.election.Election;
import org.recount.input.InputException;
import org.recount.input.InputFile;
import org.recount.input.Problem;
import org.recount.input.Problem.Severity;
import org.recount.input.Problems;
import org.recount.input.election.ElectionReader;
import org.recount.input.mapping.ReadOptions;
import org.recount.testing.ElectionFolder;
import org.recount.testing.RecountFolder;

class RecountReaderTest {
    @TempDir
    private Path temp = Path.of("");

    private Election election() {
        return ElectionReader.read(ElectionFolder.small().writeTo(temp.resolve("election")))
                .election();
    }

    private LoadedRecount read(ElectionFolder folder) {
        return RecountReader.read(folder.writeTo(temp.resolve("recount")), election(), ReadOptions.ofEnvironment());
    }

    @Test
    void everyFigureArrives() {
        LoadedRecount loaded = read(RecountFolder.small());
        assertThat(loaded.problems()).isEmpty();
        RecountOnRecord recount = loaded.recount();
        assertThat(recount.opened())
                .extracting(OpenedStation::station, OpenedStation::remedy, OpenedStation::selection)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("n1", Remedy.RECOUNT, Selection.RANDOM),
                        org.assertj.core.groups.Tuple.tuple("n2", Remedy.READJUDICATE, Selection.COMPLAINT),
                        org.assertj.core.groups.Tuple.tuple("s1", Remedy.ANNUL, Selection.CONTROL));
        ContestVotes count = recount.find("N", "n2").orElseThrow().handCount().orElseThrow();
        assertThat(count.toArray()).containsExactly(33, 20, 15, 25, 10);
        assertThat(count.invalid()).isEqualTo(2);
        assertThat(recount.opened("S").get(0).handCount()).isEmpty();
        assertThat(recount.opened("S").get(0).invalidKnown()).isFalse();
        assertThat(recount.opened("N").get(1).note()).isEqualTo("three ballots ruled valid, 2 left");
        assertThat(recount.complaints()).hasSize(4);
        FiledComplaint first = recount.complaints().get(0);
        assertThat(first.category()).contains(Category.RED);
        assertThat(first.decision()).isEqualTo(Decision.UPHELD);
        assertThat(first.remedy()).contains(Remedy.READJUDICATE);
        assertThat(recount.complaints().get(3).decision()).isEqualTo(Decision.PENDING);
        assertThat(loaded.files())
                .extracting(InputFile::name)
                .containsExactly("recount.csv", "recount_votes.csv", "complaints.csv");
    }

    @Test
    void complaintsMayBeMissingAndVotesToWhereAllIsAnnulled() {
        assertThat(read(RecountFolder.small().remove("complaints.csv"))
                        .recount()
                        .complaints())
                .isEmpty();
        LoadedRecount annulled = RecountReader.read(
                ElectionFolder.empty()
                        .put("recount.csv", "station,contest,action,selected_by\ns1,S,annul,other\n")
                        .writeTo(temp.resolve("annulled")),
                election(),
                ReadOptions.ofEnvironment());
        assertThat(annulled.recount().opened()).hasSize(1);
    }

    @Test
    void aPublishedAuditIsUsedAsItIs() {
        LoadedRecount loaded = RecountReader.read(
                ElectionFolder.empty()
                        .put("recount.yaml", """
                                files: {recount: audit.csv, recount_votes: audit.csv}
                                columns:
                                  recount:
                                    contest: {value: N}
                                    station: box
                                    action: {column: status, values: {Recounted: recount, Invalidated: annul}}
                                    selected_by: {value: other}
                                  recount_votes: {contest: {value: N}, station: box}
                                rows:
                                  recount: {status: {not: Validated}}
                                  recount_votes: {status: Recounted}
                                wide: {recount_votes: 'final_{choice}'}
                                """)
                        .put("audit.csv", "box,status,final_ali,final_badr\nn1,Recounted,31,30\nn2,Invalidated,0,0\n")
                        .writeTo(temp.resolve("audit")),
                election(),
                ReadOptions.ofEnvironment());
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.recount().opened())
                .extracting(OpenedStation::remedy)
                .containsExactly(Remedy.RECOUNT, Remedy.ANNUL);
        assertThat(loaded.recount().opened().get(0).handCount().orElseThrow().toArray())
                .containsExactly(31, 30, 0, 0, 0);
    }

    @Test
    void withoutItsElectionTheFilesAloneAreChecked() {
        Problems problems = new Problems();
        Path folder = RecountFolder.small()
                .replace("recount.csv", "n1,N,recount,random", "n1,N,recont,random")
                .writeTo(temp.resolve("recount"));
        assertThat(RecountReader.read(folder, Optional.empty(), ReadOptions.ofEnvironment(), problems))
                .isEmpty();
        assertThat(problems.all()).extracting(Problem::value).contains("recont");
    }

    @Test
    void allProblemsAreThrownTogether() {
        assertThatThrownBy(() -> read(RecountFolder.small()
                        .replace("recount.csv", "n1,N,recount,random", "n1,N,recount,chance")
                        .replace("recount_votes.csv", "n2,N,ali,33", "n2,N,ali,-33")
                        .replace("complaints.csv", "red", "crimson")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problems())
                                .filteredOn(Problem::fatal)
                                .extracting(Problem::where)
                                .contains("recount.csv:2", "recount_votes.csv:7", "complaints.csv:2"));
    }

    record Case(
            String name,
            Consumer<ElectionFolder> spoil,
            String where,
            String message,
            String advice,
            Severity severity) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(
                "a station not in the election",
                f -> f.append("recount.csv", "n7,N,annul,random,,\n"),
                "recount.csv:5",
                "Station n7 of contest N is in the list, but the election does not have this station; it is left out",
                "another election",
                WARNING));
        cases.add(new Case(
                "a station of another contest",
                f -> f.append("recount.csv", "s2,N,annul,random,,\n"),
                "recount.csv:5",
                "does not have this station",
                "the station is in another contest",
                WARNING));
        cases.add(new Case(
                "a contest with totals only",
                f -> f.append("recount.csv", "i1,I,annul,random,,\n"),
                "recount.csv:5",
                "does not have this station",
                "only totals",
                WARNING));
        cases.add(new Case(
                "a contest not in the election",
                f -> f.append("recount.csv", "n1,Q,annul,random,,\n"),
                "recount.csv:5",
                "does not have contest Q",
                "Maybe",
                WARNING));
        cases.add(new Case(
                "twice in the list, the same",
                f -> f.append("recount.csv", "n1,N,recount,random,6,\n"),
                "recount.csv:5",
                "Station n1 of contest N stands twice in the list, first on line 2, with the same action",
                "delete",
                WARNING));
        cases.add(new Case(
                "twice in the list, another action",
                f -> f.append("recount.csv", "n1,N,annul,random,,\n"),
                "recount.csv:5",
                "stands twice in the list, first on line 2: recount (random) there, annul (random) here",
                "keep the row",
                FATAL));
        cases.add(new Case(
                "more ballots than registered voters",
                f -> f.replace("recount_votes.csv", "n2,N,ali,33", "n2,N,ali,333"),
                "recount.csv:3",
                "has 405 ballots in the hand count, more than its 250 registered voters",
                "copied wrongly",
                WARNING));
        cases.add(new Case(
                "annulled, with votes",
                f -> f.append("recount_votes.csv", "s1,S,mona,3\n"),
                "recount.csv:4",
                "Station s1 of contest S is annulled, but recount_votes.csv has votes of it",
                "leave its votes out",
                FATAL));
        cases.add(new Case(
                "recounted, without votes",
                f -> f.append("recount.csv", "s2,S,recount,random,0,\n"),
                "recount.csv:5",
                "has the action recount, but recount_votes.csv has no votes of it",
                "rows are missing",
                FATAL));
        cases.add(new Case(
                "votes of a station that is not in the list",
                f -> f.append("recount_votes.csv", "s2,S,mona,3\n"),
                "recount_votes.csv:12",
                "has votes of a hand count, but no row in recount.csv",
                "how it was selected",
                FATAL));
        cases.add(new Case(
                "an unknown choice",
                f -> f.append("recount_votes.csv", "n1,N,zed,3\n"),
                "recount_votes.csv:12",
                "Choice \"zed\" is not in contest N",
                "typing error",
                FATAL));
        cases.add(new Case(
                "a row of votes twice",
                f -> f.append("recount_votes.csv", "n1,N,ali,3\n"),
                "recount_votes.csv:12",
                "29 votes on line 2 and 3 here",
                "copied twice",
                FATAL));
        cases.add(new Case(
                "an unknown action",
                f -> f.replace("recount.csv", "annul", "anul"),
                "recount.csv:4",
                "action \"anul\" is not known",
                "Maybe \"annul\"",
                FATAL));
        cases.add(new Case(
                "no selection",
                f -> f.replace("recount.csv", "recount,random", "recount,"),
                "recount.csv",
                "How they were selected is not said of 1 of 3 stations",
                "selected_by",
                WARNING));
        cases.add(new Case(
                "no list",
                f -> f.remove("recount.csv"),
                "recount.csv",
                "There is no file recount.csv",
                "Maybe",
                FATAL));
        cases.add(new Case(
                "no votes",
                f -> f.remove("recount_votes.csv"),
                "recount_votes.csv",
                "There is no file recount_votes.csv",
                "Maybe",
                FATAL));
        cases.add(new Case(
                "a row without station",
                f -> f.append("recount.csv", ",N,annul,random,,\n"),
                "recount.csv:5",
                "names no station",
                "total",
                FATAL));
        cases.add(new Case(
                "a complaint twice",
                f -> f.append("complaints.csv", "1,,N,,,,,pending,\n"),
                "complaints.csv:6",
                "Complaint \"1\" stands twice, first on line 2",
                "delete",
                WARNING));
        cases.add(new Case(
                "a complaint about an unknown station",
                f -> f.append("complaints.csv", "5,,N,n9,,,,pending,\n"),
                "complaints.csv:6",
                "names station \"n9\"",
                "Maybe",
                WARNING));
        cases.add(new Case(
                "a complaint about an unknown contest",
                f -> f.append("complaints.csv", "5,,Q,,,,,pending,\n"),
                "complaints.csv:6",
                "names contest \"Q\"",
                "Maybe",
                WARNING));
        cases.add(new Case(
                "an unknown decision",
                f -> f.replace("complaints.csv", "rejected", "dismissed"),
                "complaints.csv:4",
                "decision \"dismissed\" is not known",
                "rejected, upheld, pending",
                FATAL));
        cases.add(new Case(
                "rejected, with a remedy",
                f -> f.replace("complaints.csv", "slow,rejected,", "slow,rejected,recount"),
                "complaints.csv:4",
                "was rejected, but has the remedy recount",
                "upheld",
                WARNING));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTold(Case c) {
        ElectionFolder folder = RecountFolder.small();
        c.spoil().accept(folder);
        Problems problems = new Problems();
        Optional<LoadedRecount> loaded = RecountReader.read(
                folder.writeTo(temp.resolve("recount")),
                Optional.of(election()),
                ReadOptions.ofEnvironment(),
                problems);
        List<Problem> found = problems.all().stream()
                .filter(p -> p.where().equals(c.where()) && p.message().contains(c.message()))
                .toList();
        assertThat(found).as("of %s", problems.all()).hasSize(1);
        assertThat(found.get(0).severity()).isEqualTo(c.severity());
        assertThat(found.get(0).advice()).startsWith("Maybe ").contains(c.advice());
        assertThat(loaded.isPresent()).isEqualTo(c.severity() == WARNING);
    }
}
