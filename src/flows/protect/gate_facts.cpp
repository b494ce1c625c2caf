#include "flows/protect/gate_facts.hpp"

#include "flows/protect/consent_states.hpp"
#include "flows/protect/contact_fold.hpp"
#include "flows/protect/further_values.hpp"
#include "flows/protect/notices_given.hpp"
#include "flows/protect/restrictions.hpp"
#include "flows/protect/source_supply.hpp"
#include "flows/protect/suppression_list.hpp"

#include <bdd/fields/email.hpp>
#include <bdd/protect/supply.hpp>
#include <bdd/storage/source_store.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using protect::AddressClass;
using protect::Channel;
using protect::ConsentState;

/// The states of one contact for the purpose that is asked, by channel.
using ConsentStates = std::array<ConsentState, protect::k_channel_count>;

/// A refusal told by a file counts for whatever is sent by e-mail unasked.
bool refuses_by_file(protect::Purpose purpose) {
    return purpose != protect::Purpose::service;
}

} // namespace

struct GateFacts::Impl {
    Impl(storage::Database& base, const GateSettings& set, const GateScope& asked)
        : settings(set)
        , scope(asked)
        , day(to_string(asked.day))
        , list(load_suppressions(base))
        , restrictions(base, list.keyring)
        , notices(base, asked.contact)
        , terms(base, set.retention, asked) {
        if (!list.lacks_key()) {
            lookup.emplace(list);
        }
        read_sources(base);
        read_records(base);
        read_consents(base);
    }

    void read_sources(storage::Database& base) {
        for (const storage::SourceStats& stats : storage::SourceStore(base).list()) {
            const storage::Source& source = stats.source;
            const protect::SourceFacts facts = facts_of(source);
            SourceRule& rule = sources[source.id.value];
            rule.is_indirect = protect::is_indirect(source.kind);
            rule.has_business_addresses = source.addresses == "business" ||
                                          (source.addresses.empty() && source.kind == "public");
            rule.collected_on = parse_iso_date(source.collected_on);
            for (const Channel channel : protect::k_channels) {
                rule.rights[static_cast<std::size_t>(channel)] =
                    protect::right_of(facts, channel, scope.purpose, scope.day);
            }
        }
    }

    void read_records(storage::Database& base) {
        storage::ProtectionReader reader(base);
        folds.resize(scope.contact ? 1 : static_cast<std::size_t>(reader.last_contact()) + 1);
        reader.each_record(scope.contact, [&](const storage::RecordFacts& record) {
            ContactFold& fold = fold_of(record.contact);
            fold.join(sources[record.source.value],
                      parse_iso_date(record.collected_on).value_or(scope.day));
            if (record.opt_in == false) {
                fold.refuse(parse_iso_date(record.updated_on)
                                .value_or(parse_iso_date(record.collected_on).value_or(scope.day)));
            } else if (record.opt_in == true) {
                fold.claims = true;
            }
            if (lookup && !list.set.empty()) {
                oppose(fold, record);
            }
            if (!restrictions.empty()) {
                fold.is_restricted = fold.is_restricted || restrictions.concern(record.contact) ||
                                     restrictions.concern(record);
            }
        });
    }

    /// An opposition on one address of a record concerns the person, whatever address the base
    /// concludes on.
    void oppose(ContactFold& fold, const storage::RecordFacts& record) {
        protect::Scope opposed = lookup->email(record.email).scope;
        opposed |= lookup->phone(record.phone).scope;
        opposed |= lookup->phone(record.mobile).scope;
        opposed |= lookup->siren(record.siren).scope;
        for_each_further_value(record.more, [&](protect::AddressKind kind, std::string_view value) {
            opposed |= kind == protect::AddressKind::email ? lookup->email(value).scope
                                                           : lookup->find(kind, value).scope;
        });
        if (!opposed.empty()) {
            oppositions[record.contact.value] |= opposed;
            fold.is_opposed = true;
        }
    }

    void read_consents(storage::Database& base) {
        const auto settle = [&](model::ContactId contact,
                                const std::vector<protect::ConsentAct>& acts) {
            terms.see(contact, acts);
            ConsentStates& states = consents[contact.value];
            for (const Channel channel : protect::k_channels) {
                states[static_cast<std::size_t>(channel)] =
                    state_of(acts, channel, fold_of(contact));
            }
        };
        storage::ConsentStore store(base);
        if (scope.contact) {
            if (const auto acts = acts_of(store.of_contact(*scope.contact)); !acts.empty()) {
                settle(*scope.contact, acts);
            }
            return;
        }
        store.each([&](model::ContactId contact, std::span<const storage::ConsentStep> steps) {
            settle(contact, acts_of(steps));
            return true;
        });
    }

