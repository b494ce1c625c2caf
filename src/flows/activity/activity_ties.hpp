#pragma once

#include <bdd/model/record.hpp>
#include <bdd/storage/activity_writer.hpp>
#include <bdd/storage/database.hpp>
#include <bdd/storage/tie_facts.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// What a row may say of whom it concerns, in the order in which it is tried.
enum class TieKind : std::uint8_t { ref, email, phone, siret, siren, count_ };
inline constexpr std::size_t k_tie_kind_count = static_cast<std::size_t>(TieKind::count_);
[[nodiscard]] std::string_view keyword(TieKind kind) noexcept;

/// The cells of a row that say it, by kind; empty: not said.
using TieCells = std::array<std::string_view, k_tie_kind_count>;

/// Whom a row concerns, or why nobody is found.
struct TieResult {
    std::optional<storage::Tie> tie;
    TieKind by = TieKind::ref;
    model::ContactId contact; ///< 0: the company alone.
    std::string_view code;    ///< Of a reject.
    std::string reason;
};

/// Finds the contact or the company that a row speaks of: by the uid of either, the number that the
/// file's own source gave it, an e-mail, a phone, a SIRET or a SIREN. The first of these that names
/// one contact decides. What several contacts of one company have is that of the company; what
/// contacts of several companies have says nothing. Reads all records once, for the kinds of cells
/// that the file has: 32 bytes a value.
class ActivityTies {
public:
    ActivityTies(storage::Database& base, model::SourceId source,
                 const std::array<bool, k_tie_kind_count>& kinds, std::string country);

    [[nodiscard]] TieResult find(const TieCells& cells);

private:
    /// Whom a value belongs to; zeros: to several.
    struct Entry {
        std::uint64_t hash = 0;
        std::int64_t record = 0;
        std::int64_t contact = 0;
        std::int64_t account = 0;
    };

    void read(storage::Database& base, model::SourceId source,
              const std::array<bool, k_tie_kind_count>& kinds);
    void settle();
    [[nodiscard]] const Entry* entry_of(TieKind kind, std::string_view value) const;
    [[nodiscard]] TieResult find_one(TieKind kind, std::string_view cell);
    [[nodiscard]] TieResult find_uid(std::string_view cell);
    [[nodiscard]] std::string value_of(TieKind kind, std::string_view cell) const;

    storage::StandingRecords m_standing;
    std::string m_country;
    std::vector<Entry> m_entries; ///< By hash.
};

} // namespace bdd::flows
