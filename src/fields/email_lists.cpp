#include "fields/email_lists.hpp"

#include "fields/cell.hpp"
#include "fields/word_list.hpp"

#include <bdd/fields/email.hpp>
#include <bdd_embedded/contact_data.hpp>

#include <algorithm>
#include <vector>

namespace bdd::fields {

namespace {

using namespace contact_data;

const WordList& shared_domains() {
    static const WordList list(embedded::free_mail_domains_txt());
    return list;
}

struct GenericMailboxes {
    WordList exact;
    WordList beginnings;
};

GenericMailboxes load_generic_mailboxes() {
    std::vector<std::string_view> exact;
    std::vector<std::string_view> beginnings;
    for (std::string_view line : list_lines(embedded::generic_mailboxes_txt())) {
        if (line.back() == '*') {
            line.remove_suffix(1);
            beginnings.push_back(line);
        }
        exact.push_back(line);
    }
    return {WordList(exact), WordList(beginnings)};
}

/// "gmail.com" as "gmail" and "com": a slip is looked for in each part.
struct MailDomain {
    std::string_view name;
    std::string_view ending;
};

MailDomain split_domain(std::string_view domain) noexcept {
    const std::size_t dot = std::min(domain.find('.'), domain.size());
    return {domain.substr(0, dot), domain.substr(std::min(dot + 1, domain.size()))};
}

struct KnownDomain {
    std::string_view domain;
    MailDomain parts;
};

struct KnownDomains {
    WordList all;
    std::vector<KnownDomain> targets;
    std::size_t longest = 0;
};

KnownDomains load_known_domains() {
    const std::vector<std::string_view> domains = list_lines(embedded::known_mail_domains_txt());
    KnownDomains known{WordList(domains), {}, 0};
    for (const std::string_view domain : domains) {
        known.targets.push_back({domain, split_domain(domain)});
        known.longest = std::max(known.longest, domain.size());
    }
    return known;
}

/// 0 or 1 edit (insertion, deletion, substitution, transposition of neighbours), or 2 for more.
/// Compares in place, since every address of a base goes through it.
unsigned edits_up_to_one(std::string_view a, std::string_view b) noexcept {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (b.size() - a.size() > 1) {
        return 2;
    }
    while (!a.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (b.size() <= 1) {
        return b.empty() ? 0 : 1;
    }
    const bool transposed = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    return transposed ? 1 : 2;
}

bool is_slip_of(MailDomain typed, MailDomain known) noexcept {
    // Short names have honest neighbours (free.fr, tree.fr): only their ending may be mistyped.
    constexpr std::size_t k_shortest_name = 5;
    if (typed.name.size() > known.name.size() + 1 || known.name.size() > typed.name.size() + 1) {
        return false;
    }
    const bool name_fits = known.name.size() < k_shortest_name
                               ? typed.name == known.name
                               : edits_up_to_one(typed.name, known.name) <= 1;
    return name_fits && edits_up_to_one(typed.ending, known.ending) <= 1;
}

} // namespace

bool is_disposable_domain(std::string_view domain) {
    static const WordList list(embedded::disposable_domains_txt());
    return list.holds(domain);
}

bool is_shared_domain(std::string_view domain) {
    return shared_domains().holds(domain);
}

bool is_generic_mailbox(std::string_view local) {
    static const GenericMailboxes list = load_generic_mailboxes();
    local = local.substr(0, std::min(local.find('+'), local.size()));
    if (list.exact.holds(local)) {
        return true;
    }
    const auto* end = std::find_if(local.begin(), local.end(), [](char c) {
        return is_digit(c) || c == '.' || c == '-' || c == '_';
    });
    return end != local.end() &&
           list.beginnings.holds(local.substr(0, static_cast<std::size_t>(end - local.begin())));
}

std::string suggest_mail_domain(std::string_view domain) {
    static const KnownDomains known = load_known_domains();
    if (domain.size() > known.longest + 2) {
        return {};
    }
    const MailDomain typed = split_domain(domain);
    const auto found =
        std::find_if(known.targets.begin(), known.targets.end(),
                     [&](const KnownDomain& target) { return is_slip_of(typed, target.parts); });
    if (found == known.targets.end() || known.all.holds(domain) || shared_domains().holds(domain)) {
        return {};
    }
    return std::string(found->domain);
}

} // namespace bdd::fields
