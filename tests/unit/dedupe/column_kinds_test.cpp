#include "catch.hpp"

#include <bdd/core/text.hpp>
#include <bdd/dedupe/column_kinds.hpp>

#include <string>
#include <string_view>
#include <vector>

using bdd::dedupe::ColumnKind;
using bdd::dedupe::ColumnSample;

namespace {

/// A file as text: one line of names, then rows; cells parted by "|".
std::vector<ColumnSample> sample(std::string_view file) {
    std::vector<ColumnSample> columns;
    for (const std::string_view line : bdd::text::split(file, '\n')) {
        if (bdd::text::trim(line).empty()) {
            continue;
        }
        const auto cells = bdd::text::split(bdd::text::trim(line), '|');
        const bool is_header = columns.empty();
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (is_header) {
                columns.emplace_back().name = std::string(bdd::text::trim(cells[i]));
            } else {
                columns[i].cells.emplace_back(cells[i]);
            }
        }
    }
    return columns;
}

std::string kinds_of(const std::vector<ColumnSample>& columns) {
    std::string out;
    for (const ColumnKind kind : bdd::dedupe::recognise_kinds(columns)) {
        out += out.empty() ? "" : " ";
        out += keyword(kind);
    }
    return out;
}

std::string kinds_of(std::string_view file) {
    return kinds_of(sample(file));
}

} // namespace

TEST_CASE("Columns of a population register are recognised", "[dedupe]") {
    CHECK(kinds_of("rec_id|given_name|surname|street_number|address_1|address_2|suburb|postcode|"
                   "state|date_of_birth|soc_sec_id\n"
                   "rec-1-org|sarah|bruhn|44|forbes street|wintersloe|kellerberrin|4510|vic|"
                   "19300213|7535316\n"
                   "rec-1-dup-0|sarah|brun|44|forbes street|wintersloe|kellerberrin|4510|vic|"
                   "19300213|7535316\n"
                   "rec-3-org|jacob|lanyon|5|milne cove|wellwood|beaconsfield upper|2602|nsw|"
                   "19080712|9497788\n") ==
          "id first-name last-name house-number street text town postcode region date code");
}

TEST_CASE("A name is of a shop where the rows have a place", "[dedupe]") {
    CHECK(kinds_of("id|name|addr|city|phone|type\n"
                   "1|arnie mortons of chicago|435 s. la cienega blv.|los angeles|310/246-1501|us\n"
                   "2|art's delicatessen|12224 ventura blvd.|studio city|818/762-1221|us\n"
                   "3|campanile|624 s. la brea ave.|los angeles|213/938-1447|us\n"
                   "4|fenix|8358 sunset blvd. west|hollywood|213/848-6677|french\n") ==
          "id company street town phone text");
}

TEST_CASE("A name is of a person where it holds first names", "[dedupe]") {
    CHECK(kinds_of("name|address|born\n"
                   "Mary Ann Thompson|12 High Street|1931-05-02\n"
                   "Robert Walsh|3 Mill Lane|1950-11-12\n"
                   "Peter McAllister|77 Station Road|1944-01-30\n") == "full-name street date");
}

TEST_CASE("A name is of a company where it holds legal forms", "[dedupe]") {
    CHECK(kinds_of("Name|Class\nAGILENT TECHNOLOGIES INC|A61N\nKONINKLIJKE PHILIPS N.V.|B61\n"
                   "SIEMENS AG|H04L\n") == "company text");
}

TEST_CASE("Bibliographies and products are texts", "[dedupe]") {
    CHECK(kinds_of("id|title|authors|venue|year\n"
                   "1|the wasabi personal shopper|r burke|aaai|1999\n"
                   "2|query optimisation over web services|u srivastava, j widom|vldb|2006\n"
                   "3|adaptive blocking for record linkage|m bilenko, b kamath|icdm|2006\n") ==
          "id text text text number");
    CHECK(kinds_of("id|title|manufacturer|price\n"
                   "b1|clickart 950 000 premier image pack|broderbund|29.99\n"
                   "b2|noah's ark activity center 3-8|victory multimedia|10\n"
                   "b3|learning quickbooks 2007 with cd|intuit|38.5\n") == "id text text number");
    CHECK(kinds_of("Artist_Name|Song_Name|Time|Price\nTaylor Swift|Style|3:51|1.29\n"
                   "Paul Simon|Graceland|4:48|1.29\nDon Henley|Boys of Summer|4:45|0.99\n")
              .starts_with("text text"));
}

TEST_CASE("Prefixes and suffixes of export tools do not hide what a column holds", "[dedupe]") {
    CHECK(kinds_of("RECORD_ID|DATA_SOURCE|PRIMARY_NAME_ORG|PRIMARY_NAME_LAST|PRIMARY_NAME_FIRST|"
                   "PASSPORT_NUMBER|PASSPORT_COUNTRY|PHONE_NUMBER|PHONE_TYPE|ADDR_FULL|STATUS\n"
                   "1|CRM||Smith|Robert|P12345678|US|702-919-1300|HOME|"
                   "123 Main Street, Las Vegas NV 89132|Active\n"
                   "2|WEB||Smith|Bob|P12345679|US|702-919-1301|MOBILE|"
                   "1515 Adela Lane, Las Vegas NV 89111|Active\n"
                   "3|WEB|Acme Inc|||P5|FR|702-919-1304|HOME|"
                   "7 Oak Avenue, Reno NV 89502|Closed\n") ==
          "id ignore company last-name first-name code ignore phone ignore address ignore");
    CHECK(kinds_of("fname_c1|fname_c2|lname_c1|lname_c2\nCARSTEN||MEIER|\nGERD|ULF|BAUER|\n") ==
          "first-name first-name last-name last-name");
}

