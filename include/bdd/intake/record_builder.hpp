#pragma once

#include <bdd/fields/quantity.hpp>
#include <bdd/fields/reading.hpp>
#include <bdd/intake/column_mapping.hpp>
#include <bdd/model/record.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace bdd::intake {

/// Why a whole row was refused. Stable keywords in the rejects file.
enum class RowFault : std::uint8_t {
    none,
    too_few_cells,
    too_many_cells,
    undecodable,         ///< A byte that the encoding does not have.
    scientific_notation, ///< An identifier whose digits a spreadsheet lost.
    nothing_usable,      ///< No name, company, e-mail, phone or identifier.
    count_,
};
inline constexpr std::size_t k_row_fault_count = static_cast<std::size_t>(RowFault::count_);
[[nodiscard]] std::string_view keyword(RowFault fault) noexcept;

/// Counts of everything that was done to values on the way in.
struct BuildCounts {
    std::array<std::int64_t, fields::k_repair_count> repairs{};
    std::array<std::int64_t, fields::k_problem_count> problems{};

    void add(const BuildCounts& other) noexcept;
};

/// What every row of a file is read with.
struct BuildRules {
    ColumnMapping mapping;
    fields::DateOrder date_order = fields::DateOrder::day_first;
    std::string default_country = "FR";
    /// Hash of the mapping and the rules: part of every content hash, so that a changed mapping
    /// counts as a changed record.
    [[nodiscard]] std::uint64_t hash() const;
};

/// Reads rows of cells into records: every normaliser of `fields` by the mapping. Keeps the
/// readings of values that come again (companies, jobs, towns), so it is fast and not for several
/// threads at once: one builder per thread. The result of a row depends on that row alone.
class RecordBuilder {
public:
    explicit RecordBuilder(BuildRules rules);
    ~RecordBuilder();
    RecordBuilder(RecordBuilder&&) noexcept;
    RecordBuilder& operator=(RecordBuilder&&) noexcept;

    /// Reads one row (valid UTF-8, one cell per mapped column) into `record`, which is overwritten
    /// and keeps its capacity. A fault leaves `record` unspecified; `faulty_column` then counts
    /// from 0.
    [[nodiscard]] RowFault build(std::span<const std::string_view> cells, std::uint64_t line,
                                 model::Record& record, std::size_t& faulty_column);
    [[nodiscard]] const BuildCounts& counts() const noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Identity of a company as one record tells it: its SIREN, else its name and place. 0 when the
/// record names no company.
[[nodiscard]] std::uint64_t account_hash(const model::RecordFields& fields,
                                         const model::Address& address);
/// Identity of a raw address; 0 when there is none.
[[nodiscard]] std::uint64_t address_hash(const model::Address& address);

} // namespace bdd::intake
