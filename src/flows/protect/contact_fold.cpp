#include "flows/protect/contact_fold.hpp"

#include <algorithm>

namespace bdd::flows {

void ContactFold::join(const SourceRule& source, Date arrived) {
    const std::int64_t day = to_days(source.collected_on.value_or(arrived));
    if (!has_records) {
        has_records = true;
        rights = source.rights;
        collected_on = day;
        is_indirect = source.is_indirect;
    } else {
        for (std::size_t i = 0; i < rights.size(); ++i) {
            if (is_better(source.rights[i], rights[i])) {
                rights[i] = source.rights[i];
            }
        }
        collected_on = std::min(collected_on, day);
        is_indirect = is_indirect && source.is_indirect;
    }
    has_business_addresses = has_business_addresses || source.has_business_addresses;
}

void ContactFold::refuse(Date day) {
    const auto days = static_cast<std::int32_t>(to_days(day));
    refused_on = std::max(refused_on.value_or(days), days);
}

bool is_better(const protect::SourceRight& a, const protect::SourceRight& b) noexcept {
    const auto rank = [](const protect::SourceRight& right) {
        if (right.lacks != protect::Reason::none) {
            return static_cast<int>(right.lacks);
        }
        const int all = static_cast<int>(protect::Reason::count_);
        return right.basis == protect::Basis::consent ? all : all + 1;
    };
    return rank(a) > rank(b);
}

} // namespace bdd::flows
