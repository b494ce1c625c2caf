#pragma once

#include "flows/returns/return_row.hpp"
#include "flows/row_walk.hpp"

#include <bdd/storage/return_store.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bdd::flows {

/// What became of one file of returned mail.
struct ReturnedFile {
    std::string name;
    std::uint64_t rows = 0;
    std::uint64_t added = 0;
    std::uint64_t known = 0; ///< The same return came before.
    std::int64_t rejected = 0;
    std::string rejects_path;
    std::uint64_t by_lines = 0;       ///< Found by what is printed, without a reference.
    std::uint64_t without_motive = 0; ///< Read as a fault of the address.
    std::uint64_t without_date = 0;   ///< Of today then.
    std::map<std::string, std::uint64_t> unknown_motives; ///< Read as a fault of the address, too.
    std::array<std::int64_t, fields::k_repair_count> repairs{};
    std::uint64_t blank_rows = 0;
    std::vector<std::string> warnings;
    std::vector<std::pair<std::string, std::string>> mapping; ///< Column and what it holds.
};

/// Reads one file of returned mail twice: first for the order of day and month and for the letters
/// to be found by their lines, then row by row into the base.
class ReturnFileReader {
public:
    ReturnFileReader(cli::Context& ctx, WriteSession& session, const ImportOptions& options,
                     storage::ReturnWriter& writer, const std::string& path);
    ReturnFileReader(const ReturnFileReader&) = delete;
    ReturnFileReader& operator=(const ReturnFileReader&) = delete;

    /// Every row becomes a return, is known as one, or goes to the rejects. Throws Errc::input past
    /// --max-rejects. Once.
    [[nodiscard]] ReturnedFile read();

private:
    void look_ahead();
    void take(const io::CsvRow& bytes);
    [[nodiscard]] std::optional<model::RecordId> find_by_ref(const io::CsvRow& bytes,
                                                             const ReturnRow& row);
    [[nodiscard]] std::optional<model::RecordId> find_by_lines(const io::CsvRow& bytes,
                                                               const ReturnRow& row);
    void add(const ReturnRow& row, model::RecordId record);
    void count(const ReturnRow& row);

    WriteSession* m_session;
    storage::ReturnWriter* m_writer;
    TabularInput m_input;
    ReturnColumns m_columns;
    RowWalk m_walk;
    LetterFinder m_finder;
    fields::DateOrder m_order = fields::DateOrder::day_first;
    std::string m_today;
    ReturnedFile m_file;
};

} // namespace bdd::flows
