#include "catch.hpp"
#include "gate_facts.hpp"
#include "random.hpp"

#include <algorithm>
#include <vector>

using namespace bdd;
using namespace bdd::protect;
using namespace bdd::test;

namespace {

/// Facts at random, every one of them possible.
ContactFacts random_facts(Random& random) {
    ContactFacts facts;
    const auto flag = [&] { return random.below(4) == 0; };
    facts.is_erased = random.below(20) == 0;
    facts.is_archived = random.below(20) == 0;
    facts.is_restricted = flag();
    facts.has_contract = flag();
    facts.has_function = !flag();
    facts.department = facts.has_function ? "finance" : "";
    facts.is_indirect = flag();
    facts.is_informed = flag();
    facts.renewal_asked = flag();
    facts.notice_due = from_days(to_days(k_day) + static_cast<int>(random.below(80)) - 40);
    facts.retention_due = from_days(to_days(k_day) + static_cast<int>(random.below(400)) - 100);
    for (std::size_t i = 0; i < k_channel_count; ++i) {
        facts.channels[i] = {static_cast<AddressClass>(random.below(4)), flag(), flag()};
        constexpr std::array<Reason, 5> k_lacks = {Reason::none, Reason::no_basis,
                                                   Reason::licence_exhausted,
                                                   Reason::licence_expired, Reason::proof_missing};
        facts.rights[i] = {static_cast<Basis>(random.below(5)),
                           flag() ? k_lacks[random.below(5)] : Reason::none};
        facts.consents[i] = static_cast<ConsentState>(random.below(5));
    }
    if (flag()) {
        facts.opposition |=
            Scope(parse_scope_channels(keyword(k_channels[random.below(4)])).value(),
                  parse_scope_purposes("marketing").value());
    }
    return facts;
}

GateQuestion random_question(Random& random) {
    GateQuestion question;
    question.channel = k_channels[random.below(4)];
    question.purpose = k_purposes[random.below(7)]; // All but internal.
    question.day = k_day;
    question.carries_notice = random.below(2) == 0;
    return question;
}

GateRules random_rules(Random& random) {
    GateRules rules;
    rules.pro = random.below(3) == 0 ? Basis::consent : Basis::legitimate_interest;
    rules.require_function = random.below(2) == 0;
    rules.strict_notice = random.below(2) == 0;
    return rules;
}

} // namespace

TEST_CASE("What speaks against a contact never opens the gate", "[protect]") {
    Random random(51);
    for (int round = 0; round < 20'000; ++round) {
        const ContactFacts facts = random_facts(random);
        const GateQuestion question = random_question(random);
        const GateRules rules = random_rules(random);
        const auto channel = static_cast<std::size_t>(question.channel);
        if (may_contact(facts, question, rules).verdict == Verdict::yes) {
            continue;
        }
        const std::vector<Change> worse = {
            with([](ContactFacts& f) { f.opposition |= scope("phone", "marketing"); }),
            with([](ContactFacts& f) { f.is_restricted = true; }),
            with([&](ContactFacts& f) { f.consents[channel] = ConsentState::opposed; }),
            with([&](ContactFacts& f) { f.channels[channel].is_dead = true; }),
            with([](ContactFacts& f) { f.is_erased = true; }),
            with([](ContactFacts& f) {
                f.retention_due = {2000, 1, 1};
            }),
        };
        for (const Change& change : worse) {
            ContactFacts changed = facts;
            GateQuestion asked = question;
            GateRules set = rules;
            change(changed, asked, set);
            CHECK(may_contact(changed, asked, set).verdict == Verdict::no);
        }
    }
}

TEST_CASE("A consent opens its own channel and no other", "[protect]") {
    Random random(52);
    for (int round = 0; round < 20'000; ++round) {
        const ContactFacts facts = random_facts(random);
        GateQuestion question = random_question(random);
        const GateRules rules = random_rules(random);
        ContactFacts agreed = facts;
        agreed.consents[static_cast<std::size_t>(question.channel)] = ConsentState::given;
        for (const Channel other : k_channels) {
            if (other != question.channel) {
                GateQuestion elsewhere = question;
                elsewhere.channel = other;
                CHECK(may_contact(agreed, elsewhere, rules) ==
                      may_contact(facts, elsewhere, rules));
            }
        }
    }
}

TEST_CASE("Of two reasons the gate tells the one that comes first", "[protect]") {
    Random random(53);
    for (int round = 0; round < 20'000; ++round) {
        const std::vector<Reason> reasons =
            all_reasons(random_facts(random), random_question(random), random_rules(random));
        CHECK(std::is_sorted(reasons.begin(), reasons.end()));
        CHECK(std::adjacent_find(reasons.begin(), reasons.end()) == reasons.end());
    }
}
