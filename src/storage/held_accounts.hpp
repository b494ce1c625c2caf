#pragma once

#include <bdd/model/account_statement.hpp>
#include <bdd/model/record.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bdd::storage {

/// The accounts that an import makes, with everything that its records say about them. Records that
/// say the same are one statement, so an account is concluded once, when the last record has
/// spoken, and without reading the records again.
class HeldAccounts {
public:
    /// `import_day`: YYYY-MM-DD, for records without a date. Past `most_bytes` it is full.
    HeldAccounts(std::string_view import_day, std::size_t most_bytes);

    /// A new account, the next by id, and its first record.
    void open(model::AccountId account, model::RecordId id, const model::Record& record,
              model::AddressId address);
    /// One more record about an account; false when the account is not held.
    [[nodiscard]] bool add(model::AccountId account, model::RecordId id,
                           const model::Record& record, model::AddressId address);
    /// Says that an account will be spoken of: what is held of it comes into the cache meanwhile.
    void expect(model::AccountId account) const noexcept;
    [[nodiscard]] bool full() const noexcept { return m_bytes >= m_most_bytes; }

    using Visit =
        std::function<void(model::AccountId, std::span<const model::AccountStatement> statements)>;
    /// Gives every account, by id. The statements refer to memory of this object, until `forget`.
    void each(const Visit& visit) const;
    void forget();

private:
    using Day = std::array<char, 10>;
    static constexpr std::uint32_t k_none = UINT32_MAX;
    static constexpr std::uint32_t k_block = 4096; ///< Statements that are allocated together.

    /// One line of the cache.
    struct alignas(64) Statement {
        std::uint64_t hash = 0; ///< Of text and address.
        std::int64_t record = 0;
        std::int64_t address = 0;
        const char* text = nullptr; ///< Its values, parted by U+001F.
        std::uint32_t text_size = 0;
        std::uint32_t records = 1;
        std::uint32_t next = k_none; ///< Of the same account.
        Day freshness{};
        bool wide = false; ///< Of a first statement: its account is in `m_wide`.
    };

    [[nodiscard]] Statement& at(std::uint32_t number) const {
        return m_blocks[number / k_block][number % k_block];
    }
    [[nodiscard]] Statement read(model::RecordId id, const model::Record& record,
                                 model::AddressId address);
    /// The statement of an account that says the same.
    [[nodiscard]] std::uint32_t find(std::size_t account, const Statement& statement);
    std::uint32_t keep(Statement statement);
    [[nodiscard]] static model::AccountStatement show(const Statement& held);

    Day m_import_day{};
    std::size_t m_most_bytes;
    std::size_t m_bytes = 0;
    std::int64_t m_first_account = 0;
    std::string m_text; ///< Of the statement that is being read.
    std::vector<std::unique_ptr<Statement[]>> m_blocks;
    std::uint32_t m_statement_count = 0;
    std::vector<std::uint32_t> m_first; ///< Per account: its first statement.
    std::vector<std::unique_ptr<char[]>> m_chunks;
    std::size_t m_chunk_end = 0;
    std::size_t m_chunk_left = 0;
    /// Accounts of many statements: from the hash of one to its number.
    std::unordered_map<std::size_t, std::unordered_map<std::uint64_t, std::uint32_t>> m_wide;
};

} // namespace bdd::storage
