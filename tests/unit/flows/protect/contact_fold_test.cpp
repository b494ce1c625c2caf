#include "flows/protect/contact_fold.hpp"
#include "flows/protect/further_values.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using namespace bdd;
using namespace bdd::flows;
using protect::Basis;
using protect::Reason;
using protect::SourceRight;

namespace {

SourceRule rule(const SourceRight& right, bool is_indirect = true) {
    SourceRule out;
    out.rights.fill(right);
    out.is_indirect = is_indirect;
    return out;
}

} // namespace

TEST_CASE("A contact may be used by whichever of its sources allows most", "[protect]") {
    const std::vector<SourceRight> from_worst = {
        {Basis::none, Reason::no_basis},        {Basis::none, Reason::licence_exhausted},
        {Basis::none, Reason::licence_expired}, {Basis::none, Reason::proof_missing},
        {Basis::consent, Reason::none},         {Basis::legitimate_interest, Reason::none},
    };
    for (std::size_t i = 0; i < from_worst.size(); ++i) {
        for (std::size_t k = 0; k < from_worst.size(); ++k) {
            CHECK(is_better(from_worst[i], from_worst[k]) == (i > k));
            ContactFold fold;
            fold.join(rule(from_worst[i]), {2026, 1, 1});
            fold.join(rule(from_worst[k]), {2026, 1, 1});
            CHECK(fold.rights[0].lacks == from_worst[std::max(i, k)].lacks);
        }
    }
}

TEST_CASE("The first collection counts, and one direct source makes a contact direct",
          "[protect]") {
    ContactFold fold;
    fold.join(rule({}), {2026, 3, 1});
    CHECK(fold.is_indirect);
    CHECK(from_days(fold.collected_on) == Date{2026, 3, 1});
    SourceRule declared = rule({}, false);
    declared.collected_on = Date{2024, 5, 6};
    declared.has_business_addresses = true;
    fold.join(declared, {2026, 4, 1});
    CHECK_FALSE(fold.is_indirect);
    CHECK(fold.has_business_addresses);
    CHECK(from_days(fold.collected_on) == Date{2024, 5, 6});
    fold.join(rule({}), {2026, 2, 1});
    CHECK_FALSE(fold.is_indirect);
    CHECK(from_days(fold.collected_on) == Date{2024, 5, 6});
}

TEST_CASE("The last refusal is kept", "[protect]") {
    ContactFold fold;
    CHECK_FALSE(fold.refused_on.has_value());
    fold.refuse({2026, 3, 1});
    fold.refuse({2025, 3, 1});
    CHECK(from_days(fold.refused_on.value()) == Date{2026, 3, 1});
}

TEST_CASE("Further values are looked at too", "[protect]") {
    std::vector<std::string> seen;
    for_each_further_value(R"({"emails":["a@b.example"],"phones":["+33199001122"],)"
                           R"("sirets":["73282932000074"],"extensions":["12"]})",
                           [&](protect::AddressKind kind, std::string_view value) {
                               seen.push_back(std::string(keyword(kind)) + " " +
                                              std::string(value));
                           });
    CHECK(seen ==
          std::vector<std::string>{"email a@b.example", "phone +33199001122", "siren 732829320"});
    for_each_further_value("", [](protect::AddressKind, std::string_view) { FAIL("none"); });
}