TEST_CASE("Cells win over a name that they contradict", "[dedupe]") {
    CHECK(kinds_of("phone|email|first_name\n"
                   "anna@a.example|0612345678|33\nmarc@b.example|0612345679|47\n"
                   "lise@c.example|0612345680|51\n")
              .starts_with("email "));
}

TEST_CASE("Columns without real names are recognised by their cells", "[dedupe]") {
    CHECK(kinds_of("column_1|column_2|column_3|column_4\n"
                   "A-001|jean.dupont@x.example|12 rue de la Paix|1980-02-28\n"
                   "A-002|marie@y.example|4 avenue Foch|1975-11-03\n"
                   "A-003|luc@z.example|30 boulevard Voltaire|1990-07-14\n") ==
          "id email street date");
}

TEST_CASE("Labels of earlier runs and one-valued columns are no evidence", "[dedupe]") {
    std::string file = "id|name|cluster_id|match_probability|lot|status\n";
    for (int i = 0; i < 12; ++i) {
        file += std::to_string(i) + "|Place " + std::to_string(i) + "|" + std::to_string(i / 2) +
                "|0.98|A|open\n";
    }
    CHECK(kinds_of(file) == "id text ignore ignore ignore ignore");
}

TEST_CASE("A whole name beside its parts is no second evidence", "[dedupe]") {
    CHECK(kinds_of("unique_id|full_name|first_and_surname|first_name|surname|dob|birth_place\n"
                   "Q1-1|anne of denmark smith|anne smith|anne|smith|1840-01-05|leeds\n"
                   "Q1-2|ann smith|ann smith|ann|smith|1840-01-05|leeds\n"
                   "Q2-1|peter jones|peter jones|peter|jones|1851-12-24|york\n") ==
          "id ignore ignore first-name last-name date town");
}

TEST_CASE("What the reader of contact files knows is taken over", "[dedupe]") {
    std::vector<ColumnSample> columns = sample("nom|prenom|code_naf|complement|rs|siret\n"
                                               "Morel|Anne|6201Z|Bat. B|Alpha SARL|1\n"
                                               "Petit|Luc|4711A|RDC|Beta SAS|2\n"
                                               "Faure|Eve|6201Z|Zone Sud|Gamma SA|3\n");
    using bdd::model::Field;
    const Field fields[] = {Field::last_name, Field::first_name, Field::naf,
                            Field::address_2, Field::company,    Field::siret};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].field = fields[i];
        columns[i].field_percent = 95;
    }
    CHECK(kinds_of(columns) == "last-name first-name ignore ignore company siret");
}

TEST_CASE("Only one column is the id", "[dedupe]") {
    CHECK(kinds_of("id|record_id|name\n1|77|Oak House\n2|78|Elm House\n3|79|Ash House\n") ==
          "id ignore text");
    CHECK(kinds_of("name|customer_id\nOak House|77\nElm House|78\nAsh House|79\n") == "text id");
}

TEST_CASE("Empty and tiny files have kinds, too", "[dedupe]") {
    CHECK(bdd::dedupe::recognise_kinds({}).empty());
    CHECK(kinds_of("id|first name|e-mail") == "id first-name email");
    CHECK(kinds_of("|\n|") == "category category");
}

TEST_CASE("Year, month and day side by side are one date", "[dedupe]") {
    const auto columns = sample("fname|by|bm|bd|zip\nKARL|1949|7|22|10115\nGERD|1968|12|27|10117\n"
                                "ROBERT|1930|4|30|10119\n");
    const auto kinds = bdd::dedupe::recognise_kinds(columns);
    const auto plans = bdd::dedupe::plan_columns(columns, kinds, std::vector<bool>(5, false));
    REQUIRE(plans.size() == 3);
    CHECK(plans[1].name == "by+bm+bd");
    CHECK(plans[1].kind == ColumnKind::date);
    CHECK(plans[1].columns == std::vector<std::size_t>{1, 2, 3});
    // What a person says about one of them holds.
    const auto given =
        bdd::dedupe::plan_columns(columns, kinds, {false, false, true, false, false});
    CHECK(given.size() == 5);
}

TEST_CASE("Day before month before year is the same date", "[dedupe]") {
    const auto columns = sample("day|month|year\n22|7|1949\n27|12|1968\n");
    const auto plans = bdd::dedupe::plan_columns(columns, bdd::dedupe::recognise_kinds(columns),
                                                 std::vector<bool>(3, false));
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].columns == std::vector<std::size_t>{2, 1, 0});
}

TEST_CASE("A contact point that the first rows share may still tell records apart", "[dedupe]") {
    std::string file = "email|lot|name\n";
    std::string constant = "label\n";
    for (int i = 0; i < 20; ++i) {
        file += "contact@x.example|A|Anne Moreau\n";
        constant += "same\n";
    }
    CHECK(kinds_of(file) == "email ignore full-name");
    CHECK(kinds_of(constant) == "category");
}
