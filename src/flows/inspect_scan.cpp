#include "flows/inspect_scan.hpp"

#include <bdd/core/hash.hpp>
#include <bdd/core/text.hpp>
#include <bdd/fields/email.hpp>
#include <bdd/fields/identifiers.hpp>
#include <bdd/fields/phone.hpp>
#include <bdd/fields/place.hpp>

#include <algorithm>

namespace bdd::flows {

namespace {

using model::Field;

constexpr std::size_t k_most_distinct = 50'000;
constexpr std::size_t k_examples = 3;
constexpr std::uint64_t k_rows_per_poll = 4096;

/// What reading a cell as its field says of it.
struct CellVerdict {
    fields::Repairs repairs;
    fields::Problem problem = fields::Problem::none;
};

template <typename T>
CellVerdict verdict(const fields::Reading<T>& reading) {
    return {reading.repairs, reading.problem};
}

CellVerdict read_cell(Field field, std::string_view cell, fields::DateOrder order) {
    switch (field) {
    case Field::email:
        return verdict(fields::read_emails(cell));
    case Field::phone:
    case Field::mobile:
        return verdict(fields::read_phones(cell));
    case Field::siren:
        return verdict(fields::read_sirens(cell));
    case Field::siret:
        return verdict(fields::read_sirets(cell));
    case Field::siren_siret:
        return fields::is_siret_like(cell) ? verdict(fields::read_sirets(cell))
                                           : verdict(fields::read_sirens(cell));
    case Field::vat:
        return verdict(fields::read_vat(cell));
    case Field::naf:
        return verdict(fields::read_naf(cell));
    case Field::postcode:
        return verdict(fields::read_postcode(cell));
    case Field::updated_on:
        return verdict(fields::read_date(cell, order));
    default:
        return {};
    }
}

/// The facts of one column while they are gathered.
class ColumnScan {
public:
    ColumnScan(const intake::MappedColumn& column, fields::DateOrder order)
        : m_field(column.field)
        , m_order(order) {}

    void add(std::string_view cell, std::uint64_t line) {
        const std::string_view trimmed = text::trim(cell);
        if (trimmed.empty()) {
            return;
        }
        ++facts.filled;
        count_distinct(trimmed);
        facts.with_breaks += cell.find_first_of("\r\n") != std::string_view::npos ? 1U : 0U;
        if (m_field != Field::website && fields::has_damaged_accents(trimmed) &&
            trimmed.find("://") == std::string_view::npos) { // The query of a link is no damage.
            problem("damaged_accents", trimmed, line);
        }
        if (fields::repair_double_encoding(trimmed)) {
            ++facts.repairs[std::string(keyword(fields::Repair::double_encoding))];
        }
        if (fields::decode_html_signs(trimmed)) {
            ++facts.repairs[std::string(keyword(fields::Repair::html_signs))];
        }
        if (!m_field) {
            return;
        }
        if (fields::is_placeholder(trimmed)) {
            ++facts.repairs[std::string(keyword(fields::Repair::placeholder_emptied))];
            return;
        }
        judge(trimmed, line);
    }

    ColumnFacts facts;

private:
    void judge(std::string_view cell, std::uint64_t line) {
        const CellVerdict read = read_cell(*m_field, cell, m_order);
        for (std::size_t i = 0; i < fields::k_repair_count; ++i) {
            const auto repair = static_cast<fields::Repair>(i);
            if (read.repairs.has(repair)) {
                ++facts.repairs[std::string(keyword(repair))];
            }
        }
        if (read.problem != fields::Problem::none) {
            problem(keyword(read.problem), cell, line);
        } else if (*m_field == Field::external_id && fields::is_scientific(cell)) {
            problem(keyword(fields::Problem::scientific_notation), cell, line);
        }
    }

    void problem(std::string_view name, std::string_view cell, std::uint64_t line) {
        ProblemFacts& problem = facts.problems[std::string(name)];
        if (++problem.count == 1) {
            problem.first_line = line;
            problem.example = text::clean_line(cell);
        }
    }

    void count_distinct(std::string_view value) {
        if (facts.distinct_is_least) {
            return;
        }
        const bool is_new = m_seen.insert(hash64(value)).second;
        facts.distinct = m_seen.size();
        if (is_new && facts.examples.size() < k_examples) {
            facts.examples.push_back(text::clean_line(value));
        }
        facts.distinct_is_least = m_seen.size() >= k_most_distinct;
    }

    std::optional<Field> m_field;
    fields::DateOrder m_order;
    std::unordered_set<std::uint64_t> m_seen;
};

void note_raggedness(FileFacts& facts, const io::CsvRow& row, std::size_t columns) {
    if (row.cells.size() == columns) {
        return;
    }
    const bool blank_extra =
        row.cells.size() > columns &&
        std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns), row.cells.end(),
                    [](std::string_view cell) { return text::trim(cell).empty(); });
    if (blank_extra) {
        return;
    }
    ++(row.cells.size() < columns ? facts.short_rows : facts.long_rows);
    facts.first_ragged_line = facts.first_ragged_line == 0 ? row.line : facts.first_ragged_line;
}

} // namespace

FileFacts scan_file(const TabularInput& input, std::uint64_t limit, Progress& progress,
                    const CancelFlag& cancel) {
    FileFacts facts;
    std::vector<ColumnScan> scans;
    for (const intake::MappedColumn& column : input.mapping) {
        scans.emplace_back(column, input.date_order);
    }
    io::CsvReader reader = input.open_rows();
    RowDecoder decoder(input.encoding.encoding);
    io::CsvRow row;
    std::uint64_t consumed = 0;
    progress.begin("", input.file.size(), "B");
    while ((limit == 0 || facts.rows < limit) && reader.read(row)) {
        if (++facts.rows % k_rows_per_poll == 0) {
            cancel.check();
            progress.advance(reader.consumed() - consumed);
            consumed = reader.consumed();
        }
        note_raggedness(facts, row, scans.size());
        if (!decoder.decode(row)) {
            ++facts.undecodable_rows;
            facts.first_undecodable_line =
                facts.first_undecodable_line == 0 ? row.line : facts.first_undecodable_line;
            continue;
        }
        for (std::size_t i = 0; i < std::min(scans.size(), decoder.cells().size()); ++i) {
            scans[i].add(decoder.cells()[i], row.line);
        }
    }
    progress.end();
    facts.notes = reader.notes();
    for (ColumnScan& scan : scans) {
        facts.columns.push_back(std::move(scan.facts));
    }
    return facts;
}

} // namespace bdd::flows
