#include "catch.hpp"

#include <bdd/protect/processing.hpp>

namespace {

namespace protect = bdd::protect;
using protect::Basis;
using protect::Purpose;
using protect::SheetGap;
using Gaps = std::vector<SheetGap>;

constexpr bdd::Date k_today{2026, 1, 31};

protect::SheetFacts whole() {
    protect::SheetFacts facts;
    facts.has_basis = true;
    facts.has_people = true;
    facts.has_data = true;
    facts.has_security = true;
    facts.reviewed_on = k_today;
    return facts;
}

} // namespace

TEST_CASE("A sheet that nobody described lacks what cannot be known otherwise", "[protect]") {
    CHECK(gaps_of(whole(), k_today).empty());
    CHECK(protect::gaps_of({}, k_today) == Gaps{SheetGap::basis, SheetGap::people, SheetGap::data,
                                                SheetGap::security, SheetGap::review});
}

TEST_CASE("A legitimate interest needs its balancing test", "[protect]") {
    protect::SheetFacts facts = whole();
    facts.is_on_interest = true;
    CHECK(gaps_of(facts, k_today) == Gaps{SheetGap::balancing_test});
    facts.has_balancing_test = true;
    CHECK(gaps_of(facts, k_today).empty());
}

TEST_CASE("A transfer out of the European Economic Area must be explained", "[protect]") {
    protect::SheetFacts facts = whole();
    facts.leaves_eea = true;
    CHECK(gaps_of(facts, k_today) == Gaps{SheetGap::transfers});
    facts.has_transfers = true;
    CHECK(gaps_of(facts, k_today).empty());
    for (const char* inside : {"FR", "AT", "SK", "NO", "IS", "LI"}) {
        CHECK(protect::is_in_eea(inside));
    }
    for (const char* outside : {"CH", "GB", "US", "", "fr"}) {
        CHECK_FALSE(protect::is_in_eea(outside));
    }
}

TEST_CASE("A review holds for a year, the day included", "[protect]") {
    protect::SheetFacts facts = whole();
    facts.reviewed_on = bdd::Date{2025, 1, 31};
    CHECK(gaps_of(facts, k_today).empty());
    facts.reviewed_on = bdd::Date{2025, 1, 30};
    CHECK(gaps_of(facts, k_today) == Gaps{SheetGap::review_overdue});
    facts.reviewed_on = bdd::Date{2024, 2, 29};
    CHECK(gaps_of(facts, {2025, 2, 28}).empty());
    CHECK(gaps_of(facts, {2025, 3, 1}) == Gaps{SheetGap::review_overdue});
}

TEST_CASE("A processor needs a contract, and everybody a country", "[protect]") {
    CHECK(protect::recipient_gaps("processor", "2026-014", "FR").empty());
    CHECK(protect::recipient_gaps("processor", "", "FR") == Gaps{SheetGap::contract});
    CHECK(protect::recipient_gaps("controller", "", "IE").empty());
    CHECK(protect::recipient_gaps("partner", "", "") == Gaps{SheetGap::country});
}

TEST_CASE("The basis of a purpose is that of the gate", "[protect]") {
    const auto basis =
        protect::basis_of(Purpose::prospection, Basis::legitimate_interest, Basis::consent);
    CHECK(basis.professional == Basis::legitimate_interest);
    CHECK(basis.consumer == Basis::consent);
    for (const Purpose others : {Purpose::ads, Purpose::partner}) {
        CHECK(protect::basis_of(others, Basis::legitimate_interest, Basis::none).professional ==
              Basis::consent);
    }
    CHECK(protect::basis_of(Purpose::service, Basis::none, Basis::none).consumer ==
          Basis::contract);
    CHECK(protect::basis_of(Purpose::internal, Basis::consent, Basis::consent).professional ==
          Basis::none);
}

TEST_CASE("Each gap of a sheet has a word of its own", "[protect]") {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < protect::k_sheet_gap_count; ++i) {
        words.push_back(keyword(static_cast<SheetGap>(i)));
        CHECK_FALSE(words.back().empty());
    }
    CHECK(words.front() == "basis");
    CHECK(words.back() == "country");
}
