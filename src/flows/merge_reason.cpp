#include "flows/merge_reason.hpp"

#include <array>

namespace bdd::flows {

namespace {

constexpr std::array<std::string_view, k_merge_reasons> k_keywords = {
    "email", "mobile", "company_and_name", "company_only", "likeness", "said"};

} // namespace

std::string_view keyword(MergeReason reason) noexcept {
    return k_keywords.at(static_cast<std::size_t>(reason));
}

MergeReason merge_reason(std::string_view keyword) noexcept {
    for (std::size_t i = 0; i < k_keywords.size(); ++i) {
        if (k_keywords.at(i) == keyword) {
            return static_cast<MergeReason>(i);
        }
    }
    return MergeReason::likeness;
}

} // namespace bdd::flows
