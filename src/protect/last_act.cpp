#include <bdd/protect/last_act.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

constexpr std::size_t k_day = 10; ///< "YYYY-MM-DD"

bool comes_forward(ConsentStatus status) noexcept {
    return status == ConsentStatus::given || status == ConsentStatus::confirmed;
}

} // namespace

std::optional<Date> last_proven_act(const std::vector<ConsentAct>& acts, std::string_view day) {
    std::string_view last;
    for (const ConsentAct& act : acts) {
        const std::string_view on = std::string_view(act.at).substr(0, k_day);
        if (comes_forward(act.status) && on <= day.substr(0, k_day)) {
            last = std::max(last, on);
        }
    }
    return parse_iso_date(last);
}

} // namespace bdd::protect
