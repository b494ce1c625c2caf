#pragma once

#include "flows/protect/permit.hpp"

#include <bdd/io/csv_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

enum class ExportFormat { csv, tsv, jsonl };

/// What a French Excel reads: ';', byte order mark, CRLF, formulas disarmed. Phones go with it in
/// national form.
inline constexpr io::CsvStyle k_excel_fr{';', io::Encoding::utf8, true, true, true};

/// Formats contacts, by the million, into a buffer that the caller writes and clears.
class ContactOutput {
public:
    static constexpr std::size_t k_flush_bytes = std::size_t{256} << 10U;

    /// `columns` are indices into storage::contact_columns(). The header row is in the buffer.
    ContactOutput(ExportFormat format, io::CsvStyle style, bool national_phones,
                  std::vector<std::size_t> columns);
    /// Addresses of channels that the permit does not have are left empty.
    void row(const Permit& permit, std::span<const std::string_view> cells);
    /// Channels that the columns have addresses of.
    [[nodiscard]] protect::Channels channels() const noexcept;
    [[nodiscard]] const std::string& buffer() const noexcept;
    void clear() noexcept;
    [[nodiscard]] std::uint64_t replaced() const noexcept { return m_csv.replaced(); }
    [[nodiscard]] std::uint64_t escaped() const noexcept { return m_csv.escaped(); }

private:
    void json_row(std::span<const std::string_view> cells);

    ExportFormat m_format;
    bool m_national_phones;
    std::vector<std::size_t> m_columns;
    std::vector<protect::Channels> m_reach; ///< By column: whose address it is; none: nobody's.
    std::vector<std::string_view> m_cells;
    io::CsvWriter m_csv;
    std::string m_json;
};

} // namespace bdd::flows
