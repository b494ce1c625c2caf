#include "flows/matching/list_input.hpp"

#include "flows/find_column.hpp"

#include "flows/matching/column_filler.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/core/suggest.hpp>
#include <bdd/core/text.hpp>
#include <bdd/io/dialect.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace bdd::flows {

namespace {

using dedupe::ColumnKind;

constexpr std::size_t k_sample_rows = 1000;
constexpr std::size_t k_sample_cell_bytes = 1000;
constexpr std::uint64_t k_rows_per_poll = 4096;
/// A quoted cell may be as long as this; the reader of contact files stops earlier.
constexpr std::size_t k_quoted_bytes = std::size_t{32} << 20U;

std::vector<dedupe::ColumnSample> sample_of(const TabularInput& input) {
    std::vector<dedupe::ColumnSample> samples(input.dialect.columns.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const intake::MappedColumn& mapped = input.mapping[i];
        samples[i].name = mapped.column;
        samples[i].field = mapped.field;
        samples[i].field_percent = mapped.confidence_percent;
        samples[i].is_field_by_content = mapped.origin == intake::MappingOrigin::content;
    }
    io::CsvReader reader = open_list_rows(input);
    io::CellDecoder decoder(input.encoding.encoding);
    io::CsvRow row;
    std::string cell;
    for (std::size_t rows = 0; rows < k_sample_rows && reader.read(row); ++rows) {
        for (std::size_t i = 0; i < samples.size(); ++i) {
            std::size_t bad_offset = 0;
            cell.clear(); // Not cut in place: a sample would keep the room of its whole cell.
            if (i < row.cells.size() && !decoder.decode(row.cells[i], cell, bad_offset)) {
                cell.clear();
            }
            std::string_view beginning = std::string_view(cell).substr(0, k_sample_cell_bytes);
            beginning = beginning.substr(0, text::find_invalid_utf8(beginning));
            samples[i].cells.emplace_back(beginning);
        }
    }
    return samples;
}

} // namespace

KindRule parse_kind_rule(std::string_view text) {
    const std::size_t at = text.rfind('=');
    if (at == std::string_view::npos || at == 0) {
        throw Error(Errc::usage, text_of(_("'{0}' says no column and kind"), text),
                    _("write COLUMN=KIND, such as 'label=company'"));
    }
    std::string word = text::fold(text::trim(text.substr(at + 1)));
    std::replace(word.begin(), word.end(), '_', '-');
    word = word == "e-mail" ? "email" : word;
    if (const auto kind = dedupe::column_kind(word)) {
        return {std::string(text::trim(text.substr(0, at))), *kind};
    }
    std::vector<std::string> words;
    for (std::size_t i = 0; i < static_cast<std::size_t>(ColumnKind::count_); ++i) {
        words.emplace_back(keyword(static_cast<ColumnKind>(i)));
    }
    std::string hint = did_you_mean(word, words);
    throw Error(Errc::usage, text_of(_("unknown kind of column '{0}'"), word),
                hint.empty() ? text_of(_("write one of: {0}"), text::join(words, ", ")) : hint);
}

std::optional<dedupe::Row> RowIds::first_bad() const noexcept {
    if (!m_is_column) {
        return std::nullopt;
    }
    // Values are numbered as they come: each row brings the next one.
    for (std::size_t row = 0; row < m_column.cells.size(); ++row) {
        if (m_column.cells[row] != row + 1) {
            return static_cast<dedupe::Row>(row);
        }
    }
    return std::nullopt;
}

void RowIds::use_numbers() noexcept {
    m_is_column = false;
    m_column = dedupe::Column{};
}

std::string RowIds::text(dedupe::Row row) const {
    return m_is_column ? std::string(m_column.at(row)) : std::to_string(row + 1);
}

std::optional<dedupe::Row> RowIds::find(std::string_view id, std::size_t rows) const {
    if (m_is_column) {
        const dedupe::ValueId value = m_column.values.find(id);
        return value == 0 ? std::nullopt : std::optional<dedupe::Row>(value - 1);
    }
    dedupe::Row number = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
    const bool is_row =
        error == std::errc() && end == id.data() + id.size() && number >= 1 && number <= rows;
    return is_row ? std::optional<dedupe::Row>(number - 1) : std::nullopt;
}

bool is_compared(ColumnKind kind) noexcept {
    return kind != ColumnKind::id && kind != ColumnKind::ignore;
}

io::CsvReader open_list_rows(const TabularInput& input) {
    io::CsvOptions options;
    options.delimiter = input.dialect.delimiter;
    options.quoted_bytes = k_quoted_bytes;
    io::CsvReader reader(io::open_text(input.file, input.encoding), options);
    io::CsvRow row;
    const std::uint64_t before = input.dialect.preamble_rows + (input.dialect.has_header ? 1U : 0U);
    for (std::uint64_t i = 0; i < before && reader.read(row); ++i) {
    }
    return reader;
}

ListInput::ListInput(const std::string& path, const ListOptions& options, bool is_one_of_two)
    : m_tabular(path, options.layout, {}) {
    m_tabular.encoding.damaged_lines = 0; // Such rows are not rejected here, but warned of below.
    choose_columns(options, is_one_of_two);
}

