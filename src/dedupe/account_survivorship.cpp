#include <bdd/dedupe/survivorship.hpp>

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace bdd::dedupe {

namespace {

using Statement = model::AccountStatement;
/// What a statement says about one group of fields, as bytes: empty when it says nothing; equal
/// bytes are equal values.
using ValueOf = std::string_view (*)(const Statement&);

/// How good a statement's value is, without how often it was given: greater is better.
struct Rank {
    int validity = 0;
    int priority = 0;
    std::string_view freshness;
    std::size_t completeness = 0;

    auto operator<=>(const Rank&) const = default;
};

template <typename T>
std::string_view bytes_of(const T& number) {
    return {reinterpret_cast<const char*>(&number), sizeof(number)};
}

template <std::string_view Statement::*member>
std::string_view text_of(const Statement& s) {
    return s.*member;
}
template <std::optional<std::int64_t> Statement::*member>
std::string_view number_of(const Statement& s) {
    return s.*member ? bytes_of(*(s.*member)) : std::string_view();
}
std::string_view address_of(const Statement& s) {
    return s.address ? bytes_of(s.address.value) : std::string_view();
}

/// Chooses among the statements group by group; keeps its room between the groups.
class Choice {
public:
    Choice(model::Account& account, std::span<const Statement> statements)
        : m_account(&account)
        , m_statements(statements) {}

    /// The statement whose value survives, or null; `fields` are credited to it.
    const Statement* take(ValueOf value, std::initializer_list<std::string_view> fields,
                          bool is_text, bool siren_counts = false) {
        m_best.clear();
        Rank best;
        for (const Statement& s : m_statements) {
            const std::string_view given = value(s);
            if (given.empty()) {
                continue;
            }
            const Rank rank{siren_counts && !s.siren.empty() ? 1 : 0, s.source_priority,
                            s.freshness, is_text ? given.size() : 0};
            if (m_best.empty() || rank > best) {
                m_best.clear();
                best = rank;
            }
            if (rank == best) {
                m_best.push_back(&s);
            }
        }
        if (m_best.empty()) {
            return nullptr;
        }
        const Statement* won = m_best.size() == 1 ? m_best.front() : most_frequent(value);
        won = earliest_of(value, value(*won));
        if (!m_account->main_record) {
            m_account->main_record = won->record;
        }
        if (won->record != m_account->main_record) {
            for (const std::string_view field : fields) {
                m_account->origin.emplace(field, won->record);
            }
        }
        return won;
    }

private:
    /// The value that most of the records give, from its earliest record.
    const Statement* most_frequent(ValueOf value) {
        m_frequency.clear();
        for (const Statement& s : m_statements) {
            m_frequency[value(s)] += s.records;
        }
        return *std::min_element(
            m_best.begin(), m_best.end(), [&](const Statement* a, const Statement* b) {
                const std::int64_t often_a = m_frequency[value(*a)];
                const std::int64_t often_b = m_frequency[value(*b)];
                return often_a != often_b ? often_a > often_b : a->record < b->record;
            });
    }

    const Statement* earliest_of(ValueOf value, std::string_view won) const {
        const Statement* first = nullptr;
        for (const Statement& s : m_statements) {
            if (value(s) == won && (first == nullptr || s.record < first->record)) {
                first = &s;
            }
        }
        return first;
    }

    model::Account* m_account;
    std::span<const Statement> m_statements;
    std::vector<const Statement*> m_best;
    std::unordered_map<std::string_view, std::int64_t> m_frequency;
};

Statement statement_of(const model::StoredRecord& record) {
    const model::RecordFields& f = record.fields;
    Statement s;
    s.record = record.id;
    s.freshness = f.updated_on.empty() ? std::string_view(record.imported_at).substr(0, 10)
                                       : std::string_view(f.updated_on);
    s.source_priority = record.source_priority;
    s.address = record.address;
    s.company = f.company;
    s.company_key = f.company_key;
    s.legal_form = f.legal_form;
    s.siren = f.siren;
    s.vat = f.vat;
    s.naf = f.naf;
    s.website = f.website;
    s.staff = f.staff;
    s.revenue_cents = f.revenue_cents;
    return s;
}

} // namespace

model::Account conclude_account(model::AccountId id, std::span<const Statement> statements) {
    model::Account account;
    account.id = id;
    Choice choice(account, statements);
    if (const Statement* s =
            choice.take(text_of<&Statement::company>, {"name", "legal_form"}, true, true)) {
        account.name = s->company;
        account.name_key = s->company_key;
        account.legal_form = s->legal_form;
    }
    if (const Statement* s = choice.take(text_of<&Statement::siren>, {"siren"}, true)) {
        account.siren = s->siren;
    }
    if (const Statement* s = choice.take(text_of<&Statement::vat>, {"vat"}, true)) {
        account.vat = s->vat;
    }
    if (const Statement* s = choice.take(text_of<&Statement::naf>, {"naf"}, true)) {
        account.naf = s->naf;
    }
    if (const Statement* s = choice.take(text_of<&Statement::website>, {"website"}, true)) {
        account.website = s->website;
    }
    if (const Statement* s = choice.take(number_of<&Statement::staff>, {"staff"}, false)) {
        account.staff = s->staff;
    }
    if (const Statement* s =
            choice.take(number_of<&Statement::revenue_cents>, {"revenue_cents"}, false)) {
        account.revenue_cents = s->revenue_cents;
    }
    if (const Statement* s = choice.take(address_of, {"address"}, false)) {
        account.address = s->address;
    }
    if (!account.main_record && !statements.empty()) {
        account.main_record = std::min_element(statements.begin(), statements.end(),
                                               [](const Statement& a, const Statement& b) {
                                                   return a.record < b.record;
                                               })
                                  ->record;
    }
    return account;
}

model::Account conclude_account(model::AccountId id, std::span<const model::StoredRecord> records) {
    std::vector<Statement> statements;
    statements.reserve(records.size());
    for (const model::StoredRecord& record : records) {
        statements.push_back(statement_of(record));
    }
    return conclude_account(id, statements);
}

} // namespace bdd::dedupe
