#include "flows/rnvp/address_tally.hpp"

#include <bdd/core/text.hpp>

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

void AddressTally::add_codes(const std::string& code, rnvp::Status status, bool mailable,
                             const std::string& line_6) {
    ++m_addresses;
    m_mailable += mailable ? 1U : 0U;
    ++m_statuses[static_cast<std::size_t>(status)];
    ++m_codes[code];
    if (!line_6.empty() && (code.starts_with('8') || code.starts_with('9'))) {
        ++m_unresolved[line_6];
    }
}

void AddressTally::Seen::add(rnvp::Reason reason, std::size_t line) {
    reasons[static_cast<std::size_t>(reason)] = true;
    if (line > 0 && line <= lines.size() && !is_only_form(reason)) {
        lines[line - 1] = true;
    }
}

void AddressTally::add_seen(const Seen& seen) {
    for (std::size_t i = 0; i < seen.lines.size(); ++i) {
        m_lines[i] += seen.lines[i] ? 1U : 0U;
    }
    for (std::size_t i = 0; i < seen.reasons.size(); ++i) {
        m_reasons[i] += seen.reasons[i] ? 1U : 0U;
    }
}

void AddressTally::add(const rnvp::MailAddress& address) {
    add_codes(address.code.text(), address.status, address.mailable, address.lines[5]);
    Seen seen;
    for (const rnvp::Change& change : address.changes) {
        seen.add(change.reason, change.line);
    }
    add_seen(seen);
}

void AddressTally::add(const storage::NormalizedAddress& result) {
    add_codes(result.code, rnvp::parse_status(result.status).value_or(rnvp::Status::rejected),
              result.mailable, result.line_6);
    Seen seen;
    for (const std::string_view piece : text::split(result.reasons, '|')) {
        std::string_view reason = text::trim(piece);
        std::size_t line = 0;
        if (reason.size() > 3 && reason[0] == 'L' && reason[2] == ' ') {
            line = static_cast<std::size_t>(reason[1] - '0');
            reason.remove_prefix(3);
        }
        if (const auto parsed = rnvp::parse_reason(reason)) {
            seen.add(*parsed, line);
        }
    }
    add_seen(seen);
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