void ListInput::choose_columns(const ListOptions& options, bool is_one_of_two) {
    const std::vector<std::string>& names = m_tabular.dialect.columns;
    const std::vector<dedupe::ColumnSample> samples = sample_of(m_tabular);
    std::vector<ColumnKind> kinds = dedupe::recognise_kinds(samples);
    std::vector<bool> is_given(names.size(), false);
    for (const std::string& rule_text : options.columns) {
        const KindRule rule = parse_kind_rule(rule_text);
        if (const auto column = find_column(names, rule.column)) {
            kinds[*column] = rule.kind;
            is_given[*column] = true;
        } else if (!is_one_of_two) {
            fail_unknown_column(rule.column, m_tabular);
        }
    }
    for (const std::string& id : options.ids) {
        if (const auto column = find_column(names, id)) {
            std::replace(kinds.begin(), kinds.end(), ColumnKind::id, ColumnKind::ignore);
            kinds[*column] = ColumnKind::id;
            m_is_id_given = true;
        } else if (!is_one_of_two) {
            fail_unknown_column(id, m_tabular);
        }
    }
    const auto id = std::find(kinds.begin(), kinds.end(), ColumnKind::id);
    if (id != kinds.end()) {
        m_ids = RowIds(true);
        m_id_column = static_cast<std::size_t>(id - kinds.begin());
    }
    m_plans = dedupe::plan_columns(samples, kinds, is_given);
}

bool ListInput::has_column(std::string_view name) const {
    return find_column(m_tabular.dialect.columns, name).has_value();
}

std::size_t ListInput::read(const std::vector<dedupe::Column*>& targets, bool with_ids,
                            Progress& progress, const CancelFlag& cancel) {
    std::vector<ColumnSource> sources;
    for (std::size_t i = 0; i < m_plans.size(); ++i) {
        if (targets[i] != nullptr) {
            sources.push_back({targets[i], m_plans[i].columns});
        }
    }
    if (with_ids && m_ids.is_column()) {
        sources.push_back({&m_ids.column(), {m_id_column}});
    }
    ColumnFiller filler(std::move(sources), m_tabular.encoding.encoding);
    io::CsvReader reader = open_list_rows(m_tabular);
    const std::size_t width = m_tabular.dialect.columns.size();
    io::CsvRow row;
    std::size_t rows = 0;
    std::uint64_t told = 0;
    progress.begin(_("reading"), m_tabular.file.size(), "B");
    while (reader.read(row)) {
        filler.add(row.cells);
        m_short_rows += row.cells.size() < width ? 1U : 0U;
        m_long_rows += row.cells.size() > width ? 1U : 0U;
        if (++rows % k_rows_per_poll == 0) {
            cancel.check();
            progress.advance(reader.consumed() - told);
            told = reader.consumed();
        }
    }
    filler.finish();
    progress.end();
    m_undecodable += filler.undecodable();
    m_blank_rows += reader.notes().blank_rows;
    return rows;
}

void ListInput::check_ids() {
    const auto bad = m_ids.first_bad();
    if (!bad) {
        return;
    }
    if (m_is_id_given) {
        const std::string& column = m_tabular.dialect.columns[m_id_column];
        const std::string id = m_ids.text(*bad);
        throw Error(Errc::input,
                    id.empty() ? text_of(_("{0}: row {1} has no '{2}'"), name(), *bad + 1, column)
                               : text_of(_("{0}: '{1}' of row {2} stood before in '{3}'"), name(),
                                         id, *bad + 1, column),
                    _("name a column with another value in each row, or leave --id out: rows are "
                      "then numbered"));
    }
    m_has_doubtful_ids = true;
    m_ids.use_numbers();
}

std::vector<std::string> ListInput::warnings() const {
    std::vector<std::string> lines = m_tabular.warnings();
    const auto add = [&](std::string line) { lines.push_back(name() + ": " + std::move(line)); };
    if (m_short_rows > 0) {
        add(text_of(BDD_N("{0} row has too few cells; the missing ones are empty",
                          "{0} rows have too few cells; the missing ones are empty", m_short_rows),
                    m_short_rows));
    }
    if (m_long_rows > 0) {
        add(text_of(BDD_N("{0} row has too many cells; those beyond the columns are not compared",
                          "{0} rows have too many cells; those beyond the columns are not compared",
                          m_long_rows),
                    m_long_rows));
    }
    if (m_blank_rows > 0) {
        add(text_of(BDD_N("{0} blank row is left out", "{0} blank rows are left out", m_blank_rows),
                    m_blank_rows));
    }
    if (m_undecodable > 0) {
        add(text_of(BDD_N("{0} cell does not read in this encoding; it is not compared",
                          "{0} cells do not read in this encoding; they are not compared",
                          m_undecodable),
                    m_undecodable));
    }
    if (m_has_doubtful_ids) {
        add(text_of(_("'{0}' does not name each row; rows are called by their number"),
                    m_tabular.dialect.columns[m_id_column]));
    }
    return lines;
}

std::string compared_text(const std::vector<dedupe::ColumnPlan>& plans) {
    std::string out;
    for (const dedupe::ColumnPlan& plan : plans) {
        if (is_compared(plan.kind)) {
            out += out.empty() ? "" : ", ";
            out += fmt::format("{} ({})", plan.name, keyword(plan.kind));
        }
    }
    return out;
}

} // namespace bdd::flows
