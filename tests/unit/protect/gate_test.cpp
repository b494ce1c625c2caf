#include "catch.hpp"
#include "gate_facts.hpp"

#include <bdd/core/error.hpp>
#include <bdd/protect/gate.hpp>

#include <string>
#include <vector>

using namespace bdd;
using namespace bdd::protect;
using namespace bdd::test;

namespace {

/// Everything of this contact is of one class.
ContactFacts of_class(AddressClass address) {
    ContactFacts facts = director();
    facts.channels.fill({address, false, false});
    return facts;
}

struct Situation {
    const char* what;
    ContactFacts facts;
    Channel channel;
    Purpose purpose;
    Change change;
    Reason reason;
    Basis basis = Basis::none;
};

void nothing(ContactFacts& /*facts*/, GateQuestion& /*question*/, GateRules& /*rules*/) {}

Change consents(ConsentState state) {
    return with([state](ContactFacts& f) { f.consents.fill(state); });
}

Change lacks(Reason reason) {
    return with([reason](ContactFacts& f) { f.rights.fill({Basis::none, reason}); });
}

constexpr auto k_email = Channel::email;
constexpr auto k_sms = Channel::sms;
constexpr auto k_phone = Channel::phone;
constexpr auto k_post = Channel::post;
constexpr auto k_offer = Purpose::prospection;
constexpr auto k_pro = AddressClass::professional;
constexpr auto k_firm = AddressClass::company;
constexpr auto k_home = AddressClass::consumer;
constexpr auto k_interest = Basis::legitimate_interest;

std::vector<Situation> situations() {
    return {
        // Professionals.
        {"a director by e-mail", director(), k_email, k_offer, nothing, Reason::none, k_interest},
        {"a director by text message", director(), k_sms, k_offer, nothing, Reason::none,
         k_interest},
        {"a director by phone", director(), k_phone, k_offer, nothing, Reason::none, k_interest},
        {"a director by post", director(), k_post, k_offer, nothing, Reason::none, k_interest},
        {"no function, e-mail", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::irrelevant_function},
        {"no function, text message", director(), k_sms, k_offer,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::irrelevant_function},
        {"no function, phone", director(), k_phone, k_offer,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::irrelevant_function},
        {"no function, post", director(), k_post, k_offer,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::none, k_interest},
        {"no function, the setting allows it", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion&, GateRules& r) {
             f.has_function = false;
             r.require_function = false;
         },
         Reason::none, k_interest},
        {"no function, with consent", director(), k_email, k_offer, with([](ContactFacts& f) {
             f.has_function = false;
             f.consents.fill(ConsentState::given);
         }),
         Reason::none, Basis::consent},
        {"a campaign for finance", director(), k_email, k_offer,
         [](ContactFacts&, GateQuestion& q, GateRules&) {
             q.departments = {"it", "finance"};
         },
         Reason::none, k_interest},
        {"a campaign for purchasing", director(), k_email, k_offer,
         [](ContactFacts&, GateQuestion& q, GateRules&) {
             q.departments = {"it", "purchasing"};
         },
         Reason::irrelevant_function},
        {"a campaign for purchasing, by post", director(), k_post, k_offer,
         [](ContactFacts&, GateQuestion& q, GateRules&) { q.departments = {"purchasing"}; },
         Reason::none, k_interest},
        {"the house asks for consent", director(), k_email, k_offer,
         [](ContactFacts&, GateQuestion&, GateRules& r) { r.pro = Basis::consent; },
         Reason::consent_missing},
        {"the house asks for consent by post too", director(), k_post, k_offer,
         [](ContactFacts&, GateQuestion&, GateRules& r) { r.pro = Basis::consent; },
         Reason::consent_missing},
        {"the house asks for consent and has it", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion&, GateRules& r) {
             r.pro = Basis::consent;
             f.consents.fill(ConsentState::given);
         },
         Reason::none, Basis::consent},
        {"the house forbids all", director(), k_email, k_offer,
         [](ContactFacts&, GateQuestion&, GateRules& r) { r.pro = Basis::none; }, Reason::no_basis},
        {"the source asks for consent", director(), k_email, k_offer, with([](ContactFacts& f) {
             f.rights.fill({Basis::consent, Reason::none});
         }),
         Reason::consent_missing},
        {"the source does not allow this channel", director(), k_email, k_offer,
         lacks(Reason::no_basis), Reason::no_basis},
        {"consent does not widen what a source allows", director(), k_email, k_offer,
         with([](ContactFacts& f) {
             f.rights.fill({Basis::none, Reason::no_basis});
             f.consents.fill(ConsentState::given);
         }),
         Reason::no_basis},
        // Legal persons.
        {"info@ by e-mail, no function", of_class(k_firm), k_email, k_offer,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::none, k_interest},
        {"a switchboard", of_class(k_firm), k_phone, k_offer, nothing, Reason::none, k_interest},
        {"info@ for a platform", of_class(k_firm), k_email, Purpose::ads, nothing,
         Reason::no_basis},
        {"info@ to a partner", of_class(k_firm), k_email, Purpose::partner, nothing, Reason::none,
         k_interest},
        {"a text message to a company", of_class(k_firm), k_sms, k_offer, nothing,
         Reason::no_basis},
        {"info@ asked not to be written to", of_class(k_firm), k_email, k_offer,
         with([](ContactFacts& f) { f.opposition = scope("email", "marketing"); }),
         Reason::suppressed_scope},
        {"info@ was never told and is old", of_class(k_firm), k_email, k_offer,
         [](ContactFacts& f, GateQuestion& q, GateRules&) {
             f.is_indirect = true;
             f.retention_due = {2020, 1, 1};
             q.carries_notice = false;
         },
         Reason::none, k_interest},
        // Private people.
        {"a private person by e-mail", of_class(k_home), k_email, k_offer, nothing,
         Reason::consent_missing},
        {"a private person by phone", of_class(k_home), k_phone, k_offer, nothing,
         Reason::consent_missing},
        {"a private person by post", of_class(k_home), k_post, k_offer, nothing, Reason::none,
         k_interest},
        {"a private person agreed", of_class(k_home), k_email, k_offer,
         consents(ConsentState::given), Reason::none, Basis::consent},
        {"a box ticked, not confirmed", of_class(k_home), k_email, k_offer,
         consents(ConsentState::requested), Reason::consent_missing},
        {"a file says that she agreed", of_class(k_home), k_email, k_offer,
         consents(ConsentState::claimed), Reason::consent_unproven},
        {"a customer, similar offer", of_class(k_home), k_email, k_offer,
         with([](ContactFacts& f) { f.has_contract = true; }), Reason::none,
         Basis::existing_customer},
        {"a customer, offer by phone", of_class(k_home), k_phone, k_offer,
         with([](ContactFacts& f) { f.has_contract = true; }), Reason::consent_missing},
        {"a customer, about the contract, by phone", of_class(k_home), k_phone, Purpose::relation,
         with([](ContactFacts& f) { f.has_contract = true; }), Reason::none, Basis::contract},
        {"a customer, to a partner", of_class(k_home), k_email, Purpose::partner,
         with([](ContactFacts& f) { f.has_contract = true; }), Reason::consent_missing},
        {"private people are never reached here", of_class(k_home), k_email, k_offer,
         [](ContactFacts&, GateQuestion&, GateRules& r) { r.consumer = Basis::none; },
         Reason::no_basis},
        // Purposes.
        {"to a platform without consent", director(), k_email, Purpose::ads, nothing,
         Reason::consent_missing},
        {"to a platform with consent", director(), k_email, Purpose::ads,
         consents(ConsentState::given), Reason::none, Basis::consent},
        {"to a partner without consent", director(), k_email, Purpose::partner, nothing,
         Reason::consent_missing},
        {"a customer without a function, about the contract", director(), k_email,
         Purpose::relation, with([](ContactFacts& f) {
             f.has_contract = true;
             f.has_function = false;
         }),
         Reason::none, Basis::contract},
        {"relation without a contract is an offer", director(), k_email, Purpose::relation,
         with([](ContactFacts& f) { f.has_function = false; }), Reason::irrelevant_function},
        {"a newsletter", director(), k_email, Purpose::information, nothing, Reason::none,
         k_interest},
        {"to stay or not, before the term", director(), k_email, Purpose::renewal,
         with([](ContactFacts& f) {
             f.retention_due = {2026, 5, 31};
         }),
         Reason::none, k_interest},
        {"to stay or not, one day too early", director(), k_email, Purpose::renewal,
         with([](ContactFacts& f) {
             f.retention_due = {2026, 6, 1};
         }),
         Reason::no_basis},
        {"to stay or not, a second time", director(), k_email, Purpose::renewal,
         with([](ContactFacts& f) {
             f.retention_due = {2026, 5, 1};
             f.renewal_asked = true;
         }),
         Reason::no_basis},
        {"to stay or not, a legal person", of_class(k_firm), k_email, Purpose::renewal,
         with([](ContactFacts& f) {
             f.retention_due = {2026, 5, 1};
         }),
         Reason::no_basis},
        {"to stay or not, after the term", director(), k_email, Purpose::renewal,
         with([](ContactFacts& f) {
             f.retention_due = {2026, 3, 1};
         }),
         Reason::retention_passed},
        // Oppositions.
        {"leave me alone", director(), k_post, k_offer,
         with([](ContactFacts& f) { f.opposition = scope("all", "marketing"); }),
         Reason::suppressed},
        {"unsubscribed, by e-mail", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.opposition = scope("email", "marketing"); }),
         Reason::suppressed_scope},
        {"unsubscribed, by phone", director(), k_phone, k_offer,
         with([](ContactFacts& f) { f.opposition = scope("email", "marketing"); }), Reason::none,
         k_interest},
        {"no newsletter, but an offer", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.opposition = scope("email", "information"); }), Reason::none,
         k_interest},
        {"no newsletter", director(), k_email, Purpose::information,
         with([](ContactFacts& f) { f.opposition = scope("email", "information"); }),
         Reason::suppressed_scope},
        {"each channel opposed on its own is all of them", director(), k_email, k_offer,
         with([](ContactFacts& f) {
             for (const char* channel : {"email", "sms", "phone", "post"}) {
                 f.opposition |= scope(channel, "marketing");
             }
         }),
         Reason::suppressed},
        {"opposed and agreed: opposed", director(), k_email, k_offer, with([](ContactFacts& f) {
             f.opposition = scope("email", "marketing");
             f.consents.fill(ConsentState::given);
         }),
         Reason::suppressed_scope},
        {"said no in the log of consents", director(), k_email, k_offer,
         consents(ConsentState::opposed), Reason::opposed},
        {"a private person said no: that is the reason", of_class(k_home), k_email, k_offer,
         consents(ConsentState::opposed), Reason::opposed},
        {"an invoice to somebody who wants no offers", director(), k_email, Purpose::service,
         with([](ContactFacts& f) {
             f.opposition = scope("all", "marketing");
             f.consents.fill(ConsentState::opposed);
             f.retention_due = {2020, 1, 1};
         }),
         Reason::none, Basis::contract},
        {"nothing at all, not even an invoice", director(), k_email, Purpose::service,
         with([](ContactFacts& f) { f.opposition = scope("all", "everything"); }),
         Reason::suppressed},
        // Status.
        {"the key is gone", director(), k_email, k_offer,
         [](ContactFacts&, GateQuestion& q, GateRules&) { q.key_missing = true; },
         Reason::key_missing},
        {"the key is gone, an invoice", director(), k_email, Purpose::service,
         [](ContactFacts&, GateQuestion& q, GateRules&) { q.key_missing = true; },
         Reason::key_missing},
        {"erased", director(), k_email, k_offer, with([](ContactFacts& f) { f.is_erased = true; }),
         Reason::erased},
        {"archived", director(), k_email, Purpose::service,
         with([](ContactFacts& f) { f.is_archived = true; }), Reason::archived},
        {"restricted", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.is_restricted = true; }), Reason::restricted},
        {"restricted, with consent", director(), k_email, k_offer, with([](ContactFacts& f) {
             f.is_restricted = true;
             f.consents.fill(ConsentState::given);
         }),
         Reason::restricted},
        // Addresses.
        {"no e-mail", of_class(AddressClass::none), k_email, k_offer, nothing, Reason::no_address},
        {"no e-mail, the house asks for consent", of_class(AddressClass::none), k_email, k_offer,
         [](ContactFacts&, GateQuestion&, GateRules& r) { r.pro = Basis::consent; },
         Reason::no_address},
        {"bounced", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.channels[0].is_dead = true; }), Reason::address_dead},
        {"bounced, an invoice", director(), k_email, Purpose::service,
         with([](ContactFacts& f) { f.channels[0].is_dead = true; }), Reason::address_dead},
        {"bounced, by phone", director(), k_phone, k_offer,
         with([](ContactFacts& f) { f.channels[0].is_dead = true; }), Reason::none, k_interest},
        {"guessed", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.channels[0].is_guessed = true; }), Reason::guessed_address},
        {"guessed, the setting allows it", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion&, GateRules& r) {
             f.channels[0].is_guessed = true;
             r.allow_guessed = true;
         },
         Reason::none, k_interest},
        // Information.
        {"bought, the message tells it", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.is_indirect = true; }), Reason::none, k_interest},
        {"bought, the message does not tell it", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion& q, GateRules&) {
             f.is_indirect = true;
             q.carries_notice = false;
         },
         Reason::notice_missing},
        {"bought, told before", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion& q, GateRules&) {
             f.is_indirect = f.is_informed = true;
             q.carries_notice = false;
         },
         Reason::none, k_interest},
        {"bought, lenient, the last day of the month", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion& q, GateRules& r) {
             f.is_indirect = true;
             f.notice_due = k_day;
             q.carries_notice = false;
             r.strict_notice = false;
         },
         Reason::none, k_interest},
        {"bought, lenient, the month is over", director(), k_email, k_offer,
         [](ContactFacts& f, GateQuestion& q, GateRules& r) {
             f.is_indirect = true;
             f.notice_due = {2026, 3, 1};
             q.carries_notice = false;
             r.strict_notice = false;
         },
         Reason::notice_overdue},
        // Age.
        {"the last day of the term", director(), k_email, k_offer,
         with([](ContactFacts& f) { f.retention_due = k_day; }), Reason::none, k_interest},
        {"the day after the term", director(), k_post, k_offer, with([](ContactFacts& f) {
             f.retention_due = {2026, 3, 1};
         }),
         Reason::retention_passed},
        {"after the term, with consent", director(), k_email, k_offer, with([](ContactFacts& f) {
             f.retention_due = {2026, 3, 1};
             f.consents.fill(ConsentState::given);
         }),
         Reason::retention_passed},
        // Supply.
        {"rented, all uses made", director(), k_email, k_offer, lacks(Reason::licence_exhausted),
         Reason::licence_exhausted},
        {"rented, the licence ended", director(), k_email, k_offer, lacks(Reason::licence_expired),
         Reason::licence_expired},
        {"bought without proof", director(), k_email, k_offer, lacks(Reason::proof_missing),
         Reason::proof_missing},
        {"rented, ended, an answer to a question", director(), k_email, Purpose::service,
         lacks(Reason::licence_expired), Reason::none, Basis::contract},
        {"no proof and no function: proof comes first", director(), k_email, k_offer,
         with([](ContactFacts& f) {
             f.rights.fill({Basis::none, Reason::proof_missing});
             f.has_function = false;
         }),
         Reason::proof_missing},
    };
}

} // namespace

