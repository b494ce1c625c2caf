#include "flows/protect/consent_exports.hpp"

#include "flows/protect/column_reach.hpp"

#include <bdd/core/text.hpp>
#include <bdd/protect/consent.hpp>

#include <algorithm>
#include <string_view>

namespace bdd::flows {

namespace {

using protect::ConsentStatus;

bool is_consent(const storage::Consent& act) {
    const auto status = protect::parse_consent_status(act.status);
    return status == ConsentStatus::given || status == ConsentStatus::confirmed;
}

bool ends_consent(const storage::Consent& act) {
    const auto status = protect::parse_consent_status(act.status);
    return status == ConsentStatus::denied || status == ConsentStatus::withdrawn ||
           status == ConsentStatus::expired;
}

/// A time against an act that may be known by its day alone.
bool is_before(std::string_view time, const std::string& act_at) {
    return time.substr(0, act_at.size()) < act_at;
}

/// When the consent ended; empty: it still holds. An end on the day of the consent wins over it,
/// unless both times are known.
std::string end_of(const ConsentLog& log, const storage::Consent& act) {
    std::string end;
    for (const storage::Consent& later : log.acts) {
        const bool is_same = later.channel == act.channel && later.purpose == act.purpose;
        if (is_same && ends_consent(later) && !is_before(later.at, act.at) &&
            (end.empty() || later.at < end)) {
            end = later.at;
        }
    }
    return end;
}

bool holds_address(const storage::ExportEntry& entry, protect::Channel channel) {
    const std::vector<std::string_view> columns = text::words(entry.columns);
    return std::any_of(columns.begin(), columns.end(),
                       [&](std::string_view column) { return reach_of(column).has(channel); });
}

} // namespace

std::vector<storage::ExportEntry> exports_under(storage::Database& base, const ConsentLog& log,
                                                const storage::Consent& act) {
    const auto channel = protect::parse_channel(act.channel);
    if (!log.contact || !channel || !is_consent(act)) {
        return {};
    }
    storage::ExportStore store(base);
    const std::string end = end_of(log, act);
    std::vector<storage::ExportEntry> under;
    for (storage::ExportEntry& entry : store.with({&*log.contact, 1})) {
        if (entry.purpose == act.purpose && holds_address(entry, *channel) &&
            !is_before(entry.at, act.at) && (end.empty() || is_before(entry.at, end))) {
            under.push_back(std::move(entry));
        }
    }
    std::reverse(under.begin(), under.end());
    return under;
}

} // namespace bdd::flows
