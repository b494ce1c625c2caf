#include "dedupe/prepared.hpp"

#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>

namespace bdd::dedupe {

namespace {

/// Hash of the sorted runs of letters: "dupont.jean" and "jean_dupont35" are alike.
std::uint64_t hash_of_words(std::string_view local) {
    std::vector<std::string> words(1);
    for (const char c : local) {
        if (c >= 'a' && c <= 'z') {
            words.back() += static_cast<char>(c - 'a' + 'A');
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    std::erase_if(words, [](const auto& word) { return word.size() < 2; });
    if (words.size() < 2) {
        return 0;
    }
    std::sort(words.begin(), words.end());
    std::uint64_t hash = 1;
    for (const auto& word : words) {
        hash = mix(hash, hash64(word));
    }
    return hash;
}

ValueId add_email(Emails& emails, std::string_view raw) {
    const auto at_sign = raw.find('@');
    if (at_sign == std::string_view::npos || at_sign == 0 || at_sign + 1 == raw.size()) {
        return 0;
    }
    const auto reading = fields::read_emails(raw);
    // A broken address is still worth comparing.
    auto address = reading.value.first ? reading.value.first->address : text::lower(raw);
    const auto key = fields::email_match_key(address);
    ValueId id = 0;
    if (!emails.addresses.add(key, id)) {
        return id;
    }
    EmailFacts facts;
    const auto domain = fields::email_domain(key);
    const auto local = std::string_view(key).substr(0, key.find('@'));
    facts.generic = reading.value.first && reading.value.first->kind == fields::EmailKind::generic;
    facts.local_size = static_cast<std::uint16_t>(std::min<std::size_t>(local.size(), 1000));
    emails.locals.add(local, facts.local);
    if (!domain.empty() && !fields::is_shared_domain(domain)) {
        emails.domains.add(domain, facts.domain);
    }
    const auto digits = text::digits(local);
    facts.digits = digits.size() < 2 ? 0 : hash64(digits);
    facts.words = facts.generic ? 0 : hash_of_words(local);
    emails.facts.push_back(facts);
    return id;
}

/// The digits that tell two numbers apart: without the ways to dial out or into France.
std::string phone_digits(std::string_view raw) {
    auto digits = text::digits(raw.substr(0, raw.find("poste")));
    const auto starts = [&](std::string_view with) { return digits.rfind(with, 0) == 0; };
    if (starts("0033")) {
        digits.erase(0, 4);
    } else if (starts("330") && digits.size() == 12) {
        digits.erase(0, 3);
    } else if (starts("33") && digits.size() == 11) {
        digits.erase(0, 2);
    } else if (starts("00") && digits.size() > 9) {
        digits.erase(0, 2);
    }
    if (starts("0") && digits.size() == 10) {
        digits.erase(0, 1);
    }
    constexpr std::size_t k_least = 6;
    if (digits.size() < k_least ||
        std::all_of(digits.begin(), digits.end(), [&](char c) { return c == digits.front(); })) {
        return {};
    }
    return digits;
}

bool is_mobile(std::string_view national, std::string_view raw) {
    return national.size() == 9 && (national[0] == '6' || national[0] == '7') &&
           text::digits(raw).size() != 12;
}

void put(std::array<Cells, 2>& places, std::size_t row, ValueId id) {
    for (auto& cells : places) {
        if (cells[row] == 0 || cells[row] == id) {
            cells[row] = id;
            return;
        }
    }
}

void add_column(Phones& phones, std::vector<bool>& mobiles, const Column& column) {
    const auto cells = normalise(column, [&](std::string_view raw) {
        const auto digits = phone_digits(raw);
        if (digits.empty()) {
            return ValueId{0};
        }
        ValueId id = 0;
        if (phones.numbers.add(digits, id)) {
            mobiles.push_back(is_mobile(digits, raw));
        }
        return id;
    });
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (const auto id = cells[row]; id != 0) {
            const bool mobile = column.kind == ColumnKind::mobile
                                    ? mobiles[id] || phones.numbers.text(id).size() != 9
                                    : mobiles[id];
            put(mobile ? phones.mobile : phones.landline, row, id);
        }
    }
}

} // namespace

Emails prepare_emails(const Dataset& data) {
    Emails emails;
    emails.addresses.name = "email";
    emails.facts.emplace_back();
    emails.personal.resize(data.rows(), 0);
    emails.generic.resize(data.rows(), 0);
    emails.domain.resize(data.rows(), 0);
    for (const Column& column : data.columns()) {
        if (column.kind == ColumnKind::email) {
            const auto cells =
                normalise(column, [&](std::string_view raw) { return add_email(emails, raw); });
            for (std::size_t row = 0; row < cells.size(); ++row) {
                auto& target = emails.facts[cells[row]].generic ? emails.generic : emails.personal;
                target[row] = target[row] == 0 ? cells[row] : target[row];
                if (emails.domain[row] == 0) {
                    emails.domain[row] = emails.facts[cells[row]].domain;
                }
            }
        } else if (column.kind == ColumnKind::website) {
            const auto cells = normalise(column, [&](std::string_view raw) {
                ValueId id = 0;
                if (const auto host = fields::read_web_domain(raw);
                    !host.empty() && !fields::is_shared_domain(host)) {
                    emails.domains.add(host, id);
                }
                return id;
            });
            for (std::size_t row = 0; row < cells.size(); ++row) {
                emails.domain[row] = emails.domain[row] == 0 ? cells[row] : emails.domain[row];
            }
        }
    }
    return emails;
}

Phones prepare_phones(const Dataset& data) {
    Phones phones;
    phones.numbers.name = "phone";
    for (auto* places : {&phones.mobile, &phones.landline}) {
        for (auto& cells : *places) {
            cells.resize(data.rows(), 0);
        }
    }
    std::vector<bool> mobiles(1, false);
    for (const Column& column : data.columns()) {
        if (column.kind == ColumnKind::phone || column.kind == ColumnKind::mobile) {
            add_column(phones, mobiles, column);
        }
    }
    return phones;
}

} // namespace bdd::dedupe
