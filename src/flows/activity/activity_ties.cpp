#include "flows/activity/activity_ties.hpp"

#include "flows/asked_id.hpp"
#include "flows/protect/further_values.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/phone.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace bdd::flows {

namespace {

constexpr std::size_t k_siren_digits = 9;
constexpr std::size_t k_uid_signs = 8; ///< "C0000012"

std::uint64_t hash_of(TieKind kind, std::string_view value) {
    return hash64(value, static_cast<std::uint64_t>(kind) + 1);
}

TieResult refuse(TieKind kind, std::string_view code, std::string reason) {
    TieResult result;
    result.by = kind;
    result.code = code;
    result.reason = std::move(reason);
    return result;
}

/// Kinds whose cells name a company and nobody there.
bool is_of_company(TieKind kind) noexcept {
    return kind == TieKind::siret || kind == TieKind::siren;
}

} // namespace

std::string_view keyword(TieKind kind) noexcept {
    constexpr std::array<std::string_view, k_tie_kind_count> k_words = {"ref", "email", "phone",
                                                                        "siret", "siren"};
    return k_words.at(static_cast<std::size_t>(kind));
}

ActivityTies::ActivityTies(storage::Database& base, model::SourceId source,
                           const std::array<bool, k_tie_kind_count>& kinds, std::string country)
    : m_standing(base)
    , m_country(std::move(country)) {
    read(base, source, kinds);
    settle();
}

void ActivityTies::read(storage::Database& base, model::SourceId source,
                        const std::array<bool, k_tie_kind_count>& kinds) {
    storage::each_tie_facts(base, source, [&](const storage::TieFacts& facts) {
        const auto add = [&](TieKind kind, std::string_view value) {
            if (kinds.at(static_cast<std::size_t>(kind)) && !value.empty()) {
                m_entries.push_back({hash_of(kind, value), facts.record.value, facts.contact.value,
                                     facts.account.value});
            }
        };
        if (facts.is_of_source) {
            add(TieKind::ref, facts.external_id);
        }
        add(TieKind::email, facts.email);
        add(TieKind::phone, facts.phone);
        add(TieKind::phone, facts.mobile);
        add(TieKind::siret, facts.siret);
        add(TieKind::siren, facts.siren);
        for_each_further_value(facts.more, [&](protect::AddressKind kind, std::string_view value) {
            if (kind == protect::AddressKind::email) {
                add(TieKind::email, value);
            } else if (kind == protect::AddressKind::phone) {
                add(TieKind::phone, value);
            }
        });
    });
}

/// One entry a value is left: zeros where its owners differ. The first record stands for them.
void ActivityTies::settle() {
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.hash, a.record) < std::pair(b.hash, b.record);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (kept == 0 || m_entries[kept - 1].hash != m_entries[i].hash) {
            m_entries[kept++] = m_entries[i];
            continue;
        }
        Entry& entry = m_entries[kept - 1];
        entry.contact = entry.contact == m_entries[i].contact ? entry.contact : 0;
        entry.account = entry.account == m_entries[i].account ? entry.account : 0;
    }
    m_entries.resize(kept);
    m_entries.shrink_to_fit();
}

const ActivityTies::Entry* ActivityTies::entry_of(TieKind kind, std::string_view value) const {
    const std::uint64_t hash = hash_of(kind, value);
    const auto found = std::lower_bound(
        m_entries.begin(), m_entries.end(), hash,
        [](const Entry& entry, std::uint64_t wanted) { return entry.hash < wanted; });
    return found != m_entries.end() && found->hash == hash ? &*found : nullptr;
}

/// As the base has such values; empty for a cell that holds none.
std::string ActivityTies::value_of(TieKind kind, std::string_view cell) const {
    switch (kind) {
    case TieKind::ref:
        return std::string(cell);
    case TieKind::email: {
        const auto emails = fields::read_emails(cell).value;
        return emails.first ? emails.first->address : std::string();
    }
    case TieKind::phone: {
        const auto phones = fields::read_phones(cell, {m_country, {}}).value;
        return phones.first ? phones.first->e164 : std::string();
    }
    case TieKind::siret:
        return fields::read_siret(cell).value;
    case TieKind::siren:
        return fields::read_siren(cell).value;
    case TieKind::count_:
        break;
    }
    return {};
}

/// "C0000012" as bdd writes it: a shorter number may be one of another tool.
TieResult ActivityTies::find_uid(std::string_view cell) {
    const auto asked =
        cell.size() >= k_uid_signs && !text::is_digit(cell.front()) ? read_id(cell) : std::nullopt;
    if (!asked) {
        return refuse(TieKind::ref, "no_match", fmt::format("nobody has the number '{}'", cell));
    }
    const auto found = asked->account ? m_standing.of(model::AccountId{asked->value})
                                      : m_standing.of(model::ContactId{asked->value});
    if (!found) {
        return refuse(TieKind::ref, "no_match", fmt::format("the base has no {}", cell));
    }
    TieResult result;
    result.tie = storage::Tie{found->record, asked->account};
    result.contact = {asked->account ? 0 : found->owner};
    return result;
}

TieResult ActivityTies::find_one(TieKind kind, std::string_view cell) {
    const std::string value = value_of(kind, cell);
    if (value.empty()) {
        return refuse(kind, "unreadable", fmt::format("'{}' is no {}", cell, keyword(kind)));
    }
    const Entry* entry = entry_of(kind, value);
    if (entry == nullptr && kind == TieKind::siret) {
        entry = entry_of(TieKind::siren, std::string_view(value).substr(0, k_siren_digits));
    }
    if (entry == nullptr) {
        return kind == TieKind::ref
                   ? find_uid(cell)
                   : refuse(kind, "no_match",
                            fmt::format("nobody has the {} '{}'", keyword(kind), cell));
    }
    TieResult result;
    result.by = kind;
    if (entry->contact != 0 && !is_of_company(kind)) {
        result.tie = storage::Tie{{entry->record}, false};
        result.contact = {entry->contact};
    } else if (entry->account != 0) {
        result.tie = storage::Tie{{entry->record}, true};
    } else {
        return refuse(kind, "ambiguous",
                      fmt::format("several contacts have the {} '{}'", keyword(kind), cell));
    }
    return result;
}

TieResult ActivityTies::find(const TieCells& cells) {
    std::optional<TieResult> of_company;
    std::optional<TieResult> refused;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells.at(i).empty()) {
            continue;
        }
        TieResult result = find_one(static_cast<TieKind>(i), cells.at(i));
        if (result.tie && !result.tie->of_account) {
            return result;
        }
        auto& place = result.tie ? of_company : refused;
        // What is ambiguous is nearer to an answer than what nobody has.
        if (!place || (!result.tie && place->code != "ambiguous" && result.code == "ambiguous")) {
            place = std::move(result);
        }
    }
    if (of_company) {
        return std::move(*of_company);
    }
    return refused
               ? std::move(*refused)
               : refuse(TieKind::ref, "no_tie", "the row names neither a contact nor a company");
}

} // namespace bdd::flows
