#pragma once

#include <bdd/core/clock.hpp>
#include <bdd/model/record.hpp>
#include <bdd/protect/consent.hpp>
#include <bdd/protect/retention.hpp>
#include <bdd/storage/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace bdd::flows {

struct GateScope;

/// Until when a contact may be kept, and what decides about it.
struct RetentionTerm {
    Date collected_on;
    std::optional<Date> last_act; ///< Of the person, with a proof.
    Date due;
    bool is_asked = false; ///< Whether it wants to stay: the question was sent in this term.
};

/// The clocks of retention. Acts of people alone move them: proven consents, events by which the
/// person came forward, contracts that run; and no import, merge or withdrawal ever. The question
/// whether to stay is read from the log of exports, in one pass, and only for those who want to ask
/// it (purpose renewal); four bytes a contact.
class RetentionTerms {
public:
    RetentionTerms(storage::Database& base, const protect::Period& period, const GateScope& scope);

    /// What the log of consents has of a contact.
    void see(model::ContactId contact, const std::vector<protect::ConsentAct>& acts);
    [[nodiscard]] RetentionTerm of(model::ContactId contact, Date collected_on) const;

private:
    void read_renewals(storage::Database& base);
    void read_renewals_of(storage::Database& base, model::ContactId contact);
    void note_renewal(std::size_t place, std::string_view at);
    void read_acts(storage::Database& base, const GateScope& scope);
    void note_act(model::ContactId contact, Date day);

    protect::Period m_period;
    std::string m_day;
    bool m_of_one;
    std::unordered_map<std::int64_t, Date> m_acts;
    std::vector<std::int32_t> m_renewals; ///< By contact: the day of the last question; 0: none.
};

} // namespace bdd::flows
