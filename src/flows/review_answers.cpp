#include "flows/review_answers.hpp"

#include "dedupe/union_find.hpp"
#include "flows/asked_id.hpp"
#include "flows/review_words.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace bdd::flows {

namespace {

constexpr std::int64_t k_rows_per_poll = 1024;

void refuse(AnswerRow& row, std::string_view code, std::string reason) {
    row.code = code;
    row.reason = std::move(reason);
}

/// Turns the cells of one row into contacts, or refuses it.
class RowReader {
public:
    RowReader(VerdictWriter& writer, AnswerRow& row)
        : m_writer(&writer)
        , m_row(&row) {}

    [[nodiscard]] bool is_refused() const noexcept { return !m_row->code.empty(); }

    [[nodiscard]] model::ContactId contact(std::string_view cell) {
        const auto asked = read_id(cell);
        if (!asked || asked->account) {
            refuse(*m_row, "bad_id", fmt::format("'{}' is no id of a contact", cell));
            return {};
        }
        const model::ContactId id{asked->value};
        const auto found = m_writer->find(id);
        if (!found) {
            refuse(*m_row, "unknown_contact", fmt::format("there is no contact {}", uid_of(id)));
            return {};
        }
        return *found;
    }

    void check_record(std::string_view cell, model::ContactId contact) {
        const std::string_view digits = text::trim(cell);
        if (digits.empty() || is_refused()) {
            return;
        }
        model::RecordId record;
        const auto result =
            std::from_chars(digits.data(), digits.data() + digits.size(), record.value);
        const std::vector<model::RecordId> records = m_writer->members().records_of(contact);
        if (result.ptr != digits.data() + digits.size() ||
            !std::binary_search(records.begin(), records.end(), record)) {
            refuse(*m_row, "moved_record",
                   fmt::format("record {} is not of contact {} any more", digits, uid_of(contact)));
        }
    }

private:
    VerdictWriter* m_writer;
    AnswerRow* m_row;
};

std::string_view cell_of(const std::vector<std::string_view>& cells,
                         std::optional<std::size_t> column) {
    return column && *column < cells.size() ? cells[*column] : std::string_view();
}

} // namespace

void refuse_contradictions(std::vector<AnswerRow>& rows) {
    // Contacts as numbers, for the sets.
    std::map<model::ContactId, std::uint32_t> numbers;
    for (const AnswerRow& row : rows) {
        if (row.code.empty()) {
            for (const model::ContactId id : {row.a, row.b}) {
                numbers.try_emplace(id, static_cast<std::uint32_t>(numbers.size()));
            }
        }
    }
    dedupe::UnionFind sets(numbers.size());
    const auto set_of = [&](const AnswerRow& row) { return sets.find(numbers.at(row.a)); };
    for (const AnswerRow& row : rows) {
        if (row.code.empty() && row.same) {
            sets.join(sets.find(numbers.at(row.a)), sets.find(numbers.at(row.b)));
        }
    }
    struct Torn {
        std::uint64_t same = 0; ///< The first line of each kind.
        std::uint64_t different = 0;
    };
    std::map<std::uint32_t, Torn> torn;
    for (const AnswerRow& row : rows) {
        if (row.code.empty() && !row.same && set_of(row) == sets.find(numbers.at(row.b))) {
            torn.try_emplace(set_of(row), Torn{0, row.line});
        }
    }
    if (torn.empty()) {
        return;
    }
    const auto find = [&](const AnswerRow& row) {
        const bool inside = row.code.empty() && set_of(row) == sets.find(numbers.at(row.b));
        return inside ? torn.find(set_of(row)) : torn.end();
    };
    for (const AnswerRow& row : rows) {
        if (const auto found = find(row); found != torn.end() && row.same) {
            found->second.same = found->second.same == 0 ? row.line : found->second.same;
        }
    }
    for (AnswerRow& row : rows) {
        if (const auto found = find(row); found != torn.end()) {
            refuse(row, "contradiction",
                   fmt::format("line {} says otherwise of the same contacts",
                               row.same ? found->second.different : found->second.same));
        }
    }
}

ReviewAnswers::ReviewAnswers(const std::string& path, const TabularOptions& options)
    : m_input(path, options, {})
    , m_columns(find_columns()) {}

