#include "catch.hpp"
#include "layout.hpp"

#include <bdd/fields/reading.hpp>
#include <bdd/intake/record_builder.hpp>

#include <string>
#include <vector>

using namespace bdd;
using fields::Problem;
using fields::Repair;
using intake::RowFault;

namespace {

intake::BuildRules rules_of(std::string_view fields) {
    intake::BuildRules rules;
    for (const std::string& name : intake::test::cells(fields)) {
        rules.mapping.push_back(
            {name, model::parse_field(name), intake::MappingOrigin::given, 100});
    }
    return rules;
}

/// A builder for columns "first_name|last_name|…", fed with rows in the same notation.
class Builder {
public:
    explicit Builder(std::string_view fields)
        : m_builder(rules_of(fields)) {}
    explicit Builder(intake::BuildRules rules)
        : m_builder(std::move(rules)) {}

    const model::Record& read(std::string_view line) {
        REQUIRE(fault(line) == RowFault::none);
        return m_record;
    }
    RowFault fault(std::string_view line) {
        const std::vector<std::string> cells = intake::test::cells(line);
        const std::vector<std::string_view> views(cells.begin(), cells.end());
        return m_builder.build(views, ++m_line, m_record, faulty_column);
    }
    [[nodiscard]] std::int64_t count(Repair repair) const {
        return m_builder.counts().repairs.at(static_cast<std::size_t>(repair));
    }
    [[nodiscard]] std::int64_t count(Problem problem) const {
        return m_builder.counts().problems.at(static_cast<std::size_t>(problem));
    }
    std::size_t faulty_column = 99;

private:
    intake::RecordBuilder m_builder;
    model::Record m_record;
    std::uint64_t m_line = 1;
};

bool has(const model::Record& record, Problem problem) {
    return fields::Problems::from_bits(record.problems).has(problem);
}

} // namespace

TEST_CASE("A whole French row becomes a record", "[intake]") {
    Builder builder("civility|first_name|last_name|job_title|email|phone|company|siret|address_1|"
                    "postcode|town|opt_in|updated_on|external_id");
    const model::Record& r = builder.read(
        "Mme|SOPHIE|DE LA TOUR|Directrice des achats|Sophie.DeLaTour@Metal-Ouest.FR|"
        "02 99 85 38 02|METAL OUEST SARL|732 829 320 00074|3, rue du Bac|1000|BOURG EN BRESSE|oui|"
        "15/03/2024|A-17");
    CHECK(r.fields.civility == "Mme");
    CHECK(r.fields.first_name == "Sophie");
    CHECK(r.fields.last_name == "de La Tour");
    CHECK(r.fields.name_key == "DE LA TOUR SOPHIE");
    CHECK(r.fields.department == "purchasing");
    CHECK(r.fields.email == "sophie.delatour@metal-ouest.fr");
    CHECK(r.fields.email_kind == "nominative");
    CHECK(r.fields.phone == "+33299853802");
    CHECK(r.fields.company == "METAL OUEST SARL");
    CHECK(r.fields.company_key == "METAL OUEST");
    CHECK(r.fields.legal_form == "SARL");
    CHECK(r.fields.siret == "73282932000074");
    CHECK(r.fields.siren == "732829320");
    CHECK(r.address.lines[0] == "3, rue du Bac");
    CHECK(r.address.postcode == "01000");
    CHECK(r.address.country == "FR");
    CHECK(r.fields.opt_in == true);
    CHECK(r.fields.updated_on == "2024-03-15");
    CHECK(r.external_id == "A-17");
    CHECK(r.problems == 0);
    CHECK(builder.count(Repair::postcode_zero_restored) == 1);
}

TEST_CASE("Nothing of a row stays for the next one", "[intake]") {
    Builder builder("last_name|email|phone|town|siret|opt_in");
    builder.read("Martin|a@metal.fr, b@metal.fr|0612345678|35000 Rennes|12345|non");
    const model::Record& r = builder.read("Durand|||||");
    model::RecordFields expected;
    expected.last_name = "Durand";
    expected.name_key = "DURAND";
    CHECK(r.fields == expected);
    CHECK(r.address.empty());
    CHECK(r.address_hash == 0);
    CHECK(r.account_hash == 0);
    CHECK(r.problems == 0);
}

