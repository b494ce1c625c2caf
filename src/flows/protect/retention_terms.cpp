#include "flows/protect/retention_terms.hpp"

#include "flows/protect/gate_facts.hpp"

#include <bdd/protect/gate.hpp>
#include <bdd/protect/last_act.hpp>
#include <bdd/storage/activity_reader.hpp>
#include <bdd/storage/export_members.hpp>
#include <bdd/storage/export_store.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

constexpr std::size_t k_day = 10; ///< "YYYY-MM-DD"

} // namespace

RetentionTerms::RetentionTerms(storage::Database& base, const protect::Period& period,
                               const GateScope& scope)
    : m_period(period)
    , m_day(to_string(scope.day))
    , m_of_one(scope.contact.has_value()) {
    read_acts(base, scope);
    if (scope.purpose != protect::Purpose::renewal) {
        return;
    }
    if (scope.contact) {
        read_renewals_of(base, *scope.contact);
    } else {
        read_renewals(base);
    }
}

void RetentionTerms::read_renewals(storage::Database& base) {
    // A question to somebody who was merged since was sent to the person all the same.
    storage::ExportMembers(base).each_for(
        keyword(protect::Purpose::renewal), [&](std::string_view at, model::ContactId contact) {
            note_renewal(static_cast<std::size_t>(contact.value), at);
        });
}

void RetentionTerms::read_renewals_of(storage::Database& base, model::ContactId contact) {
    for (const storage::ExportEntry& entry : storage::ExportStore(base).with({&contact, 1})) {
        if (entry.purpose == keyword(protect::Purpose::renewal)) {
            note_renewal(0, entry.at);
        }
    }
}

void RetentionTerms::note_renewal(std::size_t place, std::string_view at) {
    const auto day = parse_iso_date(at.substr(0, k_day));
    m_renewals.resize(std::max(m_renewals.size(), place + 1));
    m_renewals[place] = std::max(
        m_renewals[place], static_cast<std::int32_t>(to_days(day.value_or(Date{1970, 1, 1}))));
}

void RetentionTerms::read_acts(storage::Database& base, const GateScope& scope) {
    storage::ActivityReader(base).each_last_act(
        scope.contact, to_days(scope.day),
        [&](model::ContactId contact, std::int64_t day) { note_act(contact, from_days(day)); });
}

void RetentionTerms::note_act(model::ContactId contact, Date day) {
    Date& last = m_acts.try_emplace(contact.value, day).first->second;
    last = std::max(last, day);
}

void RetentionTerms::see(model::ContactId contact, const std::vector<protect::ConsentAct>& acts) {
    if (const auto last = protect::last_proven_act(acts, m_day)) {
        note_act(contact, *last);
    }
}

RetentionTerm RetentionTerms::of(model::ContactId contact, Date collected_on) const {
    RetentionTerm term;
    term.collected_on = collected_on;
    if (const auto act = m_acts.find(contact.value); act != m_acts.end()) {
        term.last_act = act->second;
    }
    term.due = protect::retention_due(collected_on, term.last_act, m_period);
    const std::size_t place = m_of_one ? 0 : static_cast<std::size_t>(contact.value);
    const std::int32_t asked = place < m_renewals.size() ? m_renewals[place] : 0;
    term.is_asked = asked != 0 && asked >= to_days(term.due) - protect::k_renewal_days;
    return term;
}

} // namespace bdd::flows
