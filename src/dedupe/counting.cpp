#include "dedupe/counting.hpp"

#include <bdd/core/sort_unique.hpp>

#include <algorithm>
#include <functional>
#include <utility>

namespace bdd::dedupe {

namespace {

using Counts = std::vector<std::uint32_t>;

/// One array of counts by value, and the hash that a value is known by in other runs.
struct Counted {
    std::string name;
    Counts* counts;
    std::function<std::uint64_t(std::size_t value)> hash;
};

void add_field(std::vector<Counted>& out, std::string name, Field& field) {
    out.push_back({std::move(name), &field.counts,
                   [&field](std::size_t value) { return field.hashes[value]; }});
}

/// The columns compared by words, with the names that their counts are stored under.
std::vector<std::pair<std::string, TextColumn*>> text_columns(Prepared& data) {
    std::vector<std::pair<std::string, TextColumn*>> out;
    const std::array<std::pair<const char*, std::optional<TextColumn>*>, 3> own = {
        {{"company", &data.company}, {"street", &data.street}, {"town", &data.town}}};
    for (const auto& [name, column] : own) {
        if (*column) {
            out.emplace_back(name, &**column);
        }
    }
    for (auto& column : data.texts) {
        out.emplace_back("text:" + column.name, &column);
    }
    return out;
}

std::vector<std::pair<std::string, PlainColumn*>> plain_columns(Prepared& data) {
    std::vector<std::pair<std::string, PlainColumn*>> out;
    const std::array<std::pair<const char*, std::optional<PlainColumn>*>, 3> own = {
        {{"siren", &data.siren}, {"siret", &data.siret}, {"postcode", &data.postcode}}};
    for (const auto& [name, column] : own) {
        if (*column) {
            out.emplace_back(name, &**column);
        }
    }
    for (auto& column : data.plains) {
        out.emplace_back("plain:" + column.name, &column);
    }
    return out;
}

std::vector<Counted> counted(Prepared& data) {
    std::vector<Counted> out;
    for (auto& [name, column] : text_columns(data)) {
        add_field(out, name, column->field);
    }
    for (auto& [name, column] : plain_columns(data)) {
        add_field(out, name, column->field);
    }
    if (data.people) {
        People& people = *data.people;
        const auto name_hash = [&people](std::size_t value) { return people.names.hashes[value]; };
        out.push_back({"first", &people.first_counts, name_hash});
        out.push_back({"last", &people.last_counts, name_hash});
        out.push_back({"full", &people.full_counts,
                       [&people](std::size_t value) { return people.full_hashes[value]; }});
    }
    if (data.emails) {
        add_field(out, "email", data.emails->addresses);
        add_field(out, "domain", data.emails->domains);
        add_field(out, "local", data.emails->locals);
    }
    if (data.phones) {
        add_field(out, "phone", data.phones->numbers);
    }
    return out;
}

void count_rows(Prepared& data, const std::vector<Row>& rows) {
    for (auto& [name, column] : text_columns(data)) {
        column->field.counts = count_values(column->cells, rows, column->field.size());
    }
    for (auto& [name, column] : plain_columns(data)) {
        column->field.counts = count_values(column->cells, rows, column->field.size());
    }
    if (data.people) {
        People& people = *data.people;
        people.first_counts = count_values(people.first, rows, people.names.size());
        people.last_counts = count_values(people.last, rows, people.names.size());
        people.full_counts = count_values(people.full, rows, people.full_hashes.size());
    }
    if (data.emails) {
        Emails& emails = *data.emails;
        emails.addresses.counts = count_values(emails.personal, rows, emails.addresses.size());
        emails.domains.counts = count_values(emails.domain, rows, emails.domains.size());
        emails.locals.counts.assign(emails.locals.size(), 0);
        for (ValueId id = 1; id < emails.facts.size(); ++id) {
            emails.locals.counts[emails.facts[id].local] += emails.addresses.counts[id];
        }
    }
    if (data.phones) {
        Phones& phones = *data.phones;
        phones.numbers.counts.assign(phones.numbers.size(), 0);
        for (const auto* places : {&phones.mobile, &phones.landline}) {
            for (const auto& cells : *places) {
                const auto counts = count_values(cells, rows, phones.numbers.size());
                for (std::size_t id = 0; id < counts.size(); ++id) {
                    phones.numbers.counts[id] += counts[id];
                }
            }
        }
    }
}

std::uint64_t sum_of(const Counts& counts) {
    std::uint64_t sum = 0;
    for (std::size_t value = 1; value < counts.size(); ++value) {
        sum += counts[value];
    }
    return sum;
}

/// Records that hold each word of a column.
Counts holders_of(const Field& field) {
    Counts holders(field.words.table.size(), 0);
    for (ValueId value = 1; value < field.counts.size(); ++value) {
        for (const auto word : field.words.of(value)) {
            holders[word] += field.counts[value];
        }
    }
    return holders;
}

std::string words_name(const std::string& column) {
    return column + ":words";
}

/// What is known of a value, or was seen of it among old rows; and what new rows add to it.
void settle_counts(Counts& counts, const Counts& old, const FrequencyTable* known,
                   const std::function<std::uint64_t(std::size_t)>& hash) {
    for (std::size_t value = 1; value < counts.size(); ++value) {
        const auto before = known != nullptr ? known->count(hash(value)) : 0;
        counts[value] += std::max(before, old[value]);
    }
}

void count_few(Prepared& data, const Frequencies& known, Row first_new) {
    const auto parted = std::lower_bound(data.kept.begin(), data.kept.end(), first_new);
    count_rows(data, {data.kept.begin(), parted});
    std::vector<Counts> old;
    for (const Counted& item : counted(data)) {
        old.push_back(*item.counts);
    }
    std::vector<Counts> old_holders;
    for (const auto& [name, column] : text_columns(data)) {
        old_holders.push_back(holders_of(column->field));
    }
    const std::vector<Row> fresh(parted, data.kept.end());
    count_rows(data, fresh);
    auto before = old_holders.begin();
    for (const auto& [name, column] : text_columns(data)) {
        Counts holders = holders_of(column->field);
        const FrequencyTable* const table = find_table(known, words_name(name));
        const auto& words = column->field.words.table;
        settle_counts(holders, *before++, table, [&words](std::size_t word) {
            return hash64(words.text(static_cast<ValueId>(word)));
        });
        const FrequencyTable* const all = find_table(known, name);
        column->field.words.weigh(holders,
                                  (all != nullptr ? all->total : 0) + sum_of(column->field.counts));
    }
    auto was = old.begin();
    for (const Counted& item : counted(data)) {
        settle_counts(*item.counts, *was++, find_table(known, item.name), item.hash);
    }
    data.counted_rows += static_cast<double>(fresh.size());
}

/// Accounts are numbered anew in each run; they are known again by SIREN, or by name and place.
template <typename Use>
void for_each_account_key(const Prepared& data, Row row, Use&& use) {
    if (data.siren && data.siren->cells[row] != 0) {
        use(data.siren->field.hashes[data.siren->cells[row]]);
    }
    if (!data.company || data.company->cells[row] == 0) {
        return;
    }
    const auto name = data.company->compact[data.company->cells[row]];
    if (data.town && data.town->cells[row] != 0) {
        use(mix(name, data.town->compact[data.town->cells[row]]));
    }
    if (data.postcode && data.postcode->cells[row] != 0) {
        use(mix(name, data.postcode->field.hashes[data.postcode->cells[row]]));
    }
}

FrequencyTable account_table(const Prepared& data) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> counts;
    for (const Row row : data.kept) {
        const auto count = data.account_counts[data.account[row]];
        if (data.account[row] != 0 && count > 1) {
            for_each_account_key(data, row,
                                 [&](std::uint64_t key) { counts.emplace_back(key, count); });
        }
    }
    sort_unique(counts);
    FrequencyTable table;
    table.name = "account";
    for (const auto& [key, count] : counts) {
        if (!table.hashes.empty() && table.hashes.back() == key) {
            table.counts.back() = count; // the greatest comes last
        } else {
            table.hashes.push_back(key);
            table.counts.push_back(count);
        }
    }
    return table;
}

FrequencyTable table_of(std::string name, const Counts& counts, std::uint32_t least,
                        const std::function<std::uint64_t(std::size_t)>& hash) {
    FrequencyTable table;
    table.name = std::move(name);
    table.total = sum_of(counts);
    std::vector<std::pair<std::uint64_t, std::uint32_t>> repeated;
    for (std::size_t value = 1; value < counts.size(); ++value) {
        if (counts[value] >= least) {
            repeated.emplace_back(hash(value), counts[value]);
        }
    }
    std::sort(repeated.begin(), repeated.end());
    table.hashes.reserve(repeated.size());
    table.counts.reserve(repeated.size());
    for (const auto& [value, count] : repeated) {
        table.hashes.push_back(value);
        table.counts.push_back(count);
    }
    return table;
}

} // namespace

