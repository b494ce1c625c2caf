#include "protect/keywords.hpp"

#include <bdd/core/error.hpp>
#include <bdd/protect/gate.hpp>

#include <algorithm>

namespace bdd::protect {

namespace {

constexpr Keywords<k_reason_count> k_reason_words = {"none",
                                                     "key_missing",
                                                     "erased",
                                                     "archived",
                                                     "suppressed",
                                                     "suppressed_scope",
                                                     "restricted",
                                                     "no_basis",
                                                     "consent_missing",
                                                     "consent_unproven",
                                                     "opposed",
                                                     "no_address",
                                                     "address_dead",
                                                     "guessed_address",
                                                     "notice_missing",
                                                     "notice_overdue",
                                                     "retention_passed",
                                                     "licence_exhausted",
                                                     "licence_expired",
                                                     "proof_missing",
                                                     "irrelevant_function"};
constexpr Keywords<4> k_class_words = {"none", "professional", "company", "consumer"};

/// What is asked, about whom, by which rules; and the parts that several questions look at.
struct Case {
    Case(const ContactFacts& contact, const GateQuestion& asked, const GateRules& set)
        : facts(contact)
        , question(asked)
        , rules(set)
        , address(contact.channels[index()])
        , right(contact.rights[index()])
        , consent(contact.consents[index()])
        , basis(find_basis()) {}

    [[nodiscard]] std::size_t index() const noexcept {
        return static_cast<std::size_t>(question.channel);
    }
    [[nodiscard]] bool is(AddressClass a) const noexcept { return address.address == a; }
    [[nodiscard]] bool is_service() const noexcept { return question.purpose == Purpose::service; }

