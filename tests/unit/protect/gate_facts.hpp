#pragma once

#include <bdd/protect/gate.hpp>

#include <functional>
#include <string_view>

/// What the tests of the gate start from.
namespace bdd::test {

using namespace protect;

inline const Date k_day{2026, 3, 2};

/// A finance director of a company with an e-mail of her own, two phones and a postal address, from
/// the house's own customer file: everything is allowed.
inline ContactFacts director() {
    ContactFacts facts;
    facts.has_function = true;
    facts.department = "finance";
    facts.notice_due = {2025, 7, 1};
    facts.retention_due = {2028, 6, 1};
    facts.channels.fill({AddressClass::professional, false, false});
    return facts;
}

inline Scope scope(std::string_view channel, std::string_view purpose) {
    return {parse_scope_channels(channel).value(), parse_scope_purposes(purpose).value()};
}

using Change = std::function<void(ContactFacts&, GateQuestion&, GateRules&)>;

template <typename Set>
Change with(Set set) {
    return [set](ContactFacts& f, GateQuestion& /*q*/, GateRules& /*r*/) { set(f); };
}

} // namespace bdd::test