TEST_CASE("Numbers go by their kind, the rest is kept once", "[intake]") {
    Builder builder("last_name|phone|phone|mobile");
    const model::Record& r =
        builder.read("Martin|06 12 34 56 78|0299853802 poste 12|+33 6 12 34 56 78 / 0699887766");
    CHECK(r.fields.mobile == "+33612345678");
    CHECK(r.fields.phone == "+33299853802");
    CHECK(r.fields.more == R"({"phones":["+33699887766"],"extensions":["12"]})");
    CHECK(builder.read("Martin|0299853802|0299853803|0299853803").fields.more ==
          R"({"phones":["+33299853803"]})");
}

TEST_CASE("Further e-mails are kept and a bad one among them is a problem", "[intake]") {
    Builder builder("email|email");
    const model::Record& r = builder.read("a@metal.fr; b@metal.fr|c@metal.fr;A@METAL.FR");
    CHECK(r.fields.email == "a@metal.fr");
    CHECK(r.fields.more == R"({"emails":["b@metal.fr","c@metal.fr"]})");
    const model::Record& bad = builder.read("pas une adresse|d@metal.fr");
    CHECK(bad.fields.email == "d@metal.fr");
    CHECK(has(bad, Problem::email_syntax));
    CHECK(builder.count(Problem::email_syntax) == 1);
}

TEST_CASE("The postcode in a town cell fills a gap and never replaces", "[intake]") {
    Builder builder("company|postcode|town");
    CHECK(builder.read("METAL||35580 BAULON").address.postcode == "35580");
    CHECK(builder.read("METAL|35580|35000 BAULON").address.postcode == "35580");
    CHECK(builder.count(Repair::postcode_from_town) == 1);
}

TEST_CASE("A foreign address keeps its postcode as it is", "[intake]") {
    Builder builder("company|postcode|town|country|phone");
    const model::Record& r = builder.read("ACIER|1000|Bruxelles|Belgique|02 513 89 40");
    CHECK(r.address.country == "BE");
    CHECK(r.address.postcode == "1000");
    CHECK(r.fields.phone == "+3225138940");
}

TEST_CASE("A column of both identifiers is read by its length", "[intake]") {
    Builder builder("siren_siret");
    CHECK(builder.read("732829320").fields.siren == "732829320");
    CHECK(builder.read("732829320").fields.siret.empty());
    const model::Record& r = builder.read("732 829 320 00074");
    CHECK(r.fields.siret == "73282932000074");
    CHECK(r.fields.siren == "732829320");
}

TEST_CASE("The SIREN follows from a VAT number", "[intake]") {
    Builder builder("company|vat");
    CHECK(builder.read("METAL|FR44732829320").fields.siren == "732829320");
    const model::Record& r = builder.read("METAL|FR45732829320");
    CHECK(has(r, Problem::vat_key));
    CHECK(r.fields.siren.empty());
}

TEST_CASE("A wrong identifier is a problem of a record that stays", "[intake]") {
    Builder builder("company|siret");
    const model::Record& r = builder.read("METAL|73282932000075");
    CHECK(r.fields.siret.empty());
    CHECK(r.fields.siren.empty());
    CHECK(has(r, Problem::siret_key));
    CHECK(r.raw_cells == R"(["METAL","73282932000075"])");
}

TEST_CASE("Digits lost by a spreadsheet refuse the row and name the column", "[intake]") {
    Builder builder("company|siret|company");
    CHECK(builder.fault("METAL|7,32829E+13|x") == RowFault::scientific_notation);
    CHECK(builder.faulty_column == 1);
    CHECK(Builder("company|revenue").fault("METAL|1,5E+6") == RowFault::none);
}

