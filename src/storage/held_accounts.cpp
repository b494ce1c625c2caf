#include "storage/held_accounts.hpp"

#include <bdd/core/hash.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace bdd::storage {

namespace {

constexpr char k_separator = '\x1f';
constexpr std::size_t k_chunk_bytes = std::size_t{1} << 20U;
/// Statements of one account that are looked through one by one.
constexpr std::size_t k_most_walked = 16;
constexpr std::size_t k_part_count = 9;

void append_number(std::string& out, const std::optional<std::int64_t>& number) {
    if (number) {
        const fmt::format_int text(*number);
        out.append(text.data(), text.size());
    }
    out += k_separator;
}

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::array<std::string_view, k_part_count> parts_of(std::string_view text) {
    std::array<std::string_view, k_part_count> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = text.find(k_separator);
        part = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    return parts;
}

} // namespace

HeldAccounts::HeldAccounts(std::string_view import_day, std::size_t most_bytes)
    : m_most_bytes(most_bytes) {
    import_day.copy(m_import_day.data(), m_import_day.size());
}

HeldAccounts::Statement HeldAccounts::read(model::RecordId id, const model::Record& record,
                                           model::AddressId address) {
    const model::RecordFields& f = record.fields;
    m_text.clear();
    for (const std::string* text :
         {&f.company, &f.company_key, &f.legal_form, &f.siren, &f.vat, &f.naf, &f.website}) {
        m_text += *text;
        m_text += k_separator;
    }
    append_number(m_text, f.staff);
    append_number(m_text, f.revenue_cents);
    Statement statement;
    statement.hash = hash64(m_text, static_cast<std::uint64_t>(address.value));
    statement.record = id.value;
    statement.address = address.value;
    statement.freshness = m_import_day;
    if (!f.updated_on.empty()) {
        f.updated_on.copy(statement.freshness.data(), statement.freshness.size());
    }
    return statement;
}

void HeldAccounts::open(model::AccountId account, model::RecordId id, const model::Record& record,
                        model::AddressId address) {
    if (m_first.empty()) {
        m_first_account = account.value;
    }
    m_first.push_back(keep(read(id, record, address)));
    m_bytes += sizeof(m_first.front());
}

bool HeldAccounts::add(model::AccountId account, model::RecordId id, const model::Record& record,
                       model::AddressId address) {
    const std::int64_t offset = account.value - m_first_account;
    if (offset < 0 || static_cast<std::size_t>(offset) >= m_first.size()) {
        return false;
    }
    const auto index = static_cast<std::size_t>(offset);
    const Statement statement = read(id, record, address);
    const std::uint32_t known = find(index, statement);
    if (known != k_none) {
        Statement& same = at(known);
        ++same.records;
        same.record = std::min(same.record, statement.record);
        same.freshness = std::max(same.freshness, statement.freshness);
        return true;
    }
    const std::uint32_t added = keep(statement);
    Statement& first = at(m_first[index]);
    at(added).next = first.next;
    first.next = added;
    if (first.wide) {
        m_wide[index].emplace(statement.hash, added);
    }
    return true;
}

void HeldAccounts::expect(model::AccountId account) const noexcept {
    const std::int64_t offset = account.value - m_first_account;
    if (offset >= 0 && static_cast<std::size_t>(offset) < m_first.size()) {
        __builtin_prefetch(&at(m_first[static_cast<std::size_t>(offset)]));
    }
}

std::uint32_t HeldAccounts::find(std::size_t account, const Statement& statement) {
    if (at(m_first[account]).wide) {
        const auto& wide = m_wide[account];
        const auto found = wide.find(statement.hash);
        return found == wide.end() ? k_none : found->second;
    }
    std::size_t walked = 0;
    for (std::uint32_t i = m_first[account]; i != k_none; i = at(i).next) {
        if (at(i).hash == statement.hash) {
            return i;
        }
        ++walked;
    }
    if (walked >= k_most_walked) {
        at(m_first[account]).wide = true;
        auto& wide = m_wide[account];
        for (std::uint32_t i = m_first[account]; i != k_none; i = at(i).next) {
            wide.emplace(at(i).hash, i);
        }
    }
    return k_none;
}

std::uint32_t HeldAccounts::keep(Statement statement) {
    if (m_chunk_left < m_text.size() || m_chunks.empty()) {
        m_chunk_left = std::max(k_chunk_bytes, m_text.size());
        m_chunk_end = m_chunk_left;
        m_chunks.push_back(std::make_unique<char[]>(m_chunk_left));
    }
    char* text = m_chunks.back().get() + (m_chunk_end - m_chunk_left);
    m_text.copy(text, m_text.size());
    m_chunk_left -= m_text.size();
    statement.text = text;
    statement.text_size = static_cast<std::uint32_t>(m_text.size());
    m_bytes += sizeof(Statement) + m_text.size();
    if (m_statement_count % k_block == 0) {
        m_blocks.push_back(std::make_unique<Statement[]>(k_block));
    }
    at(m_statement_count) = statement;
    return m_statement_count++;
}

void HeldAccounts::each(const Visit& visit) const {
    std::vector<model::AccountStatement> statements;
    for (std::size_t i = 0; i < m_first.size(); ++i) {
        statements.clear();
        for (std::uint32_t number = m_first[i]; number != k_none; number = at(number).next) {
            statements.push_back(show(at(number)));
        }
        visit({m_first_account + static_cast<std::int64_t>(i)}, statements);
    }
}

model::AccountStatement HeldAccounts::show(const Statement& held) {
    const auto parts = parts_of({held.text, held.text_size});
    model::AccountStatement s;
    s.record = {held.record};
    s.records = held.records;
    s.freshness = {held.freshness.data(), held.freshness.size()};
    s.address = {held.address};
    s.company = parts[0];
    s.company_key = parts[1];
    s.legal_form = parts[2];
    s.siren = parts[3];
    s.vat = parts[4];
    s.naf = parts[5];
    s.website = parts[6];
    s.staff = number_of(parts[7]);
    s.revenue_cents = number_of(parts[8]);
    return s;
}

void HeldAccounts::forget() {
    m_bytes = 0;
    m_blocks.clear();
    m_statement_count = 0;
    m_first.clear();
    m_chunks.clear();
    m_chunk_left = 0;
    m_wide.clear();
}

} // namespace bdd::storage