TEST_CASE("The gate answers each situation as the rules say", "[protect]") {
    const std::vector<Situation> all = situations();
    REQUIRE(all.size() >= 60);
    for (const Situation& situation : all) {
        INFO(situation.what);
        ContactFacts facts = situation.facts;
        GateQuestion question;
        question.channel = situation.channel;
        question.purpose = situation.purpose;
        question.day = k_day;
        GateRules rules;
        situation.change(facts, question, rules);
        const Answer answer = may_contact(facts, question, rules);
        CHECK(keyword(answer.reason) == keyword(situation.reason));
        CHECK((answer.verdict == Verdict::yes) == (situation.reason == Reason::none));
        CHECK(keyword(answer.basis) == keyword(situation.basis));
        const std::vector<Reason> reasons = all_reasons(facts, question, rules);
        CHECK((reasons.empty() ? Reason::none : reasons.front()) == situation.reason);
    }
}

TEST_CASE("A yes tells whether the message must carry the notice", "[protect]") {
    ContactFacts facts = director();
    GateQuestion question;
    question.day = k_day;
    CHECK_FALSE(may_contact(facts, question, {}).needs_notice);
    facts.is_indirect = true;
    CHECK(may_contact(facts, question, {}).needs_notice);
    facts.is_informed = true;
    CHECK_FALSE(may_contact(facts, question, {}).needs_notice);
}

TEST_CASE("Work on the base itself is not a question for the gate", "[protect]") {
    GateQuestion question;
    question.purpose = Purpose::internal;
    CHECK_THROWS_AS(may_contact(director(), question, {}), Error);
}

TEST_CASE("The words of the reasons are those that scripts know", "[protect]") {
    std::string words;
    for (std::size_t i = 0; i < k_reason_count; ++i) {
        words += std::string(keyword(static_cast<Reason>(i))) + " ";
    }
    CHECK(words ==
          "none key_missing erased archived suppressed suppressed_scope restricted no_basis "
          "consent_missing consent_unproven opposed no_address address_dead guessed_address "
          "notice_missing notice_overdue retention_passed licence_exhausted licence_expired "
          "proof_missing irrelevant_function ");
}