    [[nodiscard]] ConsentState state_of(std::vector<protect::ConsentAct> acts, Channel channel,
                                        const ContactFold& fold) const {
        if (channel == Channel::email && fold.refused_on && refuses_by_file(scope.purpose)) {
            acts.push_back({channel, scope.purpose, protect::ConsentStatus::denied,
                            to_string(from_days(*fold.refused_on))});
        }
        if (channel == Channel::email && fold.claims) {
            acts.push_back({channel, scope.purpose, protect::ConsentStatus::claimed, {}});
        }
        return protect::consent_state(acts, channel, scope.purpose, day);
    }

    [[nodiscard]] ContactFold& fold_of(model::ContactId contact) {
        return folds.at(scope.contact ? 0 : static_cast<std::size_t>(contact.value));
    }
    [[nodiscard]] const ContactFold& fold_of(model::ContactId contact) const {
        return folds.at(scope.contact ? 0 : static_cast<std::size_t>(contact.value));
    }

    [[nodiscard]] protect::Scope opposition_of(const storage::ContactState& state,
                                               const ContactFold& fold) const {
        protect::Scope opposed;
        if (fold.is_opposed) {
            opposed |= oppositions.at(state.contact.value);
        }
        if (lookup && !list.set.empty()) {
            opposed |= lookup->siren(state.siren).scope;
            opposed |= lookup->domain(state.website).scope;
        }
        return opposed;
    }

    [[nodiscard]] AddressClass email_class(const storage::ContactState& state,
                                           const ContactFold& fold) const {
        if (state.email.empty()) {
            return AddressClass::none;
        }
        if (state.email_kind == fields::keyword(fields::EmailKind::generic)) {
            return AddressClass::company;
        }
        if (state.email_kind != fields::keyword(fields::EmailKind::personal)) {
            return AddressClass::professional;
        }
        const bool at_work = settings.free_domain == FreeDomain::professional ||
                             (settings.free_domain == FreeDomain::by_source && state.account &&
                              fold.has_business_addresses);
        return at_work ? AddressClass::professional : AddressClass::consumer;
    }

    GateSettings settings;
    GateScope scope;
    std::string day;
    SuppressionList list;
    Restrictions restrictions;
    NoticesGiven notices;
    RetentionTerms terms;
    std::optional<OppositionLookup> lookup;
    std::unordered_map<std::int64_t, SourceRule> sources;
    std::vector<ContactFold> folds;
    std::unordered_map<std::int64_t, protect::Scope> oppositions;
    std::unordered_map<std::int64_t, ConsentStates> consents;
};

GateFacts::GateFacts(storage::Database& base, const GateSettings& settings, const GateScope& scope)
    : m_impl(std::make_unique<Impl>(base, settings, scope)) {}

GateFacts::~GateFacts() = default;

std::optional<Error> GateFacts::key_problem() const {
    try {
        m_impl->list.require_keys();
        if (m_impl->restrictions.lacks_key()) {
            return Error(Errc::refused, m_impl->list.keyring.problem, m_impl->list.keyring.hint);
        }
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

RetentionTerm GateFacts::term_of(model::ContactId contact) const {
    return m_impl->terms.of(contact, from_days(m_impl->fold_of(contact).collected_on));
}

protect::ContactFacts GateFacts::of(const storage::ContactState& state) const {
    const Impl& all = *m_impl;
    const ContactFold& fold = all.fold_of(state.contact);
    protect::ContactFacts facts;
    facts.has_function = !state.job_title.empty() || !state.department.empty();
    facts.department = state.department;
    facts.opposition = all.opposition_of(state, fold);
    facts.is_restricted = fold.is_restricted;
    facts.is_indirect = fold.is_indirect;
    const Date collected = from_days(fold.collected_on);
    facts.is_informed = all.notices.informed(state.contact);
    facts.notice_due = protect::notice_due(collected, all.notices.disclosed_on(state.contact));
    const RetentionTerm term = all.terms.of(state.contact, collected);
    facts.retention_due = term.due;
    facts.renewal_asked = term.is_asked;
    facts.rights = fold.rights;

    const bool at_home = state.is_person && !state.account;
    const AddressClass person = !state.is_person ? AddressClass::company
                                : at_home        ? AddressClass::consumer
                                                 : AddressClass::professional;
    const auto channel = [&](Channel which) -> protect::ChannelFacts& {
        return facts.channels[static_cast<std::size_t>(which)];
    };
    channel(Channel::email).address = all.email_class(state, fold);
    channel(Channel::email).is_dead =
        state.email_kind == fields::keyword(fields::EmailKind::disposable);
    const bool has_phone = !state.phone.empty() || !state.mobile.empty();
    channel(Channel::phone).address = has_phone ? person : AddressClass::none;
    channel(Channel::sms).address = state.mobile.empty() ? AddressClass::none : person;
    channel(Channel::post).address = state.has_address ? person : AddressClass::none;
    channel(Channel::post).is_dead = state.mail_stops;

    const auto said = all.consents.find(state.contact.value);
    if (said != all.consents.end()) {
        facts.consents = said->second;
    } else if (fold.refused_on || fold.claims) {
        facts.consents[static_cast<std::size_t>(Channel::email)] =
            all.state_of({}, Channel::email, fold);
    }
    return facts;
}

} // namespace bdd::flows
