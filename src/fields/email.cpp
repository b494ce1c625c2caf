#include "fields/cell.hpp"
#include "fields/domain.hpp"
#include "fields/email_cell.hpp"
#include "fields/email_lists.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/quantity.hpp>

#include <algorithm>

namespace bdd::fields {

namespace {

constexpr std::size_t k_longest_local = 64;
constexpr std::size_t k_longest_address = 254;

/// Signs of a local part (RFC 5322) but / ? and |, which in a cell part values or stand for a lost
/// accent. Letters outside ASCII are allowed (RFC 6531).
bool is_local_sign(char c) noexcept {
    constexpr std::string_view k_signs = "!#$%&'*+-=^_`{}~.";
    return is_letter(c) || is_digit(c) || is_non_ascii(c) ||
           k_signs.find(c) != std::string_view::npos;
}

bool is_local_part(std::string_view local) noexcept {
    return !local.empty() && local.size() <= k_longest_local && local.front() != '.' &&
           local.back() != '.' && local.find("..") == std::string_view::npos &&
           local.find("\uFFFD") == std::string_view::npos &&
           std::all_of(local.begin(), local.end(), is_local_sign);
}

Email make_email(std::string address) {
    const EmailKind kind = email_kind(address);
    return {std::move(address), kind};
}

std::string suggestion_for(std::string_view address, EmailKind kind) {
    return kind == EmailKind::personal || kind == EmailKind::disposable
               ? std::string()
               : suggest_mail_domain(email_domain(address));
}

constexpr bool is_plain_sign(char c) noexcept {
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/// One address in plain ASCII and nothing else: what almost every cell holds. One pass over the
/// local part, one over the domain.
std::optional<std::string> plain_address(std::string_view cell) {
    std::size_t at = 0;
    char before = '.'; // no dot may come first
    while (at < cell.size() && is_plain_sign(cell[at]) && !(cell[at] == '.' && before == '.')) {
        before = cell[at];
        ++at;
    }
    if (at == 0 || at > k_longest_local || before == '.' || at == cell.size() || cell[at] != '@' ||
        cell.size() > k_longest_address) {
        return std::nullopt;
    }
    std::string address(cell);
    std::transform(address.begin(), address.end(), address.begin(), to_lower);
    if (!is_ascii_host(std::string_view(address).substr(at + 1))) {
        return std::nullopt;
    }
    return address;
}

/// One address in any script; nothing when it is none.
std::optional<std::string> any_address(std::string_view word) {
    const std::size_t at = word.find('@');
    if (at == std::string_view::npos || word.find('@', at + 1) != std::string_view::npos ||
        !is_local_part(word.substr(0, at))) {
        return std::nullopt;
    }
    const std::optional<std::string> host = to_ascii_host(word.substr(at + 1));
    if (!host) {
        return std::nullopt;
    }
    std::string address = text::to_nfc(text::lower(word.substr(0, at))) + "@" + *host;
    return address.size() <= k_longest_address ? std::optional(std::move(address)) : std::nullopt;
}

void add_address(Emails& emails, std::string address) {
    Email email = make_email(std::move(address));
    if (emails.suggestion.empty()) {
        emails.suggestion = suggestion_for(email.address, email.kind);
    }
    if (!emails.first) {
        emails.first = std::move(email);
    } else if (email != *emails.first &&
               std::find(emails.more.begin(), emails.more.end(), email) == emails.more.end()) {
        emails.more.push_back(std::move(email));
    }
}

Reading<Emails> read_difficult_cell(std::string_view cell) {
    Reading<Emails> reading;
    const EmailCell parts = split_email_cell(cell);
    if (parts.blank) {
        return reading;
    }
    bool bad = parts.rubbish;
    for (const std::string& word : parts.words) {
        if (std::optional<std::string> address = any_address(word)) {
            add_address(reading.value, std::move(*address));
        } else {
            bad = true;
        }
    }
    if (bad && !reading.value.first && is_placeholder(cell)) {
        reading.repairs.add(Repair::placeholder_emptied);
        return reading;
    }
    reading.problem = bad ? Problem::email_syntax : Problem::none;
    if (reading.value.first && parts.artefact) {
        reading.repairs.add(Repair::spreadsheet_artefact);
    }
    if (reading.value.first && parts.unwrapped) {
        reading.repairs.add(Repair::email_unwrapped);
    }
    if (!reading.value.more.empty()) {
        reading.repairs.add(Repair::several_values_split);
    }
    return reading;
}

} // namespace

std::string_view keyword(EmailKind kind) noexcept {
    switch (kind) {
    case EmailKind::nominative:
        return "nominative";
    case EmailKind::generic:
        return "generic";
    case EmailKind::personal:
        return "personal";
    case EmailKind::disposable:
        return "disposable";
    }
    return "";
}

Reading<Emails> read_emails(std::string_view cell) {
    const std::string_view text = text::trim(cell);
    if (text.empty()) {
        return {};
    }
    std::optional<std::string> plain = plain_address(text);
    if (!plain) {
        return read_difficult_cell(text);
    }
    Reading<Emails> reading;
    add_address(reading.value, std::move(*plain));
    return reading;
}

EmailKind email_kind(std::string_view address) {
    const std::string_view domain = email_domain(address);
    if (is_disposable_domain(domain)) {
        return EmailKind::disposable;
    }
    if (is_generic_mailbox(address.substr(0, std::min(address.rfind('@'), address.size())))) {
        return EmailKind::generic;
    }
    return is_shared_domain(domain) ? EmailKind::personal : EmailKind::nominative;
}

std::string_view email_domain(std::string_view address) noexcept {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

std::string email_match_key(std::string_view address) {
    const std::string_view domain = email_domain(address);
    if (domain != "gmail.com" && domain != "googlemail.com") {
        return std::string(address);
    }
    std::string key;
    for (const char c : address.substr(0, address.rfind('@'))) {
        if (c == '+') {
            break;
        }
        if (c != '.') {
            key.push_back(c);
        }
    }
    return key + "@gmail.com";
}

} // namespace bdd::fields
