#pragma once

#include "flows/rejects_file.hpp"
#include "flows/tabular_input.hpp"
#include "flows/verdicts.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace bdd::flows {

/// One row of a file of verdicts, with a word in it.
struct AnswerRow {
    std::uint64_t line = 0;
    bool same = false;
    model::ContactId a; ///< As the base has them now.
    model::ContactId b;
    std::string bytes;  ///< As they stand in the file.
    std::string code;   ///< Why the row is refused; empty while it is not.
    std::string reason; ///< In English.
};

/// Refuses the rows that cannot all be true: "different" of two contacts that rows with "same" make
/// one, alone or through others, and those rows too. Who was wrong is not for a program to guess.
void refuse_contradictions(std::vector<AnswerRow>& rows);

/// What became of a file of verdicts.
struct AnswerCounts {
    std::int64_t rows = 0;
    std::int64_t empty = 0; ///< Without a verdict.
    std::int64_t same = 0;
    std::int64_t different = 0;
    std::int64_t unchanged = 0; ///< So it was already.
    std::int64_t rejected = 0;
    std::int64_t records_moved = 0;
    std::int64_t verdicts = 0; ///< Of records.

    [[nodiscard]] bool changed() const noexcept { return same + different > 0; }
};

/// A file of verdicts: the columns contact_a, contact_b and verdict, found by name, whatever else
/// is there. With record_a and record_b a row must still speak of records of these contacts.
class ReviewAnswers {
public:
    /// Reads the file. Throws Errc::input when a column is missing.
    ReviewAnswers(const std::string& path, const TabularOptions& options);

    [[nodiscard]] const TabularInput& input() const noexcept { return m_input; }
    /// Does what the file says, within the run of a session; what cannot be used goes to `rejects`,
    /// by line. The caller commits both.
    AnswerCounts apply(WriteSession& session, RejectsFile& rejects, const CancelFlag& cancel);

private:
    struct Columns {
        std::size_t verdict = 0;
        std::size_t contact_a = 0;
        std::size_t contact_b = 0;
        std::optional<std::size_t> record_a;
        std::optional<std::size_t> record_b;
    };
    [[nodiscard]] Columns find_columns() const;
    /// False for a row without a verdict.
    [[nodiscard]] bool read_row(const std::vector<std::string_view>& cells, VerdictWriter& writer,
                                AnswerRow& answer) const;
    [[nodiscard]] std::vector<AnswerRow> read(VerdictWriter& writer, AnswerCounts& counts,
                                              const CancelFlag& cancel) const;

    TabularInput m_input;
    Columns m_columns;
};

} // namespace bdd::flows
