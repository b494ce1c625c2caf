#pragma once

#include "flows/activity/activity_row.hpp"
#include "flows/activity/activity_stops.hpp"
#include "flows/row_walk.hpp"

#include <bdd/storage/activity_writer.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bdd::flows {

/// What became of one file of activity.
struct ActivityFile {
    std::string name;
    std::uint64_t rows = 0;
    std::uint64_t added = 0;
    std::uint64_t changed = 0; ///< Contracts of which something new was said.
    std::uint64_t known = 0;   ///< They came before.
    std::int64_t rejected = 0;
    std::string rejects_path;
    std::uint64_t of_company = 0; ///< Tied to a company, and to nobody there.
    std::uint64_t refunds = 0;    ///< Lines of orders that give money back.
    std::uint64_t identical = 0;  ///< Rows like another one, without an id: each counts.
    std::uint64_t in_future = 0;
    std::uint64_t untied = 0; ///< Rejected for they name nobody in the base, or several.
    std::array<std::uint64_t, k_tie_kind_count> by_tie{};
    std::map<std::string, std::uint64_t> by_type;       ///< Of events; calls by their outcome.
    std::map<std::string, std::uint64_t> unknown_words; ///< Kept as they are, without an effect.
    std::array<std::int64_t, fields::k_repair_count> repairs{};
    std::uint64_t blank_rows = 0;
    std::vector<std::string> warnings;
    std::vector<std::pair<std::string, std::string>> mapping; ///< Column and what it holds.
};

/// Reads one file of events, calls, orders or contracts twice: first for the order of day and month
/// and for rows that are alike, then row by row into the base.
class ActivityFileReader {
public:
    ActivityFileReader(cli::Context& ctx, WriteSession& session, const ImportOptions& options,
                       intake::ActivityKind kind, model::SourceId source,
                       storage::ActivityWriter& writer, ActivityStops& stops,
                       const std::string& path);
    ActivityFileReader(const ActivityFileReader&) = delete;
    ActivityFileReader& operator=(const ActivityFileReader&) = delete;

    /// Every row is noted, is known, or goes to the rejects. Throws Errc::input past
    /// --max-rejects. Once.
    [[nodiscard]] ActivityFile read();

private:
    void look_ahead();
    void take(const io::CsvRow& bytes);
    /// Of a row, and whether another one of this file is alike.
    struct Key {
        std::uint64_t hash = 0;
        bool is_again = false;
    };
    [[nodiscard]] Key key_of(const ActivityRow& row);
    [[nodiscard]] std::uint64_t order_key(const ActivityRow& row, const storage::Tie& tie) const;
    [[nodiscard]] storage::Noted note(const ActivityRow& row, const storage::Tie& tie);
    [[nodiscard]] storage::Noted note_contract(const ActivityRow& row, const storage::Tie& tie);
    void count(const ActivityRow& row, const TieResult& found, storage::Noted noted);

    WriteSession* m_session;
    const ImportOptions* m_options;
    intake::ActivityKind m_kind;
    storage::ActivityWriter* m_writer;
    ActivityStops* m_stops;
    TabularInput m_input;
    ActivityColumns m_columns;
    RowWalk m_walk;
    ActivityTies m_ties;
    fields::DateOrder m_order = fields::DateOrder::day_first;
    Date m_today;
    /// How often a row that stands several times was met, by its hash.
    std::unordered_map<std::uint64_t, std::uint64_t> m_alike;
    ActivityFile m_file;
};

} // namespace bdd::flows
