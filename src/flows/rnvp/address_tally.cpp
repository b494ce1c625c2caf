#include "flows/rnvp/address_tally.hpp"

#include <algorithm>

namespace bdd::flows {

namespace {

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

Counts most_frequent(const std::map<std::string, std::uint64_t>& counts) {
    Counts sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return sorted;
}

bool is_only_form(rnvp::Reason reason) noexcept {
    return reason == rnvp::Reason::letter_case || reason == rnvp::Reason::accents ||
           reason == rnvp::Reason::punctuation || reason == rnvp::Reason::spaces;
}

} // namespace

void AddressTally::add(const rnvp::MailAddress& address, std::uint64_t times) {
    m_addresses += times;
    m_mailable += address.mailable ? times : 0;
    m_statuses[static_cast<std::size_t>(address.status)] += times;
    m_codes[address.code.text()] += times;
    std::array<bool, 7> is_changed{};
    std::array<bool, rnvp::k_reasons> is_seen{};
    for (const rnvp::Change& change : address.changes) {
        is_seen[static_cast<std::size_t>(change.reason)] = true;
        if (change.line > 0 && !is_only_form(change.reason)) {
            is_changed[change.line - std::size_t{1}] = true;
        }
    }
    for (std::size_t i = 0; i < is_changed.size(); ++i) {
        m_lines[i] += is_changed[i] ? times : 0;
    }
    for (std::size_t i = 0; i < is_seen.size(); ++i) {
        m_reasons[i] += is_seen[i] ? times : 0;
    }
    if (address.code.town == '8' || address.code.town == '9') {
        m_unresolved[address.lines[5]] += times;
    }
}

void AddressTally::add(const AddressTally& other) {
    m_addresses += other.m_addresses;
    m_mailable += other.m_mailable;
    const auto sum = [](auto& to, const auto& from) {
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i] += from[i];
        }
    };
    sum(m_statuses, other.m_statuses);
    sum(m_reasons, other.m_reasons);
    sum(m_lines, other.m_lines);
    for (const auto& [code, count] : other.m_codes) {
        m_codes[code] += count;
    }
    for (const auto& [line, count] : other.m_unresolved) {
        m_unresolved[line] += count;
    }
}

Counts AddressTally::codes() const {
    return most_frequent(m_codes);
}

Counts AddressTally::unresolved(std::size_t most) const {
    Counts sorted = most_frequent(m_unresolved);
    sorted.resize(std::min(sorted.size(), most));
    return sorted;
}

} // namespace bdd::flows
