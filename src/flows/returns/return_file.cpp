#include "flows/returns/return_file.hpp"

#include <bdd/core/text.hpp>

#include <fmt/format.h>

namespace bdd::flows {

ReturnFileReader::ReturnFileReader(cli::Context& ctx, WriteSession& session,
                                   const ImportOptions& options, storage::ReturnWriter& writer,
                                   const std::string& path)
    : m_session(&session)
    , m_writer(&writer)
    , m_input(ReturnColumns::open(path, options.tabular))
    , m_columns(m_input, options.tabular.map)
    , m_walk(ctx, options, m_input)
    , m_today(to_string(ctx.clock.today())) {
    m_file.name = m_input.file.display_name();
    m_file.warnings = m_input.warnings();
    m_file.mapping = m_columns.mapping();
}

ReturnedFile ReturnFileReader::read() {
    look_ahead();
    if (m_finder.wants_any()) {
        m_finder.search(m_session->base());
    }
    m_walk.each([&](const io::CsvRow& row) { take(row); });
    m_file.rows = m_walk.rows();
    m_file.blank_rows = m_walk.blank_rows();
    m_file.rejects_path = m_walk.commit(m_session->dry_run());
    m_file.rejected = m_walk.rejected();
    return std::move(m_file);
}

void ReturnFileReader::look_ahead() {
    bool is_proven = false;
    m_walk.each([&](const io::CsvRow& row) {
        if (m_walk.cells().read(row)) {
            return;
        }
        if (const auto order = fields::proven_order(m_columns.date(m_walk.cells().cells()));
            order && !is_proven) {
            m_order = *order;
            is_proven = true;
        }
        const ReturnRow read = read_return_row(m_columns, m_walk.cells().cells(), m_order);
        if (read.ref.empty() && read.has_lines) {
            m_finder.want(read.lines);
        }
    });
}

void ReturnFileReader::take(const io::CsvRow& bytes) {
    if (auto misfit = m_walk.cells().read(bytes)) {
        m_walk.reject(bytes, intake::keyword(misfit->fault), misfit->reason);
        return;
    }
    const ReturnRow row = read_return_row(m_columns, m_walk.cells().cells(), m_order);
    if (!row.date.empty()) {
        m_walk.reject(bytes, fields::keyword(fields::Problem::date_invalid),
                      fmt::format("'{}' is no date", row.date));
        return;
    }
    const std::optional<model::RecordId> record =
        row.ref.empty() ? find_by_lines(bytes, row) : find_by_ref(bytes, row);
    if (record) {
        add(row, *record);
    }
}

std::optional<model::RecordId> ReturnFileReader::find_by_ref(const io::CsvRow& bytes,
                                                             const ReturnRow& row) {
    const auto id = read_reference(row.ref);
    if (!id) {
        m_walk.reject(bytes, "unknown_ref",
                      fmt::format("'{}' is no reference such as C0000012", row.ref));
        return std::nullopt;
    }
    const auto record = m_writer->record_of(*id);
    if (!record) {
        m_walk.reject(bytes, "unknown_ref", fmt::format("the base has no contact {}", row.ref));
    }
    return record;
}

std::optional<model::RecordId> ReturnFileReader::find_by_lines(const io::CsvRow& bytes,
                                                               const ReturnRow& row) {
    if (!row.has_lines) {
        m_walk.reject(bytes, "no_ref", "no reference, nor the printed lines 4 and 6");
        return std::nullopt;
    }
    const LetterFinder::Found found = m_finder.find(row.lines);
    if (found.candidates == 0) {
        m_walk.reject(bytes, "no_match", "no contact gets letters with these lines");
        return std::nullopt;
    }
    if (!found.contact) {
        m_walk.reject(bytes, "ambiguous",
                      fmt::format("{} contacts get letters with these lines", found.candidates));
        return std::nullopt;
    }
    ++m_file.by_lines;
    return m_writer->record_of(*found.contact);
}

void ReturnFileReader::add(const ReturnRow& row, model::RecordId record) {
    const std::string returned_on = row.returned_on ? to_string(*row.returned_on) : m_today;
    storage::MailReturn back;
    back.record = record;
    back.motive = row.effective_motive();
    back.said = row.said;
    back.returned_on = returned_on;
    back.key = key_of(row, m_input.encoding.file_hash);
    if (!m_writer->add(back)) {
        ++m_file.known;
        return;
    }
    ++m_file.added;
    count(row);
}

void ReturnFileReader::count(const ReturnRow& row) {
    m_file.without_date += row.returned_on ? 0U : 1U;
    if (row.said.empty()) {
        ++m_file.without_motive;
    } else if (!row.motive) {
        ++m_file.unknown_motives[text::clean_line(row.said)];
    }
    for (std::size_t i = 0; i < m_file.repairs.size(); ++i) {
        m_file.repairs.at(i) += row.repairs.has(static_cast<fields::Repair>(i)) ? 1 : 0;
    }
}

} // namespace bdd::flows
