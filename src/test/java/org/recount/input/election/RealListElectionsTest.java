package org.recount.input.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recount.input.election.RealElections.official;
import static org.recount.input.election.RealElections.read;
import static org.recount.input.election.RealElections.seats;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real elections through our election.yaml files: the official seats come out, nothing of the data is rewritten. */
class RealListElectionsTest {

    @Test
    void spainFiftyTwoOfFiftyTwo() throws IOException {
        String data = "spain_2019_11_congress_dhondt";
        assertThat(seats(read("spain-2019", data)))
                .hasSize(52)
                .isEqualTo(official(
                        data + "/constituency_party_votes_seats.csv",
                        "province_code",
                        "party_code",
                        r -> true,
                        "official_seats"));
    }

    @Test
    void israelHundredAndTwentyWithSurplusAgreements() throws IOException {
        String data = "israel_knesset21_bader_ofer";
        LoadedElection loaded = read("israel-2019", data);
        assertThat(seats(loaded))
                .isEqualTo(official(data + "/parties.csv", "=knesset", "party_id", r -> true, "official_seats"));
        assertThat(loaded.election().tallies().get(0).stations()).hasSize(10_765);
        assertThat(loaded.otherTotals()).as("boxes add up to the totals").isEmpty();
    }

    @Test
    void bulgariaTwoHundredAndForty() throws IOException {
        String data = "bulgaria_2021_07_list_pr";
        LoadedElection loaded = read("bulgaria-2021-07", data);
        assertThat(seats(loaded))
                .isEqualTo(official(data + "/national_totals_and_seats.csv", "=bg", "party", r -> true, "seats"));
        assertThat(loaded.otherTotals()).isEmpty();
    }

    @Test
    void newZealandHundredAndTwenty() throws IOException {
        String data = "newzealand_2017_sainte_lague";
        LoadedElection loaded = read("new-zealand-2017", data);
        assertThat(seats(loaded))
                .isEqualTo(official(data + "/parties.csv", "=nz", "party_id", r -> true, "official_seats"));
        assertThat(loaded.election().tallies().get(0).totals().invalid()).isEqualTo(10_793);
        assertThat(loaded.otherTotals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2009", "2013", "2017", "2021", "2025"})
    void norwayNineteenCountiesEachYear(String year) throws IOException {
        String data = "norway_storting_modified_sainte_lague";
        assertThat(seats(read("norway-" + year, data)))
                .hasSize(19)
                .isEqualTo(official(
                        data + "/county_party_votes_seats.csv",
                        "county_code",
                        "party_code",
                        r -> r.getField("year").equals(year),
                        "district_seats"));
    }
}
