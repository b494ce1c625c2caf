#include "catch.hpp"

#include <bdd/intake/record_builder.hpp>

#include <string>

using namespace bdd;
using intake::account_hash;
using intake::address_hash;

namespace {

model::RecordFields company(const std::string& key, const std::string& siren = "") {
    model::RecordFields fields;
    fields.company_key = key;
    fields.siren = siren;
    return fields;
}

model::Address place(const std::string& postcode, const std::string& town,
                     const std::string& line = "") {
    model::Address address;
    address.lines[0] = line;
    address.postcode = postcode;
    address.town = town;
    address.country = "FR";
    return address;
}

} // namespace

TEST_CASE("A SIREN is the company whatever its name and place", "[intake]") {
    const auto one = account_hash(company("METAL OUEST", "732829320"), place("35000", "Rennes"));
    CHECK(one != 0);
    CHECK(one == account_hash(company("", "732829320"), place("", "")));
    CHECK(one != account_hash(company("METAL OUEST", "552100554"), place("35000", "Rennes")));
}

TEST_CASE("Without SIREN the name and the place are the company", "[intake]") {
    const auto one = account_hash(company("METAL OUEST"), place("35000", "Rennes"));
    CHECK(one == account_hash(company("METAL OUEST"), place("35000", "RENNES CEDEX", "1 rue")));
    CHECK(one != account_hash(company("METAL OUEST"), place("35200", "Rennes")));
    model::Address belgian = place("35000", "Rennes");
    belgian.country = "BE";
    CHECK(one != account_hash(company("METAL OUEST"), belgian));
}

TEST_CASE("The town stands for a missing postcode in any spelling", "[intake]") {
    CHECK(account_hash(company("METAL"), place("", "Saint-Étienne")) ==
          account_hash(company("METAL"), place("", "SAINT ETIENNE")));
}

TEST_CASE("Parts of a key do not run into each other", "[intake]") {
    CHECK(account_hash(company("METAL 35"), place("000", "")) !=
          account_hash(company("METAL"), place("35000", "")));
    CHECK(account_hash(company("732829320"), place("", "")) !=
          account_hash(company("", "732829320"), place("", "")));
    model::Address two_lines = place("35000", "Rennes", "a");
    two_lines.lines[1] = "b";
    model::Address one_line = place("35000", "Rennes", "ab");
    CHECK(address_hash(two_lines) != address_hash(one_line));
    model::Address later_line = place("35000", "Rennes");
    later_line.lines[1] = "ab";
    CHECK(address_hash(later_line) != address_hash(one_line));
}

TEST_CASE("No company and no address have no key", "[intake]") {
    CHECK(account_hash(company(""), place("35000", "Rennes")) == 0);
    CHECK(address_hash(place("", "")) == 0);
    CHECK(address_hash(place("35000", "")) != 0);
}
