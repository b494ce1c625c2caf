#include "protect/keywords.hpp"

#include <bdd/protect/processing.hpp>
#include <bdd/protect/retention.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

constexpr Keywords<k_sheet_gap_count> k_words = {
    "basis",     "balancing_test", "people",         "data",     "security",
    "transfers", "review",         "review_overdue", "contract", "country"};

/// The European Union, Iceland, Liechtenstein and Norway.
constexpr std::array<std::string_view, 30> k_eea = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

constexpr Period k_review{1, 0, 0};

} // namespace

std::string_view keyword(SheetGap gap) noexcept {
    return word_of(k_words, gap);
}

PurposeBasis basis_of(Purpose purpose, Basis pro, Basis consumer) noexcept {
    switch (purpose) {
    case Purpose::ads:
    case Purpose::partner:
        return {Basis::consent, Basis::consent};
    case Purpose::service:
        return {Basis::contract, Basis::contract};
    case Purpose::internal:
        return {};
    case Purpose::prospection:
    case Purpose::relation:
    case Purpose::information:
    case Purpose::renewal:
        break;
    }
    return {pro, consumer};
}

std::vector<SheetGap> gaps_of(const SheetFacts& facts, Date today) {
    std::vector<SheetGap> gaps;
    const auto check = [&](bool lacks, SheetGap gap) {
        if (lacks) {
            gaps.push_back(gap);
        }
    };
    check(!facts.has_basis, SheetGap::basis);
    check(facts.is_on_interest && !facts.has_balancing_test, SheetGap::balancing_test);
    check(!facts.has_people, SheetGap::people);
    check(!facts.has_data, SheetGap::data);
    check(!facts.has_security, SheetGap::security);
    check(facts.leaves_eea && !facts.has_transfers, SheetGap::transfers);
    check(!facts.reviewed_on, SheetGap::review);
    check(facts.reviewed_on && add(*facts.reviewed_on, k_review) < today, SheetGap::review_overdue);
    return gaps;
}

std::vector<SheetGap> recipient_gaps(std::string_view kind, std::string_view contract,
                                     std::string_view country) {
    std::vector<SheetGap> gaps;
    if (kind == "processor" && contract.empty()) {
        gaps.push_back(SheetGap::contract);
    }
    if (country.empty()) {
        gaps.push_back(SheetGap::country);
    }
    return gaps;
}

bool is_in_eea(std::string_view country) noexcept {
    return std::binary_search(k_eea.begin(), k_eea.end(), country);
}

} // namespace bdd::protect