std::uint32_t FrequencyTable::count(std::uint64_t hash) const noexcept {
    const auto at = std::lower_bound(hashes.begin(), hashes.end(), hash);
    return at == hashes.end() || *at != hash
               ? 0
               : counts[static_cast<std::size_t>(at - hashes.begin())];
}

const FrequencyTable* find_table(const Frequencies& frequencies, std::string_view name) noexcept {
    const auto at = std::find_if(frequencies.begin(), frequencies.end(),
                                 [&](const FrequencyTable& table) { return table.name == name; });
    return at == frequencies.end() ? nullptr : &*at;
}

std::vector<std::uint32_t> count_values(const Cells& cells, const std::vector<Row>& rows,
                                        std::size_t values) {
    std::vector<std::uint32_t> counts(values, 0);
    for (const Row row : rows) {
        ++counts[cells[row]];
    }
    counts[0] = 0;
    return counts;
}

void count_all(Prepared& data, const Frequencies* known, Row first_new) {
    if (known != nullptr) {
        count_few(data, *known, first_new);
        return;
    }
    count_rows(data, data.kept);
    for (auto& [name, column] : text_columns(data)) {
        column->field.words.weigh(holders_of(column->field), sum_of(column->field.counts));
    }
    data.counted_rows = static_cast<double>(data.kept.size());
}

void count_accounts(Prepared& data, const Frequencies& known) {
    const FrequencyTable* const table = find_table(known, "account");
    if (data.account.empty() || table == nullptr) {
        return;
    }
    for (const Row row : data.kept) {
        if (const ValueId account = data.account[row]; account != 0) {
            for_each_account_key(data, row, [&](std::uint64_t key) {
                auto& count = data.account_counts[account];
                count = std::max(count, table->count(key));
            });
        }
    }
}

Frequencies frequencies_of(Prepared& data, std::uint32_t least) {
    Frequencies out;
    if (!data.account.empty()) {
        out.push_back(account_table(data));
    }
    for (const Counted& item : counted(data)) {
        out.push_back(table_of(item.name, *item.counts, least, item.hash));
    }
    for (const auto& [name, column] : text_columns(data)) {
        const auto& words = column->field.words.table;
        out.push_back(
            table_of(words_name(name), holders_of(column->field), least, [&](std::size_t word) {
                return hash64(words.text(static_cast<ValueId>(word)));
            }));
    }
    return out;
}

Population population(const Prepared& data, const std::string& name) {
    return {std::max(data.counted_rows, 1.0), &(*data.coincidences)[name]};
}

} // namespace bdd::dedupe