ReviewAnswers::Columns ReviewAnswers::find_columns() const {
    const std::vector<std::string>& names = m_input.dialect.columns;
    const auto find = [&](std::string_view wanted) -> std::optional<std::size_t> {
        const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
            return io::fold_column_name(name) == wanted;
        });
        return found == names.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(found - names.begin()));
    };
    const auto need = [&](std::string_view wanted, const char* name) {
        if (const auto found = find(wanted)) {
            return *found;
        }
        throw Error(Errc::input,
                    text_of(_("{0} has no column '{1}'"), m_input.file.display_name(), name),
                    text_of(_("bdd dedupe review --to csv writes such a file; the columns here "
                              "are: {0}"),
                            text::join(names, ", ")));
    };
    return {need("verdict", "verdict"), need("contact a", "contact_a"),
            need("contact b", "contact_b"), find("record a"), find("record b")};
}

bool ReviewAnswers::read_row(const std::vector<std::string_view>& cells, VerdictWriter& writer,
                             AnswerRow& answer) const {
    const std::string_view cell = cell_of(cells, m_columns.verdict);
    const auto word = read_verdict_word(cell);
    if (word == VerdictWord::none) {
        return false;
    }
    if (!word) {
        refuse(answer, "unknown_word",
               fmt::format("'{}' is neither same nor different", text::clean_line(cell)));
        return true;
    }
    answer.same = word == VerdictWord::same;
    RowReader reader(writer, answer);
    answer.a = reader.contact(cell_of(cells, m_columns.contact_a));
    if (!reader.is_refused()) {
        answer.b = reader.contact(cell_of(cells, m_columns.contact_b));
    }
    if (!reader.is_refused()) {
        reader.check_record(cell_of(cells, m_columns.record_a), answer.a);
        reader.check_record(cell_of(cells, m_columns.record_b), answer.b);
    }
    if (!reader.is_refused() && !answer.same && answer.a == answer.b) {
        refuse(answer, "one_contact",
               fmt::format("both are contact {}; bdd dedupe split parts it", uid_of(answer.a)));
    }
    return true;
}

std::vector<AnswerRow> ReviewAnswers::read(VerdictWriter& writer, AnswerCounts& counts,
                                           const CancelFlag& cancel) const {
    std::vector<AnswerRow> rows;
    io::CsvReader reader = m_input.open_rows();
    RowDecoder decoder(m_input.encoding.encoding);
    for (io::CsvRow row; reader.read(row);) {
        if (++counts.rows % k_rows_per_poll == 0) {
            cancel.check();
        }
        AnswerRow answer;
        answer.line = row.line;
        if (!decoder.decode(row)) {
            refuse(answer, "undecodable",
                   fmt::format("column {}: a byte that {} does not have", decoder.bad_cell() + 1,
                               io::name(m_input.encoding.encoding)));
        } else if (!read_row(decoder.cells(), writer, answer)) {
            ++counts.empty;
            continue;
        }
        answer.bytes = row.bytes;
        rows.push_back(std::move(answer));
    }
    return rows;
}

AnswerCounts ReviewAnswers::apply(WriteSession& session, RejectsFile& rejects,
                                  const CancelFlag& cancel) {
    AnswerCounts counts;
    VerdictWriter writer(session);
    std::vector<AnswerRow> rows = read(writer, counts, cancel);
    refuse_contradictions(rows);
    // First what is one: what differs from a contact differs from all that it became.
    for (const bool same : {true, false}) {
        for (const AnswerRow& row : rows) {
            if (!row.code.empty() || row.same != same) {
                continue;
            }
            cancel.check();
            const model::ContactId a = writer.find(row.a).value();
            const model::ContactId b = writer.find(row.b).value();
            const SaidPair said = same ? writer.same(a, b) : writer.different(a, b);
            std::int64_t& kind = same ? counts.same : counts.different;
            ++(said.changed ? kind : counts.unchanged);
            counts.records_moved += said.records_moved;
            counts.verdicts += said.verdicts;
        }
    }
    writer.conclude(cancel);
    for (const AnswerRow& row : rows) {
        if (!row.code.empty()) {
            rejects.add(row.bytes, row.line, row.code, row.reason);
        }
    }
    counts.rejected = rejects.count();
    return counts;
}

} // namespace bdd::flows