    const ContactFacts& facts;
    const GateQuestion& question;
    const GateRules& rules;
    const ChannelFacts& address;
    const SourceRight& right;
    ConsentState consent;
    Basis basis; ///< On which a yes would stand.

private:
    [[nodiscard]] Basis find_basis() const;
    [[nodiscard]] Basis basis_of_professional() const;
    [[nodiscard]] Basis basis_of_consumer() const;
};

/// In order: an explicit consent, what the source says, the setting for this kind of contact.
Basis Case::find_basis() const {
    if (is_service()) {
        return Basis::contract;
    }
    if (right.lacks == Reason::no_basis) {
        return Basis::none;
    }
    if (consent == ConsentState::given) {
        return Basis::consent;
    }
    switch (address.address) {
    case AddressClass::company: {
        // Of the legal person: outside the rules on consent. No platform, and no text message.
        const bool fits = question.purpose != Purpose::ads && question.channel != Channel::sms;
        return fits ? Basis::legitimate_interest : Basis::none;
    }
    case AddressClass::consumer:
        return basis_of_consumer();
    case AddressClass::professional:
    case AddressClass::none:
        break;
    }
    return basis_of_professional();
}

Basis Case::basis_of_professional() const {
    if (question.purpose == Purpose::ads || question.purpose == Purpose::partner) {
        return Basis::consent; // A disclosure to somebody else: never on the interest of ours.
    }
    if (question.purpose == Purpose::relation && facts.has_contract) {
        return Basis::contract;
    }
    return right.basis == Basis::none ? rules.pro : right.basis;
}

Basis Case::basis_of_consumer() const {
    if (question.purpose == Purpose::ads || question.purpose == Purpose::partner) {
        return Basis::consent;
    }
    if (question.channel == Channel::post) {
        return Basis::legitimate_interest;
    }
    if (facts.has_contract && question.purpose == Purpose::relation) {
        return Basis::contract;
    }
    if (facts.has_contract && question.channel == Channel::email) {
        return Basis::existing_customer;
    }
    return rules.consumer;
}

/// Legal persons are nobody's data: neither a notice nor a term is due.
bool is_personal(const Case& c) {
    return !c.is(AddressClass::company);
}

/// Whether to stay is asked of people, once, shortly before their term.
bool is_no_time_to_renew(const Case& c) {
    return c.question.purpose == Purpose::renewal &&
           (!is_personal(c) || c.facts.renewal_asked ||
            to_days(c.facts.retention_due) - to_days(c.question.day) > k_renewal_days);
}

bool lacks_function(const Case& c) {
    const bool on_interest =
        c.basis == Basis::legitimate_interest && c.is(AddressClass::professional);
    if (!on_interest || c.question.channel == Channel::post) {
        return false;
    }
    if (!c.facts.has_function) {
        return c.rules.require_function;
    }
    const auto& wanted = c.question.departments;
    return !wanted.empty() &&
           std::find(wanted.begin(), wanted.end(), c.facts.department) == wanted.end();
}

/// Calls `fails` with each reason that speaks against it, in order, until that says false.
template <typename Fails>
void ask(const Case& c, Fails&& fails) {
    const ContactFacts& facts = c.facts;
    const GateQuestion& q = c.question;
    bool more = true;
    const auto check = [&](bool speaks_against, Reason reason) {
        more = more && (!speaks_against || fails(reason));
    };
    check(q.key_missing, Reason::key_missing);
    check(facts.is_erased, Reason::erased);
    check(facts.is_archived, Reason::archived);
    check(facts.opposition.covers_all_channels(q.purpose), Reason::suppressed);
    check(facts.opposition.covers(q.channel, q.purpose) &&
              !facts.opposition.covers_all_channels(q.purpose),
          Reason::suppressed_scope);
    check(facts.is_restricted, Reason::restricted);
    if (!c.is_service()) {
        check(c.basis == Basis::none || is_no_time_to_renew(c), Reason::no_basis);
        const bool unsaid = c.basis == Basis::consent && !c.is(AddressClass::none);
        check(unsaid &&
                  (c.consent == ConsentState::unknown || c.consent == ConsentState::requested),
              Reason::consent_missing);
        check(unsaid && c.consent == ConsentState::claimed, Reason::consent_unproven);
        check(c.consent == ConsentState::opposed, Reason::opposed);
    }
    check(c.is(AddressClass::none), Reason::no_address);
    check(c.address.is_dead, Reason::address_dead);
    if (c.is_service()) {
        return;
    }
    check(c.address.is_guessed && !c.rules.allow_guessed, Reason::guessed_address);
    const bool untold =
        facts.is_indirect && !facts.is_informed && is_personal(c) && !q.carries_notice;
    check(untold && c.rules.strict_notice, Reason::notice_missing);
    check(untold && !c.rules.strict_notice && q.day > facts.notice_due, Reason::notice_overdue);
    check(is_personal(c) && q.day > facts.retention_due, Reason::retention_passed);
    for (const Reason lack :
         {Reason::licence_exhausted, Reason::licence_expired, Reason::proof_missing}) {
        check(c.right.lacks == lack, lack);
    }
    check(lacks_function(c), Reason::irrelevant_function);
}

void refuse_internal(const GateQuestion& question) {
    if (question.purpose == Purpose::internal) {
        fail(Errc::internal, "internal work is no contact");
    }
}

} // namespace

std::string_view keyword(Reason reason) noexcept {
    return word_of(k_reason_words, reason);
}

std::string_view keyword(AddressClass address) noexcept {
    return word_of(k_class_words, address);
}

Answer may_contact(const ContactFacts& facts, const GateQuestion& question,
                   const GateRules& rules) {
    refuse_internal(question);
    const Case asked(facts, question, rules);
    Answer answer;
    ask(asked, [&](Reason reason) {
        answer.reason = reason;
        return false;
    });
    if (answer.reason == Reason::none) {
        answer.verdict = Verdict::yes;
        answer.basis = asked.basis;
        answer.needs_notice =
            facts.is_indirect && !facts.is_informed && is_personal(asked) && !asked.is_service();
    }
    return answer;
}

std::vector<Reason> all_reasons(const ContactFacts& facts, const GateQuestion& question,
                                const GateRules& rules) {
    refuse_internal(question);
    std::vector<Reason> reasons;
    ask(Case(facts, question, rules), [&](Reason reason) {
        reasons.push_back(reason);
        return true;
    });
    return reasons;
}

} // namespace bdd::protect
