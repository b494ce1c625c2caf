#include "flows/protect/due_people.hpp"

#include "flows/protect/gate_facts.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace bdd::flows {

namespace {

bool is_of_person(protect::AddressClass address) noexcept {
    return address == protect::AddressClass::professional ||
           address == protect::AddressClass::consumer;
}

/// As the gate sees it: see Reason::retention_passed.
bool has_term(const storage::ContactState& state, const protect::ContactFacts& facts) {
    return state.is_person ||
           std::any_of(facts.channels.begin(), facts.channels.end(),
                       [](const auto& channel) { return is_of_person(channel.address); });
}

std::int32_t days_of(Date day) noexcept {
    return static_cast<std::int32_t>(to_days(day));
}

TermState state_of(const RetentionTerm& term, Date today) noexcept {
    if (today > term.due) {
        return TermState::passed;
    }
    return term.is_asked ? TermState::asked : TermState::due;
}

} // namespace

std::string_view keyword(TermState state) noexcept {
    constexpr std::array<std::string_view, 3> k_words = {"due", "asked", "passed"};
    return k_words.at(static_cast<std::size_t>(state));
}

std::vector<DuePerson> due_people(storage::Database& base, const GateSettings& settings, Date today,
                                  Date until) {
    const GateFacts facts(base, settings, {protect::Purpose::renewal, today, {}});
    std::vector<DuePerson> people;
    storage::ProtectionReader(base).each_contact({}, [&](const storage::ContactState& state) {
        const RetentionTerm term = facts.term_of(state.contact);
        if (term.due > until) {
            return;
        }
        const protect::ContactFacts of_contact = facts.of(state);
        if (!has_term(state, of_contact)) {
            return;
        }
        DuePerson person;
        person.contact = state.contact;
        person.collected_on = days_of(term.collected_on);
        if (term.last_act) {
            person.last_act = days_of(*term.last_act);
        }
        person.due = days_of(term.due);
        person.state = state_of(term, today);
        person.is_held = of_contact.is_restricted;
        people.push_back(person);
    });
    std::sort(people.begin(), people.end(), [](const DuePerson& a, const DuePerson& b) {
        return std::tie(a.due, a.contact) < std::tie(b.due, b.contact);
    });
    return people;
}

} // namespace bdd::flows
