#pragma once

#include <bdd/model/record.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bdd::flows {

/// The plainest reason that two contacts were found to be one, for reports.
enum class MergeReason : std::uint8_t {
    email,        ///< The same e-mail.
    mobile,       ///< The same mobile.
    company_name, ///< The same company and the same name.
    company_only, ///< No person on either side: the same establishment, or company and e-mail.
    likeness,     ///< All evidence together.
    said,         ///< A person said so.
    count_,
};
inline constexpr std::size_t k_merge_reasons = static_cast<std::size_t>(MergeReason::count_);

/// As the base stores it and `show` tells it.
[[nodiscard]] std::string_view keyword(MergeReason reason) noexcept;
/// The reason of a keyword; likeness for any other text.
[[nodiscard]] MergeReason merge_reason(std::string_view keyword) noexcept;

} // namespace bdd::flows
