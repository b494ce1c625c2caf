#include "catch.hpp"

#include <bdd/core/error.hpp>
#include <bdd/intake/column_mapping.hpp>

using namespace bdd;
using intake::parse_rule;

namespace {

Error error_of(std::string_view rule, const std::vector<std::string>& columns) {
    try {
        (void)parse_rule(rule, columns);
    } catch (const Error& error) {
        return error;
    }
    return Error(Errc::internal, "no error");
}

} // namespace

TEST_CASE("a rule is read around its last equals sign", "[intake]") {
    const auto rule = parse_rule(" CA = 2025 = revenue ", {});
    CHECK(rule.column == "CA = 2025");
    CHECK(rule.field == model::Field::revenue);
}

TEST_CASE("a rule's column is compared folded", "[intake]") {
    const std::vector<std::string> columns = {"Raison sociale", "Tél."};
    CHECK(parse_rule("RAISON_SOCIALE=company", columns).field == model::Field::company);
    CHECK(parse_rule("tel=phone", columns).field == model::Field::phone);
}

TEST_CASE("wrong rules are usage errors that say what to try", "[intake]") {
    const std::vector<std::string> columns = {"Raison sociale", "Mail"};
    CHECK(error_of("Mail", columns).code() == Errc::usage);
    CHECK(error_of("=email", columns).code() == Errc::usage);
    const Error field = error_of("Mail=emial", columns);
    CHECK(field.code() == Errc::usage);
    CHECK(field.hint().find("'email'") != std::string::npos);
    const Error column = error_of("Mial=email", columns);
    CHECK(column.code() == Errc::usage);
    CHECK(column.hint().find("'Mail'") != std::string::npos);
    CHECK(error_of("Zzzzzz=email", columns).hint().find("Raison sociale") != std::string::npos);
    CHECK(error_of("Mail=zzzzzzzz", columns).hint().find("external_id") != std::string::npos);
}