TEST_CASE("A row without anybody in it is refused and counts nowhere", "[intake]") {
    Builder builder("last_name|company|town|job_title|website");
    CHECK(builder.fault("-|NC|Rennes|DG|metal.fr") == RowFault::nothing_usable);
    CHECK(builder.count(Repair::placeholder_emptied) == 0);
    CHECK(builder.fault("||Rennes||") == RowFault::nothing_usable);
    CHECK(Builder("mobile|town").fault("0612345678|") == RowFault::none);
    CHECK(Builder("siren|town").fault("732829321|Rennes") == RowFault::nothing_usable);
}

TEST_CASE("Parts of a street line are joined in file order", "[intake]") {
    Builder builder("company|address_1|address_1|address_1|address_1");
    CHECK(builder.read("METAL|12|bis|rue|du  Bac").address.lines[0] == "12 bis rue du Bac");
    CHECK(builder.read("METAL|12||rue|-").address.lines[0] == "12 rue");
}

TEST_CASE("Raw cells keep line breaks, signs and cells of no field", "[intake]") {
    Builder builder("company|ignore|comment");
    CHECK(builder.read(std::string("ZAC \"A\"\nBât. 2|") + '\t' + "|-").raw_cells ==
          R"(["ZAC \"A\"\nBât. 2","\t","-"])");
}

TEST_CASE("A record is known by its id, else by its cells", "[intake]") {
    Builder with_id("external_id|last_name");
    const auto key = with_id.read("17|Martin").key_hash;
    CHECK(with_id.read("17|Durand").key_hash == key);
    CHECK(with_id.read("18|Martin").key_hash != key);
    const auto content = with_id.read("17|Martin").content_hash;
    CHECK(with_id.read("17|Durand").content_hash != content);
    const auto without_id = with_id.read("|Martin").key_hash;
    CHECK(with_id.read("|Durand").key_hash != without_id);
    CHECK(with_id.read("|Martin").key_hash == without_id);
    CHECK(Builder("external_id|company").read("17|Martin").content_hash != content);
    CHECK(Builder("external_id|company").read("17|Martin").key_hash == key);
}

TEST_CASE("Accents that the file lost are a problem once per record", "[intake]") {
    Builder builder("last_name|company|town");
    CHECK(has(builder.read("Bréd\uFFFD|Soci?t? Métal|Rennes"), Problem::damaged_accents));
    CHECK(builder.count(Problem::damaged_accents) == 1);
    CHECK_FALSE(has(builder.read("Martin|Quoi ?|Rennes"), Problem::damaged_accents));
}

TEST_CASE("The order of a file's dates is the rules' order", "[intake]") {
    intake::BuildRules rules = rules_of("last_name|updated_on");
    CHECK(Builder(rules).read("Martin|03/04/2024").fields.updated_on == "2024-04-03");
    const std::uint64_t hash = rules.hash();
    rules.date_order = fields::DateOrder::month_first;
    CHECK(Builder(rules).read("Martin|03/04/2024").fields.updated_on == "2024-03-04");
    CHECK(rules.hash() != hash);
}

TEST_CASE("A whole name is read when no part of it is given", "[intake]") {
    Builder builder("full_name|first_name|last_name");
    const model::Record& r = builder.read("M. Jean-Pierre DE LA TOUR||");
    CHECK(r.fields.first_name == "Jean-Pierre");
    CHECK(r.fields.last_name == "de La Tour");
    CHECK(r.fields.civility == "M.");
    CHECK(builder.read("Jean Martin|Paul|Durand").fields.last_name == "Durand");
}

TEST_CASE("What came before does not change how a row is read", "[intake]") {
    const std::string_view row = "METAL OUEST SAS|DG|35000 Rennes";
    Builder fresh("company|job_title|town");
    const model::Record expected = fresh.read(row);
    Builder used("company|job_title|town");
    for (int i = 0; i < 40'000; ++i) { // More values than the builder remembers.
        used.read("METAL " + std::to_string(i) + " SAS|DG|35000 Rennes");
    }
    const model::Record& again = used.read(row);
    CHECK(again.fields == expected.fields);
    CHECK(again.address == expected.address);
    CHECK(again.content_hash == expected.content_hash);
}
